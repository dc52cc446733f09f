"""The append-only journal of acts. No foreign keys: it outlives what it tells of and never interferes with it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.Model):
    """One act, refusal or sealed reading. Labels are file, receipt or account numbers, never names."""

    CLASSIFIED = {
        "ordinary": "id gesture at actor_id actor_label action outcome kind object_id label centre_id changes sealed"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gesture = models.UUIDField(_("gesture"), default=uuid.uuid4)
    at = models.DateTimeField(_("recorded at"), db_index=True)
    actor_id = models.BigIntegerField(_("account"), null=True)
    actor_label = models.CharField(_("account name"), max_length=150)
    action = models.CharField(_("act"), max_length=80)
    outcome = models.CharField(_("outcome"), max_length=10, default="done")
    kind = models.CharField(_("kind of object"), max_length=60, blank=True)
    object_id = models.CharField(_("object"), max_length=64, blank=True)
    label = models.CharField(_("reference"), max_length=120, blank=True)
    centre_id = models.IntegerField(_("centre"), null=True)
    changes = models.JSONField(_("changes"), default=dict)
    sealed = models.BooleanField(_("sealed"), default=False)

    class Meta:
        verbose_name = _("audit event")
        verbose_name_plural = _("audit events")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=["done", "refused", "read"]), name="audit_event_outcome_known"
            ),
        ]
        indexes = [models.Index(fields=["kind", "object_id"], name="audit_event_object")]

    def __str__(self) -> str:
        return f"{self.action} {self.label}"
