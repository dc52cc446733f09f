"""Run as a program by the tests of the launcher: starts the server of WASL_HOME and prints what it is, as JSON.

`--as UID` first becomes that account for good, as if that account had called. `--packages DIRECTORY` looks for the
wheel there first.
"""

import argparse
import json
import os
import sys

import psycopg

from wasl.database import launcher
from wasl.database.connections import role_address
from wasl.database.problems import ServerProblem


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--as", dest="uid", type=int)
    parser.add_argument("--packages")
    parser.add_argument("--sql", default="select 1")
    options = parser.parse_args()
    if options.packages:
        sys.path.insert(0, options.packages)
    if options.uid is not None:
        os.setgroups([])
        os.setresgid(options.uid, options.uid, options.uid)
        os.setresuid(options.uid, options.uid, options.uid)
    try:
        launcher.ensure_running()
    except ServerProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    answer: dict[str, object] = {**launcher.status(), "socket": role_address("app_user")["host"]}
    with psycopg.connect(**role_address("app_user")) as connection:
        answer["user"], answer["trigrams"] = connection.execute(
            "select current_user, show_trgm('وصل')"
        ).fetchone()
    with psycopg.connect(**role_address("app_owner"), autocommit=True) as connection:
        answer["listens"] = connection.execute("show listen_addresses").fetchone()[0]
        cursor = connection.execute(options.sql)
        answer["rows"] = cursor.fetchall() if cursor.description else []
    sys.stdout.write(json.dumps(answer, default=str))
    return 0


if __name__ == "__main__":
    sys.exit(main())
