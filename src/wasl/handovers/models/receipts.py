"""The receipts that prove what was handed over, and what undoes one. The facts of the day are written on the receipt."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.agreements.models import Agreement
from wasl.attachments.models import StoredFile
from wasl.catalogue.models import Trade
from wasl.database.keys import SealedKey
from wasl.grants.models import Grant
from wasl.handovers.enums import (
    AgeBand,
    Proof,
    ReceiptKind,
    ReceiptStatus,
    VoidReason,
)
from wasl.handovers.models.ceremonies import Ceremony
from wasl.money.fields import AmountField
from wasl.participants.enums import Sex
from wasl.participants.models import File, Person
from wasl.territory.models import Centre, Place


class Counter(models.Model):
    """The last number given, per issuing centre, kind and year. Only the database's own function moves it."""

    CLASSIFIED = {"ordinary": "id centre kind year last"}

    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("territory", "centre")
    )
    kind = models.CharField(_("kind of number"), max_length=12)
    year = models.PositiveSmallIntegerField(_("year of issue"))
    last = models.PositiveIntegerField(_("last number given"))

    class Meta:
        verbose_name = pgettext_lazy("numbering", "counter")
        constraints = [
            models.UniqueConstraint(fields=["centre", "kind", "year"], name="handovers_counter_once"),
        ]

    def __str__(self) -> str:
        return f"{self.centre_id} {self.kind} {self.year}"


class Receipt(models.Model):
    """A numbered paper one holder signs for equipment or cash. The unit every figure is made of.

    The facts of the day (``sex`` … ``budget_year``, amounts) are copied at issue and never change: a later move
    of the person changes no past figure (invariant 3). ``token`` is what the QR code holds.
    """

    CLASSIFIED = {
        "ordinary": "id number kind issuing_centre year sequence status ceremony grant file person token document "
        "agreement agreement_province programme_code season budget_year handed_over_on ceremony_place trade "
        "equipment_amount cash_amount issued_on issued_at issued_by signed_on signed_at signed_by proof "
        "scanned_at scanned_by scan voided_at voided_by void_reason void_note replaces",
        "personal": "sex age_band residence witness holder_name_ar holder_name_lat",
        "identity": "holder_cin",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("receipt number"), max_length=32, unique=True)
    kind = models.CharField(_("kind of receipt"), max_length=10, choices=ReceiptKind.choices)
    issuing_centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="+", verbose_name=_("issuing centre")
    )
    year = models.PositiveSmallIntegerField(_("year of issue"))
    sequence = models.PositiveIntegerField(_("sequence number"))
    status = models.CharField(
        _("status of the receipt"), max_length=10, choices=ReceiptStatus.choices, default="issued"
    )
    ceremony = models.ForeignKey(
        Ceremony, models.PROTECT, related_name="receipts", verbose_name=pgettext_lazy("handover", "ceremony")
    )
    grant = models.ForeignKey(
        Grant, models.PROTECT, related_name="receipts", verbose_name=pgettext_lazy("support", "grant")
    )
    file = models.ForeignKey(
        File, models.PROTECT, related_name="receipts", verbose_name=pgettext_lazy("register", "file")
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="receipts", verbose_name=pgettext_lazy("register", "person")
    )
    holder_name_ar = models.CharField(_("holder's name in Arabic"), max_length=170)
    holder_name_lat = models.CharField(_("holder's name in Latin letters"), max_length=170)
    holder_cin = models.CharField(_("holder's identity card number"), max_length=12, blank=True)
    token = models.CharField(_("verification code"), max_length=32, unique=True)
    document = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", verbose_name=_("stored document")
    )
    # The facts of the day.
    sex = models.CharField(pgettext_lazy("person", "sex"), max_length=6, choices=Sex.choices)
    age_band = models.CharField(_("age band"), max_length=10, choices=AgeBand.choices)
    residence = models.ForeignKey(
        Place, models.PROTECT, related_name="+", verbose_name=_("province of residence")
    )
    trade = models.ForeignKey(
        Trade, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("catalogue", "trade")
    )
    agreement = SealedKey(
        Agreement, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("partnership", "agreement")
    )
    agreement_province = models.ForeignKey(
        Place, models.PROTECT, related_name="+", verbose_name=_("province of the agreement")
    )
    programme_code = models.CharField(pgettext_lazy("funding", "programme"), max_length=40)
    season = models.CharField(pgettext_lazy("funding", "season"), max_length=9, blank=True)
    budget_year = models.PositiveSmallIntegerField(_("budget year"))
    handed_over_on = models.DateField(_("handed over on"))
    ceremony_place = models.ForeignKey(
        Place, models.PROTECT, related_name="+", verbose_name=_("place of the ceremony")
    )
    equipment_amount = AmountField(_("equipment in dirhams"), default=0)
    cash_amount = AmountField(_("cash aid in dirhams"), default=0)
    # Its life.
    issued_on = models.DateField(_("issued on"))
    issued_at = models.DateTimeField(_("issued at"), auto_now_add=True)
    issued_by = models.CharField(_("issued by"), max_length=60)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_at = models.DateTimeField(_("signature recorded at"), null=True, blank=True)
    signed_by = models.CharField(_("signature recorded by"), max_length=60, blank=True)
    proof = models.CharField(_("kind of proof"), max_length=12, choices=Proof.choices, blank=True)
    witness = models.CharField(pgettext_lazy("receipt", "witness"), max_length=120, blank=True)
    scanned_at = models.DateTimeField(_("scan received at"), null=True, blank=True)
    scanned_by = models.CharField(_("scan received by"), max_length=60, blank=True)
    scan = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("receipt", "scan"),
    )
    voided_at = models.DateTimeField(_("made void at"), null=True, blank=True)
    voided_by = models.CharField(_("made void by"), max_length=60, blank=True)
    void_reason = models.CharField(_("why it is void"), max_length=10, choices=VoidReason.choices, blank=True)
    void_note = models.CharField(_("note on the void receipt"), max_length=200, blank=True)
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=pgettext_lazy("receipt", "replaces"),
    )

    class Meta:
        verbose_name = pgettext_lazy("paper", "receipt")
        ordering = ["year", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["issuing_centre", "kind", "year", "sequence"], name="handovers_receipt_number_once"
            ),
            models.UniqueConstraint(
                fields=["grant", "file", "kind"],
                condition=models.Q(status__in=["issued", "signed", "scanned"]),
                name="handovers_receipt_one_live_per_holder",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="equipment", equipment_amount__gt=0, cash_amount=0)
                | models.Q(kind="cash", equipment_amount=0, cash_amount__gt=0),
                name="handovers_receipt_amount_of_its_kind",
            ),
            models.CheckConstraint(condition=~models.Q(issued_by=""), name="handovers_receipt_issued_by"),
            models.CheckConstraint(
                condition=models.Q(
                    signed_at=None, signed_on=None, signed_by="", proof="", status__in=["issued", "void"]
                )
                | (
                    models.Q(
                        signed_at__isnull=False,
                        signed_on__isnull=False,
                        status__in=["signed", "scanned", "reversed"],
                    )
                    & ~models.Q(signed_by="")
                    & ~models.Q(proof="")
                ),
                name="handovers_receipt_signed_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=models.Q(scanned_at=None, scanned_by="", scan=None)
                | (models.Q(scanned_at__isnull=False, scan__isnull=False) & ~models.Q(scanned_by="")),
                name="handovers_receipt_scanned_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="scanned") | models.Q(scanned_at__isnull=False),
                name="handovers_receipt_scanned_has_scan",
            ),
            models.CheckConstraint(
                condition=models.Q(voided_at=None, voided_by="", void_reason="") & ~models.Q(status="void")
                | (
                    models.Q(voided_at__isnull=False, status="void")
                    & ~models.Q(voided_by="")
                    & ~models.Q(void_reason="")
                ),
                name="handovers_receipt_voided_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=~models.Q(proof="thumbprint") | ~models.Q(witness=""),
                name="handovers_receipt_thumbprint_has_witness",
            ),
        ]
        indexes = [models.Index(fields=["handed_over_on"], name="handovers_receipt_day")]

    def __str__(self) -> str:
        return self.number

    @property
    def replacement(self) -> "Receipt | None":
        """The receipt issued in place of this one, or None."""
        return getattr(self, "replaced_by", None)


class ReceiptItem(models.Model):
    """An item as printed on a receipt."""

    CLASSIFIED = {"ordinary": "id receipt rank name_ar name_fr serial_number quantity condition value"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt = models.ForeignKey(
        Receipt, models.PROTECT, related_name="items", verbose_name=pgettext_lazy("paper", "receipt")
    )
    rank = models.PositiveSmallIntegerField(pgettext_lazy("in a list", "order"))
    name_ar = models.CharField(_("item, in Arabic"), max_length=160)
    name_fr = models.CharField(_("item, in French"), max_length=160)
    serial_number = models.CharField(_("serial number"), max_length=60, blank=True)
    quantity = models.PositiveSmallIntegerField(pgettext_lazy("of an item", "quantity"))
    condition = models.CharField(pgettext_lazy("of an item", "condition"), max_length=8)
    value = AmountField(_("value in dirhams"))

    class Meta:
        verbose_name = _("item of a receipt")
        ordering = ["rank", "id"]

    def __str__(self) -> str:
        return self.name_ar


class Reversal(models.Model):
    """The numbered paper that undoes a signed receipt. The receipt stays in the register, as reversed."""

    CLASSIFIED = {"ordinary": "id receipt number dated reason document reversed_at reversed_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt = models.OneToOneField(
        Receipt, models.PROTECT, related_name="reversal", verbose_name=pgettext_lazy("paper", "receipt")
    )
    number = models.CharField(_("reversal number"), max_length=32, unique=True)
    dated = models.DateField(pgettext_lazy("of a paper", "dated"))
    reason = models.CharField(_("reason for the reversal"), max_length=300)
    document = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, related_name="+", verbose_name=_("stored document")
    )
    reversed_at = models.DateTimeField(_("reversed at"), auto_now_add=True)
    reversed_by = models.CharField(_("reversed by"), max_length=60)

    class Meta:
        verbose_name = _("reversal of a receipt")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reversed_by=""), name="handovers_reversal_reversed_by"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="handovers_reversal_has_reason"),
        ]

    def __str__(self) -> str:
        return self.number
