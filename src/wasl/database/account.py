"""The account that runs the server's programs: PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wasl.database.problems import ServerProblem
from wasl.database.problems import gettext as _


@dataclass(frozen=True)
class Account:
    """An account of the machine that is not root."""

    name: str
    uid: int
    gid: int

    def run(
        self, command: Sequence[str | Path], *, timeout: float = 120, cwd: Path = Path("/")
    ) -> subprocess.CompletedProcess[str]:
        """Runs a program as this account with a bare environment; returns what it said, whatever its exit code."""
        other = os.geteuid() == 0
        return subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": "/"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
            user=self.uid if other else None,
            group=self.gid if other else None,
            extra_groups=[] if other else None,
        )

    def can_enter(self, directory: Path) -> bool:
        """Whether this account may cross every directory down to `directory` (it need not own it)."""
        return self.run(["/bin/sh", "-c", 'cd -- "$1"', "sh", directory]).returncode == 0

    def can_run(self, program: Path) -> bool:
        """Whether this account may execute `program` and read the directory it lies in."""
        check = 'test -x "$1" && test -r "$1" && test -r "$(dirname -- "$1")"'
        return self.run(["/bin/sh", "-c", check, "sh", program]).returncode == 0

    def owns(self, path: Path) -> None:
        """Makes this account the owner of `path`; only root needs to."""
        if os.geteuid() == 0:
            os.chown(path, self.uid, self.gid)


def server_account(home: Path) -> Account:
    """The account that runs the server of this home.

    An ordinary account runs it itself. Root uses, in this order, the account named by `WASL_SERVER_ACCOUNT`,
    the owner of the home when that is not root, and `nobody`. No account is ever added to the machine.

    Raises:
        ServerProblem: when no such account exists.
    """
    if os.geteuid() != 0:
        return _known(os.geteuid())
    named = os.environ.get("WASL_SERVER_ACCOUNT")
    if named:
        try:
            entry = pwd.getpwnam(named)
        except KeyError as error:
            raise ServerProblem(
                _("WASL_SERVER_ACCOUNT names %(name)s, which is no account of this machine.")
                % {"name": named}
            ) from error
        if entry.pw_uid == 0:
            raise ServerProblem(_("WASL_SERVER_ACCOUNT may not be root: PostgreSQL refuses to run as root."))
        return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    owner = home.stat().st_uid if home.exists() else 0
    if owner != 0:
        try:
            return _known(owner)
        except ServerProblem:
            pass  # The owner has no name here (a mounted volume): nobody runs the server instead.
    try:
        entry = pwd.getpwnam("nobody")
    except KeyError as error:
        raise ServerProblem(
            _("No account nobody on this machine: name one in WASL_SERVER_ACCOUNT.")
        ) from error
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _known(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError as error:
        raise ServerProblem(
            _("The account number %(number)s has no name on this machine, and PostgreSQL asks for one.")
            % {"number": uid}
        ) from error
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
