"""One embedded server's place on the disk: data, socket, log and settings, and how it is made and started."""

import hashlib
import json
import os
import shutil
import stat
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from wasl.database.account import Account, server_account
from wasl.database.home import make_directory, secret
from wasl.database.installation import Installation, find_installation, reachable
from wasl.database.problems import ServerProblem
from wasl.database.problems import gettext as _

PATIENCE = 15.0  # seconds; after a kill -9 the old processes need up to ten to let go of the shared memory
_LONGEST_SOCKET = 106  # bytes; the kernel keeps 108 for a socket's path, the last one a zero


@dataclass(frozen=True)
class Cluster:
    """Where an embedded server lives and which account runs it."""

    directory: Path
    account: Account

    @property
    def data(self) -> Path:
        """The data directory."""
        return self.directory / "data"

    @property
    def log(self) -> Path:
        """The server's log; it names no value of any row."""
        return self.directory / "log" / "server.log"

    @property
    def socket(self) -> Path:
        """The directory of the server's socket, short enough for the kernel."""
        near = self.directory / "socket"
        if len(os.fsencode(near / ".s.PGSQL.5432.lock")) <= _LONGEST_SOCKET:
            return near
        return Path(tempfile.gettempdir()) / f"wasl-{self.account.uid}-{_short_hash(self.directory)}"

    @property
    def major(self) -> int | None:
        """The PostgreSQL version that wrote the data, or None when there are none yet."""
        version = self.data / "PG_VERSION"
        return int(version.read_text()) if version.exists() else None

    def programs(self) -> Installation:
        """The PostgreSQL programs for these data, where the account can run them."""
        return reachable(find_installation(self.major), self.account, self.directory)


def locate(home: Path) -> Cluster:
    """The server that belongs to `home`: the one it was made with, or where a new one would go.

    It lies in the home, unless root runs Wasl and the server's account cannot cross the home's parents (a
    checkout under a 0700 /root): then in /var/lib/wasl-<hash of the home's path>, and no mode is changed.
    """
    note = home / "server.json"
    try:
        known = json.loads(note.read_text())
    except FileNotFoundError:
        known = None
    account = server_account(home)
    if known is not None:
        return Cluster(home / known["directory"], account)
    inside = home / "postgres"
    if os.geteuid() != 0 or account.can_enter(home if home.exists() else _nearest(home)):
        return Cluster(inside, account)
    return Cluster(Path("/var/lib") / f"wasl-{_short_hash(home)}", account)


def remember(home: Path, cluster: Cluster) -> None:
    """Writes in the home where its server lives, so that later changes of modes do not lose it."""
    inside = cluster.directory.is_relative_to(home)
    place = str(cluster.directory.relative_to(home)) if inside else str(cluster.directory)
    draft = home / ".server.json.draft"
    draft.write_text(json.dumps({"directory": place, "account": cluster.account.name}) + "\n")
    owner = home.stat()
    if os.geteuid() == 0:
        os.chown(draft, owner.st_uid, owner.st_gid)
    draft.rename(home / "server.json")


def initialise(cluster: Cluster) -> None:
    """Makes the data directory, whole or not at all.

    Raises:
        ServerProblem: when a directory cannot be made or `initdb` fails.
    """
    programs = cluster.programs()
    draft = cluster.directory / "data.draft"
    shutil.rmtree(draft, ignore_errors=True)
    make_directory(draft, 0o700)
    cluster.account.owns(draft)
    password = cluster.directory / "log" / ".first-password"
    password.unlink(missing_ok=True)
    descriptor = os.open(password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secret("postgres"))
    cluster.account.owns(password)
    try:
        done = cluster.account.run(
            [
                programs.program("initdb"),
                f"--pgdata={draft}",
                "--username=postgres",
                f"--pwfile={password}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--wal-segsize=4",
                *_locale(programs.major),
            ]
        )
    finally:
        password.unlink()
    if done.returncode != 0:
        raise ServerProblem(
            _("The database could not be made: %(reason)s") % {"reason": _last_line(done.stdout)}
        )
    draft.rename(cluster.data)


def make_places(cluster: Cluster) -> None:
    """Makes the cluster's directories. A socket directory outside of it must be the account's own, or is refused."""
    try:
        make_directory(cluster.directory, 0o711 if os.geteuid() == 0 else 0o700)
        for place in (cluster.directory / "log", cluster.socket):
            if not place.exists():
                make_directory(place, 0o700)
                cluster.account.owns(place)
    except OSError as error:
        raise ServerProblem(
            _("Wasl cannot write in %(place)s: %(reason)s.")
            % {"place": cluster.directory, "reason": error.strerror}
        ) from error
    found = cluster.socket.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != cluster.account.uid or found.st_mode & 0o077:
        raise ServerProblem(
            _("%(place)s belongs to somebody else: remove it, then start again.") % {"place": cluster.socket}
        )


def start(cluster: Cluster) -> None:
    """Starts the server and waits until it answers; tries again while the remains of a killed one let go.

    Raises:
        ServerProblem: with the last line of the log when it will not start.
    """
    programs = cluster.programs()
    deadline = time.monotonic() + PATIENCE
    while True:
        _disown_stale_pid(cluster)
        done = cluster.account.run(
            [
                programs.program("pg_ctl"),
                "start",
                "-w",
                "-t",
                "60",
                "-s",
                "-D",
                cluster.data,
                "-l",
                cluster.log,
            ]
        )
        if done.returncode == 0:
            return
        tail = _tail(cluster.log)
        passing = "still in use" in tail or "already exists" in tail
        if not passing or time.monotonic() > deadline:
            raise ServerProblem(
                _("The database did not start: %(reason)s (log: %(log)s)")
                % {"reason": _last_line(tail or done.stdout), "log": cluster.log}
            )
        time.sleep(0.5)


def halt(cluster: Cluster) -> None:
    """Stops the server, letting running statements go and writing everything down."""
    programs = cluster.programs()
    done = cluster.account.run(
        [programs.program("pg_ctl"), "stop", "-w", "-t", "60", "-s", "-m", "fast", "-D", cluster.data]
    )
    if done.returncode != 0 and running_pid(cluster) is not None:
        raise ServerProblem(_("The database did not stop: %(reason)s") % {"reason": _last_line(done.stdout)})


def running_pid(cluster: Cluster) -> int | None:
    """The process of this cluster's server, or None when its note names none that is alive and a PostgreSQL."""
    try:
        pid = int((cluster.data / "postmaster.pid").read_text().splitlines()[0])
    except (FileNotFoundError, ValueError, IndexError):
        return None
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return None
    return pid if b"postgres" in command and os.fsencode(cluster.data) in command else None


def _disown_stale_pid(cluster: Cluster) -> None:
    """Replaces a process number that now names something else (after a restart of the machine or container).

    The rest of the note stays: PostgreSQL finds in it the shared memory that must be free before it starts.
    """
    note = cluster.data / "postmaster.pid"
    if not note.exists() or running_pid(cluster) is not None:
        return
    lines = note.read_text().splitlines()
    free = next(pid for pid in range(2**22 - 1, 1, -1) if not Path(f"/proc/{pid}").exists())
    note.write_text("\n".join([str(free), *lines[1:]]) + "\n")


def _locale(major: int) -> list[str]:
    # --no-locale would silently leave Arabic words without trigrams.
    if major >= 17:
        return [
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--lc-collate=C",
            "--lc-ctype=C.UTF-8",
        ]
    return ["--locale-provider=libc", "--locale=C.UTF-8", "--lc-messages=C"]


def _nearest(path: Path) -> Path:
    return next(parent for parent in path.parents if parent.exists())


def _short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def _tail(log: Path) -> str:
    try:
        return log.read_text(errors="replace")[-2000:]
    except FileNotFoundError:
        return ""


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason was given"
