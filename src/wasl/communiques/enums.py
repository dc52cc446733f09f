from django.db import models
from django.utils.translation import pgettext_lazy


class CommuniqueStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("communiqué", "draft")
    APPROVED = "approved", pgettext_lazy("communiqué", "approved")
    WITHDRAWN = "withdrawn", pgettext_lazy("communiqué", "withdrawn")


TRANSITIONS: dict[str, set[str]] = {
    CommuniqueStatus.DRAFT: {CommuniqueStatus.APPROVED, CommuniqueStatus.WITHDRAWN},
    CommuniqueStatus.APPROVED: set(),
    CommuniqueStatus.WITHDRAWN: set(),
}
