"""`pg_dump` and `pg_restore`, run with our address; the password passes by the environment, not the command line."""

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Iterator
from typing import IO, Any

from django.utils.translation import gettext as _
from psycopg.conninfo import make_conninfo

from wasl.database.connections import admin_address
from wasl.database.launcher import programs_directory
from wasl.database.problems import ServerProblem


@contextlib.contextmanager
def dump_program(
    name: str, database: str, options: list[str], **pipes: Any
) -> Iterator[subprocess.Popen[bytes]]:
    """Runs `pg_dump` or `pg_restore` on a database; leave the block when its stream is done.

    Raises:
        ServerProblem: with what the program complained of, when it did not end well.
    """
    address = admin_address(database)
    password = address.pop("password", "")
    program = programs_directory() / name
    if not program.exists():
        raise ServerProblem(
            _("%(program)s is missing: install the client programs of PostgreSQL.") % {"program": name}
        )
    with tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            [str(program), "--no-password", f"--dbname={make_conninfo('', **address)}", *options],
            stderr=complaints,
            env={
                "PATH": "/usr/bin:/bin",
                "LC_ALL": "C",
                "HOME": os.environ.get("HOME", "/"),
                "PGPASSWORD": password,
            },
            **pipes,
        )
        try:
            yield process
        except BaseException:
            process.kill()
            raise
        finally:
            for pipe in (process.stdin, process.stdout):
                _close(pipe)
            process.wait()
        if process.returncode != 0:
            complaints.seek(0)
            said = complaints.read().decode(errors="replace").strip().splitlines()
            raise ServerProblem(
                _("%(program)s did not finish: %(reason)s")
                % {"program": name, "reason": said[0] if said else "?"}
            )


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        with contextlib.suppress(BrokenPipeError):
            pipe.close()
