"""Communiqués: texts in both languages composed from one frozen tally, approved by someone else, then never changed."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.attachments.models import StoredFile
from wasl.communiques.enums import CommuniqueStatus
from wasl.handovers.models import Ceremony
from wasl.participants.models import File, Quotation
from wasl.tallies.models import FrozenTally


class Communique(models.Model):
    """The public text of a ceremony. ``text_*`` hold title and paragraphs; ``figures`` each figure with its definition."""

    CLASSIFIED = {
        "ordinary": "id reference ceremony tally status text_ar text_fr figures small_cells drafted_at drafted_by "
        "approved_at approved_by approval_reason document_ar document_fr withdrawn_at withdrawn_by"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("communiqué reference"), max_length=40, unique=True)
    ceremony = models.ForeignKey(
        Ceremony,
        models.PROTECT,
        related_name="communiques",
        verbose_name=pgettext_lazy("handover", "ceremony"),
    )
    tally = models.ForeignKey(FrozenTally, models.PROTECT, related_name="+", verbose_name=_("frozen tally"))
    status = models.CharField(
        _("status of the communiqué"), max_length=10, choices=CommuniqueStatus.choices, default="draft"
    )
    text_ar = models.JSONField(_("Arabic text"))
    text_fr = models.JSONField(_("French text"))
    figures = models.JSONField(pgettext_lazy("press", "figures"))
    small_cells = models.JSONField(_("cells under the threshold"), default=list)
    drafted_at = models.DateTimeField(_("drafted at"), auto_now_add=True)
    drafted_by = models.CharField(_("drafted by"), max_length=60)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    approved_by = models.CharField(_("approved by"), max_length=60, blank=True)
    approval_reason = models.CharField(_("reason for publishing small cells"), max_length=300, blank=True)
    document_ar = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Arabic document")
    )
    document_fr = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("French document")
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    withdrawn_by = models.CharField(_("withdrawn by"), max_length=60, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("press", "communiqué")
        ordering = ["-drafted_at", "reference"]
        constraints = [
            models.UniqueConstraint(
                fields=["ceremony"],
                condition=models.Q(status__in=["draft", "approved"]),
                name="communiques_communique_one_live",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by="") | ~models.Q(approved_by=models.F("drafted_by")),
                name="communiques_communique_not_approved_by_its_drafter",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_at=None, approved_by="") & ~models.Q(status="approved")
                | (models.Q(approved_at__isnull=False, status="approved") & ~models.Q(approved_by="")),
                name="communiques_communique_approved_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="approved")
                | models.Q(small_cells=[])
                | ~models.Q(approval_reason=""),
                name="communiques_communique_small_cells_have_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by="") & ~models.Q(status="withdrawn")
                | (models.Q(withdrawn_at__isnull=False, status="withdrawn") & ~models.Q(withdrawn_by="")),
                name="communiques_communique_withdrawn_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=~models.Q(drafted_by=""), name="communiques_communique_drafted_by"
            ),
            models.CheckConstraint(
                condition=~models.Q(status="approved")
                | models.Q(document_ar__isnull=False, document_fr__isnull=False),
                name="communiques_communique_approved_has_papers",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class QuotedWords(models.Model):
    """Words of a beneficiary that a draft carries, without a name. They are read where they are kept, never copied here:
    once their consent no longer stands, nobody reads them in this text either."""

    CLASSIFIED = {"ordinary": "id communique file quotation quoted_at quoted_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    communique = models.ForeignKey(
        Communique, models.PROTECT, related_name="quoted", verbose_name=pgettext_lazy("press", "communiqué")
    )
    file = models.ForeignKey(
        File, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("register", "file")
    )
    quotation = models.ForeignKey(
        Quotation, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("register", "quotation")
    )
    quoted_at = models.DateTimeField(_("quoted at"), auto_now_add=True)
    quoted_by = models.CharField(_("quoted by"), max_length=60)

    class Meta:
        verbose_name = pgettext_lazy("press", "quoted words")
        ordering = ["quoted_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["communique", "quotation"], name="communiques_quotedwords_once"),
            models.CheckConstraint(
                condition=~models.Q(quoted_by=""), name="communiques_quotedwords_quoted_by"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.communique_id} {self.id}"


class Erratum(models.Model):
    """A numbered note that an approved text's figures have since been corrected in the register. The text stays.

    ``text_*`` are ``erratum.ErratumText``; ``document_*`` its papers, for whoever received the communiqué.
    """

    CLASSIFIED = {
        "ordinary": "id communique number differences text_ar text_fr document_ar document_fr issued_at issued_by"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    communique = models.ForeignKey(
        Communique, models.PROTECT, related_name="errata", verbose_name=pgettext_lazy("press", "communiqué")
    )
    number = models.PositiveSmallIntegerField(_("erratum number"))
    differences = models.JSONField(pgettext_lazy("press", "differences"))
    text_ar = models.JSONField(_("Arabic text"))
    text_fr = models.JSONField(_("French text"))
    document_ar = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("Arabic document")
    )
    document_fr = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("French document")
    )
    issued_at = models.DateTimeField(_("issued at"), auto_now_add=True)
    issued_by = models.CharField(_("issued by"), max_length=60)

    class Meta:
        verbose_name = pgettext_lazy("press", "erratum")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["communique", "number"], name="communiques_erratum_once"),
            models.CheckConstraint(condition=~models.Q(issued_by=""), name="communiques_erratum_issued_by"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """``BEN-GUERIR-2021/COM-1/R-1``: the communiqué's, and which erratum of it this is."""
        return f"{self.communique.reference}/R-{self.number}"
