"""Figures from outside (openings, assertions) and frozen ones. What the register knows is never stored: it is computed."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.money.fields import AmountField
from wasl.tallies.enums import Basis, Money, PlaceAxis, Precision, Unit
from wasl.territory.models import Centre, Place


class OutsideFigure(models.Model):
    """What openings and assertions share: printed string, value, precision, unit, scope, since and until, source."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.ForeignKey(
        Place, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("territory", "place")
    )
    place_axis = models.CharField(
        _("place counted"), max_length=10, choices=PlaceAxis.choices, default="residence"
    )
    unit = models.CharField(_("unit counted"), max_length=8, choices=Unit.choices, default="people")
    basis = models.CharField(
        _("basis of the figure"), max_length=10, choices=Basis.choices, default="delivered"
    )
    money = models.CharField(_("money counted"), max_length=10, choices=Money.choices, default="equipment")
    count = models.PositiveIntegerField(_("number of units"), null=True, blank=True)
    amount = AmountField(_("amount in dirhams"), null=True, blank=True)
    since = models.DateField(pgettext_lazy("figure", "since"))
    until = models.DateField(pgettext_lazy("figure", "until"))
    precision = models.CharField(
        pgettext_lazy("figure", "precision"), max_length=8, choices=Precision.choices
    )
    printed = models.CharField(_("as printed"), max_length=200)
    source = models.CharField(pgettext_lazy("figure", "source"), max_length=300)
    entered_at = models.DateTimeField(_("entered at"), auto_now_add=True)
    entered_by = models.CharField(_("entered by"), max_length=60)

    class Meta:
        abstract = True


class Opening(OutsideFigure):
    """The years before the register, for exactly one place, unit, money and since (invariant 8). Added, once, in a cumulative."""

    CLASSIFIED = {
        "ordinary": "id place place_axis unit basis money count amount since until precision printed source entered_at entered_by"
    }

    class Meta:
        verbose_name = pgettext_lazy("figure", "opening")
        ordering = ["place", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "place_axis", "unit", "basis", "money"],
                name="tallies_opening_one_per_question",
            ),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="tallies_opening_dates_in_order"
            ),
            models.CheckConstraint(condition=models.Q(count__isnull=False), name="tallies_opening_has_count"),
            models.CheckConstraint(condition=~models.Q(entered_by=""), name="tallies_opening_entered_by"),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} {self.since}"


class Assertion(OutsideFigure):
    """A published figure. Only ever compared with the register, never added (invariant 8)."""

    CLASSIFIED = {
        "ordinary": "id place place_axis unit basis money count amount since until precision printed source entered_at entered_by"
    }

    class Meta:
        verbose_name = pgettext_lazy("figure", "assertion")
        ordering = ["place", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "place_axis", "unit", "basis", "money", "since", "until", "printed"],
                name="tallies_assertion_once",
            ),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="tallies_assertion_dates_in_order"
            ),
            models.CheckConstraint(condition=~models.Q(entered_by=""), name="tallies_assertion_entered_by"),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} {self.since}"


class FrozenTally(models.Model):
    """A tally as published: its definition and figures, never recomputed (invariant 9)."""

    CLASSIFIED = {
        "ordinary": "id centre subject_kind subject_id definition figures sha256 frozen_at frozen_by"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("territory", "centre")
    )
    subject_kind = models.CharField(_("kind of subject"), max_length=40)
    subject_id = models.UUIDField(pgettext_lazy("figure", "subject"))
    definition = models.JSONField(pgettext_lazy("figure", "definition"))
    figures = models.JSONField(pgettext_lazy("figure", "figures"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    frozen_at = models.DateTimeField(_("frozen at"), auto_now_add=True)
    frozen_by = models.CharField(_("frozen by"), max_length=60)

    class Meta:
        verbose_name = _("frozen tally")
        constraints = [
            models.CheckConstraint(condition=~models.Q(frozen_by=""), name="tallies_frozentally_frozen_by")
        ]

    def __str__(self) -> str:
        return self.sha256[:8]


class TallyFact(models.Model):
    """One row of the nameless view every figure is computed from. Read only; owned by the checking role.

    ``person`` and ``project`` are keyed hashes: they tell two people apart and are found in no other table. Basis
    ``undone`` is a receipt reversed at ``undone_at``, counted in no figure; ``entered_at`` is when the register knew.
    """

    CLASSIFIED = {
        "ordinary": "fact basis person project planned sex age_band residence trade sector centre agreement "
        "agreement_province ceremony ceremony_place ceremony_province programme season budget_year dated money amount scanned "
        "entered_at undone_at"
    }

    fact = models.UUIDField(primary_key=True)
    basis = models.CharField(max_length=10)
    person = models.UUIDField(null=True)
    project = models.UUIDField(null=True)
    planned = models.IntegerField()
    sex = models.CharField(max_length=6, null=True)
    age_band = models.CharField(max_length=10, null=True)
    residence = models.CharField(max_length=12)
    trade = models.CharField(max_length=40, null=True)
    sector = models.CharField(max_length=40, null=True)
    centre = models.IntegerField()
    agreement = models.CharField(max_length=40, null=True)
    agreement_province = models.CharField(max_length=12, null=True)
    ceremony = models.CharField(max_length=40, null=True)
    ceremony_place = models.CharField(max_length=12, null=True)
    ceremony_province = models.CharField(max_length=12, null=True)
    programme = models.CharField(max_length=40, null=True)
    season = models.CharField(max_length=9)
    budget_year = models.IntegerField()
    dated = models.DateField()
    money = models.CharField(max_length=10)
    amount = AmountField()
    scanned = models.BooleanField()
    entered_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "tally_facts"
        verbose_name = _("counted fact")

    def __str__(self) -> str:
        return str(self.fact)
