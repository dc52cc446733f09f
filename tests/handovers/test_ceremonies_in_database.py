"""What the database itself refuses about ceremonies and their lists, whoever writes and however."""

import pytest
from django.db import connection, transaction
from tests.factories.handovers import HELD, approved_grant, ceremony, issued, proposed_grant, scene
from tests.handovers.direct_sql import copy_of, execute, refused

from wasl.database.scope import within
from wasl.handovers.operations import issue_receipts, list_grant, void_receipt, withdraw_grant

pytestmark = pytest.mark.database


CORRECT = "held_on = '2021-07-09', corrected_at = clock_timestamp(), corrected_by = %s"
CANCEL = "status = 'cancelled', cancelled_at = now(), cancelled_by = %s, cancel_reason = 'x'"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("reference = 'X', specimen = not specimen", "handovers_ceremony_facts_stay"),
        ("held_on = '2021-07-09'", "corrected_by_its_corrector"),
        ("held_on = '2021-07-09', corrected_at = now(), corrected_by = 'x'", "corrected_by_its_corrector"),
        ("status = 'finished', finished_at = now(), finished_by = 'headquarters'", "accounts_in_own_name"),
        ("status = 'cancelled', cancelled_at = now(), cancelled_by = 'x'", "cancelled_at_and_by|is_expected"),
    ],
)
def test_a_ceremony_stays_as_it_was_prepared(marrakech, change, says):
    ceremony(marrakech, approved_grant(marrakech))
    refused(marrakech, f"update handovers_ceremony set {change}", says=says)


def test_a_ceremony_is_not_cancelled_under_its_list_nor_in_anothers_name(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech))
    cancel = f"update handovers_ceremony set {CANCEL}"
    refused(marrakech, cancel, [marrakech.coordinator.label], says="handovers_ceremony_is_expected")
    with marrakech.reading():
        line = prepared.lines.get()
    withdraw_grant(by=marrakech.coordinator, line=line)
    refused(marrakech, cancel, [marrakech.headquarters.label], says="accounts_in_own_name")
    with marrakech.reading():
        execute(cancel, [marrakech.coordinator.label])
    refused(marrakech, "update handovers_ceremony set cancel_reason = 'y'", says="facts_stay")
    insert = (
        "insert into handovers_handoverline (id, ceremony_id, grant_id, rank, listed_at, listed_by, withdrawn_by) "
        "values (gen_random_uuid(), %s, %s, 9, now(), %s, '')"
    )
    given = [prepared.pk, line.grant_id, marrakech.coordinator.label]
    refused(marrakech, insert, given, says="handovers_ceremony_is_over")
    gift = "insert into handovers_institutionalgift (id, ceremony_id) values (gen_random_uuid(), %s)"
    refused(marrakech, gift, [prepared.pk], says="handovers_ceremony_is_over")


def test_what_is_printed_closes_the_ceremony_and_its_officials_to_corrections(marrakech):
    prepared = ceremony(marrakech, approved_grant(marrakech))
    me = marrakech.coordinator.label
    unseat = "update handovers_ceremonyofficial set unseated_at = now(), unseated_by = %s"
    seat = (
        "insert into handovers_ceremonyofficial (id, ceremony_id, office_id, role, rank, unseated_by) "
        "values (gen_random_uuid(), %s, 'coordinator_agd', 'present', 9, '')"
    )
    with marrakech.reading():
        execute(f"update handovers_ceremony set {CORRECT}", [me])
    (receipt,) = issue_receipts(by=marrakech.coordinator, ceremony=prepared, issued_on=HELD)
    # Void or not: its number was taken for that day and place.
    void_receipt(by=marrakech.coordinator, receipt=receipt, reason="misprint")
    for change in (CORRECT, CANCEL):
        refused(marrakech, f"update handovers_ceremony set {change}", [me], says="ceremony_is_printed")
    refused(marrakech, unseat, [me], says="ceremony_is_printed")
    refused(marrakech, seat, [prepared.pk], says="ceremony_is_printed")
    moved = copy_of(receipt, handed_over_on="2021-07-08", document_id=receipt.document_id)
    refused(marrakech, *moved, says="handovers_receipt_of_its_ceremony")


def test_an_official_is_only_unseated_once_and_in_ones_own_name(marrakech):
    prepared = ceremony(marrakech)
    table = "update handovers_ceremonyofficial set"
    refused(marrakech, f"{table} rank = 5", says="handovers_official_stays")
    unseat = f"{table} unseated_at = now(), unseated_by = %s where role = 'presiding'"
    refused(marrakech, unseat, [marrakech.headquarters.label], says="accounts_in_own_name")
    with marrakech.reading():
        execute(unseat, [marrakech.coordinator.label])
        assert [official.role for official in prepared.officials.all()] == ["present"]
    again = f"{table} unseated_at = null, unseated_by = '' where role = 'presiding'"
    refused(marrakech, again, says="handovers_official_stays")
    agadir = scene("AGD")
    with agadir.reading(), connection.cursor() as cursor:
        cursor.execute(unseat.replace("presiding", "present"), [agadir.coordinator.label])
        assert cursor.rowcount == 0


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
