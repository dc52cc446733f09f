"""Tables written once: not even their owner, past the policies, changes, removes or empties a row."""

from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from wasl.database.connections import role_address

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.database]

WRITTEN_ONCE = [
    "agreements_agreement", "agreements_agreementline", "agreements_amendment", "agreements_party", "attachments_storedfile",
    "audit_event", "communiques_erratum", "communiques_quotedwords", "exchange_importedrow", "exchange_loadedrow", "funding_entry", "funding_fundingline", "grants_cohort",
    "handovers_ceremonyofficial", "handovers_ceremonypaper", "handovers_institutionalgift", "handovers_receiptitem",
    "handovers_reversal", "life_projects_equipmentline", "participants_attainment", "participants_attainmentplace", "participants_consentevent", "participants_consentscan",
    "participants_consenttext", "participants_consentuse", "participants_correction", "participants_quotation",
    "participants_assignment", "participants_comparison", "participants_lookup", "participants_move",
    "participants_reopening", "participants_transferreason", "privacy_processing", "programmes_ruleversion", "tallies_assertion", "tallies_frozentally", "tallies_opening",
]  # fmt: skip
# No row of these stands in the demonstration: emptying them is refused all the same.
EMPTY = {"communiques_quotedwords", "exchange_importedrow", "participants_comparison", "participants_move", "agreements_amendment", "communiques_erratum", "handovers_reversal", "participants_attainment",
         "participants_attainmentplace", "participants_consentevent",
         "participants_consentscan", "participants_consentuse", "participants_correction", "participants_quotation",
         "participants_reopening", "participants_transferreason"}  # fmt: skip


@pytest.fixture
def owner() -> Iterator[psycopg.Connection]:
    """The owner of the tables, in a transaction of its own that is undone."""
    with psycopg.connect(**role_address("app_owner", settings.DATABASES["default"]["NAME"])) as opened:
        opened.execute("set lock_timeout = '5s'")
        yield opened
        opened.rollback()


def test_every_table_written_once_is_listed(owner: psycopg.Connection) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname::text from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname like '%append_only'"
        )
        assert {row[0] for row in cursor.fetchall()} == set(WRITTEN_ONCE)


@pytest.mark.parametrize("table", WRITTEN_ONCE)
def test_its_owner_cannot_empty_it(table: str, owner: psycopg.Connection) -> None:
    # Its own trigger speaks first; those of the tables that refer to it would come after.
    with pytest.raises(psycopg.Error, match=f"append_only:{table}"):
        owner.execute(f"truncate {table} cascade")


@pytest.mark.parametrize("table", sorted(set(WRITTEN_ONCE) - EMPTY))
@pytest.mark.parametrize("statement", ["update {} set id = id", "delete from {}"])
def test_its_owner_cannot_change_it_past_the_policies(
    table: str, statement: str, owner: psycopg.Connection
) -> None:
    owner.execute(f"alter table {table} no force row level security")
    with pytest.raises(psycopg.Error) as refused:
        owner.execute(statement.format(table))
    assert refused.value.sqlstate == "WS001"
