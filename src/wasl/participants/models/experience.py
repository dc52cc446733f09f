"""What somebody has learnt, done or holds: told as a working life, wherever it was learnt.

Entries are never rewritten: a correction is a new entry that replaces one, and a removal a last entry that ends it.
Where something was learnt stands apart, sealed.
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.attachments.models import StoredFile
from wasl.catalogue.models import Trade
from wasl.participants.enums import (
    LICENCE_CATEGORIES,
    AttainmentKind,
    KnownLanguage,
    LanguageLevel,
    TrainingLevel,
)
from wasl.participants.models.people import File

# A year, a month or a day: what the person or the paper knows, and no more.
PARTIAL_DATE = r"^(|(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)$"


def _of(kind: str, **wanted: object) -> models.Q:
    return models.Q(kind=kind, **wanted)


class Attainment(models.Model):
    """One entry: a training, a job, a skill, a language, a licence or a card. ``since`` and ``until`` are partial dates."""

    CLASSIFIED = {
        "ordinary": "id file kind trade level code replaces removed written_at written_by",
        "personal": "title issuer since until evidence",
        "identity": "number",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(
        File, models.PROTECT, related_name="attainments", verbose_name=pgettext_lazy("register", "file")
    )
    kind = models.CharField(_("kind of entry"), max_length=10, choices=AttainmentKind.choices)
    title = models.CharField(_("what it is"), max_length=160, blank=True)
    issuer = models.CharField(_("issued by, or employer"), max_length=160, blank=True)
    trade = models.ForeignKey(
        Trade,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("catalogue", "trade"),
    )
    level = models.CharField(pgettext_lazy("attainment", "level"), max_length=24, blank=True)
    code = models.CharField(_("language or category"), max_length=4, blank=True)
    number = models.CharField(_("number of the card or licence"), max_length=40, blank=True)
    since = models.CharField(pgettext_lazy("attainment", "since"), max_length=10, blank=True)
    until = models.CharField(pgettext_lazy("attainment", "until"), max_length=10, blank=True)
    evidence = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("scan of the evidence"),
    )
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("entry it replaces"),
    )
    removed = models.BooleanField(_("ends the entry it replaces"), default=False)
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)
    written_by = models.CharField(_("written by"), max_length=60)

    class Meta:
        verbose_name = pgettext_lazy("register", "attainment")
        ordering = ["written_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    (_of("training") & models.Q(level__in=["", *TrainingLevel.values], code=""))
                    | _of("work", level="", code="")
                    | _of("skill", level="", code="", number="")
                )
                & ~models.Q(title="")
                | _of("language", code__in=KnownLanguage.values, level__in=LanguageLevel.values)
                | _of("licence", code__in=LICENCE_CATEGORIES, level="")
                | (_of("card", level="", code="") & ~models.Q(number="") & ~models.Q(issuer="")),
                name="participants_attainment_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(since__regex=PARTIAL_DATE) & models.Q(until__regex=PARTIAL_DATE),
                name="participants_attainment_dates_are_dates",
            ),
            # Compared as far as both know: "2019" and "2019-06" are in order.
            models.CheckConstraint(
                condition=models.Q(since="")
                | models.Q(until="")
                | models.Q(since__lte=models.F("until"))
                | models.Q(since__startswith=models.F("until")),
                name="participants_attainment_dates_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(removed=False) | models.Q(replaces__isnull=False),
                name="participants_attainment_removal_ends_one",
            ),
            models.CheckConstraint(
                condition=~models.Q(written_by=""), name="participants_attainment_written_by"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def level_name(self) -> str:
        """The level in the reader's language, empty when none is written."""
        levels = {**dict(TrainingLevel.choices), **dict(LanguageLevel.choices)}
        return str(levels.get(self.level, ""))

    @property
    def language_name(self) -> str:
        """The language in the reader's language, for an entry of that kind."""
        return str(dict(KnownLanguage.choices).get(self.code, ""))


class AttainmentPlace(models.Model):
    """Whether something was learnt or done in prison. Sealed, optional: an entry without it says nothing either way."""

    CLASSIFIED = {"ordinary": "id file attainment written_at written_by", "judicial": "inside"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(
        File, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("register", "file")
    )
    attainment = models.OneToOneField(
        Attainment,
        models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("register", "attainment"),
    )
    inside = models.BooleanField(_("during detention"))
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)
    written_by = models.CharField(_("written by"), max_length=60)

    class Meta:
        verbose_name = _("place of an attainment")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(written_by=""), name="participants_attainmentplace_written_by"
            )
        ]

    def __str__(self) -> str:
        return str(self.attainment_id)
