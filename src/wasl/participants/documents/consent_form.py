"""The paper somebody is read and signs: what is written about them, and each consent asked apart."""

import datetime
from typing import Final, Literal

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from wasl.database.home import is_demonstration
from wasl.institutions.enums import InstitutionKind, Sex
from wasl.institutions.models import Institution
from wasl.papers.compiler import Paper, render
from wasl.papers.letterhead import letterhead
from wasl.papers.shapes import ConsentData, ConsentQuestion, Fact, LetterheadData, Signatory
from wasl.participants import consent_queries
from wasl.participants.enums import ConsentKind, SpokenIn
from wasl.participants.models import ConsentText, File
from wasl.wording.dates import day
from wasl.wording.isolates import ltr

TEMPLATE: Final = "consent"
Language = Literal["ar", "fr"]


def consent_form(
    file: File, *, on: datetime.date, language: Language = "ar", authorisation: str = ""
) -> Paper:
    """The form of a file, blank, on the texts in force that day, to be read, answered and signed.

    ``authorisation`` is the number the regulator gave for keeping these data; without it the paper says that it is not
    known yet. Raises PaperError when the typesetter refuses, LookupError when no text is in force.
    """
    with translation.override(language):
        return render(TEMPLATE, consent_data(file, on, language, authorisation), issued_on=on)


def consent_data(file: File, on: datetime.date, language: Language, authorisation: str) -> ConsentData:
    """What the template is told. A minor's guardian answers, and is asked neither for pictures nor for words."""
    minor = consent_queries.minor(file, on)
    asked = [ConsentKind.GUARDIAN] if minor else [ConsentKind.IMAGE, ConsentKind.QUOTATION]
    notice = _text(ConsentKind.NOTICE, on)
    texts = [_text(kind, on) for kind in asked]
    versions = ", ".join(str(text.version) for text in [notice, *texts])
    return {
        **_head(file, on, language),
        "version": _("Texts: version %(versions)s") % {"versions": ltr(versions)},
        "facts": _facts(file, language, authorisation),
        "paragraphs": consent_queries.paragraphs(notice, language),
        "refusing": _("No is as good an answer as yes: the aid stays the same."),
        "questions": [_question(text, language) for text in texts],
        "told": [_("I read it"), _("It was read to me aloud"), *[str(SpokenIn(code).label) for code in SpokenIn]],
        "signatories": _signatories(file, minor=minor),
        "notice": _(
            "An answer may be changed at any time, by word of mouth, at the centre. A copy of this paper is given to who asks for it."
        ),
    }  # fmt: skip


def _text(kind: str, on: datetime.date) -> ConsentText:
    text = consent_queries.text_in_force(kind, on)
    if text is None:
        raise LookupError(f"no text {kind} is in force on {on}")
    return text


def _head(file: File, on: datetime.date, language: Language) -> LetterheadData:
    """The heading. Title and author of the file stay neutral: viewers show them to anybody."""
    french = language == "fr"
    foundation = Institution.objects.filter(kind=InstitutionKind.FOUNDATION).order_by("code").first()
    names = [row.name_fr if french else row.name_ar for row in (foundation, file.centre) if row is not None]
    return letterhead(
        title=_("Personal data: information and consents"),
        issuer=pgettext("product", "Wasl"),
        heading_lines=[name[:1].upper() + name[1:] for name in names],
        reference=file.number,
        place=file.centre.seat.name_fr if french else file.centre.seat.name_ar,
        day_in_words=day(on, language),
        footer=_("Consents: the signed paper stays in the file"),
        qr_url=None,
        specimen=is_demonstration(),
        lang=language,
    )


def _facts(file: File, language: Language, authorisation: str) -> list[Fact]:
    record = file.record
    name = record.name_lat if language == "fr" else record.name_ar
    return [
        {"label": _("Full name"), "value": name},
        {
            "label": _("Authorisation of the national commission"),
            "value": authorisation or _("not recorded yet"),
        },
    ]


def _question(text: ConsentText, language: Language) -> ConsentQuestion:
    return {
        "title": consent_queries.title(text, language),
        "paragraphs": consent_queries.paragraphs(text, language),
        "answers": [_("Yes, I agree"), _("No, I do not agree")],
    }


def _signatories(file: File, *, minor: bool) -> list[Signatory]:
    reader: Signatory = {"role": _("Who read and explained this paper"), "name": ""}
    if minor:
        return [{"role": _("Signature of the guardian"), "name": ""}, reader]
    signer = (
        pgettext("woman", "Signature of the person concerned")
        if file.record.sex == Sex.FEMALE
        else pgettext("man", "Signature of the person concerned")
    )
    return [{"role": signer, "name": ""}, {"role": pgettext("signatory", "Thumbprint"), "name": ""}, reader]
