"""What the database itself refuses about receipts: their facts, their payment, their papers."""

import datetime
import uuid
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from tests.factories.handovers import HELD, issued, proposed_grant, scene
from tests.handovers.direct_sql import copy_of, refused

from wasl.database.scope import within
from wasl.handovers.models import Receipt
from wasl.handovers.operations import (
    sign_receipt,
    void_receipt,
)

pytestmark = pytest.mark.database


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
