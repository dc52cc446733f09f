"""What people write about someone, checked as a whole: every fault is heard before any is told."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wasl.audit.refusals import Refusal, together
from wasl.participants import rules
from wasl.participants.enums import EducationLevel, FamilySituation, GuardianRelation, PhoneOwner, Sex
from wasl.territory.enums import PROVINCE_LEVEL, PlaceKind
from wasl.territory.models import Place
from wasl.wording.dates import today

# Fields of a record that people write; the rest follows from them.
WRITTEN = (
    "given_ar", "surname_ar", "given_lat", "surname_lat", "father_ar", "cin", "birth_date", "birth_year",
    "sex", "phone", "phone_of", "other_phones", "residence", "commune", "address_ar", "family_situation",
    "education_level", "guardian_name_ar", "guardian_relation", "guardian_cin", "guardian_phone",
)  # fmt: skip
_GUARDIAN = ("guardian_name_ar", "guardian_relation", "guardian_cin", "guardian_phone")
_MOST_OTHER_PHONES = 4


def checked(written: Mapping[str, Any], *, opened_on: datetime.date) -> dict[str, Any]:
    """The fields as they may be stored. Raises one Refusal with everything that is not as it must be.

    ``opened_on`` is the day of the file: who is a minor that day has a guardian.
    """
    found = dict(written)
    with together() as heard:
        for name in ("given_ar", "surname_ar"):
            with heard.hearing():
                found[name] = rules.arabic_text(written[name], name)
        for name in ("given_lat", "surname_lat"):
            with heard.hearing():
                found[name] = rules.latin_text(written[name], name)
        with heard.hearing():
            found["father_ar"] = _arabic_or_nothing(written["father_ar"], "father_ar")
        with heard.hearing():
            found["cin"] = rules.card_number(written["cin"])
        with heard.hearing():
            found["birth_date"], found["birth_year"] = rules.birth(
                written["birth_date"], written["birth_year"], on=today()
            )
        for name, known in (
            ("sex", Sex),
            ("family_situation", FamilySituation),
            ("education_level", EducationLevel),
        ):
            with heard.hearing():
                _known(written[name], known, name)
        with heard.hearing():
            _places(written["residence"], written["commune"])
        with heard.hearing():
            found["phone"] = rules.phone_number(written["phone"])
            _known(written["phone_of"], PhoneOwner, "phone_of")
        with heard.hearing():
            found["other_phones"] = _other_phones(written["other_phones"])
        with heard.hearing():
            found |= _guardian(found, opened_on)
    found["address_ar"] = rules.cleaned(written["address_ar"])
    return found


def birth_follows(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Writing one of date and year replaces the other."""
    if changes.get("birth_date"):
        return {"birth_year": None}
    return {"birth_date": None} if changes.get("birth_year") else {}


def keys(written: Mapping[str, Any], number: str) -> dict[str, Any]:
    """The keys of search, sorting and likeness for what is written in the file of this number."""
    names = ("given_ar", "surname_ar", "given_lat", "surname_lat", "father_ar", "cin")
    return rules.keys_of(**{name: written[name] for name in names}, number=number)


def _arabic_or_nothing(text: str, field: str) -> str:
    return rules.arabic_text(text, field) if text.strip() else ""


def _known(value: str, choices: Any, field: str) -> None:
    if value in choices.values or (not value and field in {"family_situation", "education_level"}):
        return
    if field == "sex":
        raise Refusal(_("Choose woman or man, as on the card."), field="sex", code="sex_missing")
    raise Refusal(_("Choose one of the words of the list."), field=field, code="unknown_word")


def _places(residence: Place, commune: Place | None) -> None:
    if residence.kind not in PROVINCE_LEVEL:
        raise Refusal(
            _("Choose a province or a prefecture."), field="residence", code="residence_not_province"
        )
    if commune is not None and (commune.kind != PlaceKind.COMMUNE or commune.parent_id != residence.pk):
        raise Refusal(
            gettext("This commune does not lie in %(province)s.") % {"province": residence.name},
            field="commune", code="commune_elsewhere",
        )  # fmt: skip


def _other_phones(phones: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    if len(phones) > _MOST_OTHER_PHONES:
        raise Refusal(_("Four other phones at most are kept."), field="other_phones", code="too_many_phones")
    kept = []
    for order, phone in enumerate(phones, 2):
        number = rules.phone_number(phone.get("number", ""), field=f"phone_{order}")
        if not number:
            continue
        _known(phone.get("of", ""), PhoneOwner, f"phone_{order}_of")
        kept.append({"number": number, "of": phone["of"]})
    return kept


def _guardian(found: Mapping[str, Any], opened_on: datetime.date) -> dict[str, str]:
    named = any(str(found[name]).strip() for name in _GUARDIAN)
    if not named:
        if (found["birth_date"] or found["birth_year"]) and rules.is_minor(
            found["birth_date"], found["birth_year"], on=opened_on
        ):
            raise Refusal(
                _(
                    "This person was under eighteen on the day the file is opened: write who their guardian is."
                ),
                field="guardian_name_ar",
                code="guardian_missing",
            )
        return dict.fromkeys(_GUARDIAN, "")
    with together() as heard:
        kept: dict[str, str] = {"guardian_relation": found["guardian_relation"]}
        with heard.hearing():
            kept["guardian_name_ar"] = rules.arabic_text(found["guardian_name_ar"], "guardian_name_ar")
        with heard.hearing():
            _known(found["guardian_relation"], GuardianRelation, "guardian_relation")
        with heard.hearing():
            kept["guardian_cin"] = rules.card_number(found["guardian_cin"], field="guardian_cin")
            if not kept["guardian_cin"]:
                raise Refusal(
                    _("Write the card number of the guardian."),
                    field="guardian_cin",
                    code="guardian_card_missing",
                )
        with heard.hearing():
            kept["guardian_phone"] = rules.phone_number(found["guardian_phone"], field="guardian_phone")
            if not kept["guardian_phone"]:
                raise Refusal(
                    _("Write the phone of the guardian."),
                    field="guardian_phone",
                    code="guardian_phone_missing",
                )
    return kept
