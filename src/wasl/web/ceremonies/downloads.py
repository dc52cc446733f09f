"""Files people open or take away. Names carry numbers only; a scan, which others made, is never shown inside a page."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from wasl.attachments.models import StoredFile
from wasl.attachments.queries import content_of
from wasl.attachments.rules import EXTENSIONS, PDF
from wasl.handovers import queries
from wasl.handovers.documents.receipts import receipts_paper
from wasl.handovers.documents.workbook import beneficiaries_workbook
from wasl.handovers.enums import LIVE, ReceiptKind
from wasl.handovers.models import CeremonyPaper, Receipt, Reversal
from wasl.handovers.rules import file_name
from wasl.papers.compiler import MERGED_AT_MOST
from wasl.web.ceremonies.standing import ceremony_or_404
from wasl.web.downloads import XLSX, download
from wasl.web.pages import page
from wasl.web.requests import Request

PARTS_AT_MOST = 100


def _stored(stored: StoredFile | None, number: str, *, inline: bool = True) -> HttpResponse:
    """The stored bytes, as they were kept: a reprint is the document itself (invariant 5)."""
    if stored is None:
        raise Http404
    return download(
        content_of(stored), stored.media_type, file_name(number, EXTENSIONS[stored.media_type]), inline=inline
    )


@page("ceremonies.read")
def receipt_pdf(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The receipt as it was printed when issued; with ``?paper=reversal``, the paper that reversed it."""
    if request.GET.get("paper") == "reversal":
        undone = Reversal.objects.select_related("document").defer("document__content")
        reversal = get_object_or_404(undone, receipt=pk)
        return _stored(reversal.document, reversal.number)
    found = get_object_or_404(Receipt.objects.select_related("document").defer("document__content"), pk=pk)
    return _stored(found.document, found.number)


@page("ceremonies.read")
def receipt_scan_file(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The scan of the signed receipt: saved, not shown, for its content came from outside."""
    found = get_object_or_404(Receipt.objects.select_related("scan").defer("scan__content"), pk=pk)
    return _stored(found.scan, f"{found.number}-scan", inline=False)


@page("ceremonies.read")
def ceremony_paper(request: Request, pk: uuid.UUID) -> HttpResponse:
    """Minutes, list or minutes of a gift, as they were printed."""
    found = get_object_or_404(
        CeremonyPaper.objects.select_related("document").defer("document__content"), pk=pk
    )
    return _stored(found.document, found.number)


@page("ceremonies.read")
def ceremony_list_xlsx(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The list of beneficiaries as a workbook, as the receipts stand now."""
    ceremony = ceremony_or_404(pk)
    return download(
        beneficiaries_workbook(ceremony),
        XLSX,
        file_name(f"{ceremony.reference}-list", "xlsx"),
        inline=False,
    )


@page("ceremonies.read")
def ceremony_receipts(request: Request, pk: uuid.UUID) -> HttpResponse:
    """The equipment receipts that stand (``?kind=cash``: cash), a hundred a file for the printer (``?part=2``: the next)."""
    kind = request.GET.get("kind", ReceiptKind.EQUIPMENT)
    ceremony = ceremony_or_404(pk)
    part = request.GET.get("part", "1")
    if kind not in ReceiptKind.values or not part.isdecimal() or not 1 <= int(part) <= PARTS_AT_MOST:
        raise Http404
    first = (int(part) - 1) * MERGED_AT_MOST
    standing = (
        queries.receipts_of(ceremony)
        .filter(status__in=LIVE, kind=kind)
        .select_related("ceremony__centre", "ceremony__place", "ceremony__statement_office", "grant__project",
                        "grant__rule_version", "agreement__programme", "residence", "trade", "replaces")
        .prefetch_related("items", "grant__project__holders")
    )[first : first + MERGED_AT_MOST]  # fmt: skip
    receipts = list(standing)
    if not receipts:
        raise Http404
    name = file_name(f"{ceremony.reference}-{kind}" + (f"-{part}" if first else ""), "pdf")
    return download(receipts_paper(receipts).pdf, PDF, name, inline=True)
