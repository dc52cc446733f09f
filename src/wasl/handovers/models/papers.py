"""Gifts to institutions, and the papers of a ceremony."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.agreements.models import Agreement
from wasl.attachments.models import StoredFile
from wasl.handovers.enums import (
    PaperKind,
)
from wasl.handovers.models.ceremonies import Ceremony
from wasl.institutions.models import Institution
from wasl.money.fields import AmountField


class InstitutionalGift(models.Model):
    """A gift to an institution at a ceremony: its own agreement, its own paragraph, never a participant's figure.

    ``noun`` is a code of the lexicon (``vehicle``). ``amount`` may be unknown: then nothing is entered in a ledger.
    """

    CLASSIFIED = {
        "ordinary": "id ceremony agreement recipient noun quantity description_ar description_fr purpose_ar purpose_fr "
        "amount recorded_at recorded_by"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ceremony = models.ForeignKey(
        Ceremony, models.PROTECT, related_name="gifts", verbose_name=pgettext_lazy("handover", "ceremony")
    )
    agreement = models.ForeignKey(
        Agreement,
        models.PROTECT,
        related_name="gifts",
        verbose_name=pgettext_lazy("partnership", "agreement"),
    )
    recipient = models.ForeignKey(
        Institution, models.PROTECT, related_name="+", verbose_name=_("receiving institution")
    )
    noun = models.CharField(_("object given"), max_length=40)
    quantity = models.PositiveSmallIntegerField(pgettext_lazy("of an item", "quantity"))
    description_ar = models.CharField(_("description, in Arabic"), max_length=200)
    description_fr = models.CharField(_("description, in French"), max_length=200)
    purpose_ar = models.CharField(_("purpose, in Arabic"), max_length=300, blank=True)
    purpose_fr = models.CharField(_("purpose, in French"), max_length=300, blank=True)
    amount = AmountField(_("amount in dirhams, when known"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    recorded_by = models.CharField(_("recorded by"), max_length=60)

    class Meta:
        verbose_name = _("institutional gift")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0), name="handovers_institutionalgift_quantity_positive"
            ),
            models.CheckConstraint(
                condition=~models.Q(recorded_by=""), name="handovers_institutionalgift_recorded_by"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.noun} {self.quantity}"


class CeremonyPaper(models.Model):
    """A stored paper of a ceremony: minutes, list of beneficiaries, institutional minutes."""

    CLASSIFIED = {"ordinary": "id ceremony kind number gift document printed_at printed_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ceremony = models.ForeignKey(
        Ceremony, models.PROTECT, related_name="papers", verbose_name=pgettext_lazy("handover", "ceremony")
    )
    kind = models.CharField(_("kind of paper"), max_length=24, choices=PaperKind.choices)
    number = models.CharField(_("number of the paper"), max_length=40, unique=True)
    gift = models.ForeignKey(
        InstitutionalGift,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name=_("institutional gift"),
    )
    document = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("stored document")
    )
    printed_at = models.DateTimeField(_("printed at"), auto_now_add=True)
    printed_by = models.CharField(_("printed by"), max_length=60)

    class Meta:
        verbose_name = _("paper of a ceremony")
        ordering = ["printed_at", "number"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(printed_by=""), name="handovers_ceremonypaper_printed_by"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="institutional_minutes", gift__isnull=False)
                | (~models.Q(kind="institutional_minutes") & models.Q(gift=None)),
                name="handovers_ceremonypaper_gift_of_its_minutes",
            ),
        ]

    def __str__(self) -> str:
        return self.number
