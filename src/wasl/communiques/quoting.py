"""Words of beneficiaries in a text, without a name: which may be read, which a draft may take, how they are introduced."""

from django.db.models import QuerySet

from wasl.communiques.models import Communique
from wasl.communiques.texts import QUOTE, Paragraph
from wasl.handovers.enums import DELIVERED
from wasl.handovers.models import Receipt
from wasl.participants.consent_queries import may_use
from wasl.participants.enums import ConsentKind
from wasl.participants.models import Quotation

# No number and no gender: the only woman of a ceremony would be named by "one of the women".
_INTRODUCED = {
    "ar": "ومما قيل بهذه المناسبة على لسان مستفيدين: «{words}».",
    "fr": "Parole de bénéficiaire\u00a0: «\u00a0{words}\u00a0».",
}


def words_of(communique: Communique) -> QuerySet[Quotation]:
    """The words a text quotes that the reader may read: never those whose consent no longer stands."""
    return Quotation.objects.filter(pk__in=communique.quoted.values("quotation_id"))


def silenced(communique: Communique) -> int:
    """How many of the words a text quotes nobody may quote any more, or the reader may not read."""
    found = list(words_of(communique).select_related("file"))
    readable = sum(may_use(words.file, ConsentKind.QUOTATION) for words in found)
    return communique.quoted.count() - readable


def offered(communique: Communique) -> QuerySet[Quotation]:
    """Words a draft may take: of people to whom something was handed over at its ceremony, not quoted yet."""
    there = Receipt.objects.filter(ceremony=communique.ceremony, status__in=DELIVERED).values("file_id")
    return Quotation.objects.filter(file__in=there).exclude(pk__in=communique.quoted.values("quotation_id"))


def paragraph(words: Quotation, language: str) -> Paragraph:
    """The words in their sentence, in one language."""
    said = words.words_fr if language == "fr" else words.words_ar
    return Paragraph(QUOTE, (_INTRODUCED[language].format(words=said.strip().rstrip(".")),))
