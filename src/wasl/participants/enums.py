from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.institutions.enums import Sex

__all__ = ["EligibilityPaper", "FileStatus", "Sex"]


class FileStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("file", "open")
    CLOSED = "closed", pgettext_lazy("file", "closed")


class EligibilityPaper(models.TextChoices):
    """From which kind of paper eligibility was verified; never what the paper says."""

    RELEASE_SLIP = "release_slip", _("release paper")
    PARTNER_LETTER = "partner_letter", _("letter of the partner service")
    COURT_DECISION = "court_decision", _("decision of a court")
