"""Sign-ins of the demonstration's accounts: a password each, a second factor where people are seen, kept in one file."""

import os
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from wasl.accounts.enums import SECOND_FACTOR
from wasl.accounts.models import User
from wasl.accounts.operations import choose_password, temporary_password
from wasl.accounts.queries import actor_of
from wasl.database.home import DEMONSTRATION, home, prepare_home

FILE = DEMONSTRATION
HEAD = """\
# Sign-ins of the demonstration: people, cards and prices in it are invented. Keep this file to yourself all the same.
# The current code of an account, after its password: wasl demo_code USERNAME
# username, role, password, secret of the second factor (- when none is asked), address for an authenticator
"""


@dataclass(frozen=True)
class SignIn:
    """What someone types to sign in. ``secret`` is empty for roles that see no person: no second factor is asked."""

    username: str
    role: str
    password: str
    secret: str = ""
    address: str = ""

    @property
    def code(self) -> str:
        """The code of this moment; empty without a second factor."""
        if not self.secret:
            return ""
        return format_hotp_value(hotp_value(self.secret, int(time.time()) // app_settings.TOTP_PERIOD))


def path() -> Path:
    """Where the sign-ins are kept, readable by the owner of the installation only."""
    return home() / FILE


def give(first_passwords: Mapping[str, str], tell: Callable[[int, int], None]) -> list[SignIn]:
    """Give each new account a password of its own, chosen in its name, and a second factor where its role needs one.

    Nothing is asked to be changed at the first sign-in: these accounts are for looking around.
    """
    given = []
    for done, username in enumerate(first_passwords, start=1):
        user = User.objects.get(username=username)
        password = temporary_password()
        choose_password(by=actor_of(user), user=user, password=password)
        secret = generate_totp_secret() if user.role in SECOND_FACTOR else ""
        if secret:
            TOTP.activate(user, secret)
        address = get_adapter().build_totp_url(user, secret) if secret else ""
        given.append(SignIn(username, user.role, password, secret, address))
        tell(done, len(first_passwords))
    return given


def keep(sign_ins: Iterable[SignIn]) -> Path:
    """Write the file, mode 0600. Raises FileExistsError rather than replace sign-ins that are kept already."""
    prepare_home()
    descriptor = os.open(path(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(HEAD)
        for one in sign_ins:
            file.write(
                "\t".join([one.username, one.role, one.password, one.secret or "-", one.address or "-"])
                + "\n"
            )
    return path()


def read() -> list[SignIn]:
    """The sign-ins that are kept; none when there is no file."""
    try:
        lines = path().read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [SignIn(*("" if cell == "-" else cell for cell in row)) for row in rows]
