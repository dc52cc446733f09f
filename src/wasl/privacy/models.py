"""The register of processing the law asks for, and what people ask to be corrected in what is held on them."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.participants.models import File
from wasl.privacy.enums import Asker, RequestState
from wasl.wording.languages import in_language


class Processing(models.Model):
    """One version of an entry of the register of processing (سجل المعالجات): for what, on what ground, which data, to
    whom, for how long, under which authorisation of the CNDP. Never changed; a newer version follows it."""

    CLASSIFIED = {
        "ordinary": "id code version name_ar name_fr purpose_ar purpose_fr ground_ar ground_fr data_ar data_fr recipients_ar "
        "recipients_fr kept_ar kept_fr authorisation answer_days written_at written_by"
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(pgettext_lazy("of a processing", "code"), max_length=40)
    version = models.PositiveSmallIntegerField(pgettext_lazy("of a processing", "version"))
    name_ar = models.CharField(_("processing, in Arabic"), max_length=200)
    name_fr = models.CharField(_("processing, in French"), max_length=200)
    purpose_ar = models.TextField(_("what for, in Arabic"))
    purpose_fr = models.TextField(_("what for, in French"))
    ground_ar = models.TextField(_("legal ground, in Arabic"))
    ground_fr = models.TextField(_("legal ground, in French"))
    data_ar = models.TextField(_("data written, in Arabic"))
    data_fr = models.TextField(_("data written, in French"))
    recipients_ar = models.TextField(_("who receives them, in Arabic"))
    recipients_fr = models.TextField(_("who receives them, in French"))
    kept_ar = models.TextField(_("how long they are kept, in Arabic"))
    kept_fr = models.TextField(_("how long they are kept, in French"))
    authorisation = models.CharField(_("number of the CNDP's authorisation"), max_length=60, blank=True)
    answer_days = models.PositiveSmallIntegerField(_("days to answer a request for correction"))
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)
    written_by = models.CharField(_("written by"), max_length=60)

    class Meta:
        verbose_name = pgettext_lazy("register", "processing")
        ordering = ["code", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="privacy_processing_once"),
            models.CheckConstraint(condition=~models.Q(written_by=""), name="privacy_processing_written_by"),
            models.CheckConstraint(
                condition=models.Q(answer_days__gt=0), name="privacy_processing_answers_in_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"

    def told(self, what: str) -> str:
        """``what`` (name, purpose, ground, data, recipients or kept) in the reader's language."""
        return in_language(ar=getattr(self, f"{what}_ar"), fr=getattr(self, f"{what}_fr"))


class CorrectionRequest(models.Model):
    """Somebody asks that what is held on them be corrected (طلب تصحيح): what, until when it is answered, the answer."""

    CLASSIFIED = {
        "ordinary": "id file number asked_on asked_by due_on state recorded_at recorded_by answered_on answered_at answered_by",
        "personal": "wish answer",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(
        File,
        models.PROTECT,
        related_name="correction_requests",
        verbose_name=pgettext_lazy("register", "file"),
    )
    number = models.PositiveSmallIntegerField(_("number of the request in the file"))
    asked_on = models.DateField(_("asked on"))
    asked_by = models.CharField(_("who asks"), max_length=10, choices=Asker.choices)
    wish = models.TextField(_("what is to be corrected"))
    due_on = models.DateField(_("to be answered by"))
    state = models.CharField(
        pgettext_lazy("request", "state"), max_length=10, choices=RequestState.choices, default="waiting"
    )
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    recorded_by = models.CharField(_("recorded by"), max_length=60)
    answer = models.TextField(pgettext_lazy("request", "answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answer recorded at"), null=True, blank=True)
    answered_by = models.CharField(pgettext_lazy("request", "answered by"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("request for correction")
        ordering = ["due_on", "number"]
        constraints = [
            models.UniqueConstraint(fields=["file", "number"], name="privacy_correctionrequest_once"),
            models.CheckConstraint(
                condition=~models.Q(recorded_by="") & ~models.Q(wish=""),
                name="privacy_correctionrequest_recorded_by",
            ),
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("asked_on")),
                name="privacy_correctionrequest_due_later",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state="waiting", answer="", answered_on=None, answered_at=None, answered_by=""
                )
                | (
                    models.Q(
                        state__in=["corrected", "refused"],
                        answered_on__isnull=False,
                        answered_at__isnull=False,
                    )
                    & ~models.Q(answered_by="")
                    & ~models.Q(answer="")
                ),
                name="privacy_correctionrequest_answered_at_and_by_together",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.number}"
