"""Where an installation keeps what is its own: database, passwords, papers on their way, sign-ins of the demonstration."""

import os
import secrets
from pathlib import Path

from wasl.database.problems import ServerProblem
from wasl.database.problems import gettext as _


def home() -> Path:
    """The directory of this installation: `WASL_HOME`, or `var` in the checkout, or `var` where the command runs.

    The directory may not exist yet; `prepare_home` makes it.
    """
    named = os.environ.get("WASL_HOME")
    if named:
        return Path(named).expanduser().resolve()
    checkout = Path(__file__).resolve().parents[3]
    root = checkout if (checkout / "pyproject.toml").exists() else Path.cwd()
    return (root / "var").resolve()


def prepare_home() -> Path:
    """Makes the home and its `secrets` directory, readable by nobody else, and gives the home back.

    Modes of directories that already exist are left alone. Made by root, the home may be crossed (0711),
    not listed, so that the unprivileged account of the server can reach its own part of it.

    Raises:
        ServerProblem: when the directory cannot be made.
    """
    place = home()
    try:
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            make_directory(place, 0o711 if os.geteuid() == 0 else 0o700)
        make_directory(place / "secrets", 0o700, like=place)
    except OSError as error:
        raise ServerProblem(
            _("Wasl cannot write in its home %(place)s: %(reason)s.")
            % {"place": place, "reason": error.strerror}
        ) from error
    return place


def make_directory(path: Path, mode: int, *, like: Path | None = None) -> None:
    """Makes one directory with exactly this mode, owned like `like` when root makes it; leaves an existing one alone."""
    try:
        path.mkdir(mode=mode)
    except FileExistsError:
        return
    path.chmod(mode)
    _own_like(path, like)


def read_secret(name: str) -> str:
    """The secret of that name, or an empty string when it has not been made yet. Never writes."""
    try:
        return (home() / "secrets" / name).read_text().strip()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except PermissionError as error:
        raise ServerProblem(
            _("The secrets in %(place)s belong to another account: run Wasl as the account that owns them.")
            % {"place": home() / "secrets"}
        ) from error


def secret(name: str) -> str:
    """The secret of that name (43 URL-safe characters), made at first use and kept with mode 0600.

    Two processes that ask at once get the same value: the file is written beside and linked into place.
    """
    known = read_secret(name)
    if known:
        return known
    place = prepare_home() / "secrets"
    draft = place / f".{name}.{secrets.token_hex(6)}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(32) + "\n")
    _own_like(draft, place)
    try:
        (place / name).hardlink_to(draft)
    except FileExistsError:
        pass  # Another process was first: its value counts.
    finally:
        draft.unlink()
    return read_secret(name)


def _own_like(path: Path, like: Path | None) -> None:
    if like is not None and os.geteuid() == 0:
        owner = like.stat()
        os.chown(path, owner.st_uid, owner.st_gid)


DEMONSTRATION = "demo-sign-ins.txt"


def is_demonstration() -> bool:
    """Whether this installation holds the demonstration: then every paper it prints says that it is a specimen."""
    return os.environ.get("WASL_SPECIMEN") == "1" or (home() / DEMONSTRATION).exists()
