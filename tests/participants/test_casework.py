"""Who follows a file, its papers, the waiting list, closing for a time: what is kept and what is refused."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.direct_sql import refused
from tests.factories.accounts import actor, user
from tests.factories.participants import GUARDIAN, centre, eligible_file, file
from tests.factories.programmes import programme, rules

from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import Scope, within
from wasl.participants.models import Assignment, Reopening
from wasl.participants.operations import (
    assign_caseworker,
    close_file,
    correct_record,
    keep_paper_scan,
    propose_transfer,
    put_on_waiting_list,
    read_referral,
    reopen_file,
    set_paper,
    take_off_waiting_list,
    write_referral,
)
from wasl.participants.queries import caseloads, checklist, waiting, waiting_list
from wasl.participants.rules import after_months
from wasl.wording.dates import today

pytestmark = pytest.mark.django_db
SCAN = b"%PDF-1.4\n%%EOF"
DAY = datetime.date(2021, 2, 1)


@pytest.fixture
def by() -> Actor:
    return actor("coordinator")


def test_who_followed_a_file_is_kept_one_after_the_other(by: Actor) -> None:
    first, second = user("caseworker"), user("caseworker")
    opened = file(by, caseworker=first)
    assign_caseworker(by=by, file=opened, caseworker=second)
    assign_caseworker(by=by, file=opened, caseworker=None)
    with within(by.scope):
        kept = list(Assignment.objects.values_list("rank", "caseworker", "assigned_by"))
    assert kept == [(1, first.pk, by.label), (2, second.pk, by.label), (3, None, by.label)]
    with pytest.raises(Refusal) as elsewhere:
        assign_caseworker(by=by, file=opened, caseworker=user("caseworker", centre="AGD"))
    assert elsewhere.value.code == "caseworker_elsewhere"
    with pytest.raises(Refusal) as same:
        assign_caseworker(by=by, file=opened, caseworker=None)
    assert same.value.code == "nothing_changed"
    with pytest.raises(NotAllowed):
        assign_caseworker(by=actor("coordinator", centre="AGD"), file=opened, caseworker=None)


@pytest.mark.database
def test_the_database_keeps_file_and_history_together(by: Actor) -> None:
    opened, stranger = file(by, caseworker=user("caseworker")), user("caseworker", centre="AGD")
    with refused("participants_caseworker_follows", by) as cursor:
        cursor.execute("update participants_file set caseworker_id = null")
    insert = (
        "insert into participants_assignment (id, file_id, rank, caseworker_id, since, assigned_at, assigned_by) "
        f"values (gen_random_uuid(), '{opened.pk}', {{}}, {{}}, now(), now(), '{by.label}')"
    )
    with refused("participants_assignment_works_there", by) as cursor:
        cursor.execute(insert.format(2, stranger.pk))
    with refused("participants_assignment_once", by) as cursor:
        cursor.execute(insert.format(3, "null"))
    with refused("participants_caseworker_follows", by) as cursor:
        cursor.execute(insert.format(2, "null"))
    with refused("row_policy", actor("auditor")) as cursor:
        cursor.execute(insert.format(2, "null").replace(by.label, ""))


def test_a_paper_goes_from_missing_to_verified(by: Actor) -> None:
    opened = file(by)
    set_paper(by=by, file=opened, kind="lease", state="asked", asked_until=DAY)
    kept = keep_paper_scan(by=by, file=opened, kind="lease", content=SCAN)
    assert (kept.state, kept.asked_until, kept.scan.about) == ("received", None, opened.pk)
    set_paper(by=by, file=opened, kind="lease", state="verified")
    with pytest.raises(Refusal) as kept_already:
        set_paper(by=by, file=opened, kind="lease", state="missing")
    assert kept_already.value.code == "paper_kept"
    with within(by.scope):
        states = {paper.kind: paper.state for paper in checklist(opened)}
    assert states["lease"] == "verified"
    assert states["card_copy"] == "missing"


def test_health_papers_are_looked_at_and_not_kept(by: Actor) -> None:
    opened = file(by)
    set_paper(by=by, file=opened, kind="medical", state="verified")
    with pytest.raises(Refusal) as not_kept:
        keep_paper_scan(by=by, file=opened, kind="medical", content=SCAN)
    assert not_kept.value.code == "paper_not_kept"
    other = keep_paper_scan(by=by, file=file(by), kind="card_copy", content=SCAN)
    statement = f"update participants_filepaper set scan_id = '{other.scan_id}' where file_id = '{opened.pk}'"
    with refused("participants_filepaper_scan_of_file", by) as cursor:
        cursor.execute(statement)
    own = keep_paper_scan(by=by, file=opened, kind="lease", content=SCAN)
    with refused("participants_filepaper_scan_kept", by) as cursor:
        cursor.execute(f"update participants_filepaper set scan_id = '{own.scan_id}' where kind = 'medical'")
    with refused("participants_filepaper_once", by) as cursor:
        cursor.execute("update participants_filepaper set kind = 'quotation' where kind = 'lease'")


def test_a_paper_asked_for_too_long_and_a_place_not_found_are_late() -> None:
    follower = user("caseworker")
    by = actor_of(follower)
    opened = eligible_file(by, caseworker=follower)
    set_paper(by=by, file=opened, kind="quotation", state="asked", asked_until=DAY)
    put_on_waiting_list(by=by, file=opened, reason="training_place", since=DAY, expected_on=DAY)
    with within(by.scope):
        assert [(turn.kind, turn.late) for turn in waiting(by)] == [("file_papers", True), ("file", True)]
        assert [(load.open_files, load.late, load.waiting) for load in caseloads(by.scope.read_centres)] == [
            (1, 1, 1)
        ]
    take_off_waiting_list(by=by, file=opened)
    set_paper(by=by, file=opened, kind="quotation", state="not_needed")
    with within(by.scope):
        assert waiting(by) == []


def test_the_waiting_list_is_by_date_with_its_reason(by: Actor) -> None:
    follower = user("caseworker")
    later = file(by, opened_on=DAY)
    first = file(by, caseworker=follower)
    file(by, caseworker=follower, opened_on=DAY)
    put_on_waiting_list(by=by, file=first, reason="premises", since=datetime.date(2020, 5, 4))
    with within(by.scope):
        told = [(w.file.pk, w.entry.reason if w.entry else "") for w in waiting_list(by.scope.read_centres)]
    assert told == [(first.pk, "premises"), (later.pk, "")]
    with pytest.raises(Refusal) as twice:
        put_on_waiting_list(by=by, file=first, reason="care", since=DAY)
    assert twice.value.code == "already_waiting"
    with refused("participants_waitingentry_stands", by) as cursor:
        cursor.execute("update participants_waitingentry set reason = 'care'")


def test_a_closed_file_is_kept_for_as_long_as_the_rules_say(by: Actor) -> None:
    assert close_file(by=by, file=file(by), kind="moved").retain_until is None
    rules(programme(rules_settled=False), retention_months=60)
    closed = close_file(by=by, file=file(by), kind="employed")
    assert closed.retain_until == after_months(today(), 60)


def test_a_closed_file_is_opened_again_with_its_history(by: Actor) -> None:
    closed = close_file(by=by, file=file(by), kind="no_contact", reason="لم يعد يجيب")
    with pytest.raises(Refusal) as unsaid:
        reopen_file(by=by, file=closed, reason=" ")
    assert unsaid.value.field == "reason"
    opened = reopen_file(by=by, file=closed, reason="عاد إلى المركز")
    assert (opened.status, opened.closed_kind, opened.closed_by) == ("open", "", "")
    with within(by.scope):
        kept = Reopening.objects.get()
    assert (kept.closed_kind, kept.closed_by, kept.reopened_by) == ("no_contact", by.label, by.label)


@pytest.mark.database
def test_where_somebody_came_from_is_read_by_who_follows_them_and_each_reading_is_kept(by: Actor) -> None:
    opened = file(by)
    write_referral(by=by, file=opened, origin="court", release_month=datetime.date(2020, 11, 17))
    reader = actor("caseworker")
    found = read_referral(by=reader, file=opened)
    assert found is not None
    assert (found.origin, found.release_month) == ("court", datetime.date(2020, 11, 1))
    with within(Scope(reads_audit=True)):
        events = {e.action: e for e in Event.objects.filter(action__endswith="_referral")}
    read = events["participants.read_referral"]
    assert (read.outcome, read.actor_label, read.label) == ("read", reader.label, opened.number)
    assert "court" not in str(vars(events["participants.write_referral"]))
    for role, elsewhere in (("auditor", None), ("coordinator", "AGD")):
        with pytest.raises(NotAllowed):
            read_referral(by=actor(role, centre=elsewhere), file=opened)
    with pytest.raises(NotAllowed):
        write_referral(by=actor("headquarters"), file=opened, origin="self")


@pytest.mark.database
def test_the_database_shows_a_referral_to_the_desk_and_headquarters_only(by: Actor) -> None:
    write_referral(by=by, file=file(by), origin="court")
    update = "update participants_referral set origin = 'self'"

    def seen(who: Actor, statement: str = "select 1 from participants_referral") -> int:
        with within(who.scope), connection.cursor() as cursor:
            cursor.execute(statement)
            return int(cursor.rowcount)

    assert seen(actor("caseworker")) == seen(actor("headquarters")) == 1
    assert seen(actor("auditor")) == seen(actor("finance")) == seen(actor("coordinator", centre="AGD")) == 0
    assert seen(actor("headquarters"), update) == 0
    assert seen(by, update) == 1
    with refused("participants_referral_month_only", by) as cursor:
        cursor.execute("update participants_referral set release_month = '2020-11-17'")


def test_a_minor_has_a_guardian_and_every_fault_is_told_at_once(by: Actor) -> None:
    young = {"birth_date": datetime.date(2004, 5, 2)}
    with pytest.raises(Refusal) as alone:
        file(by, **young)
    assert alone.value.field == "guardian_name_ar"
    with pytest.raises(Refusal) as several:
        file(by, **young, cin="12", given_lat="محمد", guardian_name_ar="Ali", guardian_phone="12")
    assert [one.field for one in several.value.every] == [
        "given_lat", "cin", "guardian_name_ar", "guardian_relation", "guardian_cin", "guardian_phone",
    ]  # fmt: skip
    child = file(by, **young, **GUARDIAN)
    with refused("participants_minor_has_guardian", by) as cursor:
        cursor.execute(
            "update participants_record set guardian_name_ar = '', guardian_relation = '', guardian_cin = '', guardian_phone = ''"
        )
    with pytest.raises(Refusal) as taken_away:
        correct_record(by=by, record=child.record, changes=dict.fromkeys(GUARDIAN, ""))
    assert taken_away.value.code == "guardian_missing"


def test_other_phones_say_whose_they_are(by: Actor) -> None:
    opened = file(by, other_phones=[{"number": "0661 23 45 67", "of": "sibling"}, {"number": "", "of": ""}])
    assert opened.record.other_phones == [{"number": "+212661234567", "of": "sibling"}]
    with pytest.raises(Refusal) as unsaid:
        file(by, other_phones=[{"number": "0661234567", "of": "judge"}])
    assert unsaid.value.field == "phone_2_of"
    with refused("participants_record_other_phones", by) as cursor:
        cursor.execute("""update participants_record set other_phones = '[{"number": "12", "of": "own"}]'""")


def test_lists_cost_the_same_however_long(by: Actor) -> None:
    def asked() -> int:
        with within(by.scope), CaptureQueriesContext(connection) as caught:
            waiting_list(by.scope.read_centres)
            caseloads(by.scope.read_centres)
            return len(caught)

    for _ in range(2):
        put_on_waiting_list(by=by, file=file(by), reason="care", since=DAY)
    few = asked()
    for _ in range(4):
        put_on_waiting_list(by=by, file=file(by), reason="care", since=DAY)
    assert asked() == few


@pytest.mark.database
@pytest.mark.parametrize("table", ["filepaper", "waitingentry", "reopening", "transferreason"])
def test_another_centre_reads_and_writes_nothing_of_it(by: Actor, table: str) -> None:
    opened = file(by)
    set_paper(by=by, file=opened, kind="lease", state="asked")
    put_on_waiting_list(by=by, file=opened, reason="care", since=DAY)
    reopen_file(by=by, file=close_file(by=by, file=file(by), kind="moved"), reason="عاد")
    propose_transfer(by=by, file=opened, to_centre=centre("AGD"), reason="انتقل")
    stranger = actor("coordinator", centre="AGD")

    def count(who: Actor) -> int:
        with within(who.scope), connection.cursor() as cursor:
            cursor.execute(f"select count(*) from participants_{table}")
            return int(cursor.fetchone()[0])

    assert count(by) == count(actor("auditor")) == 1
    assert count(stranger) == count(actor("finance")) == 0
