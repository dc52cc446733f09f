"""Makes a paper: data in, the bytes of a PDF out, the same bytes for the same data (invariant 5)."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from wasl.papers.intake import receive
from wasl.papers.press import FONTS, TEMPLATES, Job, press, press_apart
from wasl.papers.refusals import PaperError

MERGED_AT_MOST = 100  # more in one file costs memory for no gain: a printer takes several files
APART_FROM = 10  # from so many papers on, a file is pressed in a process of its own
CIVIL_TIME = ZoneInfo("Africa/Casablanca")


@dataclass(frozen=True, slots=True)
class Paper:
    """A printed paper and what it takes to print it again byte for byte."""

    pdf: bytes
    sha256: str
    template: str
    template_sha256: str
    typst_version: str
    fonts_sha256: str


def render(template: str, data: Mapping[str, Any], *, issued_on: date) -> Paper:
    """Print one paper.

    `data` fits the shape of `template` in `wasl.papers.shapes`; `issued_on` is the day the file is dated.
    Raises PaperError when the data do not fit, or when Typst refuses or warns.
    """
    return render_many(template, [data], issued_on=issued_on)


def render_many(template: str, papers: Sequence[Mapping[str, Any]], *, issued_on: date) -> Paper:
    """Print several papers of one kind in one file, to be sent to a printer: each on its own pages, numbered apart.

    The stored document of each paper stays the one `render` made. Takes 1 to 100 papers of one language; see
    `batches` for more. Raises PaperError as `render` does.
    """
    if not 1 <= len(papers) <= MERGED_AT_MOST:
        raise PaperError(f"{len(papers)} papers cannot be merged: a file holds 1 to {MERGED_AT_MOST}.")
    job = Job(template, [receive(template, data) for data in papers], _midnight(issued_on))
    if len({data["lang"] for data in job.papers}) > 1:
        raise PaperError("Papers of two languages cannot share a file: the file itself declares one.")
    pdf = press_apart(job) if len(papers) >= APART_FROM else press(job)[0]
    return Paper(
        pdf=pdf,
        sha256=hashlib.sha256(pdf).hexdigest(),
        template=template,
        template_sha256=template_sha256(template),
        typst_version=typst_version(),
        fonts_sha256=fonts_sha256(),
    )


def batches(papers: Sequence[Mapping[str, Any]]) -> Iterator[Sequence[Mapping[str, Any]]]:
    """Cut a long run of papers into what one file may hold."""
    for start in range(0, len(papers), MERGED_AT_MOST):
        yield papers[start : start + MERGED_AT_MOST]


def png(template: str, data: Mapping[str, Any], *, issued_on: date, ppi: float = 110) -> list[bytes]:
    """The pages of a paper as PNG pictures, for a preview; the document is the PDF."""
    return press(Job(template, [receive(template, data)], _midnight(issued_on), "png", ppi))


def _midnight(day: date) -> int:
    """The second at which a day begins in Morocco: what the file says of its making, whatever the hour it was made."""
    return int(datetime.combine(day, time.min, tzinfo=CIVIL_TIME).astimezone(UTC).timestamp())


@cache
def template_sha256(template: str) -> str:
    """The fingerprint of a template and of the house files it is built on."""
    return _fingerprint([TEMPLATES / f"{template}.typ", *sorted((TEMPLATES / "house").glob("*.typ"))])


@cache
def fonts_sha256() -> str:
    """The fingerprint of the four faces of the house."""
    return _fingerprint(sorted(FONTS.glob("*.ttf")))


@cache
def typst_version() -> str:
    """The version of the installed compiler."""
    return metadata.version("typst")


def _fingerprint(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()
