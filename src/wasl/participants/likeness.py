"""The one look-up before somebody is written down: is this person perhaps already in the register?"""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.participants import rules
from wasl.participants.enums import FileStatus, InquiryAnswer
from wasl.participants.models import File, Inquiry, LookUp
from wasl.participants.queries.comparisons import Alike, alike, traits_in
from wasl.territory.models import Centre

ELSEWHERE = _("A very similar file may exist; headquarters will compare.")
"""All that is ever said of another centre's files."""

_ASKED = (
    "given_ar",
    "surname_ar",
    "given_lat",
    "surname_lat",
    "father_ar",
    "cin",
    "birth_date",
    "birth_year",
    "sex",
)


class LikelyDuplicates(Refusal):
    """The person may already have a file here: ``alike`` says which, how likely, and why."""

    def __init__(self, found: list[Alike], keeps: Any) -> None:
        super().__init__(
            _(
                "This person may already have a file here. Compare, then open theirs or say why this is another person."
            ),
            code="likely_duplicate",
            keeps=keeps,
        )
        self.alike = found


def look_for_likeness(
    *,
    by: Actor,
    centre: Centre,
    written: Mapping[str, Any],
    file: File | None = None,
    other_person: str = "",
    people: int = 1,
) -> bool:
    """Called by every act that writes a record, inside it, before the row is written: ``open_file`` (``file`` is None)
    and ``correct_record`` when a name, the card or the birth changes.

    ``written`` holds the checked fields (``WRITTEN``). ``other_person`` is why this is another person than those found
    here (they were shown). Returns whether a very similar file may exist in another centre: only ``ELSEWHERE`` is told.
    Each look-up is kept, whatever comes of it; ``people`` is how many it counts for.

    Raises Refusal when the card has an open file here, with its number, or elsewhere, without saying where: then
    headquarters get an inquiry. Raises LikelyDuplicates when records of the reader's own scope look like this person.
    """

    def looked() -> None:
        LookUp(centre=centre, people=people, looked_by=by.label).save(force_insert=True)

    _card_is_free(written["cin"], centre, except_file=file, keeps=looked)
    record = file.record if file is not None else None
    found = alike(traits_in(written), except_record=record.pk if record else None)
    if record is not None:
        found = [one for one in found if one.record.person_id != record.person_id]
    elsewhere = _elsewhere(written)
    if found and not rules.cleaned(other_person):
        raise LikelyDuplicates(found, looked)
    if elsewhere == "card" and not was_answered(written["cin"], centre):

        def asked() -> None:
            looked()
            ask_headquarters(by, centre, written)

        raise Refusal(ELSEWHERE, field="cin", code="alike_elsewhere", keeps=asked)
    looked()
    return elsewhere != ""


def _card_is_free(cin: str, centre: Centre, *, except_file: File | None, keeps: Any) -> None:
    """One open file a card and centre."""
    if not cin:
        return
    taken = File.objects.filter(record__cin=cin, centre=centre, status=FileStatus.OPEN)
    if except_file is not None:
        taken = taken.exclude(pk=except_file.pk)
    if number := taken.values_list("number", flat=True).first():
        raise Refusal(
            gettext("This card already has the open file %(file)s.") % {"file": number},
            field="cin",
            code="card_has_file",
            keeps=keeps,
        )


def _elsewhere(written: Mapping[str, Any]) -> str:
    keys = rules.keys_of(
        **{
            name: written[name]
            for name in ("given_ar", "surname_ar", "given_lat", "surname_lat", "father_ar", "cin")
        },
        number="",
    )
    born = written["birth_date"]
    with connection.cursor() as cursor:
        cursor.execute(
            "select participants_alike_elsewhere(%s, %s, %s, %s, %s::date, %s::int, %s)",
            [
                keys["key_given"], keys["key_surname"], keys["key_father"], written["cin"], born,
                born.year if born else written["birth_year"], written["residence"].pk,
            ],
        )  # fmt: skip
        return str(cursor.fetchone()[0])


def was_answered(cin: str, centre: Centre) -> bool:
    """Whether headquarters said that this card's open file elsewhere is another person's."""
    return Inquiry.objects.filter(cin=cin, centre=centre, answer=InquiryAnswer.ANOTHER).exists()


def ask_headquarters(by: Actor, centre: Centre, written: Mapping[str, Any]) -> None:
    """One open inquiry a card and centre, however often it is tried."""
    if not Inquiry.objects.filter(cin=written["cin"], centre=centre, answer="").exists():
        Inquiry(
            centre=centre, asked_by=by.label, residence=written["residence"], **{name: written[name] for name in _ASKED}
        ).save(force_insert=True)  # fmt: skip
