"""Micro-projects: who holds them in what shares, which trade, where, with which equipment and cash."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.catalogue.models import Trade
from wasl.life_projects.enums import CashNature, ItemKind, ProjectStatus
from wasl.money.fields import AmountField
from wasl.participants.models import File
from wasl.territory.models import Place
from wasl.wording.dates import today
from wasl.wording.languages import in_language


class MicroProject(models.Model):
    """A small business to be equipped. ``file`` is the first holder's: its centre decides who sees the project."""

    CLASSIFIED = {
        "ordinary": "id number file trade site status revision cash_amount cash_nature "
        "prepared_on prepared_at prepared_by completed_on completed_at completed_by",
        "personal": "title_ar title_fr",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("project number"), max_length=24, unique=True)
    file = models.ForeignKey(
        File, models.PROTECT, related_name="projects", verbose_name=pgettext_lazy("register", "file")
    )
    trade = models.ForeignKey(
        Trade, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("catalogue", "trade")
    )
    title_ar = models.CharField(_("Arabic title"), max_length=200)
    title_fr = models.CharField(_("French title"), max_length=200)
    site = models.ForeignKey(Place, models.PROTECT, related_name="+", verbose_name=_("site of the project"))
    status = models.CharField(
        _("status of the project"), max_length=10, choices=ProjectStatus.choices, default="draft"
    )
    # Equipment lines of an earlier revision are kept as history; the current ones bear this number.
    revision = models.PositiveSmallIntegerField(_("revision of the equipment list"), default=0)
    cash_amount = AmountField(_("cash aid in dirhams"), default=0)
    cash_nature = models.CharField(
        _("nature of the cash aid"), max_length=16, choices=CashNature.choices, blank=True
    )
    prepared_on = models.DateField(_("prepared on"), default=today)
    prepared_at = models.DateTimeField(_("preparation recorded at"), auto_now_add=True)
    prepared_by = models.CharField(_("prepared by"), max_length=60)
    completed_on = models.DateField(_("completed on"), null=True, blank=True)
    completed_at = models.DateTimeField(_("completion recorded at"), null=True, blank=True)
    completed_by = models.CharField(_("completed by"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("micro-project")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cash_amount__gte=0), name="life_projects_microproject_cash_not_negative"
            ),
            models.CheckConstraint(
                condition=models.Q(cash_amount=0, cash_nature="")
                | (models.Q(cash_amount__gt=0) & ~models.Q(cash_nature="")),
                name="life_projects_microproject_cash_has_nature",
            ),
            models.CheckConstraint(
                condition=models.Q(status="draft", completed_on=None, completed_at=None, completed_by="")
                | (
                    models.Q(status="complete", completed_on__isnull=False, completed_at__isnull=False)
                    & ~models.Q(completed_by="")
                ),
                name="life_projects_microproject_completed_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=~models.Q(prepared_by=""), name="life_projects_microproject_prepared_by"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Title in the reader's language."""
        return in_language(ar=self.title_ar, fr=self.title_fr)


class Holder(models.Model):
    """A holder's part of a project. Shares are ``parts`` over the project's total parts, so they always sum to one."""

    CLASSIFIED = {"ordinary": "id project file parts rank"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(
        MicroProject, models.PROTECT, related_name="holders", verbose_name=_("micro-project")
    )
    file = models.ForeignKey(
        File, models.PROTECT, related_name="holdings", verbose_name=pgettext_lazy("register", "file")
    )
    parts = models.PositiveSmallIntegerField(pgettext_lazy("of a share", "parts"), default=1)
    rank = models.PositiveSmallIntegerField(pgettext_lazy("in a list", "order"), default=1)

    class Meta:
        verbose_name = _("project holder")
        ordering = ["rank", "id"]
        constraints = [
            models.UniqueConstraint(fields=["project", "file"], name="life_projects_holder_once"),
            models.CheckConstraint(
                condition=models.Q(parts__gt=0), name="life_projects_holder_parts_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.rank}"


class EquipmentLine(models.Model):
    """One item of a project's equipment, with its price and, when there is one, its serial number."""

    CLASSIFIED = {
        "ordinary": "id project revision rank item_ar item_fr kind quantity unit_price serial_number condition"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey(
        MicroProject, models.PROTECT, related_name="equipment", verbose_name=_("micro-project")
    )
    revision = models.PositiveSmallIntegerField(_("revision of the equipment list"), default=1)
    rank = models.PositiveSmallIntegerField(pgettext_lazy("in a list", "order"), default=1)
    item_ar = models.CharField(_("item, in Arabic"), max_length=160)
    item_fr = models.CharField(_("item, in French"), max_length=160)
    kind = models.CharField(_("kind of item"), max_length=10, choices=ItemKind.choices, default="equipment")
    quantity = models.PositiveSmallIntegerField(pgettext_lazy("of an item", "quantity"), default=1)
    unit_price = AmountField(_("unit price in dirhams"))
    serial_number = models.CharField(_("serial number"), max_length=60, blank=True)
    condition = models.CharField(
        pgettext_lazy("of an item", "condition"),
        max_length=8,
        default="new",
        choices=[("new", pgettext_lazy("condition", "new")), ("used", pgettext_lazy("condition", "used"))],
    )

    class Meta:
        verbose_name = _("item of equipment")
        ordering = ["rank", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0), name="life_projects_equipmentline_quantity_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(unit_price__gt=0), name="life_projects_equipmentline_price_positive"
            ),
        ]

    def __str__(self) -> str:
        return self.item_ar

    @property
    def item(self) -> str:
        """Name of the item in the reader's language."""
        return in_language(ar=self.item_ar, fr=self.item_fr)
