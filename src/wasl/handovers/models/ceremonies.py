"""Ceremonies, who is seen there and who is called."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.grants.models import Grant
from wasl.handovers.enums import (
    CeremonyStatus,
    OfficialRole,
)
from wasl.institutions.models import Office
from wasl.territory.models import Centre, Place
from wasl.wording.languages import in_language


class Ceremony(models.Model):
    """A handover ceremony: a centre's, somewhere, one day. It decides nothing; receipts do.

    Until its first receipt (or another paper) is printed it may be corrected and cancelled; then it stays as it was.
    """

    CLASSIFIED = {
        "ordinary": "id reference centre place venue_ar venue_fr held_on day_is_invented specimen status statement_office "
        "prepared_at prepared_by corrected_at corrected_by finished_at finished_by cancelled_at cancelled_by cancel_reason"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("ceremony reference"), max_length=40, unique=True)
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("territory", "centre")
    )
    place = models.ForeignKey(
        Place, models.PROTECT, related_name="+", verbose_name=_("place of the ceremony")
    )
    venue_ar = models.CharField(_("venue, in Arabic"), max_length=160)
    venue_fr = models.CharField(_("venue, in French"), max_length=160)
    held_on = models.DateField(_("day of the ceremony"))
    day_is_invented = models.BooleanField(_("the day is invented"), default=False)
    specimen = models.BooleanField(_("papers are specimens"), default=False)
    status = models.CharField(
        _("status of the ceremony"), max_length=10, choices=CeremonyStatus.choices, default="prepared"
    )
    statement_office = models.ForeignKey(
        Office,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("office that states the balance"),
    )
    prepared_at = models.DateTimeField(_("prepared at"), auto_now_add=True)
    prepared_by = models.CharField(_("prepared by"), max_length=60)
    corrected_at = models.DateTimeField(_("last corrected at"), null=True, blank=True)
    corrected_by = models.CharField(_("last corrected by"), max_length=60, blank=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    finished_by = models.CharField(_("finished by"), max_length=60, blank=True)
    cancelled_at = models.DateTimeField(pgettext_lazy("ceremony", "cancelled at"), null=True, blank=True)
    cancelled_by = models.CharField(pgettext_lazy("ceremony", "cancelled by"), max_length=60, blank=True)
    cancel_reason = models.CharField(_("why the ceremony is cancelled"), max_length=300, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("handover", "ceremony")
        ordering = ["-held_on", "reference"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["prepared", "cancelled"], finished_at=None, finished_by="")
                | (models.Q(status="finished", finished_at__isnull=False) & ~models.Q(finished_by="")),
                name="handovers_ceremony_finished_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=~models.Q(prepared_by=""), name="handovers_ceremony_prepared_by"
            ),
            models.CheckConstraint(
                condition=models.Q(corrected_at=None, corrected_by="")
                | (models.Q(corrected_at__isnull=False) & ~models.Q(corrected_by="")),
                name="handovers_ceremony_corrected_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=models.Q(cancelled_at=None, cancelled_by="", cancel_reason="")
                & ~models.Q(status="cancelled")
                | (
                    models.Q(cancelled_at__isnull=False, status="cancelled")
                    & ~models.Q(cancelled_by="")
                    & ~models.Q(cancel_reason="")
                ),
                name="handovers_ceremony_cancelled_at_and_by_together",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def venue(self) -> str:
        """Venue in the reader's language."""
        return in_language(ar=self.venue_ar, fr=self.venue_fr)


class _Seated(models.Manager["CeremonyOfficial"]):
    def get_queryset(self) -> models.QuerySet["CeremonyOfficial"]:
        return super().get_queryset().filter(unseated_at=None)


class CeremonyOfficial(models.Model):
    """An office that presides, attends or speaks. Who held it that day is the office's business.

    ``objects`` (and ``ceremony.officials``) holds those seated now: a correction of the ceremony unseats the others,
    whose rows stay.
    """

    CLASSIFIED = {"ordinary": "id ceremony office role rank unseated_at unseated_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ceremony = models.ForeignKey(
        Ceremony, models.PROTECT, related_name="officials", verbose_name=pgettext_lazy("handover", "ceremony")
    )
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("institution", "office")
    )
    role = models.CharField(_("role at the ceremony"), max_length=10, choices=OfficialRole.choices)
    rank = models.PositiveSmallIntegerField(_("protocol order"), default=1)
    unseated_at = models.DateTimeField(_("unseated at"), null=True, blank=True)
    unseated_by = models.CharField(_("unseated by"), max_length=60, blank=True)

    objects = _Seated()

    class Meta:
        verbose_name = _("official at a ceremony")
        ordering = ["rank", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["ceremony", "office"],
                condition=models.Q(unseated_at=None),
                name="handovers_ceremonyofficial_once",
            ),
            models.CheckConstraint(
                condition=models.Q(unseated_at=None, unseated_by="")
                | (models.Q(unseated_at__isnull=False) & ~models.Q(unseated_by="")),
                name="handovers_ceremonyofficial_unseated_at_and_by_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ceremony_id} {self.office_id}"


class HandoverLine(models.Model):
    """A grant expected at a ceremony. A grant is on one ceremony's list at most, until it is taken off."""

    CLASSIFIED = {"ordinary": "id ceremony grant rank withdrawn_at withdrawn_by listed_at listed_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ceremony = models.ForeignKey(
        Ceremony, models.PROTECT, related_name="lines", verbose_name=pgettext_lazy("handover", "ceremony")
    )
    grant = models.ForeignKey(
        Grant, models.PROTECT, related_name="handover_lines", verbose_name=pgettext_lazy("support", "grant")
    )
    rank = models.PositiveSmallIntegerField(_("order of calling"), default=1)
    listed_at = models.DateTimeField(_("listed at"), auto_now_add=True)
    listed_by = models.CharField(_("listed by"), max_length=60)
    withdrawn_at = models.DateTimeField(_("taken off at"), null=True, blank=True)
    withdrawn_by = models.CharField(_("taken off by"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("line of a ceremony")
        ordering = ["rank", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["grant"],
                condition=models.Q(withdrawn_at=None),
                name="handovers_handoverline_grant_once",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None, withdrawn_by="")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_by="")),
                name="handovers_handoverline_withdrawn_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=~models.Q(listed_by=""), name="handovers_handoverline_listed_by"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ceremony_id} {self.rank}"
