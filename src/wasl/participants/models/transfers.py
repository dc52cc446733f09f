"""Transfers of a file between centres, and where its person came from."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.participants.enums import ReferralOrigin, TransferStatus
from wasl.participants.models.people import File
from wasl.territory.models import Centre


class Transfer(models.Model):
    """A file proposed to another centre. Both centres read it: so it holds the number, and nothing about the person.

    Accepting it is what moves the file (``participants_transfer_moves``); nothing else does.
    """

    CLASSIFIED = {
        "ordinary": "id file number from_centre to_centre status proposed_at proposed_by decided_at decided_by answer"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(
        File, models.PROTECT, related_name="transfers", verbose_name=pgettext_lazy("register", "file")
    )
    number = models.CharField(_("file number"), max_length=24)
    from_centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="+", verbose_name=_("sending centre")
    )
    to_centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="+", verbose_name=_("receiving centre")
    )
    status = models.CharField(
        _("status of the transfer"), max_length=10, choices=TransferStatus.choices, default="proposed"
    )
    proposed_at = models.DateTimeField(_("proposed at"), auto_now_add=True)
    proposed_by = models.CharField(_("proposed by"), max_length=60)
    decided_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    decided_by = models.CharField(_("answered by"), max_length=60, blank=True)
    answer = models.CharField(_("why it is refused"), max_length=200, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("register", "transfer")
        ordering = ["proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["file"],
                condition=models.Q(status="proposed"),
                name="participants_transfer_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(from_centre=models.F("to_centre")),
                name="participants_transfer_to_another",
            ),
            models.CheckConstraint(
                condition=models.Q(status="proposed", decided_at=None, decided_by="")
                | (
                    models.Q(status__in=["accepted", "refused", "withdrawn"], decided_at__isnull=False)
                    & ~models.Q(decided_by="")
                ),
                name="participants_transfer_decided_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="refused") | ~models.Q(answer=""),
                name="participants_transfer_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(status="withdrawn") | ~models.Q(decided_by=models.F("proposed_by")),
                name="participants_transfer_not_answered_by_its_proposer",
            ),
            models.CheckConstraint(
                condition=~models.Q(proposed_by=""), name="participants_transfer_proposed_by"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class TransferReason(models.Model):
    """Why a file is proposed to another centre. It goes with the file: the other centre reads it once it has the file."""

    CLASSIFIED = {"ordinary": "id transfer file", "personal": "reason"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    transfer = models.OneToOneField(
        Transfer,
        models.PROTECT,
        related_name="stated",
        verbose_name=pgettext_lazy("register", "transfer"),
    )
    file = models.ForeignKey(
        File, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("register", "file")
    )
    reason = models.CharField(_("reason for the transfer"), max_length=200)

    class Meta:
        verbose_name = _("reason for a transfer")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""), name="participants_transferreason_written"
            ),
        ]

    def __str__(self) -> str:
        return str(self.transfer_id)


class Referral(models.Model):
    """Who sent the person, and the month they were released. Judicial, sealed, optional; each reading is recorded."""

    CLASSIFIED = {"ordinary": "id file written_at written_by", "judicial": "origin release_month"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.OneToOneField(
        File, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("register", "file")
    )
    origin = models.CharField(_("sent by"), max_length=16, choices=ReferralOrigin.choices, blank=True)
    # The first day of the month: the day itself is nobody's business.
    release_month = models.DateField(_("month of release"), null=True, blank=True)
    written_at = models.DateTimeField(_("written at"), auto_now=True)
    written_by = models.CharField(_("written by"), max_length=60)

    class Meta:
        verbose_name = pgettext_lazy("register", "referral")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(release_month=None) | models.Q(release_month__day=1),
                name="participants_referral_month_only",
            ),
            models.CheckConstraint(
                condition=models.Q(origin="") | models.Q(origin__in=ReferralOrigin.values),
                name="participants_referral_origin_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(written_by=""), name="participants_referral_written_by"
            ),
        ]

    def __str__(self) -> str:
        return str(self.file_id)
