"""Each guarded table, by direct SQL as the runtime role: the right reader first, then everyone who may see nothing.

The list of tables is read from the database itself, so that a new table cannot be forgotten: it must be placed below.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg.errors
import pytest
from django.db import DatabaseError, connection, transaction

from wasl.audit.actors import Actor
from wasl.database.scope import NOTHING, Scope, within

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.database]

# Personal rows, then money rows: whose scope shows them. The demonstration fills each of them for both centres.
FILES = [
    "attachments_storedfile", "communiques_communique", "handovers_ceremony", "handovers_ceremonyofficial",
    "handovers_ceremonypaper", "handovers_handoverline", "handovers_receipt", "handovers_receiptitem",
    "life_projects_equipmentline", "life_projects_holder", "life_projects_microproject", "participants_assignment",
    "participants_file", "participants_person", "participants_record", "tallies_frozentally",
]  # fmt: skip
LEDGERS = [
    "agreements_agreement", "agreements_agreementline", "agreements_party", "funding_entry", "funding_fundingline",
    "grants_cohort", "grants_grant",
]  # fmt: skip
# What a writer of elsewhere meets first: a trigger that runs before the row is checked (their rooms' tests add rows through
# the acts), or the key (a person holds no fact, so whoever writes somewhere may add one).
STOPPED_EARLIER = {
    "communiques_communique", "grants_grant", "handovers_ceremonyofficial", "handovers_handoverline", "handovers_receipt",
    "life_projects_equipmentline", "life_projects_holder", "participants_assignment", "participants_person",
}  # fmt: skip
# What a centre reads and proposes, and headquarters write: grants are decided there, lines opened, contributions entered.
BY_HEADQUARTERS = {"funding_entry", "funding_fundingline", "grants_grant"}
# Guarded tables the demonstration leaves empty, or that nobody reads by scope; each has a test of its own where named.
ELSEWHERE = {
    "agreements_amendment": "tests/agreements",
    "audit_event": "tests/audit",
    "communiques_erratum": "tests/communiques",
    "communiques_quotedwords": "tests/communiques",
    "exchange_importedrow": "tests/exchange",
    "exchange_loadedrow": "tests/exchange",
    "handovers_counter": "below",
    "handovers_institutionalgift": "below (one centre has none)",
    "handovers_reversal": "tests/handovers",
    "participants_attainment": "tests/participants",
    "participants_attainmentplace": "tests/participants",
    "participants_comparison": "tests/participants",
    "participants_consentevent": "tests/participants",
    "participants_consentscan": "tests/participants",
    "participants_consentuse": "tests/participants",
    "participants_correction": "tests/participants",
    "participants_filepaper": "tests/participants",
    "participants_inquiry": "tests/participants",
    "participants_lookup": "tests/participants",
    "participants_move": "tests/participants",
    "participants_referral": "tests/participants",
    "participants_reopening": "tests/participants",
    "participants_transfer": "tests/participants",
    "participants_transferreason": "tests/participants",
    "participants_waitingentry": "tests/participants",
    "privacy_correctionrequest": "tests/privacy",
    "programmes_ruleversion": "tests/attacks/test_restricted.py",
    "participants_quotation": "tests/participants",
    "tallies_factkey": "tests/tallies",
}


@contextmanager
def reading(scope: Scope) -> Iterator[None]:
    with transaction.atomic(), within(scope):
        yield


def ids(table: str, scope: Scope) -> set[str]:
    with reading(scope), connection.cursor() as cursor:
        cursor.execute(f"select id::text from {table}")
        return {row[0] for row in cursor.fetchall()}


def everyone(actors: dict[str, Actor]) -> Actor:
    return actors["headquarters"]


def marrakech(actors: dict[str, Actor]) -> Actor:
    return actors["coordinator.marrakech"]


def writer(table: str, actors: dict[str, Actor]) -> Actor:
    """Who may write the rows of Marrakech in a table."""
    return everyone(actors) if table in BY_HEADQUARTERS else marrakech(actors)


def agadir(actors: dict[str, Actor]) -> Actor:
    return actors["coordinator.agadir"]


def test_every_guarded_table_is_placed() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select relname from pg_class where relrowsecurity and relkind = 'r'")
        guarded = {row[0] for row in cursor.fetchall()}
    assert guarded == set(FILES) | set(LEDGERS) | set(ELSEWHERE)


@pytest.mark.parametrize("table", FILES + LEDGERS)
def test_the_right_reader_sees_and_the_other_centre_does_not(
    table: str, demo_actors: dict[str, Actor]
) -> None:
    all_of_them = ids(table, everyone(demo_actors).scope)
    mine, theirs = ids(table, marrakech(demo_actors).scope), ids(table, agadir(demo_actors).scope)
    assert mine, "the right reader sees nothing"
    assert theirs, "the other centre's reader does not even see its own"
    assert not mine & theirs
    assert mine | theirs == all_of_them
    assert ids(table, NOTHING) == set()


@pytest.mark.parametrize("table", FILES)
@pytest.mark.parametrize("username", ["finance", "partner.rehamna", "administrator"])
def test_personal_rows_are_not_for_money_readers(
    table: str, username: str, demo_actors: dict[str, Actor]
) -> None:
    assert ids(table, everyone(demo_actors).scope)
    assert ids(table, demo_actors[username].scope) == set()


@pytest.mark.parametrize("table", FILES + LEDGERS)
def test_an_auditor_reads_all_and_writes_nothing(table: str, demo_actors: dict[str, Actor]) -> None:
    scope = demo_actors["auditor"].scope
    assert ids(table, scope) == ids(table, everyone(demo_actors).scope)
    assert changed(table, scope) in (0, "refused")
    assert copied(table, scope) == "policy" or (table in STOPPED_EARLIER and copied(table, scope) == "rule")


def test_finance_reads_ledgers(demo_actors: dict[str, Actor]) -> None:
    for table in LEDGERS:
        assert ids(table, demo_actors["finance"].scope) == ids(table, everyone(demo_actors).scope), table


def test_a_partner_reads_its_agreements_and_no_entry_or_grant(demo_actors: dict[str, Actor]) -> None:
    scope = demo_actors["partner.rehamna"].scope
    for table in (
        "agreements_agreement",
        "agreements_agreementline",
        "agreements_party",
        "funding_fundingline",
    ):
        seen = ids(table, scope)
        assert seen, table
        assert seen < ids(table, everyone(demo_actors).scope), table
    for table in ("funding_entry", "grants_grant", "grants_cohort"):
        assert ids(table, scope) == set(), table


UPDATED = [
    "agreements_agreement", "communiques_communique", "grants_cohort", "grants_grant", "handovers_ceremony",
    "handovers_handoverline", "handovers_receipt", "life_projects_holder", "life_projects_microproject",
    "participants_file", "participants_record",
]  # fmt: skip


def changed(table: str, scope: Scope) -> int | str:
    """Rows an empty change reaches; ``refused`` when a rule (not a policy) stopped it."""
    try:
        with reading(scope), connection.cursor() as cursor:
            cursor.execute(f"update {table} set id = id")
            return cursor.rowcount
    except DatabaseError as error:
        if isinstance(error.__cause__, psycopg.errors.InsufficientPrivilege):
            return 0
        return "refused"


@pytest.mark.parametrize("table", UPDATED)
def test_only_the_right_writer_changes_a_row(table: str, demo_actors: dict[str, Actor]) -> None:
    scope = writer(table, demo_actors).scope
    mine = changed(table, scope)
    assert mine == "refused" or mine == len(ids(table, scope))
    assert mine
    assert changed(table, NOTHING) == 0
    assert changed(table, demo_actors["partner.rehamna"].scope) == 0


@pytest.mark.parametrize("table", sorted(set(FILES + LEDGERS) - set(UPDATED)))
def test_rows_nobody_changes(table: str, demo_actors: dict[str, Actor]) -> None:
    assert changed(table, everyone(demo_actors).scope) in (0, "refused")


def copied(table: str, scope: Scope, one: str = "") -> str:
    """What stops a copy of a row: ``policy``, or a ``rule`` (a key, a constraint, a trigger) once the policy let it pass."""
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(quote_ident(column_name), ',') from information_schema.columns "
                       "where table_schema = 'public' and table_name = %s and is_generated = 'NEVER'", [table])  # fmt: skip
        columns = cursor.fetchone()[0]
    try:
        with reading(scope), connection.cursor() as cursor:
            where = f"where id = '{one}'" if one else ""
            cursor.execute(f"insert into {table} ({columns}) select {columns} from {table} {where} limit 1")
            cursor.execute("set constraints all immediate")
            return "nothing to copy" if cursor.rowcount == 0 else "passed"
    except DatabaseError as error:
        return "policy" if isinstance(error.__cause__, psycopg.errors.InsufficientPrivilege) else "rule"


@pytest.mark.parametrize("table", FILES + LEDGERS)
def test_only_the_right_writer_adds_a_row(table: str, demo_actors: dict[str, Actor]) -> None:
    mine = sorted(ids(table, marrakech(demo_actors).scope))[0]
    assert copied(table, writer(table, demo_actors).scope, mine) == "rule"
    # Reading all, writing elsewhere only: the row is seen, and may not be added.
    reader = everyone(demo_actors).scope
    elsewhere = Scope(actor_id=reader.actor_id, read_centres=reader.read_centres, read_ledgers=reader.read_ledgers,
                      write_centres=agadir(demo_actors).scope.write_centres,
                      write_ledgers=agadir(demo_actors).scope.write_ledgers)  # fmt: skip
    assert copied(table, elsewhere, mine) == ("rule" if table in STOPPED_EARLIER else "policy")


def test_nobody_reads_or_moves_a_counter(demo_actors: dict[str, Actor]) -> None:
    scope = everyone(demo_actors).scope
    assert ids("handovers_counter", scope) == set()
    assert changed("handovers_counter", scope) in (0, "refused")


def test_a_gift_is_seen_by_its_centre_only(demo_actors: dict[str, Actor]) -> None:
    assert ids("handovers_institutionalgift", marrakech(demo_actors).scope)
    assert ids("handovers_institutionalgift", agadir(demo_actors).scope) == set()
    one = sorted(ids("handovers_institutionalgift", marrakech(demo_actors).scope))[0]
    assert copied("handovers_institutionalgift", marrakech(demo_actors).scope, one) == "rule"
