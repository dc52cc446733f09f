"""The press: one Typst compiler for the process, which sees our templates and our fonts and nothing else.

A file of many papers is pressed in a process of its own (`python -m wasl.papers.press` with the job on its standard
input): 100 receipts take some 170 MB and ten seconds, which a server must neither keep afterwards nor stand still for.
"""

import json
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from wasl.papers.refusals import PaperError

ROOM = Path(__file__).parent
TEMPLATES = ROOM / "templates"
FONTS = ROOM / "fonts"
STANDARDS: list[Any] = ["ua-1", "a-2a"]
REFUSED = 3  # exit code of the process apart when Typst refuses; its sentence is on standard error
AT_MOST_SECONDS = 300

_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Job:
    """What to press: papers already checked and cleaned, and the second their file is dated (UTC)."""

    template: str
    papers: list[dict[str, Any]]
    timestamp: int
    kind: Literal["pdf", "png"] = "pdf"
    ppi: float | None = None


@cache
def compiler() -> typst.Compiler:
    """The compiler, which keeps the parsed fonts: the system's own and Typst's own are left out."""
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(root=str(TEMPLATES), font_paths=faces, ignore_system_fonts=True)


def press(job: Job) -> list[bytes]:
    """The PDF of a job, or its pages as PNG. Raises PaperError when Typst refuses or warns. Threads take turns."""
    try:
        with _one_at_a_time:
            made, warnings = compiler().compile_with_warnings(
                input=str(TEMPLATES / f"{job.template}.typ"),
                format=job.kind,
                ppi=job.ppi,
                sys_inputs={"data": json.dumps({"papers": job.papers})},
                pdf_standards=STANDARDS if job.kind == "pdf" else [],
                timestamp=job.timestamp,
            )
    except typst.TypstError as error:
        raise PaperError(f"{job.template}: {error.message}. {' '.join(error.hints)}".strip()) from error
    if warnings:
        raise PaperError(f"{job.template}: {'; '.join(warning.message for warning in warnings)}.")
    if made is None:
        raise PaperError(f"{job.template}: the compiler returned nothing.")
    return [made] if isinstance(made, bytes) else list(made)


def press_apart(job: Job) -> bytes:
    """The PDF of a job, pressed in a process of its own. Raises PaperError as `press` does."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "wasl.papers.press"],
            input=json.dumps(asdict(job)).encode(),
            capture_output=True,
            env={"PYTHONPATH": str(ROOM.parent.parent)},
            timeout=AT_MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PaperError(f"{job.template}: not pressed within {AT_MOST_SECONDS} seconds.") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        why = said if done.returncode == REFUSED else f"the press stopped ({done.returncode}): {said[-500:]}"
        raise PaperError(why)
    return done.stdout


def main() -> int:
    """Read a job, write its PDF."""
    job = Job(**json.load(sys.stdin))
    try:
        sys.stdout.buffer.write(press(job)[0])
    except PaperError as refusal:
        sys.stderr.write(str(refusal))
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main())
