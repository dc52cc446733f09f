from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InstitutionKind(models.TextChoices):
    FOUNDATION = "foundation", pgettext_lazy("institution", "foundation")
    PROVINCE = "province", _("province or prefecture (administration)")
    COMMITTEE = "committee", _("human-development committee")
    COUNCIL = "council", _("provincial or regional council")
    SECURITY = "security", _("security body")
    PUBLIC_BODY = "public_body", _("public body")
    ASSOCIATION = "association", pgettext_lazy("institution", "association")


class Sex(models.TextChoices):
    FEMALE = "female", pgettext_lazy("sex", "female")
    MALE = "male", pgettext_lazy("sex", "male")
