from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CeremonyStatus(models.TextChoices):
    PREPARED = "prepared", pgettext_lazy("ceremony", "in preparation")
    FINISHED = "finished", pgettext_lazy("ceremony", "finished")
    CANCELLED = "cancelled", pgettext_lazy("ceremony", "cancelled")


class OfficialRole(models.TextChoices):
    PRESIDING = "presiding", pgettext_lazy("official", "presiding")
    PRESENT = "present", pgettext_lazy("official", "present")
    SPEAKER = "speaker", _("stated the figures")


class ReceiptKind(models.TextChoices):
    EQUIPMENT = "equipment", _("equipment receipt")
    CASH = "cash", _("cash receipt")


class ReceiptStatus(models.TextChoices):
    ISSUED = "issued", pgettext_lazy("receipt", "issued")
    SIGNED = "signed", pgettext_lazy("receipt", "signed")
    SCANNED = "scanned", pgettext_lazy("receipt", "scanned")
    VOID = "void", pgettext_lazy("receipt", "void")
    REVERSED = "reversed", pgettext_lazy("receipt", "reversed")


# Delivered means signed (invariant 4): the scan is a further proof, not a condition.
DELIVERED = (ReceiptStatus.SIGNED, ReceiptStatus.SCANNED)
LIVE = (ReceiptStatus.ISSUED, ReceiptStatus.SIGNED, ReceiptStatus.SCANNED)

TRANSITIONS: dict[str, set[str]] = {
    ReceiptStatus.ISSUED: {ReceiptStatus.SIGNED, ReceiptStatus.VOID},
    ReceiptStatus.SIGNED: {ReceiptStatus.SCANNED, ReceiptStatus.REVERSED},
    ReceiptStatus.SCANNED: {ReceiptStatus.REVERSED},
    ReceiptStatus.VOID: set(),
    ReceiptStatus.REVERSED: set(),
}


class Proof(models.TextChoices):
    SIGNATURE = "signature", pgettext_lazy("proof", "signature")
    THUMBPRINT = "thumbprint", pgettext_lazy("proof", "thumbprint")


class VoidReason(models.TextChoices):
    ABSENT = "absent", pgettext_lazy("void receipt", "absent")
    REFUSED = "refused", pgettext_lazy("void receipt", "refused")
    MISPRINT = "misprint", pgettext_lazy("void receipt", "misprint")


class PaperKind(models.TextChoices):
    MINUTES = "minutes", _("handover minutes")
    BENEFICIARIES = "beneficiaries", _("list of beneficiaries")
    INSTITUTIONAL_MINUTES = "institutional_minutes", _("minutes of an institutional gift")
    REVERSAL = "reversal", _("reversal of a receipt")


class NumberKind(models.TextChoices):
    """What is numbered without holes, per issuing office and year of issue."""

    EQUIPMENT = "equipment", _("equipment receipt")
    CASH = "cash", _("cash receipt")
    REVERSAL = "reversal", _("reversal of a receipt")
    CEREMONY = "ceremony", pgettext_lazy("handover", "ceremony")
    MINUTES = "minutes", _("handover minutes")
    LIST = "list", _("list of beneficiaries")
    GIFT = "gift", _("minutes of an institutional gift")


class AgeBand(models.TextChoices):
    UNDER_18 = "under_18", _("under 18")
    FROM_18_TO_24 = "18_24", _("18 to 24")
    FROM_25_TO_34 = "25_34", _("25 to 34")
    FROM_35_TO_44 = "35_44", _("35 to 44")
    FROM_45_TO_59 = "45_59", _("45 to 59")
    FROM_60 = "60_over", _("60 and over")
    UNKNOWN = "unknown", pgettext_lazy("age", "not known")
