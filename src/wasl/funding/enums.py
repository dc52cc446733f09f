from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MoneyKind(models.TextChoices):
    EQUIPMENT = "equipment", pgettext_lazy("money", "equipment")
    CASH = "cash", _("cash aid")


class EntryKind(models.TextChoices):
    CONTRIBUTION = "contribution", pgettext_lazy("ledger entry", "contribution")
    COMMITMENT = "commitment", pgettext_lazy("ledger entry", "commitment")
    RELEASE = "release", pgettext_lazy("ledger entry", "release")
    PAYMENT = "payment", pgettext_lazy("ledger entry", "payment")
    REVERSAL = "reversal", pgettext_lazy("ledger entry", "reversal")
