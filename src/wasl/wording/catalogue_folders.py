"""Where the words live: which package folders hold a catalogue, and which catalogue a file belongs to.

A room holds one catalogue (``src/wasl/<room>/locale``), and each area of the pages one of its own
(``src/wasl/web/<area>/locale``). Standard library only, so that settings may read it before Django is ready.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
LANGUAGES = ("ar", "fr")
SPLIT_ROOMS = ("web",)
"""Rooms whose first-level folders are areas with catalogues of their own."""


def homes(package: Path = PACKAGE) -> list[Path]:
    """Folders that hold a ``locale`` folder, sorted, the package itself first when it has one."""
    return sorted(p.parent for p in package.rglob("locale") if p.is_dir())


def locale_paths(package: Path = PACKAGE) -> list[str]:
    """Every ``locale`` folder, as Django's ``LOCALE_PATHS`` wants them."""
    return [str(home / "locale") for home in homes(package)]


def home_of(path: Path, package: Path = PACKAGE) -> Path:
    """The folder whose catalogue holds the words of ``path``: its room, or its area inside a split room."""
    parts = path.relative_to(package).parts
    if len(parts) == 1:
        return package
    if parts[0] in SPLIT_ROOMS and len(parts) > 2:
        return package / parts[0] / parts[1]
    return package / parts[0]


def po_path(home: Path, language: str) -> Path:
    """The catalogue people edit."""
    return home / "locale" / language / "LC_MESSAGES" / "django.po"


def mo_path(home: Path, language: str) -> Path:
    """The compiled catalogue Django reads; never committed."""
    return po_path(home, language).with_suffix(".mo")


def stale(package: Path = PACKAGE) -> list[tuple[Path, str]]:
    """Catalogues (home and language) edited since they were compiled, or never compiled."""
    found = []
    for home in homes(package):
        for language in LANGUAGES:
            source, target = po_path(home, language), mo_path(home, language)
            if source.exists() and not (
                target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns
            ):
                found.append((home, language))
    return found
