"""Told, agreed, refused, withdrawn: what the acts keep, what the database refuses, who reads it."""

import datetime
import uuid

import pytest
from django.db import connection, transaction
from tests.direct_sql import refused
from tests.factories.accounts import actor
from tests.factories.participants import GUARDIAN as OF_FILE
from tests.factories.participants import file

from wasl.audit.actors import Actor
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import NOTHING, Scope, within
from wasl.participants import consent_queries
from wasl.participants.models import ConsentEvent, ConsentText, ConsentUse, File, Quotation
from wasl.participants.operations import (
    correct_record,
    keep_consent_scan,
    record_consent,
    settle_text,
    use_consent,
    withdraw_consent,
    write_quotation,
)
from wasl.wording.dates import today

pytestmark = [pytest.mark.django_db, pytest.mark.database]
INFORMED_ON = datetime.date(2021, 2, 1)
GUARDIAN = {"guardian_name": "الجيلالي البحراوي", "guardian_relation": "father"}
TABLES = ["consentevent", "consentscan", "consentuse", "quotation"]
SCAN = b"%PDF-1.7 signed %%EOF"


@pytest.fixture
def by() -> Actor:
    return actor("coordinator")


@pytest.fixture
def person(by: Actor) -> File:
    return file(by)


@pytest.fixture
def child(by: Actor) -> File:
    return file(by, birth_date=today() - datetime.timedelta(days=365 * 16), **OF_FILE)


def inform(by: Actor, whom: File, **changes: object) -> ConsentEvent:
    said = {
        "kind": "notice",
        "answer": "informed",
        "answered_on": INFORMED_ON,
        "proof": "thumbprint",
        "read_aloud": True,
    }
    return record_consent(by=by, file=whom, **said | changes)  # type: ignore[arg-type]


def give(by: Actor, whom: File, kind: str = "quotation", **changes: object) -> ConsentEvent:
    return inform(by, whom, **{"kind": kind, "answer": "given", "proof": "signature"} | changes)


def use(by: Actor, whom: File, kind: str = "quotation", label: str = "COM-1") -> ConsentUse:
    return use_consent(by=by, file=whom, kind=kind, reference_kind="communique", reference_id=uuid.uuid5(uuid.NAMESPACE_URL, label),
                       reference_label=label)  # fmt: skip


def whole(by: Actor, whom: File) -> None:
    """A row in each table: told, agreed with the signed paper, said something, quoted."""
    inform(by, whom)
    give(by, whom, scan=SCAN)
    write_quotation(
        by=by,
        file=whom,
        words_ar="صرت أعيل أسرتي من عملي.",
        words_fr="Je fais vivre ma famille.",
        said_on=INFORMED_ON,
    )
    use(by, whom)


def rows(table: str, scope: Scope) -> int:
    with transaction.atomic(), within(scope), connection.cursor() as cursor:
        cursor.execute(f"select count(*) from participants_{table}")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("table", TABLES)
def test_agadir_gets_nothing_of_marrakech(table: str, by: Actor, person: File) -> None:
    whole(by, person)
    for reader in (by, actor("headquarters"), actor("auditor")):
        assert rows(table, reader.scope) == (2 if table == "consentevent" else 1)
    for stranger in (actor("coordinator", centre="AGD"), actor("finance"), actor("administrator")):
        assert rows(table, stranger.scope) == 0
    assert rows(table, NOTHING) == 0


@pytest.mark.parametrize("table", TABLES)
def test_agadir_writes_nothing_into_marrakech(table: str, by: Actor, person: File) -> None:
    whole(by, person)
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(quote_ident(column_name), ',') from information_schema.columns "
                       "where table_name = %s and column_name <> 'id'", [f"participants_{table}"])  # fmt: skip
        columns = cursor.fetchone()[0]
    here = by.scope
    elsewhere = Scope(actor_id=here.actor_id, read_centres=here.read_centres,
                      write_centres=actor("coordinator", centre="AGD").scope.write_centres)  # fmt: skip
    stranger = Actor(id=by.id, label=by.label, role=by.role, permissions=by.permissions, scope=elsewhere)
    given = {"consentevent": "withdrawn"}.get(table)
    for who, code in ((stranger, "row_policy"), (by, None)):
        statement = f"insert into participants_{table} (id, {columns}) select gen_random_uuid(), {columns} from participants_{table} "
        if given:
            statement = statement.replace(
                f"), {columns} from", f"), {columns.replace('answer,', f'{chr(39)}withdrawn{chr(39)},')} from"
            )
            statement += "where answer = 'given'"
        if code:
            with refused(code, who) as cursor:
                cursor.execute(statement)
        elif table in ("consentevent", "quotation"):
            with transaction.atomic(), within(who.scope), connection.cursor() as cursor:
                cursor.execute(statement)


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
    assert found["quotation"].last and found["quotation"].last.text.version == 1
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


USE = ("insert into participants_consentuse (id, file_id, event_id, reference_kind, reference_id, reference_label, used_at, used_by) "
       "select gen_random_uuid(), file_id, id, 'paper', '1', 'X-1', now(), '{by}' from participants_consentevent where answer = 'given'")  # fmt: skip
WORDS = ("insert into participants_quotation (id, file_id, words_ar, words_fr, said_on, written_at, written_by) "
         "select gen_random_uuid(), id, 'كلام', 'Paroles', {day}, now(), '{by}' from participants_file")  # fmt: skip


def test_direct_sql_uses_nothing_after_a_withdrawal(by: Actor, person: File) -> None:
    inform(by, person)
    give(by, person)
    with transaction.atomic(), within(by.scope), connection.cursor() as cursor:
        cursor.execute(USE.format(by=by.label))
    withdraw_consent(by=by, file=person, kind="quotation", answered_on=INFORMED_ON)
    with refused("participants_use_has_consent", by) as cursor:
        cursor.execute(USE.replace("X-1", "X-2").replace("'1'", "'2'").format(by=by.label))
    with refused("participants_quotation_has_consent", by) as cursor:
        cursor.execute(WORDS.format(by=by.label, day="'2021-02-01'"))


def test_direct_sql_signs_in_its_own_name_and_in_its_day(by: Actor, person: File) -> None:
    whole(by, person)
    with refused("row_policy", by) as cursor:
        cursor.execute(WORDS.format(by="somebody.else", day="'2021-02-01'"))
    with refused("participants_consent_not_to_come", by) as cursor:
        cursor.execute(WORDS.format(by=by.label, day="current_date + 2"))
    with refused("row_policy", by) as cursor:
        cursor.execute(USE.format(by="somebody.else"))
    with refused("row_policy", by) as cursor:
        cursor.execute("insert into participants_consentevent (id, file_id, kind, answer, text_id, language, read_aloud, answered_on, "
                       "proof, guardian_name, guardian_relation, recorded_at, recorded_by) select gen_random_uuid(), file_id, kind, "
                       "'withdrawn', text_id, language, read_aloud, answered_on, proof, '', '', now(), 'somebody.else' "
                       "from participants_consentevent where answer = 'given'")  # fmt: skip
    with refused("row_policy", by) as cursor:
        cursor.execute("insert into participants_consentscan (id, file_id, event_id, document_id, kept_at, kept_by) "
                       "select gen_random_uuid(), e.file_id, e.id, s.document_id, now(), 'somebody.else' "
                       "from participants_consentevent e, participants_consentscan s where e.kind = 'notice'")  # fmt: skip


def test_a_scan_belongs_to_the_file_of_its_answer(by: Actor, person: File) -> None:
    whole(by, person)
    other = file(by)
    told = inform(by, other)
    with refused("participants_consentscan_of_its_file", by) as cursor:
        cursor.execute("insert into participants_consentscan (id, file_id, event_id, document_id, kept_at, kept_by) "
                       "select gen_random_uuid(), file_id, %s, document_id, now(), kept_by from participants_consentscan", [told.pk])  # fmt: skip
    keep_consent_scan(by=by, event=told, content=SCAN)
    with pytest.raises(Refusal) as refusal:
        keep_consent_scan(by=by, event=told, content=SCAN)
    assert refusal.value.code == "participants_consentscan_event_id_key"
    with pytest.raises(NotAllowed):
        keep_consent_scan(by=actor("coordinator", centre="AGD"), event=told, content=SCAN)


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


def test_the_text_answered_on_is_the_one_in_force(by: Actor, person: File) -> None:
    told = inform(by, person)
    with refused("participants_consent_text_in_force", by) as cursor:
        cursor.execute("insert into participants_consentevent (id, file_id, kind, answer, text_id, language, read_aloud, answered_on, "
                       "proof, guardian_name, guardian_relation, recorded_at, recorded_by) select gen_random_uuid(), file_id, kind, "
                       "answer, (select id from participants_consenttext where kind = 'image'), language, read_aloud, answered_on, "
                       "proof, '', '', now(), recorded_by from participants_consentevent where id = %s", [told.pk])  # fmt: skip


def test_the_first_texts_say_what_they_must() -> None:
    said = {text.kind: text for text in ConsentText.objects.all()}
    assert set(said) == {"notice", "image", "quotation", "guardian"}
    for kind in ("notice", "image", "quotation"):
        assert "لا يغير شيئا في المساعدة" in said[kind].body_ar
        assert "ne change rien à l'aide" in said[kind].body_fr
    notice = consent_queries.paragraphs(said["notice"], "ar")
    assert any("\u206609-08\u2069" in line for line in notice), "bare, the number of the law reads backwards"
