"""People followed: a person is a set of records; a record is what was written; a file is a centre's dossier.

Rows of a person carry ``file`` and their policies ask the file's (invariant 10). Judicial facts are not here:
eligibility was verified, by whom, when, from which kind of paper (invariant 13).
"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.accounts.models import User
from wasl.participants.enums import (
    ClosingKind,
    EducationLevel,
    EligibilityPaper,
    FamilySituation,
    FileStatus,
    GuardianRelation,
    PhoneOwner,
    Sex,
)
from wasl.territory.models import Centre, Place
from wasl.wording.languages import in_language


class Person(models.Model):
    """Someone, known only by the records that are theirs. Holds no fact of its own."""

    CLASSIFIED = {"ordinary": "id"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = pgettext_lazy("register", "person")

    def __str__(self) -> str:
        return str(self.id)


class File(models.Model):
    """A centre's dossier on someone: number, caseworker, eligibility. Its centre is what policies compare."""

    CLASSIFIED = {
        # That eligibility was verified, when and by whom, is ordinary work; the kind of paper hints at a judicial fact.
        "ordinary": "id number centre caseworker status opened_on opened_at opened_by closed_at closed_by closed_kind "
        "closed_reason retain_until eligibility_verified_at eligibility_verified_by",
        "judicial": "eligibility_paper",
    }

    # Told once, by the act that opened it; not kept, because it says something of another centre.
    alike_elsewhere = False

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("file number"), max_length=24, unique=True)
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="files", verbose_name=pgettext_lazy("territory", "centre")
    )
    caseworker = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=pgettext_lazy("file", "caseworker")
    )
    status = models.CharField(
        _("status of the file"), max_length=8, choices=FileStatus.choices, default="open"
    )
    opened_on = models.DateField(_("opened on"))
    opened_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    opened_by = models.CharField(_("opened by"), max_length=60)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    closed_by = models.CharField(_("closed by"), max_length=60, blank=True)
    closed_kind = models.CharField(
        _("reason for closing"), max_length=12, choices=ClosingKind.choices, blank=True
    )
    closed_reason = models.CharField(_("note on the closing"), max_length=200, blank=True)
    # Told when the file is closed, from the programmes' rules; empty while none settles how long files are kept.
    retain_until = models.DateField(_("kept until"), null=True, blank=True)
    eligibility_verified_at = models.DateField(_("eligibility verified on"), null=True, blank=True)
    eligibility_verified_by = models.CharField(_("eligibility verified by"), max_length=60, blank=True)
    eligibility_paper = models.CharField(
        _("kind of paper seen"), max_length=20, choices=EligibilityPaper.choices, blank=True
    )

    class Meta:
        verbose_name = pgettext_lazy("register", "file")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closed_at=None, closed_by="", status="open")
                | (models.Q(closed_at__isnull=False, status="closed") & ~models.Q(closed_by="")),
                name="participants_file_closed_at_and_by_together",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    eligibility_verified_at=None, eligibility_verified_by="", eligibility_paper=""
                )
                | (
                    models.Q(eligibility_verified_at__isnull=False)
                    & ~models.Q(eligibility_verified_by="")
                    & ~models.Q(eligibility_paper="")
                ),
                name="participants_file_eligibility_whole_or_absent",
            ),
            models.CheckConstraint(
                condition=models.Q(status="open", closed_kind="", retain_until=None)
                | models.Q(status="closed", closed_kind__in=ClosingKind.values),
                name="participants_file_closed_for_a_reason",
            ),
            models.CheckConstraint(condition=~models.Q(opened_by=""), name="participants_file_opened_by"),
        ]

    def __str__(self) -> str:
        return self.number


class Record(models.Model):
    """What was written about someone: names in both scripts as on the card, card number, birth, sex, residence."""

    CLASSIFIED = {
        "ordinary": "id person file version keys_version written_at written_by",
        "personal": "given_ar surname_ar given_lat surname_lat father_ar sex residence commune address_ar phone phone_of "
        "other_phones family_situation education_level guardian_name_ar guardian_relation guardian_phone key_given key_surname key_father "
        "search_key sort_key",
        "identity": "cin birth_date birth_year guardian_cin",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="records", verbose_name=pgettext_lazy("register", "person")
    )
    file = models.OneToOneField(
        File, models.PROTECT, related_name="record", verbose_name=pgettext_lazy("register", "file")
    )
    given_ar = models.CharField(_("given name in Arabic"), max_length=80)
    surname_ar = models.CharField(_("family name in Arabic"), max_length=80)
    given_lat = models.CharField(_("given name in Latin letters"), max_length=80)
    surname_lat = models.CharField(_("family name in Latin letters"), max_length=80)
    father_ar = models.CharField(_("father's name"), max_length=80, blank=True)
    cin = models.CharField(_("identity card number"), max_length=12, blank=True)
    birth_date = models.DateField(_("birth date"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("birth year"), null=True, blank=True)
    sex = models.CharField(pgettext_lazy("person", "sex"), max_length=6, choices=Sex.choices)
    phone = models.CharField(pgettext_lazy("person", "phone"), max_length=20, blank=True)
    phone_of = models.CharField(_("whose phone"), max_length=10, choices=PhoneOwner.choices, default="own")
    # Other numbers, each with whose it is: [{"number": "+212…", "of": "parent"}]. Part of what a version counts.
    other_phones = models.JSONField(_("other phones"), default=list, blank=True)
    residence = models.ForeignKey(
        Place, models.PROTECT, related_name="+", verbose_name=_("province of residence")
    )
    commune = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("commune of residence")
    )
    address_ar = models.CharField(pgettext_lazy("person", "address"), max_length=200, blank=True)
    family_situation = models.CharField(
        _("family situation"), max_length=10, choices=FamilySituation.choices, blank=True
    )
    education_level = models.CharField(
        _("level of education"), max_length=16, choices=EducationLevel.choices, blank=True
    )
    guardian_name_ar = models.CharField(_("name of the guardian"), max_length=80, blank=True)
    guardian_relation = models.CharField(
        _("relation of the guardian"), max_length=12, choices=GuardianRelation.choices, blank=True
    )
    guardian_cin = models.CharField(_("guardian's card number"), max_length=12, blank=True)
    guardian_phone = models.CharField(_("guardian's phone"), max_length=20, blank=True)
    # How names sound, one key for both scripts (``identity.keys``): what look-ups for the same person compare.
    key_given = models.CharField(_("sound of the given name"), max_length=80, blank=True)
    key_surname = models.CharField(_("sound of the family name"), max_length=80, blank=True)
    key_father = models.CharField(_("sound of the father's name"), max_length=80, blank=True)
    keys_version = models.PositiveSmallIntegerField(_("version of the keys"), default=0)
    search_key = models.TextField(_("search key"), blank=True)
    sort_key = models.CharField(_("sorting key"), max_length=200, blank=True)
    # Counts the corrections: whoever corrects says which version they were reading.
    version = models.PositiveIntegerField(pgettext_lazy("of a record", "version"), default=1)
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)
    written_by = models.CharField(_("written by"), max_length=60)

    class Meta:
        verbose_name = pgettext_lazy("register", "record")
        ordering = ["sort_key", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cin="") | models.Q(cin__regex=r"^[A-Z]{1,2}[0-9]{4,8}$"),
                name="participants_record_cin_shape",
            ),
            models.CheckConstraint(
                condition=models.Q(sex__in=Sex.values), name="participants_record_sex_known"
            ),
            models.CheckConstraint(
                condition=models.Q(guardian_cin="") | models.Q(guardian_cin__regex=r"^[A-Z]{1,2}[0-9]{4,8}$"),
                name="participants_record_guardian_cin_shape",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    guardian_name_ar="", guardian_relation="", guardian_cin="", guardian_phone=""
                )
                | (
                    ~models.Q(guardian_name_ar="")
                    & models.Q(guardian_relation__in=GuardianRelation.values)
                    & ~models.Q(guardian_cin="")
                    & ~models.Q(guardian_phone="")
                ),
                name="participants_record_guardian_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(phone_of__in=PhoneOwner.values)
                & models.Q(family_situation__in=["", *FamilySituation.values])
                & models.Q(education_level__in=["", *EducationLevel.values]),
                name="participants_record_words_known",
            ),
            models.CheckConstraint(condition=~models.Q(written_by=""), name="participants_record_written_by"),
        ]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def name_ar(self) -> str:
        """Whole name in Arabic letters."""
        return f"{self.given_ar} {self.surname_ar}".strip()

    @property
    def name_lat(self) -> str:
        """Whole name in Latin letters."""
        return f"{self.given_lat} {self.surname_lat}".strip()

    @property
    def name(self) -> str:
        """Whole name in the reader's script."""
        return in_language(ar=self.name_ar, fr=self.name_lat)


class Correction(models.Model):
    """That a record was corrected: which fields, by whom, when. Never the values: the past reading is nobody's business."""

    CLASSIFIED = {"ordinary": "id record file version fields corrected_at corrected_by"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    record = models.ForeignKey(
        Record, models.PROTECT, related_name="corrections", verbose_name=pgettext_lazy("register", "record")
    )
    file = models.ForeignKey(
        File, models.PROTECT, related_name="corrections", verbose_name=pgettext_lazy("register", "file")
    )
    version = models.PositiveIntegerField(_("version it made"))
    fields = models.JSONField(_("fields corrected"))
    corrected_at = models.DateTimeField(_("corrected at"), auto_now_add=True)
    corrected_by = models.CharField(_("corrected by"), max_length=60)

    class Meta:
        verbose_name = pgettext_lazy("register", "correction")
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "version"], name="participants_correction_version_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(corrected_by=""), name="participants_correction_corrected_by"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} {self.version}"
