"""One person in two scripts: found by sound, joined, parted again; and what a desk is told of another centre."""

import datetime
from typing import Any

import pytest
from tests.direct_sql import refused
from tests.factories.accounts import actor
from tests.factories.participants import file

from wasl.audit.actors import Actor
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within
from wasl.participants.likeness import ELSEWHERE, LikelyDuplicates
from wasl.participants.models import Comparison, File, Inquiry, LookUp, Move, Record
from wasl.participants.operations import (
    answer_inquiry,
    close_file,
    correct_record,
    join_records,
    keep_apart,
    reopen_file,
    undo_joining,
)
from wasl.participants.queries import comparisons

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ALAOUI = {
    "given_ar": "محمد", "surname_ar": "العلوي", "given_lat": "Mohammed", "surname_lat": "El Alaoui", "father_ar": "إدريس",
    "birth_date": datetime.date(1988, 5, 2),
}  # fmt: skip
# The same man as another desk heard him: other letters in both scripts, no card.
AGAIN = ALAOUI | {"surname_ar": "علوي", "given_lat": "Mhamed", "surname_lat": "Alaoui", "cin": ""}
AGADIR = {"centre_code": "AGD", "residence": "MA-AGD", "commune": None}


def in_two_centres() -> tuple[Actor, Record, Record]:
    """Headquarters, and one man's two records."""
    here = file(actor("coordinator"), **ALAOUI)
    there = file(actor("coordinator", centre="AGD"), **(AGAIN | AGADIR))
    return actor("headquarters"), here.record, there.record


def person_of(by: Actor, record: Record) -> Any:
    with within(by.scope):
        return Record.objects.get(pk=record.pk).person_id


def joined(by: Actor, first: Record, second: Record, kept: Record) -> Comparison:
    return join_records(by=by, first=first, second=second, reason="نفس البطاقة ونفس الأب", kept=kept.file)


def test_a_desk_is_shown_who_sounds_the_same_and_must_say_why_it_is_another() -> None:
    by = actor("caseworker")
    known = file(by, **ALAOUI)
    with pytest.raises(LikelyDuplicates) as shown:
        file(by, **AGAIN, other_person="")
    (found,) = shown.value.alike
    assert found.record.file_id == known.pk
    assert found.match.score > 0.9
    assert {"same_surname_sound", "same_birth_date"} <= {reason.code for reason in found.match.reasons}
    with within(by.scope):
        assert File.objects.count() == 1
        assert LookUp.objects.filter(looked_by=by.label).count() == 2
    assert file(by, **AGAIN, other_person="توأم").number == "MRK-2021-0002"


def test_a_correction_is_compared_like_an_opening() -> None:
    by = actor("caseworker")
    file(by, **ALAOUI)
    other = file(by, given_ar="كمال", given_lat="Kamal", surname_ar="بناني", surname_lat="Bennani")
    with pytest.raises(LikelyDuplicates):
        correct_record(by=by, record=other.record, changes=AGAIN)
    with within(by.scope):
        assert Record.objects.get(pk=other.record.pk).given_ar == "كمال"


def test_of_another_centre_a_desk_hears_one_sentence() -> None:
    file(actor("coordinator"), **ALAOUI)
    by = actor("caseworker", centre="AGD")
    stranger = file(by, **AGADIR)
    alike = file(by, **(AGAIN | AGADIR), other_person="")
    assert (stranger.alike_elsewhere, alike.alike_elsewhere) == (False, True)
    assert "MRK" not in str(ELSEWHERE)
    with within(by.scope):
        assert comparisons.likely_pairs() == []
    headquarters = actor("headquarters")
    with within(headquarters.scope):
        (pair,) = comparisons.likely_pairs()
        assert {pair.first.file.number, pair.second.file.number} == {"MRK-2021-0001", "AGD-2021-0002"}


def test_a_second_open_file_for_one_card_is_refused_without_saying_where() -> None:
    file(actor("coordinator"), **ALAOUI, cin="ZZ777001")
    by = actor("caseworker", centre="AGD")
    for _time in range(2):
        with pytest.raises(Refusal) as told:
            file(by, **(ALAOUI | AGADIR), cin="ZZ777001")
    assert (str(told.value), told.value.code, told.value.field) == (str(ELSEWHERE), "alike_elsewhere", "cin")
    with within(by.scope):
        assert not File.objects.exists()
        inquiry = Inquiry.objects.get()
    headquarters = actor("headquarters")
    with pytest.raises(NotAllowed):
        answer_inquiry(by=by, inquiry=inquiry, answer="another", note="خطأ في البطاقة")
    answer_inquiry(by=headquarters, inquiry=inquiry, answer="another", note="خطأ في نسخ البطاقة الأولى")
    assert file(by, **(ALAOUI | AGADIR), cin="ZZ777001").number == "AGD-2021-0001"


def test_the_database_keeps_one_open_file_a_card() -> None:
    by = actor("caseworker")
    file(by, **ALAOUI, cin="ZZ777001")
    other = file(actor("caseworker", centre="AGD"), **AGADIR)
    agadir = actor("caseworker", centre="AGD")
    with refused("participants_card_has_open_file", agadir) as cursor:
        cursor.execute(
            "update participants_record set cin = 'ZZ777001', version = version + 1 where id = %s",
            [other.record.pk],
        )
    closed = close_file(by=by, file=only_file(by), kind="moved")
    correct_record(by=agadir, record=other.record, changes={"cin": "ZZ777001"})
    with refused("participants_card_has_open_file", by) as cursor:
        cursor.execute(
            "update participants_file set status = 'open', closed_at = null, closed_by = '', closed_kind = '', "
            "closed_reason = '', retain_until = null where id = %s",
            [closed.pk],
        )


def only_file(by: Actor) -> File:
    """The only file the actor sees."""
    with within(by.scope):
        return File.objects.get()


def test_joining_and_undoing_change_only_whose_record_it_is() -> None:
    by, here, there = in_two_centres()
    apart = {record.pk: person_of(by, record) for record in (here, there)}

    decided = joined(by, here, there, kept=here)
    assert person_of(by, there) == person_of(by, here) == apart[here.pk]
    with within(by.scope):
        assert comparisons.likely_pairs() == []
        assert File.objects.get(pk=there.file_id).closed_kind == "joined"
        (move,) = Move.objects.all()
        assert (move.record_id, move.number, move.from_person_id) == (there.pk, 1, apart[there.pk])
        assert (
            Event.objects.filter(action="participants.join_records").count() == 0
        )  # headquarters read no journal

    undo_joining(by=by, comparison=decided, reason="أخوان")
    assert {record.pk: person_of(by, record) for record in (here, there)} == apart
    with within(by.scope):
        assert File.objects.get(pk=there.file_id).status == "open"
        assert len(comparisons.likely_pairs()) == 1
    with pytest.raises(Refusal) as told:
        undo_joining(by=by, comparison=decided, reason="أخوان")
    assert told.value.code == "decided_on_since"


def test_joining_widens_nobodys_rights() -> None:
    by, here, there = in_two_centres()
    agadir, marrakech = actor("caseworker", centre="AGD"), actor("caseworker")
    joined(by, here, there, kept=here)
    for reader, own, other in ((agadir, there, here), (marrakech, here, there)):
        with within(reader.scope):
            assert Record.objects.filter(pk=own.pk).exists()
            assert not Record.objects.filter(pk=other.pk).exists()
            assert not Comparison.objects.exists()


def test_two_open_files_need_one_that_goes_on() -> None:
    by, here, there = in_two_centres()
    with pytest.raises(Refusal) as told:
        join_records(by=by, first=here, second=there, reason="نفس الشخص")
    assert (told.value.field, told.value.code) == ("kept", "which_file_goes_on")


def test_a_person_has_one_open_file_across_centres() -> None:
    """The two desks do not see each other's rows: the rule does (invariant 11)."""
    by, here, there = in_two_centres()
    with refused("participants_one_open_file", by) as cursor:
        cursor.execute(
            "insert into participants_comparison (id, first_id, second_id, first_file_id, second_file_id, verdict, reason, "
            "score, agrees, decided_at, decided_by) select gen_random_uuid(), a.id, b.id, a.file_id, b.file_id, 'same', 'x', "
            "0.9, '[]', now(), %s from participants_record a join participants_record b on a.id < b.id",
            [by.label],
        )
        cursor.execute(
            "insert into participants_move (id, record_id, file_id, number, from_person_id, to_person_id, comparison_id, "
            "moved_at, moved_by) select gen_random_uuid(), %s, %s, 1, %s, %s, c.id, now(), %s from participants_comparison c",
            [there.pk, there.file_id, person_of(by, there), person_of(by, here), by.label],
        )
    joined(by, here, there, kept=here)
    with pytest.raises(Refusal) as told:
        reopen_file(by=by, file=there.file, reason="عاد")
    assert told.value.code == "participants_one_open_file"


def test_two_people_leave_the_queue() -> None:
    by, here, there = in_two_centres()
    with pytest.raises(Refusal) as told:
        keep_apart(by=by, first=here, second=there, reason=" ")
    assert told.value.field == "reason"
    keep_apart(by=by, first=there, second=here, reason="أخوان من نفس الأب")
    with within(by.scope):
        assert comparisons.likely_pairs() == []


def test_a_coordinator_joins_within_the_centre_and_not_beyond() -> None:
    coordinator, caseworker = actor("coordinator"), actor("caseworker")
    first = file(coordinator, **ALAOUI).record
    again = file(coordinator, **AGAIN).record
    with pytest.raises(NotAllowed):
        joined(caseworker, first, again, kept=first)
    joined(coordinator, first, again, kept=first)

    headquarters, here, there = actor("headquarters"), first, None
    there = file(actor("coordinator", centre="AGD"), **(AGAIN | AGADIR)).record
    joined(headquarters, here, there, kept=here)
    third = file(coordinator, **AGAIN).record
    with pytest.raises(NotAllowed):
        joined(coordinator, there, third, kept=third)
    with within(coordinator.scope):
        open_one = Record.objects.get(pk=first.pk)
    # What went to this person from Agadir would be left behind: nobody of the centre may cut a person in two.
    with pytest.raises(Refusal) as told:
        joined(coordinator, open_one, third, kept=third)
    assert told.value.code == "participants_move_is_whole"


def test_a_record_moves_by_a_decision_only() -> None:
    by, here, there = in_two_centres()
    before = person_of(by, here)
    close_file(by=by, file=there.file, kind="moved")
    with refused("participants_record_person_by_move", by) as cursor:
        cursor.execute(
            "update participants_record set person_id = %s, version = version + 1 where id = %s",
            [before, there.pk],
        )
    apart = keep_apart(by=by, first=here, second=there, reason="أخوان")
    with refused("participants_move_stands", by) as cursor:
        cursor.execute(
            "insert into participants_move (id, record_id, file_id, number, from_person_id, to_person_id, comparison_id, "
            "moved_at, moved_by) values (gen_random_uuid(), %s, %s, 1, %s, %s, %s, now(), %s)",
            [there.pk, there.file_id, person_of(by, there), before, apart.pk, by.label],
        )
    with refused("participants_comparison_stands", by) as cursor:
        cursor.execute(
            "insert into participants_comparison (id, first_id, second_id, first_file_id, second_file_id, verdict, reason, "
            "score, agrees, decided_at, decided_by) select gen_random_uuid(), first_id, second_id, second_file_id, first_file_id, "
            "verdict, reason, score, agrees, now(), decided_by from participants_comparison"
        )


def test_who_looks_for_too_many_people_is_told_to_headquarters() -> None:
    by = actor("caseworker")
    with within(by.scope):
        LookUp(centre_id=file(by).centre_id, people=30, looked_by=by.label).save(force_insert=True)
    headquarters = actor("headquarters")
    with within(headquarters.scope):
        assert comparisons.many_look_ups() == [(by.label, 31)]
    elsewhere = actor("caseworker", centre="AGD")
    with within(elsewhere.scope):
        assert comparisons.many_look_ups() == []
