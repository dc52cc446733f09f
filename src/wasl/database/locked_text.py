"""Short texts locked before they are stored: the secrets of second steps, which a copy of the tables must not give away.

The keys are lines of the home's `secrets/second-step-keys` (0600), outside the database: the first locks, every one of
them opens. A backup carries them inside its sealed file, so that it can be brought back on another machine.
"""

import base64
import os
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from wasl.database.home import prepare_home, read_secret, secret

KEYS = "second-step-keys"
MARK = "locked:"


class NotOurs(Exception):
    """A text that none of the keys of this home opens."""


def lock(text: str) -> str:
    """The text locked with the newest key (made at first use); begins with `MARK`, differs each time."""
    return MARK + _keyring().encrypt(text.encode()).decode()


def unlock(locked: str) -> str:
    """The text that `lock` was given.

    Raises:
        NotOurs: when it is not locked, was changed, or was locked with a key that this home does not have.
    """
    if not locked.startswith(MARK):
        raise NotOurs
    try:
        return _keyring().decrypt(locked.removeprefix(MARK).encode()).decode()
    except InvalidToken as error:
        raise NotOurs from error


def opens(locked: str) -> bool:
    """Whether `unlock` would give it back."""
    try:
        unlock(locked)
    except NotOurs:
        return False
    return True


def keys() -> list[str]:
    """The keys of this home, the newest first; none before the first use."""
    return read_secret(KEYS).split()


def put_new_key() -> None:
    """Makes a key that locks from now on; the earlier ones go on opening."""
    _write([secrets.token_urlsafe(32), *keys()])


def keep_only_newest() -> None:
    """Forgets every key but the newest: what the others locked is not opened any more."""
    _write(keys()[:1])


def add_older(brought: list[str]) -> None:
    """Adds the keys of a backup behind those of this home, so that what it brings back can be opened."""
    known = keys()
    if missing := [key for key in brought if key not in known]:
        _write([*known, *missing])


def _keyring() -> MultiFernet:
    # Read each time: another process may have renewed them, and two hundred bytes cost nothing.
    lines = keys() or [secret(KEYS)]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_bytes(line))) for line in lines])


def _bytes(line: str) -> bytes:
    return base64.urlsafe_b64decode(line + "=" * (-len(line) % 4))


def _write(lines: list[str]) -> None:
    """Puts the whole file in place at once: whoever reads meanwhile sees the old keys or the new ones."""
    place = prepare_home() / "secrets"
    owner = place.stat()
    draft = place / f".{KEYS}.{secrets.token_hex(6)}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        os.fsync(file.fileno())
    if os.geteuid() == 0:
        os.chown(draft, owner.st_uid, owner.st_gid)
    draft.rename(place / KEYS)
