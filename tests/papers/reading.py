"""Reads papers back, as a viewer or a screen reader would."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader


def opened(pdf: bytes) -> PdfReader:
    """The document."""
    return PdfReader(BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    """The text of each page. Arabic words come whole; their order in a line is the reader's own."""
    return [page.extract_text() for page in opened(pdf).pages]


def faces(pdf: bytes) -> set[str]:
    """The embedded faces, without their subset prefix."""
    found = set()
    for page in opened(pdf).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            found.add(str(font.get_object()["/BaseFont"]).partition("+")[2])
    return found


def structure(pdf: bytes) -> list[str]:
    """The kinds of the tagged elements, in reading order: what assistive software meets."""
    kinds: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                walk(child)
        elif isinstance(node, dict):
            if "/S" in node:
                kinds.append(str(node["/S"]))
            if "/K" in node:
                walk(node["/K"])

    walk(opened(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return kinds
