from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AgreementKind(models.TextChoices):
    PARTNERSHIP = "partnership", _("partnership agreement")
    INSTITUTIONAL = "institutional", _("agreement for an institutional gift")


class PartyRole(models.TextChoices):
    SIGNATORY = "signatory", pgettext_lazy("party", "signatory")
    FUNDER = "funder", pgettext_lazy("party", "funder")
    RECIPIENT = "recipient", pgettext_lazy("party", "recipient")
