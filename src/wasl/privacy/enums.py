"""Words of the privacy room: who asks, who receives a paper, where a request stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Asker(models.TextChoices):
    """Who may ask what is held on somebody, or ask for a correction (law 09-08, articles 7 and 8)."""

    PERSON = "person", _("the person in person")
    GUARDIAN = "guardian", _("the guardian of the minor")
    MANDATED = "mandated", _("somebody with the person's written mandate")


class RequestState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("request", "waits for an answer")
    CORRECTED = "corrected", pgettext_lazy("request", "corrected")
    REFUSED = "refused", pgettext_lazy("request", "not followed")
