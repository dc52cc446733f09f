"""Words the register chooses from: codes are stable, labels are what staff say."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wasl.institutions.enums import Sex

__all__ = [
    "KEPT_PAPERS",
    "ClosingKind",
    "ConsentAnswer",
    "ConsentKind",
    "ConsentProof",
    "EducationLevel",
    "EligibilityPaper",
    "FamilySituation",
    "FileStatus",
    "GuardianRelation",
    "InquiryAnswer",
    "PaperKind",
    "PaperState",
    "PhoneOwner",
    "ReferralOrigin",
    "Sex",
    "SpokenIn",
    "TransferStatus",
    "Verdict",
    "WaitingReason",
]


class FileStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("file", "open")
    CLOSED = "closed", pgettext_lazy("file", "closed")


class EligibilityPaper(models.TextChoices):
    """From which kind of paper eligibility was verified; never what the paper says."""

    RELEASE_SLIP = "release_slip", _("release paper")
    PARTNER_LETTER = "partner_letter", _("letter of the partner service")
    COURT_DECISION = "court_decision", _("decision of a court")


class PhoneOwner(models.TextChoices):
    """Whose phone it is. Others than the person are never told why they are called."""

    OWN = "own", _("their own phone")
    SPOUSE = "spouse", pgettext_lazy("relation", "spouse")
    PARENT = "parent", _("father or mother")
    CHILD = "child", _("son or daughter")
    SIBLING = "sibling", _("brother or sister")
    NEIGHBOUR = "neighbour", pgettext_lazy("relation", "neighbour")
    OTHER = "other", _("another person")


class FamilySituation(models.TextChoices):
    SINGLE = "single", pgettext_lazy("family", "single")
    MARRIED = "married", pgettext_lazy("family", "married")
    DIVORCED = "divorced", pgettext_lazy("family", "divorced")
    WIDOWED = "widowed", pgettext_lazy("family", "widowed")


class EducationLevel(models.TextChoices):
    NONE = "none", _("no schooling")
    LITERACY = "literacy", _("literacy classes or koranic school")
    PRIMARY = "primary", _("primary school")
    LOWER_SECONDARY = "lower_secondary", _("lower secondary school")
    UPPER_SECONDARY = "upper_secondary", _("upper secondary school")
    VOCATIONAL = "vocational", _("vocational training")
    HIGHER = "higher", _("higher education")


class GuardianRelation(models.TextChoices):
    """Who answers for a minor: the father, the mother, or the guardian the law gives them."""

    FATHER = "father", pgettext_lazy("relation", "father")
    MOTHER = "mother", pgettext_lazy("relation", "mother")
    GUARDIAN = "guardian", _("legal guardian")


class ReferralOrigin(models.TextChoices):
    """Who sent the person to the centre. A judicial field: sealed, optional, its reading is recorded."""

    PREPARATION = "preparation", _("preparation-for-reintegration service")
    ADMINISTRATION = "administration", _("prison administration")
    COURT = "court", _("court or office of alternative sentences")
    CHILD_PROTECTION = "child_protection", _("child-protection centre")
    PARTNER = "partner", _("partner association or service")
    SELF = "self", _("came alone or with the family")


class PaperKind(models.TextChoices):
    """Papers of a file. The paper of eligibility is not among them: it is seen and given back, and verified apart.

    Photographs are no paper of a file: none is kept.
    """

    CARD_COPY = "card_copy", _("copy of the identity card")
    REQUEST = "request", _("request for support")
    BIRTH_EXTRACT = "birth_extract", _("extract of the birth record")
    MEDICAL = "medical", _("medical certificate")
    TRAINING = "training", _("training certificate")
    PROFESSIONAL_CARD = "professional_card", _("professional card")
    LEASE = "lease", _("lease or right to use the premises")
    QUOTATION = "quotation", pgettext_lazy("paper", "quotation")
    SWORN_STATEMENT = "sworn_statement", _("statement on honour")


# Papers whose scan may be kept. A medical certificate is looked at and given back: health is nobody's file.
KEPT_PAPERS = [kind for kind in PaperKind if kind != PaperKind.MEDICAL]


class PaperState(models.TextChoices):
    MISSING = "missing", pgettext_lazy("paper of a file", "missing")
    ASKED = "asked", pgettext_lazy("paper of a file", "asked for")
    RECEIVED = "received", pgettext_lazy("paper of a file", "received")
    VERIFIED = "verified", pgettext_lazy("paper of a file", "verified")
    NOT_NEEDED = "not_needed", pgettext_lazy("paper of a file", "not needed")


class WaitingReason(models.TextChoices):
    """What a file on the waiting list waits for, besides a caseworker."""

    TRAINING_PLACE = "training_place", _("a place in training")
    COHORT_PLACE = "cohort_place", _("a place in a cohort")
    PREMISES = "premises", pgettext_lazy("waiting for", "premises")
    PAPER = "paper", _("a paper from an administration")
    CARE = "care", _("care or treatment")
    OTHER = "other", _("something else")


class ClosingKind(models.TextChoices):
    """Why a file is closed. Never a judicial fact."""

    COMPLETED = "completed", _("accompaniment completed")
    EMPLOYED = "employed", _("has a job")
    MOVED = "moved", _("moved away")
    OWN_REQUEST = "own_request", _("at their own request")
    NO_CONTACT = "no_contact", _("no contact any more")
    DECEASED = "deceased", pgettext_lazy("reason for closing", "deceased")
    MISTAKE = "mistake", _("opened by mistake")
    JOINED = "joined", _("same person as another file")
    OTHER = "other", _("another reason")


class Verdict(models.TextChoices):
    """What was decided about two records."""

    SAME = "same", pgettext_lazy("identity", "one person")
    DIFFERENT = "different", pgettext_lazy("identity", "two people")
    UNDONE = "undone", pgettext_lazy("identity", "undone")


class InquiryAnswer(models.TextChoices):
    """What headquarters answers a desk whose person has an open file elsewhere."""

    SAME = "same", _("the same person: headquarters arranges what follows")
    ANOTHER = "another", _("another person: open the file")


class TransferStatus(models.TextChoices):
    PROPOSED = "proposed", pgettext_lazy("transfer", "proposed")
    ACCEPTED = "accepted", pgettext_lazy("transfer", "accepted")
    REFUSED = "refused", pgettext_lazy("transfer", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("transfer", "withdrawn")


class ConsentKind(models.TextChoices):
    """What somebody is told about, or agrees to."""

    NOTICE = "notice", _("information notice")
    IMAGE = "image", _("consent to pictures")
    QUOTATION = "quotation", _("consent to be quoted")
    GUARDIAN = "guardian", _("guardian's consent")


class ConsentAnswer(models.TextChoices):
    INFORMED = "informed", pgettext_lazy("consent", "informed")
    GIVEN = "given", pgettext_lazy("consent", "given")
    REFUSED = "refused", pgettext_lazy("consent", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("consent", "withdrawn")


class ConsentProof(models.TextChoices):
    SIGNATURE = "signature", pgettext_lazy("proof", "signature")
    THUMBPRINT = "thumbprint", pgettext_lazy("proof", "thumbprint")
    SPOKEN = "spoken", _("said aloud")


class SpokenIn(models.TextChoices):
    ARABIC = "ar", pgettext_lazy("language", "Arabic")
    FRENCH = "fr", pgettext_lazy("language", "French")
    AMAZIGH = "zgh", pgettext_lazy("language", "Amazigh")


class AttainmentKind(models.TextChoices):
    """What somebody has learnt, done or holds, wherever it was."""

    TRAINING = "training", pgettext_lazy("attainment", "training")
    WORK = "work", _("work experience")
    SKILL = "skill", pgettext_lazy("attainment", "skill")
    LANGUAGE = "language", pgettext_lazy("attainment", "language")
    LICENCE = "licence", _("driving licence")
    CARD = "card", _("professional card")


class TrainingLevel(models.TextChoices):
    """Levels of Moroccan vocational training, lowest first."""

    INITIATION = "initiation", pgettext_lazy("level of training", "initiation")
    APPRENTICESHIP = "apprenticeship", pgettext_lazy("level of training", "apprenticeship")
    SPECIALISATION = "specialisation", pgettext_lazy("level of training", "specialisation")
    QUALIFICATION = "qualification", pgettext_lazy("level of training", "qualification")
    TECHNICIAN = "technician", pgettext_lazy("level of training", "technician")
    SPECIALISED_TECHNICIAN = "specialised_technician", _("specialised technician")


class LanguageLevel(models.TextChoices):
    NOTIONS = "notions", pgettext_lazy("level of a language", "some words")
    SPEAKS = "speaks", pgettext_lazy("level of a language", "spoken")
    READS_WRITES = "reads_writes", pgettext_lazy("level of a language", "spoken, read and written")


class KnownLanguage(models.TextChoices):
    DARIJA = "ary", _("Moroccan Arabic")
    ARABIC = "ar", _("standard Arabic")
    TACHELHIT = "shi", pgettext_lazy("language", "Tachelhit")
    TAMAZIGHT = "tzm", pgettext_lazy("language", "Tamazight")
    TARIFIT = "rif", pgettext_lazy("language", "Tarifit")
    HASSANIYA = "mey", pgettext_lazy("language", "Hassaniya")
    FRENCH = "fr", pgettext_lazy("language", "French")
    SPANISH = "es", pgettext_lazy("language", "Spanish")
    ENGLISH = "en", pgettext_lazy("language", "English")


# Categories of the highway code (law 52-05): the same letters in every language.
LICENCE_CATEGORIES = ("AM", "A1", "A", "B", "C", "D", "EB", "EC", "ED")
