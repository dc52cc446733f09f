"""The words a question is made of. Codes are the command's and the API's; labels are the screen's."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PlaceAxis(models.TextChoices):
    RESIDENCE = "residence", pgettext_lazy("axis", "residence")
    AGREEMENT = "agreement", _("province of the agreement")
    CEREMONY = "ceremony", _("place of the ceremony")
    CENTRE = "centre", pgettext_lazy("axis", "centre")


class DateAxis(models.TextChoices):
    HANDOVER = "handover", _("date of handover")
    BUDGET_YEAR = "budget_year", _("budget year")
    SEASON = "season", pgettext_lazy("axis", "season")


class Unit(models.TextChoices):
    PEOPLE = "people", pgettext_lazy("unit", "people")
    PROJECTS = "projects", pgettext_lazy("unit", "projects")


class Basis(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("basis", "planned")
    APPROVED = "approved", pgettext_lazy("basis", "approved")
    BOUGHT = "bought", pgettext_lazy("basis", "bought")
    DELIVERED = "delivered", pgettext_lazy("basis", "delivered")
    WORKING = "working", pgettext_lazy("basis", "working")


class Money(models.TextChoices):
    EQUIPMENT = "equipment", pgettext_lazy("money", "equipment")
    CASH = "cash", _("cash aid")
    BOTH = "both", _("equipment and cash aid")


class Dimension(models.TextChoices):
    PROVINCE = "province", pgettext_lazy("dimension", "province")
    TRADE = "trade", pgettext_lazy("dimension", "trade")
    SECTOR = "sector", pgettext_lazy("dimension", "sector")
    SEX = "sex", pgettext_lazy("dimension", "sex")
    YEAR = "year", pgettext_lazy("dimension", "year")
    AGREEMENT = "agreement", pgettext_lazy("dimension", "agreement")
    PROGRAMME = "programme", pgettext_lazy("dimension", "programme")


class Precision(models.TextChoices):
    EXACT = "exact", pgettext_lazy("precision", "exact")
    AT_LEAST = "at_least", _("at least")
    ABOUT = "about", pgettext_lazy("precision", "about")
