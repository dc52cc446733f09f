"""Makes a paper: data in, the bytes of a PDF out, the same bytes for the same data (invariant 5)."""

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

import typst

from wasl.papers.intake import receive
from wasl.papers.refusals import PaperError

TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(__file__).parent / "fonts"
STANDARDS: list[Any] = ["ua-1", "a-2a"]
MERGED_AT_MOST = 200  # more in one file costs memory for no gain: a printer takes several files
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

    The stored document of each paper stays the one `render` made. Takes 1 to 200 papers; PaperError otherwise.
    """
    if not 1 <= len(papers) <= MERGED_AT_MOST:
        raise PaperError(f"{len(papers)} papers cannot be merged: a file holds 1 to {MERGED_AT_MOST}.")
    pdf = _compile(template, papers, issued_on, "pdf")[0]
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
    return _compile(template, [data], issued_on, "png", ppi=ppi)


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


_one_at_a_time = threading.Lock()


@cache
def _compiler() -> typst.Compiler:
    """One compiler for the process: it keeps the parsed fonts. It sees the templates and our faces, nothing else."""
    faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(root=str(TEMPLATES), font_paths=faces, ignore_system_fonts=True)


def _compile(
    template: str,
    papers: Sequence[Mapping[str, Any]],
    issued_on: date,
    kind: Literal["pdf", "png"],
    ppi: float | None = None,
) -> list[bytes]:
    received = [receive(template, data) for data in papers]
    midnight = datetime.combine(issued_on, time.min, tzinfo=CIVIL_TIME).astimezone(UTC)
    try:
        with _one_at_a_time:
            made, warnings = _compiler().compile_with_warnings(
                input=str(TEMPLATES / f"{template}.typ"),
                format=kind,
                ppi=ppi,
                sys_inputs={"data": json.dumps({"papers": received})},
                pdf_standards=STANDARDS if kind == "pdf" else [],
                timestamp=int(midnight.timestamp()),
            )
    except typst.TypstError as error:
        raise PaperError(f"{template}: {error.message}. {' '.join(error.hints)}".strip()) from error
    if warnings:
        raise PaperError(f"{template}: {'; '.join(warning.message for warning in warnings)}.")
    if made is None:
        raise PaperError(f"{template}: the compiler returned nothing.")
    return [made] if isinstance(made, bytes) else list(made)
