"""Consents in the database: who reads and writes the rows, and what direct SQL as the runtime role is refused."""

import pytest
from django.db import connection, transaction
from tests.direct_sql import refused
from tests.factories.accounts import actor
from tests.factories.participants import file
from tests.participants.consenting import INFORMED_ON, SCAN, give, inform, whole

from wasl.audit.actors import Actor
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import NOTHING, Scope, within
from wasl.participants.models import File
from wasl.participants.operations import (
    keep_consent_scan,
    withdraw_consent,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TABLES = ["consentevent", "consentscan", "consentuse", "quotation"]


@pytest.fixture
def by() -> Actor:
    return actor("coordinator")


@pytest.fixture
def person(by: Actor) -> File:
    return file(by)


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


def test_the_text_answered_on_is_the_one_in_force(by: Actor, person: File) -> None:
    told = inform(by, person)
    with refused("participants_consent_text_in_force", by) as cursor:
        cursor.execute("insert into participants_consentevent (id, file_id, kind, answer, text_id, language, read_aloud, answered_on, "
                       "proof, guardian_name, guardian_relation, recorded_at, recorded_by) select gen_random_uuid(), file_id, kind, "
                       "answer, (select id from participants_consenttext where kind = 'image'), language, read_aloud, answered_on, "
                       "proof, '', '', now(), recorded_by from participants_consentevent where id = %s", [told.pk])  # fmt: skip
