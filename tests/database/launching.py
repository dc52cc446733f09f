"""Starts servers in homes of their own, in processes of their own, as the tests of the launcher need them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).with_name("start_once.py")
SOURCE = Path(__file__).resolve().parents[2] / "src"


def begin(home: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Starts the starter, and does not wait for it."""
    return subprocess.Popen(
        [sys.executable, str(PROGRAM), *arguments],
        env={**os.environ, "WASL_HOME": str(home), "PYTHONPATH": str(SOURCE), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def end(process: subprocess.Popen[str]) -> dict[str, Any]:
    """What the starter said, once it is done."""
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    answer: dict[str, Any] = json.loads(out)
    return answer


def start(home: Path, *arguments: str, **environment: str) -> dict[str, Any]:
    """Starts the server of `home` in a process of its own."""
    return end(begin(home, *arguments, **environment))


def refusal(home: Path, **environment: str) -> str:
    """The sentence with which the starter refuses."""
    process = begin(home, **environment)
    out, err = process.communicate(timeout=120)
    assert (process.returncode, out) == (1, ""), err
    assert "Traceback" not in err
    return err
