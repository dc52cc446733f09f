"""Copies the four faces of the house from their packages and cuts them to WOFF2 for the screen.

Run after a new version of a font package (needs the `build` requirements):
`python src/wasl/papers/fonts/make_fonts.py`. The faces are under the SIL Open Font License, whose text is
copied beside them. IBM reserves the name "Plex" for unchanged fonts, so the cut faces carry another name inside.
"""

import shutil
from importlib import resources
from pathlib import Path

from fontTools import subset

PRINT = Path(__file__).parent
SCREEN = PRINT.parent.parent / "web" / "furniture" / "static" / "fonts"
FACES = {
    "fontpkg_ibm_plex_sans_arabic": ["IBMPlexSansArabic-Regular", "IBMPlexSansArabic-SemiBold"],
    "fontpkg_amiri": ["Amiri-Regular", "Amiri-Bold"],
}
# Latin with French letters, Arabic with the marks people type, punctuation with the isolates, arrows, euro, minus.
RANGES = (
    "0020-007E", "00A0-00FF", "0131", "0152-0153", "0178", "02C6", "02DA", "02DC", "0300-0302", "0306", "030C", "0327",
    "060C", "061B", "061F", "0621-063A", "0640-0656", "0660-066D", "0670-0671", "067E", "0686", "0698", "06A4",
    "06A9", "06AD", "06AF", "06BE", "06C1", "06CC", "06D2", "06D4", "06F0-06F9",
    "200C-200F", "2010-2015", "2018-201E", "2020-2022", "2026", "202F", "2030", "2032-2033", "2039-203A",
    "2066-2069", "20AC", "2116", "2122", "2190-2193", "2212", "2215", "2248", "2264-2265", "25A0", "25CF", "25CB",
    "FDF2", "FDFA", "FEFF",
)  # fmt: skip
# What Arabic needs to be shaped, and the figures the tables ask for; the rest (sets, fractions, swashes) stays in print.
FEATURES = [
    "ccmp",
    "locl",
    "isol",
    "init",
    "medi",
    "fina",
    "rlig",
    "calt",
    "liga",
    "mark",
    "mkmk",
    "kern",
    "curs",
    "pnum",
]

LEGAL_NAMES = (0, 7, 8, 9, 11, 12, 13, 14)  # copyright, trademark, makers, licence: kept word for word


def cut(source: Path, target: Path) -> None:
    """Write to `target` a WOFF2 of `source` holding RANGES and FEATURES only."""
    options = subset.Options(flavor="woff2", layout_features=FEATURES, notdef_outline=True, hinting=False)
    font = subset.load_font(str(source), options)
    for tag in {"meta", "DSIG"} & set(font.keys()):
        del font[tag]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(",".join(RANGES)))
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID not in LEGAL_NAMES:
            for reserved in ("IBM Plex", "IBMPlex"):
                record.string = record.toUnicode().replace(reserved, "Wasl")
    subset.save_font(font, str(target), options)


def main() -> None:
    """Bring the four faces, their two licences and the four subsets."""
    SCREEN.mkdir(parents=True, exist_ok=True)
    for package, faces in FACES.items():
        home = Path(str(resources.files(package)))
        family = faces[0].partition("-")[0]
        for folder in (PRINT, SCREEN):
            shutil.copyfile(home / "LICENSE", folder / f"{family}-OFL.txt")
        for face in faces:
            shutil.copyfile(home / "files" / f"{face}.ttf", PRINT / f"{face}.ttf")
            cut(PRINT / f"{face}.ttf", SCREEN / f"{face}.woff2")


if __name__ == "__main__":
    main()
