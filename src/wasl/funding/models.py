"""Funding lines and their append-only ledger. A balance is a sum of entries; none is stored."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.funding.enums import EntryKind, MoneyKind
from wasl.institutions.models import Institution
from wasl.money.fields import AmountField
from wasl.territory.models import Centre


class FundingLine(models.Model):
    """Money of one funder for one purpose and budget year, spent through one centre."""

    CLASSIFIED = {"ordinary": "id code centre funder money budget_year label_ar label_fr opened_at opened_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(pgettext_lazy("of a funding line", "code"), max_length=60, unique=True)
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("territory", "centre")
    )
    funder = models.ForeignKey(
        Institution, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("party", "funder")
    )
    money = models.CharField(_("kind of money"), max_length=12, choices=MoneyKind.choices)
    budget_year = models.PositiveSmallIntegerField(_("budget year"))
    label_ar = models.CharField(_("Arabic label"), max_length=200)
    label_fr = models.CharField(_("French label"), max_length=200)
    opened_at = models.DateTimeField(_("opened at"), auto_now_add=True)
    opened_by = models.CharField(_("opened by"), max_length=60)

    class Meta:
        verbose_name = _("funding line")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(money__in=MoneyKind.values), name="funding_fundingline_money_known"
            ),
            models.CheckConstraint(condition=~models.Q(opened_by=""), name="funding_fundingline_opened_by"),
        ]

    def __str__(self) -> str:
        return self.code


class Entry(models.Model):
    """One entry of the ledger, never changed. A correction is a reversal naming the entry it undoes.

    ``reference_*`` says what the entry is for (a grant, a receipt, an agreement): kind, id, number; no key upwards.
    """

    CLASSIFIED = {
        "ordinary": "id line kind amount dated reverses reference_kind reference_id reference_label reason recorded_at "
        "recorded_by sealed"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    line = models.ForeignKey(
        FundingLine, models.PROTECT, related_name="entries", verbose_name=_("funding line")
    )
    kind = models.CharField(_("kind of entry"), max_length=12, choices=EntryKind.choices)
    amount = AmountField(_("amount in dirhams"))
    dated = models.DateField(pgettext_lazy("ledger entry", "dated"))
    reverses = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reversed_by",
        verbose_name=pgettext_lazy("ledger entry", "reverses"),
    )
    reference_kind = models.CharField(_("kind of reference"), max_length=40)
    reference_id = models.UUIDField(pgettext_lazy("ledger entry", "reference"))
    reference_label = models.CharField(_("number of the reference"), max_length=80)
    # Why an entry was undone by hand; a reversal that has its own paper holds the reason there.
    reason = models.CharField(
        pgettext_lazy("ledger entry", "reason for the reversal"), max_length=300, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    recorded_by = models.CharField(_("recorded by"), max_length=60)
    # Code of the restricted programme its line serves; kept by the database, whatever is written here.
    sealed = models.CharField(pgettext_lazy("ledger entry", "sealed"), max_length=40, blank=True, default="")

    class Meta:
        verbose_name = _("ledger entry")
        ordering = ["dated", "recorded_at", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="funding_entry_amount_positive"),
            models.CheckConstraint(
                condition=models.Q(kind__in=EntryKind.values), name="funding_entry_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="reversal", reverses__isnull=False)
                | (~models.Q(kind="reversal") & models.Q(reverses=None)),
                name="funding_entry_reversal_names_an_entry",
            ),
            models.CheckConstraint(condition=~models.Q(recorded_by=""), name="funding_entry_recorded_by"),
        ]
        indexes = [models.Index(fields=["reference_kind", "reference_id"], name="funding_entry_reference")]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference_label}"
