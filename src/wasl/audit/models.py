"""The append-only journal of acts. No foreign keys: it outlives what it tells of and never interferes with it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Event(models.Model):
    """One act, refusal or sealed reading. Labels are file, receipt or account numbers, never names."""

    CLASSIFIED = {
        "ordinary": "id gesture at actor_id actor_label action outcome kind object_id label centre_id changes sealed"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gesture = models.UUIDField(pgettext_lazy("journal", "gesture"), default=uuid.uuid4)
    at = models.DateTimeField(_("recorded at"), db_index=True)
    actor_id = models.BigIntegerField(pgettext_lazy("journal", "account"), null=True)
    actor_label = models.CharField(_("account name"), max_length=150)
    action = models.CharField(pgettext_lazy("journal", "act"), max_length=80)
    outcome = models.CharField(pgettext_lazy("journal", "outcome"), max_length=10, default="done")
    kind = models.CharField(_("kind of object"), max_length=60, blank=True)
    object_id = models.CharField(pgettext_lazy("journal", "object"), max_length=64, blank=True)
    label = models.CharField(pgettext_lazy("journal", "reference"), max_length=120, blank=True)
    centre_id = models.IntegerField(pgettext_lazy("journal", "centre"), null=True)
    changes = models.JSONField(pgettext_lazy("journal", "changes"), default=dict)
    # Code of the restricted programme the event would tell of; kept by the database, whatever is written here.
    sealed = models.CharField(pgettext_lazy("journal", "sealed"), max_length=40, blank=True, default="")

    class Meta:
        verbose_name = _("audit event")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=["done", "refused", "read"]), name="audit_event_outcome_known"
            ),
        ]
        indexes = [models.Index(fields=["kind", "object_id"], name="audit_event_object")]

    def __str__(self) -> str:
        return f"{self.action} {self.label}"
