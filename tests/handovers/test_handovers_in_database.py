"""What was printed stays, and who sees which rows, by direct SQL."""

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories.handovers import HELD, issued, scene
from tests.handovers.direct_sql import copy_of, refused

from wasl.handovers import queries
from wasl.handovers.models import HandoverLine, Receipt, ReceiptItem, Reversal
from wasl.handovers.operations import (
    print_minutes,
    reverse_receipt,
    sign_receipt,
)

pytestmark = pytest.mark.database


@pytest.mark.parametrize(
    "table",
    ["handovers_receiptitem", "handovers_ceremonypaper", "handovers_reversal", "attachments_storedfile"],
)
def test_what_was_printed_is_never_changed_or_removed_even_by_the_owner(committed_database, owner_sql, table):
    with transaction.atomic():
        at = scene("MRK")
        receipt = sign_receipt(
            by=at.coordinator, receipt=issued(at), signed_on=HELD, proof="signature", witness=""
        )
        print_minutes(by=at.coordinator, ceremony=receipt.ceremony)
        reverse_receipt(by=at.headquarters, receipt=receipt, dated=HELD, reason="خطأ")
    owner_sql(f"alter table {table} no force row level security")
    assert owner_sql(f"select count(*) from {table}")[0][0] > 0
    for statement in (f"update {table} set id = id", f"delete from {table}", f"truncate {table} cascade"):
        with pytest.raises(psycopg.DatabaseError, match="append_only"):
            owner_sql(statement)


def test_nobody_deletes_a_receipt_a_line_or_a_ceremony(marrakech):
    issued(marrakech)
    for table in ("handovers_receipt", "handovers_handoverline", "handovers_ceremony"):
        with marrakech.reading(), connection.cursor() as cursor:
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (1,)
        try:
            with transaction.atomic(), marrakech.reading(), connection.cursor() as cursor:
                cursor.execute(f"delete from {table}")
        except DatabaseError:
            pass
        with marrakech.reading(), connection.cursor() as cursor:
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (1,)


def test_agadir_sees_and_writes_nothing_of_marrakechs_by_sql(marrakech):
    receipt = sign_receipt(
        by=marrakech.coordinator, receipt=issued(marrakech), signed_on=HELD, proof="signature", witness=""
    )
    print_minutes(by=marrakech.coordinator, ceremony=receipt.ceremony)
    reverse_receipt(by=marrakech.headquarters, receipt=receipt, dated=HELD, reason="خطأ")
    agadir = scene("AGD")
    tables = (
        "handovers_ceremony", "handovers_ceremonyofficial", "handovers_handoverline", "handovers_receipt",
        "handovers_receiptitem",
        "handovers_ceremonypaper",
        "handovers_reversal",
        "attachments_storedfile",
    )  # fmt: skip
    for table in tables:
        with marrakech.reading(), connection.cursor() as cursor:
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone()[0] > 0, table
        with agadir.reading(), connection.cursor() as cursor:
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (0,), table
    with agadir.reading(), connection.cursor() as cursor:
        cursor.execute("update handovers_receipt set void_note = 'x' where id = %s", [receipt.pk])
        assert cursor.rowcount == 0
    copy = copy_of(receipt, signed_on=None, signed_at=None, signed_by="", proof="")
    refused(agadir, *copy, says="row-level security")


def test_without_a_scope_there_are_no_rows_but_the_check_still_answers(marrakech):
    receipt = issued(marrakech)
    with marrakech.reading():
        assert HandoverLine.objects.count() == 1
    assert (Receipt.objects.count(), HandoverLine.objects.count()) == (0, 0)
    assert (ReceiptItem.objects.count(), Reversal.objects.count()) == (0, 0)
    assert queries.check(receipt.token) == ("valid", HELD)
