"""The numbered paper that undoes a signed receipt."""

from django.utils.translation import gettext as _

from wasl.handovers.documents import heads
from wasl.handovers.models import Reversal
from wasl.papers.compiler import Paper, render
from wasl.papers.shapes import ReversalData
from wasl.wording.dates import day
from wasl.wording.isolates import ltr


def reversal_paper(reversal: Reversal) -> Paper:
    """Print the reversal of a receipt."""
    return render("reversal", reversal_data(reversal), issued_on=reversal.dated)


@heads.in_arabic
def reversal_data(reversal: Reversal) -> ReversalData:
    """What the template of a reversal is told. It names the receipt, not the holder: others may have to see it."""
    receipt = reversal.receipt
    amount = receipt.equipment_amount + receipt.cash_amount
    return {
        **heads.head(
            receipt.ceremony,
            title=_("Reversal of a receipt"),
            number=reversal.number,
            dated=reversal.dated,
            footer=_("Reversal of a receipt: kept with the reversed receipt"),
            place=receipt.issuing_centre.seat,
        ),
        "paragraphs": [
            _("Receipt number %(number)s, signed on %(day)s within %(framework)s, is reversed by this paper.")
            % {
                "number": ltr(receipt.number),
                "day": day(receipt.signed_on or receipt.issued_on, heads.LANGUAGE),
                "framework": heads.framework(receipt),
            }
        ],
        "reversed_reference": receipt.number,
        "reversed_day": day(receipt.issued_on, heads.LANGUAGE),
        "reason": reversal.reason,
        "total": heads.sum_in_figures(amount),
        "total_in_words": heads.sum_in_words(amount),
        "consequences": [
            _("The payment is taken back in the ledger by a reversing entry of the same amount."),
            _(
                "The reversed receipt is no longer counted in any figure; it stays in the register with its number."
            ),
        ],
        "signatories": [
            {"role": _("For the central services"), "name": ""},
            heads.for_the_centre(receipt.ceremony),
        ],
        "notice": _("Published texts are not rewritten: a later correction is told beside them."),
    }
