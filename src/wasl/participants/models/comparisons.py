"""What was decided about two records that look like one person, and what it did.

A record is what was written and never changes its file; a person is a set of records. Merging and undoing only change
which person a record belongs to, dated and reasoned (invariant 6): each such change is a ``Move``.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.participants.enums import InquiryAnswer, Sex, Verdict
from wasl.participants.models.people import File, Person, Record
from wasl.territory.models import Centre, Place


class Comparison(models.Model):
    """A decision about two records: one person, two people, or an earlier decision undone. Never changed: decided anew."""

    CLASSIFIED = {
        "ordinary": "id first second first_file second_file verdict score agrees kept_file undoes decided_at decided_by",
        "personal": "reason",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The smaller id first, so that a pair is found in one way.
    first = models.ForeignKey(Record, models.PROTECT, related_name="+", verbose_name=_("first record"))
    second = models.ForeignKey(Record, models.PROTECT, related_name="+", verbose_name=_("second record"))
    first_file = models.ForeignKey(
        File, models.PROTECT, related_name="+", verbose_name=_("file of the first record")
    )
    second_file = models.ForeignKey(
        File, models.PROTECT, related_name="+", verbose_name=_("file of the second record")
    )
    verdict = models.CharField(pgettext_lazy("identity", "verdict"), max_length=10, choices=Verdict.choices)
    reason = models.CharField(_("reason for the decision"), max_length=300)
    # What the comparison said when a person decided: a probability, and the codes of its reasons.
    score = models.DecimalField(pgettext_lazy("identity", "likeness"), max_digits=4, decimal_places=3)
    agrees = models.JSONField(_("what agrees and what differs"), default=list)
    kept_file = models.ForeignKey(
        File, models.PROTECT, null=True, related_name="+", verbose_name=_("file that goes on")
    )
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="undone", verbose_name=_("decision undone")
    )
    decided_at = models.DateTimeField(_("decided at"), auto_now_add=True)
    decided_by = models.CharField(_("decided by"), max_length=60)

    class Meta:
        verbose_name = pgettext_lazy("identity", "comparison")
        ordering = ["decided_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="participants_comparison_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(verdict__in=Verdict.values), name="participants_comparison_verdict_known"
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="participants_comparison_reasoned"),
            models.CheckConstraint(
                condition=models.Q(score__gte=0, score__lte=1),
                name="participants_comparison_score_is_probability",
            ),
            models.CheckConstraint(
                condition=models.Q(verdict="undone", undoes__isnull=False)
                | (~models.Q(verdict="undone") & models.Q(undoes=None)),
                name="participants_comparison_undoes_something",
            ),
            models.CheckConstraint(
                condition=~models.Q(decided_by=""), name="participants_comparison_decided_by"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Move(models.Model):
    """That a record went from one person to another, by which decision. Read backwards it tells the past."""

    CLASSIFIED = {"ordinary": "id record file number from_person to_person comparison moved_at moved_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.ForeignKey(
        Record, models.PROTECT, related_name="moves", verbose_name=pgettext_lazy("register", "record")
    )
    file = models.ForeignKey(
        File, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("register", "file")
    )
    number = models.PositiveSmallIntegerField(_("which move of the record"))
    from_person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person before"))
    to_person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("person after"))
    comparison = models.ForeignKey(
        Comparison, models.PROTECT, related_name="moves", verbose_name=pgettext_lazy("identity", "comparison")
    )
    moved_at = models.DateTimeField(_("moved at"), auto_now_add=True)
    moved_by = models.CharField(_("moved by"), max_length=60)

    class Meta:
        verbose_name = _("move of a record")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["record", "number"], name="participants_move_once"),
            models.CheckConstraint(
                condition=~models.Q(from_person=models.F("to_person")),
                name="participants_move_goes_somewhere",
            ),
            models.CheckConstraint(condition=~models.Q(moved_by=""), name="participants_move_moved_by"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.number}"


class Inquiry(models.Model):
    """What a desk wrote about someone whose card has an open file elsewhere: no file was opened, headquarters compares.

    The desk is told neither where nor who; headquarters reads both and answers whether it is the same person.
    """

    CLASSIFIED = {
        "ordinary": "id centre answer asked_at asked_by answered_at answered_by",
        "personal": "given_ar surname_ar given_lat surname_lat father_ar sex residence note",
        "identity": "cin birth_date birth_year",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("territory", "centre")
    )
    given_ar = models.CharField(_("given name in Arabic"), max_length=80)
    surname_ar = models.CharField(_("family name in Arabic"), max_length=80)
    given_lat = models.CharField(_("given name in Latin letters"), max_length=80)
    surname_lat = models.CharField(_("family name in Latin letters"), max_length=80)
    father_ar = models.CharField(_("father's name"), max_length=80, blank=True)
    cin = models.CharField(_("identity card number"), max_length=12)
    birth_date = models.DateField(_("birth date"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("birth year"), null=True, blank=True)
    sex = models.CharField(pgettext_lazy("person", "sex"), max_length=6, choices=Sex.choices)
    residence = models.ForeignKey(
        Place, models.PROTECT, related_name="+", verbose_name=_("province of residence")
    )
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    asked_by = models.CharField(_("asked by"), max_length=60)
    answer = models.CharField(
        pgettext_lazy("identity", "answer"), max_length=10, choices=InquiryAnswer.choices, blank=True
    )
    note = models.CharField(_("reason for the decision"), max_length=300, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.CharField(_("answered by"), max_length=60, blank=True)

    class Meta:
        verbose_name = pgettext_lazy("identity", "inquiry")
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at=None, answered_by="", note="")
                | (
                    models.Q(answer__in=InquiryAnswer.values, answered_at__isnull=False)
                    & ~models.Q(answered_by="")
                    & ~models.Q(note="")
                ),
                name="participants_inquiry_answered_whole_or_not",
            ),
            models.CheckConstraint(condition=~models.Q(cin=""), name="participants_inquiry_has_card"),
            models.CheckConstraint(condition=~models.Q(asked_by=""), name="participants_inquiry_asked_by"),
            models.CheckConstraint(
                condition=models.Q(sex__in=Sex.values), name="participants_inquiry_sex_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class LookUp(models.Model):
    """That somebody asked whether a person is in the register: who, for which centre, how many at once. Never about whom."""

    CLASSIFIED = {"ordinary": "id centre people looked_at looked_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("territory", "centre")
    )
    people = models.PositiveIntegerField(_("people looked for"), default=1)
    looked_at = models.DateTimeField(_("looked at"), auto_now_add=True)
    looked_by = models.CharField(_("looked by"), max_length=60)

    class Meta:
        verbose_name = _("look-up in the register")
        ordering = ["looked_at"]
        indexes = [models.Index(fields=["looked_by", "looked_at"], name="participants_lookup_recent")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(looked_by=""), name="participants_lookup_looked_by")
        ]

    def __str__(self) -> str:
        return str(self.id)
