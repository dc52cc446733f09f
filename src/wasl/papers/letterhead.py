"""The part every paper shares: who issues it, its number, its place and day, the code to check it by."""

from io import BytesIO
from typing import Literal

import segno

from wasl.papers.shapes import LetterheadData

INK = "#1b2321"


def qr(url: str) -> str:
    """The SVG of a QR code holding `url`: level M, because a folded or stamped paper must still be read."""
    drawn = BytesIO()
    segno.make_qr(url, error="m").save(drawn, kind="svg", border=0, dark=INK, xmldecl=False, scale=3)
    return drawn.getvalue().decode()


def letterhead(
    *,
    title: str,
    issuer: str,
    heading_lines: list[str],
    reference: str,
    place: str,
    day_in_words: str,
    footer: str,
    qr_url: str | None,
    specimen: bool,
    lang: Literal["ar", "fr"],
) -> LetterheadData:
    """The common fields of any paper's data; add the paper's own (see `wasl.papers.shapes`) and render.

    `heading_lines` stand under «المملكة المغربية». `issuer` is written into the file as its author, and `title` as
    its title, where a viewer shows them: on a paper that a holder carries away, name nobody that tells what the
    holder has been. `specimen` prints «نموذج» across every page.
    """
    return {
        "title": title,
        "issuer": issuer,
        "heading_lines": heading_lines,
        "reference": reference,
        "place": place,
        "day_in_words": day_in_words,
        "footer": footer,
        "qr": None if qr_url is None else qr(qr_url),
        "specimen": specimen,
        "lang": lang,
    }
