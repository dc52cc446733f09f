"""Told, agreed, refused, withdrawn: what the acts keep, what the database refuses, who reads it."""

import datetime

import pytest
from tests.direct_sql import refused
from tests.factories.accounts import actor
from tests.factories.participants import GUARDIAN as OF_FILE
from tests.factories.participants import file
from tests.participants.consenting import GUARDIAN, INFORMED_ON, give, inform, use, whole

from wasl.audit.actors import Actor
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within
from wasl.participants import consent_queries
from wasl.participants.models import ConsentEvent, ConsentText, File, Quotation
from wasl.participants.operations import (
    correct_record,
    settle_text,
    withdraw_consent,
    write_quotation,
)
from wasl.wording.dates import today

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def by() -> Actor:
    return actor("coordinator")


@pytest.fixture
def person(by: Actor) -> File:
    return file(by)


@pytest.fixture
def child(by: Actor) -> File:
    return file(by, birth_date=today() - datetime.timedelta(days=365 * 16), **OF_FILE)


def test_where_each_consent_stands_is_read_from_its_answers(by: Actor, person: File) -> None:
    inform(by, person)
    give(by, person)
    inform(by, person, kind="image", answer="refused", proof="spoken")
    withdraw_consent(by=by, file=person, kind="quotation", answered_on=datetime.date(2021, 3, 1))
    with within(by.scope):
        found = consent_queries.standings(person)
    assert [(kind, s.state) for kind, s in found.items()] == [
        ("notice", "informed"), ("image", "refused"), ("quotation", "withdrawn"), ("guardian", ""),
    ]  # fmt: skip
    assert [e.answer for e in found["quotation"].answers] == ["given", "withdrawn"]
    assert [e.text.version for e in found["quotation"].answers] == [1, 1]
    with within(actor("auditor").scope):
        events = Event.objects.filter(action__startswith="participants.").values_list("changes", flat=True)
        assert {"quotation": ["given", "withdrawn"]} in list(events)


def test_after_withdrawal_nothing_new_uses_it_and_the_past_is_listed(by: Actor, person: File) -> None:
    whole(by, person)
    with within(by.scope):
        assert consent_queries.may_use(person, "quotation")
        assert not consent_queries.may_use(person, "image")
        assert consent_queries.quotations(person).count() == 1
    withdraw_consent(by=by, file=person, kind="quotation", answered_on=INFORMED_ON)
    with within(by.scope):
        assert not consent_queries.may_use(person, "quotation")
        assert Quotation.objects.count() == 0, "words nobody may quote are nobody's to read"
        assert [u.reference_label for u in consent_queries.standings(person)["quotation"].uses] == ["COM-1"]
    for again in (
        lambda: use(by, person, label="COM-2"),
        lambda: write_quotation(by=by, file=person, words_ar="كلام", words_fr="Paroles", said_on=INFORMED_ON),
    ):
        with pytest.raises(Refusal, match="سحب") as refusal:
            again()
        assert refusal.value.code == "consent_missing"
    give(by, person)
    use(by, person, label="COM-2")
    with within(by.scope):
        assert Quotation.objects.count() == 1


@pytest.mark.parametrize(("state", "said"), [("", "لم"), ("refused", "رفض"), ("withdrawn", "سحب")])
def test_what_is_missing_is_said(by: Actor, person: File, state: str, said: str) -> None:
    inform(by, person)
    if state == "refused":
        inform(by, person, kind="image", answer="refused")
    if state == "withdrawn":
        give(by, person, "image")
        withdraw_consent(by=by, file=person, kind="image", answered_on=INFORMED_ON)
    with pytest.raises(Refusal, match=said):
        use(by, person, "image")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"answered_on": datetime.date(2020, 12, 31)}, "no_text"),
        ({"answered_on": today() + datetime.timedelta(days=1)}, "day_in_future"),
        ({"answered_on": datetime.date(2021, 1, 31)}, "participants_consent_informed_first"),
        ({"proof": "spoken"}, "participants_consentevent_yes_is_signed"),
        ({"language": "zgh", "read_aloud": False}, "participants_consentevent_amazigh_is_told"),
        ({"guardian_name": "الجيلالي"}, "participants_consentevent_guardian_whole_or_absent"),
        ({"answer": "informed"}, "participants_consentevent_answer_of_kind"),
        ({"kind": "guardian"}, "participants_consent_guardian_of_minor"),
    ],
)
def test_an_answer_that_cannot_be(by: Actor, person: File, changes: dict[str, object], code: str) -> None:
    inform(by, person)
    with pytest.raises(Refusal) as refusal:
        give(by, person, **changes)
    assert refusal.value.code == code


def test_answers_follow_one_another(by: Actor, person: File) -> None:
    inform(by, person)
    give(by, person, answered_on=datetime.date(2021, 2, 10))
    for act, code in [
        (lambda: give(by, person, answered_on=datetime.date(2021, 2, 11)), "participants_consent_already_given"),
        (lambda: give(by, person, answer="refused", answered_on=datetime.date(2021, 2, 11)), "participants_consent_withdrawn_not_refused"),
        (lambda: withdraw_consent(by=by, file=person, kind="quotation", answered_on=datetime.date(2021, 2, 9)),
         "participants_consent_in_order"),
        (lambda: withdraw_consent(by=by, file=person, kind="image", answered_on=datetime.date(2021, 2, 11)),
         "participants_consent_nothing_to_withdraw"),
    ]:  # fmt: skip
        with pytest.raises(Refusal) as refusal:
            act()
        assert refusal.value.code == code


def test_a_minor_answers_through_a_guardian_and_gives_no_image_or_words(by: Actor, child: File) -> None:
    with pytest.raises(Refusal) as refusal:
        inform(by, child)
    assert (refusal.value.code, refusal.value.field) == (
        "participants_consent_guardian_named",
        "guardian_name",
    )
    inform(by, child, **GUARDIAN)
    give(by, child, "guardian", **GUARDIAN)
    for kind in ("image", "quotation"):
        with pytest.raises(Refusal) as refusal:
            give(by, child, kind, **GUARDIAN)
        assert refusal.value.code == "participants_consent_of_minor"
        with within(by.scope):
            assert not consent_queries.may_use(child, kind)


def test_a_person_found_to_be_a_minor_is_used_no_more(by: Actor, person: File) -> None:
    whole(by, person)
    born = today() - datetime.timedelta(days=5000)
    correct_record(by=by, record=person.record, changes={"birth_date": born, **OF_FILE})
    with pytest.raises(Refusal) as refusal:
        use(by, person, label="COM-2")
    assert refusal.value.code == "participants_consent_of_minor"
    with within(by.scope):
        assert not consent_queries.quotations(person)


def test_a_new_version_is_a_new_row_and_old_answers_keep_theirs(by: Actor, person: File) -> None:
    headquarters = actor("headquarters")
    first = inform(by, person)
    words = {
        "title_ar": "إشعار",
        "title_fr": "Information",
        "body_ar": "نص جديد.\n\nفقرة ثانية.",
        "body_fr": "Texte nouveau.",
    }
    second = settle_text(by=headquarters, kind="notice", since=today(), **words)
    assert (second.version, second.body_ar) == (2, "نص جديد.\nفقرة ثانية.")
    assert inform(by, person, answered_on=today()).text == second
    assert ConsentEvent.objects.filter(pk=first.pk).count() == 0  # no scope, no row
    with within(by.scope):
        assert ConsentEvent.objects.get(pk=first.pk).text.version == 1
    with pytest.raises(Refusal):
        settle_text(by=headquarters, kind="notice", since=today() - datetime.timedelta(days=1), **words)
    with pytest.raises(NotAllowed):
        settle_text(by=by, kind="notice", since=today(), **words)
    copy = ("insert into participants_consenttext select gen_random_uuid(), kind, version + {n}, since - {days}, title_ar, title_fr, "
            "body_ar, body_fr, now(), '{by}' from participants_consenttext where version = 2")  # fmt: skip
    for wrong in ({"n": 2, "days": 0}, {"n": 1, "days": 1}):
        with refused("participants_consenttext_follows", by) as cursor:
            cursor.execute(copy.format(by=by.label, **wrong))
    with refused("row_policy", by) as cursor:
        cursor.execute(copy.format(n=1, days=0, by="somebody.else"))


def test_the_first_texts_say_what_they_must() -> None:
    said = {text.kind: text for text in ConsentText.objects.all()}
    assert set(said) == {"notice", "image", "quotation", "guardian"}
    for kind in ("notice", "image", "quotation"):
        assert "لا يغير شيئا في المساعدة" in said[kind].body_ar
        assert "ne change rien à l'aide" in said[kind].body_fr
    notice = consent_queries.paragraphs(said["notice"], "ar")
    assert any("\u206609-08\u2069" in line for line in notice), "bare, the number of the law reads backwards"
