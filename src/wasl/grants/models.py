"""Cohorts as planned, and grants: proposed by the centre, approved by the central services, on an agreement's lines."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.agreements.models import Agreement
from wasl.database.keys import SealedKey
from wasl.funding.models import FundingLine
from wasl.grants.enums import GrantStatus
from wasl.life_projects.models import MicroProject
from wasl.money.fields import AmountField
from wasl.programmes.models import Programme, RuleVersion
from wasl.territory.models import Centre, Place


class Cohort(models.Model):
    """A planned group (فوج): so many people, so much money, for a place and a budget year. Planned is not delivered."""

    CLASSIFIED = {
        "ordinary": "id code centre programme place season budget_year planned_people planned_amount recorded_at "
        "recorded_by sealed"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(pgettext_lazy("of a cohort", "code"), max_length=60, unique=True)
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("territory", "centre")
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("funding", "programme")
    )
    place = models.ForeignKey(
        Place, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("territory", "place")
    )
    season = models.CharField(pgettext_lazy("funding", "season"), max_length=9, blank=True)
    budget_year = models.PositiveSmallIntegerField(_("budget year"))
    planned_people = models.PositiveIntegerField(_("planned people"))
    planned_amount = AmountField(_("planned amount in dirhams"))
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    recorded_by = models.CharField(_("recorded by"), max_length=60)
    # Code of its programme when that is restricted; kept by the database, whatever is written here.
    sealed = models.CharField(pgettext_lazy("programme", "sealed"), max_length=40, blank=True, default="")

    class Meta:
        verbose_name = pgettext_lazy("programme", "cohort")
        ordering = ["-budget_year", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(planned_amount__gte=0), name="grants_cohort_amount_not_negative"
            ),
            models.CheckConstraint(condition=~models.Q(recorded_by=""), name="grants_cohort_recorded_by"),
        ]

    def __str__(self) -> str:
        return self.code


class Grant(models.Model):
    """Support to one micro-project (دعم المشروع): equipment from one line, cash from another, under one rule version."""

    CLASSIFIED = {
        "ordinary": "id number project cohort agreement equipment_line cash_line equipment_amount cash_amount status "
        "rule_version proposed_on proposed_at proposed_by decided_on decided_at decided_by decision_reason cancelled_on "
        "cancelled_at cancelled_by cancel_reason"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("grant number"), max_length=24, unique=True)
    project = models.ForeignKey(
        MicroProject, models.PROTECT, related_name="grants", verbose_name=_("micro-project")
    )
    cohort = SealedKey(
        Cohort,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="grants",
        verbose_name=pgettext_lazy("programme", "cohort"),
    )
    agreement = SealedKey(
        Agreement,
        models.PROTECT,
        related_name="grants",
        verbose_name=pgettext_lazy("partnership", "agreement"),
    )
    equipment_line = SealedKey(
        FundingLine, models.PROTECT, related_name="+", verbose_name=_("line for equipment")
    )
    cash_line = SealedKey(
        FundingLine,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("line for cash aid"),
    )
    equipment_amount = AmountField(_("equipment in dirhams"))
    cash_amount = AmountField(_("cash aid in dirhams"), default=0)
    status = models.CharField(
        _("status of the grant"), max_length=10, choices=GrantStatus.choices, default="proposed"
    )
    rule_version = SealedKey(RuleVersion, models.PROTECT, related_name="+", verbose_name=_("rules applied"))
    proposed_on = models.DateField(_("proposed on"))
    proposed_at = models.DateTimeField(_("proposal recorded at"), auto_now_add=True)
    proposed_by = models.CharField(_("proposed by"), max_length=60)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decision recorded at"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=60, blank=True)
    decision_reason = models.CharField(_("reason for the decision"), max_length=300, blank=True)
    # Apart from the decision: who approved stays written when the grant is cancelled later.
    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancellation recorded at"), null=True, blank=True)
    cancelled_by = models.CharField(_("cancelled by"), max_length=60, blank=True)
    cancel_reason = models.CharField(_("reason for the cancellation"), max_length=300, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("support", "grant")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["project"],
                condition=models.Q(status__in=["proposed", "approved"]),
                name="grants_grant_one_per_project",
            ),
            models.CheckConstraint(
                condition=models.Q(equipment_amount__gt=0), name="grants_grant_equipment_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(cash_amount=0, cash_line=None)
                | models.Q(cash_amount__gt=0, cash_line__isnull=False),
                name="grants_grant_cash_has_line",
            ),
            models.CheckConstraint(condition=~models.Q(proposed_by=""), name="grants_grant_proposed_by"),
            models.CheckConstraint(
                condition=models.Q(decided_by="") | ~models.Q(decided_by=models.F("proposed_by")),
                name="grants_grant_not_decided_by_its_proposer",
            ),
            models.CheckConstraint(
                condition=models.Q(status="proposed", decided_at=None, decided_by="", decided_on=None)
                | (
                    ~models.Q(status="proposed")
                    & models.Q(decided_at__isnull=False, decided_on__isnull=False)
                    & ~models.Q(decided_by="")
                ),
                name="grants_grant_decided_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=(
                    ~models.Q(status="cancelled")
                    & models.Q(cancelled_at=None, cancelled_by="", cancelled_on=None, cancel_reason="")
                )
                | (
                    models.Q(status="cancelled", cancelled_at__isnull=False, cancelled_on__isnull=False)
                    & ~models.Q(cancelled_by="")
                    & ~models.Q(cancel_reason="")
                ),
                name="grants_grant_cancelled_at_and_by_together",
            ),
        ]

    def __str__(self) -> str:
        return self.number
