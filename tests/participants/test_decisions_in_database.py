"""What the database refuses of decisions about people: a move nobody decided, one decided long ago, an answer to oneself."""

from typing import Any

import pytest
from tests.direct_sql import refused
from tests.factories.accounts import actor
from tests.factories.participants import file
from tests.participants.test_comparisons import AGADIR, AGAIN, ALAOUI, joined, person_of

from wasl.audit.actors import Actor
from wasl.audit.refusals import Refusal
from wasl.database.scope import within
from wasl.participants.models import Comparison, Inquiry, Record
from wasl.participants.operations import answer_inquiry, close_file, undo_joining

pytestmark = [pytest.mark.django_db, pytest.mark.database]

_MOVE = (
    "insert into participants_move (id, record_id, file_id, number, from_person_id, to_person_id, comparison_id, moved_at, "
    "moved_by) values (gen_random_uuid(), %s, %s, %s, %s, %s, %s, now(), %s)"
)


def move(cursor: Any, by: Actor, record: Record, number: int, to: Any, decided: Comparison) -> None:
    cursor.execute(
        _MOVE, [record.pk, record.file_id, number, person_of(by, record), to, decided.pk, by.label]
    )


def two_of_one_man(by: Actor) -> tuple[Record, Record]:
    return file(by, **ALAOUI).record, file(by, **AGAIN).record


def test_a_decision_moves_only_those_it_was_about() -> None:
    by = actor("coordinator")
    here, again = two_of_one_man(by)
    decided = joined(by, here, again, kept=here)
    third = file(by, given_ar="كمال", given_lat="Kamal", surname_ar="بناني", surname_lat="Bennani")
    close_file(by=by, file=third, kind="moved")
    with refused("participants_move_stands", by) as cursor:
        move(cursor, by, third.record, 1, person_of(by, here), decided)


def test_a_decision_that_was_undone_moves_nobody_again() -> None:
    by = actor("coordinator")
    here, again = two_of_one_man(by)
    decided = joined(by, here, again, kept=here)
    undone = undo_joining(by=by, comparison=decided, reason="أخوان")
    close_file(by=by, file=again.file, kind="moved")
    with refused("participants_move_stands", by) as cursor:
        move(cursor, by, again, 3, person_of(by, here), decided)
    apart = person_of(by, again)
    joined(by, here, again, kept=here)
    with refused("participants_move_stands", by) as cursor:
        move(cursor, by, again, 4, apart, undone)


def test_a_decision_does_what_it_says() -> None:
    by = actor("coordinator")
    here, again = two_of_one_man(by)
    first, second = sorted((here, again), key=lambda record: record.pk)
    said = (
        "insert into participants_comparison (id, first_id, second_id, first_file_id, second_file_id, verdict, reason, score, "
        "agrees, undoes_id, decided_at, decided_by) values (gen_random_uuid(), %s, %s, %s, %s, %s, 'x', 1, '[]', %s, now(), %s)"
    )
    pair = [first.pk, second.pk, first.file_id, second.file_id]
    with refused("participants_comparison_is_done", by) as cursor:
        cursor.execute(said, [*pair, "same", None, by.label])
    decided = joined(by, here, again, kept=here)
    with refused("participants_comparison_is_done", by) as cursor:
        cursor.execute(said, [*pair, "undone", decided.pk, by.label])


def test_nobody_answers_their_own_inquiry_by_writing_it_answered() -> None:
    file(actor("coordinator", centre="AGD"), **(ALAOUI | AGADIR | {"cin": "EA204118"}))
    by = actor("caseworker")
    with pytest.raises(Refusal):
        file(by, **(ALAOUI | {"cin": "EA204118"}))
    with refused("row_policy", by) as cursor:
        cursor.execute(
            "insert into participants_inquiry (id, centre_id, given_ar, surname_ar, given_lat, surname_lat, father_ar, cin, "
            "sex, residence_id, asked_at, asked_by, answer, note, answered_at, answered_by) select gen_random_uuid(), centre_id, "
            "given_ar, surname_ar, given_lat, surname_lat, father_ar, cin, sex, residence_id, now(), asked_by, 'another', 'x', "
            "now(), %s from participants_inquiry",
            [by.label],
        )


def test_an_answer_about_another_centres_card_opens_no_second_file_here() -> None:
    file(actor("coordinator", centre="AGD"), **(ALAOUI | AGADIR | {"cin": "EA204118"}))
    by, headquarters = actor("coordinator"), actor("headquarters")
    with pytest.raises(Refusal):
        file(by, **(ALAOUI | {"cin": "EA204118"}))
    with within(headquarters.scope):
        inquiry = Inquiry.objects.get()
    answer_inquiry(by=headquarters, inquiry=inquiry, answer="another", note="البطاقة لأخيه")
    file(by, **(ALAOUI | {"cin": "EA204118"}))
    other = file(by, given_ar="كمال", given_lat="Kamal", surname_ar="بناني", surname_lat="Bennani", cin="")
    with refused("participants_card_has_open_file", by) as cursor:
        cursor.execute(
            "update participants_record set cin = 'EA204118', version = version + 1 where id = %s",
            [other.record.pk],
        )
