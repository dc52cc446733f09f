"""What the database itself refuses, whoever writes and however: numbers, receipts, their facts, their payment."""

import datetime
import threading
import uuid
from decimal import Decimal

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories.handovers import HELD, approved_grant, ceremony, issued, proposed_grant, scene

from wasl.database.scope import within
from wasl.handovers import queries
from wasl.handovers.models import HandoverLine, Receipt, ReceiptItem, Reversal
from wasl.handovers.numbering import next_number
from wasl.handovers.operations import (
    issue_receipts,
    list_grant,
    print_minutes,
    reverse_receipt,
    sign_receipt,
    void_receipt,
)

pytestmark = pytest.mark.database


def refused(at, statement, parameters=(), *, says):
    """The statement, run as the runtime role in the coordinator's scope, is refused with ``says``."""
    with pytest.raises(DatabaseError, match=says), transaction.atomic(), within(at.coordinator.scope):
        execute(statement, parameters)


def execute(statement, parameters=()):
    """Run a statement and let the constraint triggers speak."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        cursor.execute("set constraints all immediate")


def copy_of(receipt, **changes):
    """The statement that inserts a row like ``receipt``, with changes, and its parameters."""
    row = {field.attname: getattr(receipt, field.attname) for field in Receipt._meta.concrete_fields}
    row |= {
        "id": uuid.uuid4(),
        "token": uuid.uuid4().hex,
        "status": "issued",
        "sequence": 99,
        "number": "MRK/2021/0099",
    }
    row |= changes
    places = ", ".join(["%s"] * len(row))
    return f"insert into handovers_receipt ({', '.join(row)}) values ({places})", list(row.values())


# Numbers, from two desks at once.


def test_a_transaction_undone_leaves_no_hole_and_two_desks_no_pair(committed_database, in_thread):
    with transaction.atomic():
        at = scene("MRK")
    given, waiting = threading.Event(), threading.Event()

    def undone():
        with transaction.atomic(), within(at.coordinator.scope):
            first = next_number(at.centre, "minutes", 2021)
            given.set()
            assert waiting.wait(20)
            transaction.set_rollback(True)
            return first

    def kept():
        assert given.wait(20)
        with transaction.atomic(), within(at.coordinator.scope):
            waiting.set()
            return next_number(at.centre, "minutes", 2021)

    one, other = in_thread(undone), in_thread(kept)
    assert (one.result(), other.result()) == ("MRK/2021/PV-0001", "MRK/2021/PV-0001")
    with transaction.atomic(), within(at.coordinator.scope):
        assert next_number(at.centre, "minutes", 2021) == "MRK/2021/PV-0002"
        assert next_number(at.centre, "list", 2021) == "MRK/2021/L-0001"


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["equipment", "cash"])
def test_a_number_without_its_receipt_is_not_taken(kind):
    at = scene("MRK")
    number = ("select handovers_next_number(%s, %s, 2021)", [at.centre.pk, kind])
    refused(at, *number, says="handovers_number_is_used")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("held_on = '2020-01-01'", "handovers_ceremony_facts_stay"),
        ("reference = 'X', specimen = not specimen", "handovers_ceremony_facts_stay"),
        ("status = 'finished', finished_at = now(), finished_by = 'headquarters'", "accounts_in_own_name"),
    ],
)
def test_a_ceremony_stays_as_it_was_prepared(change, says):
    at = scene("MRK")
    ceremony(at, approved_grant(at))
    refused(at, f"update handovers_ceremony set {change}", says=says)


@pytest.mark.django_db
def test_a_line_is_not_taken_off_under_a_standing_receipt_nor_put_back():
    at = scene("MRK")
    receipt = issued(at)
    off = "update handovers_handoverline set withdrawn_at = now(), withdrawn_by = %s"
    refused(at, off, [at.coordinator.label], says="handovers_line_has_receipts")
    refused(at, "update handovers_handoverline set rank = 9", says="handovers_line_stays")
    void_receipt(by=at.coordinator, receipt=receipt, reason="absent")
    with within(at.coordinator.scope):
        execute(off, [at.coordinator.label])
    back = "update handovers_handoverline set withdrawn_at = null, withdrawn_by = ''"
    refused(at, back, says="handovers_line_stays")


@pytest.mark.django_db
@pytest.mark.parametrize("column", ["signed_by", "voided_by", "scanned_by"])
def test_nobody_writes_anothers_name_on_a_receipt(column):
    at = scene("MRK")
    issued(at)
    refused(
        at,
        f"update handovers_receipt set {column} = %s",
        [at.headquarters.label],
        says="in_own_name|together",
    )


def test_two_ceremonies_issued_at_once_share_no_number(committed_database, in_thread):
    with transaction.atomic():
        at = scene("MRK")
        prepared = [ceremony(at, *[approved_grant(at) for _ in range(3)]) for _ in range(2)]

    def issue(one):
        return lambda: [r.number for r in issue_receipts(by=at.coordinator, ceremony=one, issued_on=HELD)]

    started = [in_thread(issue(one)) for one in prepared]
    numbers = sorted(number for work in started for number in work.result())
    assert numbers == [f"MRK/2021/{n:04d}" for n in range(1, 7)]


def test_two_desks_cannot_issue_the_same_list_twice(committed_database, in_thread):
    with transaction.atomic():
        at = scene("MRK")
        prepared = ceremony(at, approved_grant(at))

    def issue():
        try:
            return len(issue_receipts(by=at.coordinator, ceremony=prepared, issued_on=HELD))
        except Exception as error:
            return type(error).__name__

    outcomes = [in_thread(issue) for _ in range(2)]
    assert sorted(str(work.result()) for work in outcomes) == ["1", "Refusal"]


def test_a_receipt_is_signed_once_from_two_desks(committed_database, in_thread):
    with transaction.atomic():
        at = scene("MRK")
        receipt = issued(at)

    def sign():
        try:
            return sign_receipt(
                by=at.coordinator, receipt=receipt, signed_on=HELD, proof="signature", witness=""
            ).status
        except Exception as error:
            return type(error).__name__

    outcomes = [in_thread(sign) for _ in range(2)]
    assert sorted(work.result() for work in outcomes) == ["Refusal", "signed"]


def test_the_number_of_another_centre_is_not_given(marrakech):
    agadir = scene("AGD")
    with (
        agadir.reading(),
        pytest.raises(DatabaseError, match="handovers_number_of_another_centre"),
        transaction.atomic(),
    ):
        next_number(marrakech.centre, "equipment", 2021)


def test_nobody_reads_or_moves_a_counter(marrakech):
    issued(marrakech)
    with marrakech.reading(), connection.cursor() as cursor:
        cursor.execute("select count(*) from handovers_counter")
        assert cursor.fetchone() == (0,)
        cursor.execute("update handovers_counter set last = 0")
        assert cursor.rowcount == 0
    refused(
        marrakech,
        "insert into handovers_counter (centre_id, kind, year, last) values (%s, 'equipment', 1999, 1)",
        [marrakech.centre.pk],
        says="row-level security",
    )


# Receipts, by direct SQL as the runtime role.


def test_no_receipt_for_a_grant_that_is_not_approved(marrakech):
    receipt = issued(marrakech)
    grant = proposed_grant(marrakech)
    with marrakech.reading():
        holder = grant.project.holders.select_related("file__record").get()
    changes = {"grant_id": grant.pk, "file_id": holder.file_id, "person_id": holder.file.record.person_id}
    refused(marrakech, *copy_of(receipt, **changes), says="handovers_receipt_of_approved_grant")


def test_no_receipt_for_somebody_who_does_not_hold_the_project(marrakech):
    receipt, other = issued(marrakech), issued(marrakech)
    changes = {"file_id": other.file_id, "person_id": other.person_id}
    refused(marrakech, *copy_of(receipt, **changes), says="handovers_receipt_of_holder")


def test_no_receipt_for_a_grant_off_the_list(marrakech):
    receipt, other = issued(marrakech), issued(marrakech)
    refused(
        marrakech, *copy_of(receipt, ceremony_id=other.ceremony_id), says="handovers_receipt_of_listed_grant"
    )


def test_no_second_receipt_while_one_stands_and_not_a_centime_more(marrakech):
    receipt = issued(marrakech)
    refused(marrakech, *copy_of(receipt), says="handovers_receipts_exceed_grant")
    void_receipt(by=marrakech.coordinator, receipt=receipt, reason="misprint")
    more = receipt.equipment_amount + Decimal("0.01")
    refused(marrakech, *copy_of(receipt, equipment_amount=more), says="handovers_receipts_exceed_grant")


def test_no_receipt_is_born_signed(marrakech):
    receipt = issued(marrakech)
    void_receipt(by=marrakech.coordinator, receipt=receipt, reason="misprint")
    signed = {
        "status": "signed",
        "signed_on": HELD,
        "signed_by": "x",
        "proof": "signature",
        "signed_at": receipt.issued_at,
    }
    refused(marrakech, *copy_of(receipt, **signed), says="handovers_receipt_moves_forward")


def test_no_receipt_without_its_paper(marrakech):
    receipt = issued(marrakech)
    void_receipt(by=marrakech.coordinator, receipt=receipt, reason="misprint")
    refused(marrakech, *copy_of(receipt, document_id=None), says="handovers_receipt_has_document")


def test_a_line_is_not_written_twice_nor_for_a_grant_not_approved(marrakech):
    receipt = issued(marrakech)
    insert = (
        "insert into handovers_handoverline (id, ceremony_id, grant_id, rank, listed_at, listed_by, withdrawn_by) "
        "values (gen_random_uuid(), %s, %s, 9, now(), 'x', '')"
    )
    refused(
        marrakech, insert, [receipt.ceremony_id, receipt.grant_id], says="handovers_handoverline_grant_once"
    )
    proposed = proposed_grant(marrakech)
    refused(marrakech, insert, [receipt.ceremony_id, proposed.pk], says="handovers_line_of_approved_grant")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("number", "MRK/2021/7777"),
        ("equipment_amount", 1),
        ("sex", "female"),
        ("age_band", "60_over"),
        ("residence_id", "MA-AGD"),
        ("trade_id", "sewing"),
        ("budget_year", 2020),
        ("season", "2020-2021"),
        ("programme_code", "other"),
        ("handed_over_on", datetime.date(2020, 1, 1)),
        ("ceremony_place_id", "MA-AGD"),
        ("holder_name_ar", "اسم آخر"),
        ("holder_cin", "ZZ999999"),
        ("token", "A" * 26),
        ("issued_on", datetime.date(2020, 1, 1)),
        ("document_id", None),
        ("replaces_id", "self"),
    ],
)
def test_what_is_printed_is_not_rewritten(marrakech, column, value):
    receipt = issued(marrakech)
    given = receipt.pk if value == "self" else value
    statement = f"update handovers_receipt set {column} = %s where id = %s"
    refused(
        marrakech,
        statement,
        [given, receipt.pk],
        says="handovers_receipt_facts_stay|handovers_receipt_has_document",
    )


def test_a_signature_is_not_rewritten(marrakech):
    receipt = issued(marrakech)
    sign_receipt(
        by=marrakech.coordinator, receipt=receipt, signed_on=HELD, proof="thumbprint", witness="نادية"
    )
    for column, value in (
        ("signed_on", datetime.date(2021, 8, 1)),
        ("proof", "signature"),
        ("witness", "آخر"),
    ):
        statement = f"update handovers_receipt set {column} = %s where id = %s"
        refused(marrakech, statement, [value, receipt.pk], says="handovers_receipt_facts_stay")


def test_signed_without_its_payment_is_refused_at_commit(committed_database):
    with transaction.atomic():
        at = scene("MRK")
        receipt = issued(at)
    with (
        pytest.raises(DatabaseError, match="handovers_receipt_paid"),
        transaction.atomic(),
        within(at.coordinator.scope),
    ):
        Receipt.objects.filter(pk=receipt.pk).update(
            status="signed",
            signed_on=HELD,
            signed_at=receipt.issued_at,
            signed_by=at.coordinator.label,
            proof="signature",
        )
    with transaction.atomic(), within(at.coordinator.scope):
        assert Receipt.objects.get(pk=receipt.pk).status == "issued"


@pytest.mark.parametrize("known", [True, False], ids=["a receipt not signed", "no receipt at all"])
def test_a_payment_for_a_receipt_without_a_signature_is_refused(marrakech, known):
    receipt = issued(marrakech)
    refused(
        marrakech,
        "insert into funding_entry (id, line_id, kind, amount, dated, reference_kind, reference_id, reference_label, "
        "recorded_at, recorded_by, sealed, reason) "
        f"values (gen_random_uuid(), %s, 'payment', %s, %s, 'receipt', %s, %s, now(), '{marrakech.coordinator.label}', '', '')",
        [
            receipt.grant.equipment_line_id,
            receipt.equipment_amount,
            HELD,
            receipt.pk if known else uuid.uuid4(),
            receipt.number,
        ],
        says="handovers_receipt_paid",
    )


def test_a_receipt_does_not_go_back_nor_is_reversed_without_a_paper(marrakech):
    receipt = issued(marrakech)
    sign_receipt(by=marrakech.coordinator, receipt=receipt, signed_on=HELD, proof="signature", witness="")
    back = "update handovers_receipt set status = 'issued', signed_at = null, signed_on = null, signed_by = '', proof = '' where id = %s"
    refused(marrakech, back, [receipt.pk], says="handovers_receipt_moves_forward")
    reverse = "update handovers_receipt set status = 'reversed' where id = %s"
    refused(
        marrakech, reverse, [receipt.pk], says="handovers_receipt_paid|handovers_receipt_reversed_by_paper"
    )


def test_a_thumbprint_without_witness_is_refused(marrakech):
    receipt = issued(marrakech)
    statement = (
        "update handovers_receipt set status = 'signed', proof = 'thumbprint', witness = '', signed_on = %s, "
        "signed_at = now(), signed_by = 'x' where id = %s"
    )
    refused(marrakech, statement, [HELD, receipt.pk], says="handovers_receipt_thumbprint_has_witness")


def test_a_receipt_replaces_only_one_of_its_own_that_no_longer_stands(marrakech):
    receipt, other = issued(marrakech), issued(marrakech)
    void_receipt(by=marrakech.coordinator, receipt=receipt, reason="misprint")
    refused(marrakech, *copy_of(receipt, replaces_id=other.pk), says="handovers_receipt_replaces_its_own")


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


def test_a_grant_is_listed_again_only_after_it_was_taken_off_even_from_two_desks(
    committed_database, in_thread
):
    with transaction.atomic():
        at = scene("MRK")
        grant = approved_grant(at)
        prepared = [ceremony(at) for _ in range(2)]

    def listed(one):
        def work():
            try:
                return str(list_grant(by=at.coordinator, ceremony=one, grant=grant).rank)
            except Exception as error:
                return type(error).__name__

        return work

    outcomes = [in_thread(listed(one)) for one in prepared]
    assert sorted(work.result() for work in outcomes) == ["1", "Refusal"]
