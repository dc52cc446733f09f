"""How much a workbook unfolds to, measured before it is opened.

Whoever reads a workbook whole keeps room for every cell up to the last one written: one cell in the farthest corner of a
file of five kilobytes asks for half a terabyte, and the process that asks ends there. So the file is measured first.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

MOST_CELLS = 4_000_000
MOST_UNFOLDED = 512 * 1024 * 1024
_CHUNK = 256 * 1024
# A cell with something in it; one that is only formatted closes itself and takes no room.
_CELL = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\sr="([A-Z]{1,3})([0-9]{1,7})"[^<>]*(?<!/)>')


class TooLarge(Exception):
    """It unfolds to more than is read here."""


class NotAWorkbook(Exception):
    """It is no XLSX workbook, or a broken one."""


def measure(content: bytes) -> None:
    """Pass over an XLSX workbook once, a piece at a time. Raises TooLarge or NotAWorkbook.

    What the archive says of its own sizes is not believed: every part is unfolded to its end, and its checksum holds.
    """
    unfolded = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if "xl/workbook.xml" not in archive.namelist():
                raise NotAWorkbook
            for part in archive.infolist():
                columns = rows = 0
                for piece in _pieces(archive, part):
                    unfolded += len(piece)
                    if unfolded > MOST_UNFOLDED:
                        raise TooLarge
                    for column, row in _CELL.findall(piece):
                        columns, rows = max(columns, _place(column)), max(rows, int(row))
                    if columns * rows > MOST_CELLS:
                        raise TooLarge
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise NotAWorkbook from error


def _pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """The pieces of a part, each beginning where a tag begins."""
    rest = b""
    with archive.open(part) as stream:
        while piece := stream.read(_CHUNK):
            whole = rest + piece
            cut = max(whole.rfind(b"<"), len(whole) - _CHUNK)
            rest = whole[cut:]
            yield whole[:cut]
    yield rest


def _place(column: bytes) -> int:
    """Which column: A is 1, AA is 27."""
    place = 0
    for letter in column:
        place = place * 26 + letter - 64
    return place
