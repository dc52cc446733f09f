"""What people were told and what they agreed to: versioned texts, dated answers, words of theirs, and each use made of them.

Nothing here is ever rewritten. Whether a consent stands is read from its answers, never stored.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.attachments.models import StoredFile
from wasl.participants.enums import ConsentAnswer, ConsentKind, ConsentProof, GuardianRelation, SpokenIn
from wasl.participants.models.people import File
from wasl.wording.languages import in_language
from wasl.wording.typography import set_french


class ConsentText(models.Model):
    """One version of a text, in both languages. ``body_*`` holds its paragraphs, one a line."""

    CLASSIFIED = {"ordinary": "id kind version since title_ar title_fr body_ar body_fr settled_at settled_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("what it is about"), max_length=10, choices=ConsentKind.choices)
    version = models.PositiveSmallIntegerField(pgettext_lazy("of a text", "version"))
    since = models.DateField(_("in force since"))
    title_ar = models.CharField(_("title in Arabic"), max_length=120)
    title_fr = models.CharField(_("title in French"), max_length=120)
    body_ar = models.TextField(_("text in Arabic"))
    body_fr = models.TextField(_("text in French"))
    settled_at = models.DateTimeField(_("settled at"), auto_now_add=True)
    settled_by = models.CharField(_("settled by"), max_length=60)

    class Meta:
        verbose_name = _("text of a notice or consent")
        ordering = ["kind", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "version"], name="participants_consenttext_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=ConsentKind.values), name="participants_consenttext_kind_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(settled_by="") & ~models.Q(body_ar="") & ~models.Q(body_fr=""),
                name="participants_consenttext_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.version}"

    @property
    def title_french(self) -> str:
        """The French title with the apostrophes and spaces of print."""
        return set_french(self.title_fr)

    @property
    def title(self) -> str:
        """Title in the reader's language."""
        return in_language(ar=self.title_ar, fr=self.title_french)


class ConsentEvent(models.Model):
    """That somebody was informed, or gave, refused or withdrew a consent: when, on which text, how it was told and shown."""

    CLASSIFIED = {
        "ordinary": "id file kind answer text language read_aloud answered_on proof guardian_relation recorded_at recorded_by",
        "personal": "guardian_name",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(
        File, models.PROTECT, related_name="consents", verbose_name=pgettext_lazy("register", "file")
    )
    kind = models.CharField(_("what it is about"), max_length=10, choices=ConsentKind.choices)
    answer = models.CharField(
        pgettext_lazy("consent", "answer"), max_length=10, choices=ConsentAnswer.choices
    )
    text = models.ForeignKey(
        ConsentText, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("consent", "text")
    )
    language = models.CharField(
        _("language it was told in"), max_length=3, choices=SpokenIn.choices, default="ar"
    )
    read_aloud = models.BooleanField(_("read aloud"))
    answered_on = models.DateField(_("day of the answer"))
    proof = models.CharField(_("how it is shown"), max_length=10, choices=ConsentProof.choices)
    # Copied on the day: who answers for a minor may change later.
    guardian_name = models.CharField(_("name of the guardian"), max_length=160, blank=True)
    guardian_relation = models.CharField(
        _("relation to the minor"), max_length=10, choices=GuardianRelation.choices, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    recorded_by = models.CharField(_("recorded by"), max_length=60)

    class Meta:
        verbose_name = pgettext_lazy("register", "consent")
        ordering = ["answered_on", "recorded_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=ConsentKind.NOTICE, answer=ConsentAnswer.INFORMED)
                | models.Q(
                    kind__in=[ConsentKind.IMAGE, ConsentKind.QUOTATION, ConsentKind.GUARDIAN],
                    answer__in=[ConsentAnswer.GIVEN, ConsentAnswer.REFUSED, ConsentAnswer.WITHDRAWN],
                ),
                name="participants_consentevent_answer_of_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(proof__in=[ConsentProof.SIGNATURE, ConsentProof.THUMBPRINT])
                | models.Q(
                    proof=ConsentProof.SPOKEN, answer__in=[ConsentAnswer.REFUSED, ConsentAnswer.WITHDRAWN]
                ),
                name="participants_consentevent_yes_is_signed",
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=[SpokenIn.ARABIC, SpokenIn.FRENCH])
                | models.Q(language=SpokenIn.AMAZIGH, read_aloud=True),
                name="participants_consentevent_amazigh_is_told",
            ),
            models.CheckConstraint(
                condition=models.Q(guardian_name="", guardian_relation="")
                | (~models.Q(guardian_name="") & models.Q(guardian_relation__in=GuardianRelation.values)),
                name="participants_consentevent_guardian_whole_or_absent",
            ),
            models.CheckConstraint(
                condition=~models.Q(recorded_by=""), name="participants_consentevent_recorded_by"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.answer} {self.answered_on}"


class ConsentScan(models.Model):
    """The signed paper of an answer, scanned."""

    CLASSIFIED = {"ordinary": "id file event document kept_at kept_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(
        File, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("register", "file")
    )
    event = models.OneToOneField(
        ConsentEvent,
        models.PROTECT,
        related_name="scan",
        verbose_name=pgettext_lazy("consent", "answer"),
    )
    document = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("scan of the signed paper")
    )
    kept_at = models.DateTimeField(_("kept at"), auto_now_add=True)
    kept_by = models.CharField(_("kept by"), max_length=60)

    class Meta:
        verbose_name = _("scan of a consent")
        constraints = [
            models.CheckConstraint(condition=~models.Q(kept_by=""), name="participants_consentscan_kept_by")
        ]

    def __str__(self) -> str:
        return str(self.event_id)


class Quotation(models.Model):
    """Words somebody said and let be quoted, without their name. Nobody reads them once the consent no longer stands."""

    CLASSIFIED = {"ordinary": "id file said_on written_at written_by", "personal": "words_ar words_fr"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(
        File, models.PROTECT, related_name="quotations", verbose_name=pgettext_lazy("register", "file")
    )
    words_ar = models.CharField(_("words in Arabic"), max_length=400)
    words_fr = models.CharField(_("words in French"), max_length=400)
    said_on = models.DateField(_("said on"))
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)
    written_by = models.CharField(_("written by"), max_length=60)

    class Meta:
        verbose_name = pgettext_lazy("register", "quotation")
        ordering = ["said_on", "written_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(written_by="") & ~models.Q(words_ar="") & ~models.Q(words_fr=""),
                name="participants_quotation_whole",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def words_french(self) -> str:
        """The French words with the apostrophes and spaces of print."""
        return set_french(self.words_fr)

    @property
    def words(self) -> str:
        """The words in the reader's language."""
        return in_language(ar=self.words_ar, fr=self.words_french)


class ConsentUse(models.Model):
    """That something was made with somebody's picture or words: what, when, by whom, resting on which answer."""

    CLASSIFIED = {"ordinary": "id file event reference_kind reference_id reference_label used_at used_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(
        File, models.PROTECT, related_name="consent_uses", verbose_name=pgettext_lazy("register", "file")
    )
    event = models.ForeignKey(
        ConsentEvent,
        models.PROTECT,
        related_name="uses",
        verbose_name=pgettext_lazy("consent", "answer"),
    )
    reference_kind = models.CharField(_("used in"), max_length=30)
    reference_id = models.CharField(_("identifier of what uses it"), max_length=60)
    reference_label = models.CharField(_("number of what uses it"), max_length=60)
    used_at = models.DateTimeField(_("used at"), auto_now_add=True)
    used_by = models.CharField(_("used by"), max_length=60)

    class Meta:
        verbose_name = _("use of a consent")
        ordering = ["used_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "reference_kind", "reference_id"], name="participants_consentuse_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(used_by="") & ~models.Q(reference_id="") & ~models.Q(reference_label=""),
                name="participants_consentuse_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference_kind} {self.reference_label}"
