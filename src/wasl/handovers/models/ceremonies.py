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
    """A handover ceremony: a centre's, somewhere, one day. It decides nothing; receipts do."""

    CLASSIFIED = {
        "ordinary": "id reference centre place venue_ar venue_fr held_on day_is_invented specimen status statement_office "
        "prepared_at prepared_by finished_at finished_by"
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
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    finished_by = models.CharField(_("finished by"), max_length=60, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("handover", "ceremony")
        ordering = ["-held_on", "reference"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="prepared", finished_at=None, finished_by="")
                | (models.Q(status="finished", finished_at__isnull=False) & ~models.Q(finished_by="")),
                name="handovers_ceremony_finished_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=~models.Q(prepared_by=""), name="handovers_ceremony_prepared_by"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def venue(self) -> str:
        """Venue in the reader's language."""
        return in_language(ar=self.venue_ar, fr=self.venue_fr)


class CeremonyOfficial(models.Model):
    """An office that presides, attends or speaks. Who held it that day is the office's business."""

    CLASSIFIED = {"ordinary": "id ceremony office role rank"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ceremony = models.ForeignKey(
        Ceremony, models.PROTECT, related_name="officials", verbose_name=pgettext_lazy("handover", "ceremony")
    )
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("institution", "office")
    )
    role = models.CharField(_("role at the ceremony"), max_length=10, choices=OfficialRole.choices)
    rank = models.PositiveSmallIntegerField(_("protocol order"), default=1)

    class Meta:
        verbose_name = _("official at a ceremony")
        ordering = ["rank", "id"]
        constraints = [
            models.UniqueConstraint(fields=["ceremony", "office"], name="handovers_ceremonyofficial_once"),
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
