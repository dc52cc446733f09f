from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.catalogue.enums import ItemKind

__all__ = ["CashNature", "ItemKind", "ProjectStatus"]


class ProjectStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("project", "in preparation")
    COMPLETE = "complete", pgettext_lazy("project", "complete")


class CashNature(models.TextChoices):
    CASH_AID = "cash_aid", _("cash aid")
    WORKING_CAPITAL = "working_capital", _("working capital")


# A draft is completed; a completed project is reopened only while no grant stands on it (the grant says so).
TRANSITIONS: dict[str, set[str]] = {
    ProjectStatus.DRAFT: {ProjectStatus.COMPLETE},
    ProjectStatus.COMPLETE: {ProjectStatus.DRAFT},
}
