"""The faces for print and for the screen, and their licences."""

from pathlib import Path

import pytest

from wasl.papers.press import FONTS

ttlib = pytest.importorskip("fontTools.ttLib", reason="the build requirements are not installed")
SCREEN = FONTS.parent.parent / "web" / "furniture" / "static" / "fonts"
FACES = ["IBMPlexSansArabic-Regular", "IBMPlexSansArabic-SemiBold", "Amiri-Regular", "Amiri-Bold"]
NEEDED = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىةًٌٍَُِّْـ،؛؟٪0123456789éèêàçùïôœŒÉÀ«»’“”–—…·-/.,:;()%№°€"


@pytest.mark.parametrize("folder", [FONTS, SCREEN])
def test_each_family_comes_with_its_licence(folder: Path) -> None:
    for family in ("IBMPlexSansArabic", "Amiri"):
        assert "SIL OPEN FONT LICENSE" in (folder / f"{family}-OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("face", FACES)
def test_the_screen_faces_are_small_and_hold_what_pages_write(face: str) -> None:
    file = SCREEN / f"{face}.woff2"
    assert file.stat().st_size < 70_000
    cut = ttlib.TTFont(file)
    whole = ttlib.TTFont(FONTS / f"{face}.ttf").getBestCmap()
    assert [sign for sign in NEEDED if ord(sign) in whole and ord(sign) not in cut.getBestCmap()] == []
    shaping = {record.FeatureTag for record in cut["GSUB"].table.FeatureList.FeatureRecord}
    assert {"init", "medi", "fina", "rlig"} <= shaping


@pytest.mark.parametrize("face", FACES)
def test_a_cut_face_does_not_carry_a_reserved_name(face: str) -> None:
    names = {
        str(name)
        for name in ttlib.TTFont(SCREEN / f"{face}.woff2")["name"].names
        if name.nameID in (1, 4, 6, 16)
    }
    assert names
    assert not any("Plex" in name for name in names)


@pytest.mark.parametrize("face", FACES)
def test_figures_are_of_one_width(face: str) -> None:
    font = ttlib.TTFont(FONTS / f"{face}.ttf")
    names = font.getBestCmap()
    assert len({font["hmtx"][names[ord(figure)]][0] for figure in "0123456789"}) == 1
