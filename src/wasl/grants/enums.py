from django.db import models
from django.utils.translation import pgettext_lazy


class GrantStatus(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("grant", "proposed")
    APPROVED = "approved", pgettext_lazy("grant", "approved")
    REJECTED = "rejected", pgettext_lazy("grant", "rejected")
    CANCELLED = "cancelled", pgettext_lazy("grant", "cancelled")


TRANSITIONS: dict[str, set[str]] = {
    GrantStatus.PROPOSED: {GrantStatus.APPROVED, GrantStatus.REJECTED},
    GrantStatus.APPROVED: {GrantStatus.CANCELLED},
    GrantStatus.REJECTED: set(),
    GrantStatus.CANCELLED: set(),
}
