"""What the work on a file leaves: who follows it, its papers, what it waits for, and that it was opened again."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.accounts.models import User
from wasl.attachments.models import StoredFile
from wasl.participants.enums import KEPT_PAPERS, ClosingKind, PaperKind, PaperState, WaitingReason
from wasl.participants.models.people import File


class Assignment(models.Model):
    """Who follows a file, from when on; nobody when ``caseworker`` is empty. Never changed: a newer one follows it."""

    CLASSIFIED = {"ordinary": "id file rank caseworker since assigned_at assigned_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(
        File, models.PROTECT, related_name="assignments", verbose_name=pgettext_lazy("register", "file")
    )
    rank = models.PositiveSmallIntegerField(pgettext_lazy("in a list", "order"))
    caseworker = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("file", "caseworker"),
    )
    since = models.DateField(_("followed since"))
    assigned_at = models.DateTimeField(_("entrusted at"), auto_now_add=True)
    assigned_by = models.CharField(_("entrusted by"), max_length=60)

    class Meta:
        verbose_name = _("entrusting of a file")
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["file", "rank"], name="participants_assignment_once"),
            models.CheckConstraint(
                condition=~models.Q(assigned_by=""), name="participants_assignment_assigned_by"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.rank}"


class FilePaper(models.Model):
    """One paper of a file's checklist: its state, until when it was asked for, its scan when one is kept."""

    CLASSIFIED = {"ordinary": "id file kind state asked_until scan changed_at changed_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(
        File, models.PROTECT, related_name="papers", verbose_name=pgettext_lazy("register", "file")
    )
    kind = models.CharField(_("kind of paper"), max_length=20, choices=PaperKind.choices)
    state = models.CharField(_("state of the paper"), max_length=12, choices=PaperState.choices)
    asked_until = models.DateField(_("asked for by"), null=True, blank=True)
    scan = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("paper", "scan"),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    changed_by = models.CharField(_("changed by"), max_length=60)

    class Meta:
        verbose_name = _("paper of a file")
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint(fields=["file", "kind"], name="participants_filepaper_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=PaperKind.values, state__in=PaperState.values),
                name="participants_filepaper_known",
            ),
            models.CheckConstraint(
                condition=models.Q(scan=None)
                | models.Q(kind__in=[kind.value for kind in KEPT_PAPERS], state__in=["received", "verified"]),
                name="participants_filepaper_scan_kept",
            ),
            models.CheckConstraint(
                condition=models.Q(asked_until=None) | models.Q(state="asked"),
                name="participants_filepaper_asked_until",
            ),
            models.CheckConstraint(
                condition=~models.Q(changed_by=""), name="participants_filepaper_changed_by"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.kind}"


class WaitingEntry(models.Model):
    """That a file stands on the waiting list (لائحة الانتظار): for what, since when, and when that ended."""

    CLASSIFIED = {
        "ordinary": "id file reason since expected_on listed_at listed_by ended_at ended_by",
        "personal": "note",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(
        File, models.PROTECT, related_name="waits", verbose_name=pgettext_lazy("register", "file")
    )
    reason = models.CharField(_("waits for"), max_length=16, choices=WaitingReason.choices)
    note = models.CharField(pgettext_lazy("of a file", "note"), max_length=200, blank=True)
    since = models.DateField(_("waiting since"))
    expected_on = models.DateField(_("expected by"), null=True, blank=True)
    listed_at = models.DateTimeField(_("listed at"), auto_now_add=True)
    listed_by = models.CharField(_("listed by"), max_length=60)
    ended_at = models.DateTimeField(_("taken off at"), null=True, blank=True)
    ended_by = models.CharField(_("taken off by"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("entry of the waiting list")
        ordering = ["since"]
        constraints = [
            models.UniqueConstraint(
                fields=["file"],
                condition=models.Q(ended_at=None),
                name="participants_waitingentry_one_a_file",
            ),
            models.CheckConstraint(
                condition=models.Q(reason__in=WaitingReason.values), name="participants_waitingentry_known"
            ),
            models.CheckConstraint(
                condition=models.Q(expected_on=None) | models.Q(expected_on__gte=models.F("since")),
                name="participants_waitingentry_days_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_by="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_by="")),
                name="participants_waitingentry_ended_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=~models.Q(listed_by=""), name="participants_waitingentry_listed_by"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.reason}"


class Reopening(models.Model):
    """That a closed file was opened again, and what its closing had said. Never changed."""

    CLASSIFIED = {
        "ordinary": "id file closed_at closed_by closed_kind closed_reason reopened_at reopened_by",
        "personal": "reason",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(
        File, models.PROTECT, related_name="reopenings", verbose_name=pgettext_lazy("register", "file")
    )
    closed_at = models.DateTimeField(_("closed at"))
    closed_by = models.CharField(_("closed by"), max_length=60)
    closed_kind = models.CharField(_("reason for closing"), max_length=12, choices=ClosingKind.choices)
    closed_reason = models.CharField(_("note on the closing"), max_length=200, blank=True)
    reason = models.CharField(_("reason for opening again"), max_length=200)
    reopened_at = models.DateTimeField(_("opened again at"), auto_now_add=True)
    reopened_by = models.CharField(_("opened again by"), max_length=60)

    class Meta:
        verbose_name = _("opening again of a file")
        ordering = ["reopened_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(closed_by="") & ~models.Q(reopened_by="") & ~models.Q(reason=""),
                name="participants_reopening_signed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.reopened_at}"
