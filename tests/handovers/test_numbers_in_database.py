"""What the database itself refuses about numbers: holes, pairs, those of another centre; from two desks at once."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories.handovers import HELD, approved_grant, ceremony, issued, scene
from tests.handovers.direct_sql import refused

from wasl.handovers.numbering import next_number
from wasl.handovers.operations import (
    issue_receipts,
    sign_receipt,
)

pytestmark = pytest.mark.database


def test_a_transaction_undone_leaves_no_hole_and_two_desks_no_pair(committed_database, in_thread):
    with transaction.atomic():
        at = scene("MRK")
    given, waiting = threading.Event(), threading.Event()

    def undone():
        with transaction.atomic():
            first = ceremony(at, reference="").reference
            given.set()
            assert waiting.wait(20)
            transaction.set_rollback(True)
            return first

    def kept():
        assert given.wait(20)
        waiting.set()
        return ceremony(at, reference="").reference

    one, other = in_thread(undone), in_thread(kept)
    assert (one.result(), other.result()) == ("MRK/2021/C-0001", "MRK/2021/C-0001")
    assert ceremony(at, reference="").reference == "MRK/2021/C-0002"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "kind", ["equipment", "cash", "reversal", "ceremony", "minutes", "list", "gift", "of nobody"]
)
def test_a_number_without_its_paper_is_not_taken(kind):
    at = scene("MRK")
    number = ("select handovers_next_number(%s, %s, 2021)", [at.centre.pk, kind])
    refused(at, *number, says="handovers_number_is_used")


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
