"""Answers, uses, words and working lives are written once: not even the owner of the tables rewrites a row."""

import psycopg
import pytest
from tests.conftest import OwnerSql
from tests.factories.accounts import actor
from tests.factories.participants import file
from tests.participants.consenting import whole
from tests.participants.test_experience import training

TABLES = [
    "consentevent",
    "consentscan",
    "consentuse",
    "consenttext",
    "quotation",
    "attainment",
    "attainmentplace",
]


@pytest.mark.database
def test_its_owner_cannot_rewrite_it(committed_database: str, owner_sql: OwnerSql) -> None:
    by = actor("coordinator")
    person = file(by)
    whole(by, person)
    training(by, person)
    for table in TABLES:
        owner_sql(f"alter table participants_{table} no force row level security")
        assert owner_sql(f"select count(*) from participants_{table}") != [(0,)]
        for statement in ("update participants_{} set id = id", "delete from participants_{}"):
            with pytest.raises(psycopg.Error, match=f"append_only:participants_{table}"):
                owner_sql(statement.format(table))
