"""Correcting a record while others may be correcting it too."""

import datetime

import pytest
from django.utils import translation
from tests.factories.accounts import actor
from tests.factories.participants import file

from wasl.audit.actors import Actor
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import Scope, within
from wasl.participants.models import Correction, Record
from wasl.participants.operations import correct_record
from wasl.participants.queries import fields_corrected_since

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Actor:
    return actor("caseworker")


@pytest.fixture
def record(by: Actor) -> Record:
    return file(by).record


def test_a_correction_counts_and_keeps_which_fields_changed(by: Actor, record: Record) -> None:
    corrected = correct_record(by=by, record=record, changes={"phone": "0790000033", "given_ar": "يوسف"})
    assert (corrected.version, corrected.phone, corrected.given_ar) == (2, "+212790000033", "يوسف")
    assert corrected.surname_ar == record.surname_ar
    with within(by.scope):
        kept = Correction.objects.get(record=record)
    assert (kept.version, sorted(kept.fields), kept.corrected_by) == (2, ["given_ar", "phone"], by.label)


def test_the_journal_never_holds_the_values(by: Actor, record: Record) -> None:
    correct_record(by=by, record=record, changes={"cin": "EA204118"})
    with within(Scope(reads_audit=True)):
        event = Event.objects.get(action="participants.correct_record")
    assert event.changes == {"cin": "changed"}


def test_the_second_editor_is_told_which_fields_the_first_changed(by: Actor, record: Record) -> None:
    other = actor("coordinator")
    correct_record(by=other, record=record, changes={"phone": "0790000033"}, version=1)
    with translation.override("fr"), pytest.raises(Refusal) as refused:
        correct_record(by=by, record=record, changes={"given_ar": "يوسف"}, version=1)
    assert refused.value.code == "corrected_meanwhile"
    assert "téléphone" in str(refused.value.message)
    with within(by.scope):
        assert Record.objects.get(pk=record.pk).given_ar == record.given_ar

    assert correct_record(by=by, record=record, changes={"given_ar": "يوسف"}, version=2).version == 3


def test_without_a_version_the_one_that_was_loaded_counts(by: Actor, record: Record) -> None:
    correct_record(by=by, record=record, changes={"phone": "0790000033"})
    with pytest.raises(Refusal) as refused:
        correct_record(by=by, record=record, changes={"phone": "0790000034"})
    assert refused.value.code == "corrected_meanwhile"


def test_fields_corrected_since_a_version_are_each_named_once(by: Actor, record: Record) -> None:
    for phone, address in (("0790000033", "حي الرياض"), ("0790000034", "حي النور")):
        record = correct_record(by=by, record=record, changes={"phone": phone, "address_ar": address})
    with within(by.scope):
        assert fields_corrected_since(record, 1) == ["phone", "address_ar"]
        assert fields_corrected_since(record, 3) == []


def test_a_year_replaces_a_date_and_a_date_a_year(by: Actor, record: Record) -> None:
    record = correct_record(by=by, record=record, changes={"birth_date": None, "birth_year": 1985})
    assert (record.birth_date, record.birth_year) == (None, 1985)
    day = datetime.date(1985, 6, 2)
    record = correct_record(by=by, record=record, changes={"birth_date": day})
    assert (record.birth_date, record.birth_year) == (day, None)


def test_nothing_to_correct_is_said(by: Actor, record: Record) -> None:
    with pytest.raises(Refusal) as refused:
        correct_record(
            by=by, record=record, changes={"given_ar": f" {record.given_ar} ", "phone": "+212 790 000 001"}
        )
    assert refused.value.code == "nothing_changed"


def test_a_card_taken_by_another_file_is_refused(by: Actor, record: Record) -> None:
    file(by, cin="EA204118")
    with pytest.raises(Refusal) as refused:
        correct_record(by=by, record=record, changes={"cin": "EA204118"})
    assert refused.value.code == "card_has_file"


def test_only_what_is_written_can_be_corrected(by: Actor, record: Record) -> None:
    with pytest.raises(TypeError, match="search_key"):
        correct_record(by=by, record=record, changes={"search_key": "x"})


@pytest.mark.parametrize(("role", "where"), [("caseworker", "AGD"), ("auditor", None), ("finance", None)])
def test_others_may_not_correct(record: Record, role: str, where: str | None) -> None:
    with pytest.raises(NotAllowed):
        correct_record(by=actor(role, centre=where), record=record, changes={"given_ar": "يوسف"})
