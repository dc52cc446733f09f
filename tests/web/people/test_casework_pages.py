"""The pages of the work on a file: lists that cost the same, a transfer from desk to desk, papers, sealed fields."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories.accounts import user
from tests.factories.participants import file, person
from tests.web.signed_in import signed_in

from wasl.accounts.queries import actor_of
from wasl.audit.models import Event
from wasl.database.scope import Scope, within
from wasl.participants.models import File, FilePaper, Person, Record, Transfer
from wasl.participants.operations import (
    close_file,
    correct_record,
    propose_transfer,
    put_on_waiting_list,
    write_referral,
)
from wasl.territory.models import Centre

pytestmark = pytest.mark.django_db
DAY = datetime.date(2021, 2, 1)
MOST_QUERIES = 12


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def test_lists_of_five_hundred_cost_no_more_than_twelve_queries() -> None:
    who = user("coordinator")
    by = actor_of(who)
    put_on_waiting_list(by=by, file=file(by, caseworker=who), reason="care", since=DAY)
    with within(by.scope):
        first = File.objects.get()
        record = Record.objects.get()
        numbers = [f"MRK-2021-{n:04d}" for n in range(2, 502)]
        files = [File(number=n, centre=first.centre, opened_on=DAY, opened_by=by.label) for n in numbers]
        File.objects.bulk_create(files)
        _copies(record, files)
    client = signed_in(who)
    client.get(reverse("people"))
    for name in ("people", "people_waiting", "people_caseload", "people_transfers", "comparisons"):
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse(name)).status_code == 200
        # What puts the reader's scope on the connection asks no table.
        asked = [q["sql"] for q in caught.captured_queries if " FROM " in q["sql"]]
        assert len(asked) <= MOST_QUERIES, (name, asked)
    # Home asks each room for each kind of turn, however many files there are; and tells many of one kind together.
    with CaptureQueriesContext(connection) as caught:
        page = text(client.get(reverse("home")))
    assert len([q for q in caught.captured_queries if " FROM " in q["sql"]]) <= 2 * MOST_QUERIES
    assert f'href="{reverse("people_waiting")}"' in page
    assert "500" in page
    assert reverse("file_caseworker", args=[files[0].pk]) not in page


def _copies(record: Record, files: list[File]) -> None:
    """Five hundred people by direct rows: what is counted here is questions, not acts."""
    people = [Person() for _ in files]
    Person.objects.bulk_create(people)
    copies = []
    for one, someone in zip(files, people, strict=True):
        copy = Record(**{f.attname: getattr(record, f.attname) for f in Record._meta.concrete_fields})
        copy.pk, copy.file_id, copy.person_id, copy.cin = one.pk, one.pk, someone.pk, ""
        copies.append(copy)
    Record.objects.bulk_create(copies)


def test_a_file_goes_from_desk_to_desk() -> None:
    sender, receiver = user("caseworker"), user("coordinator", centre="AGD")
    opened = file(actor_of(sender), caseworker=sender)
    theirs, mine = signed_in(receiver), signed_in(sender)
    agadir = Centre.objects.get(code="AGD")
    sent = mine.post(
        reverse("file_transfer", args=[opened.pk]), {"to_centre": agadir.pk, "reason": "انتقلت أسرته"}
    )
    assert sent.status_code == 302
    inbox = text(theirs.get(reverse("people_transfers")))
    assert opened.number in inbox
    assert opened.record.name_ar not in inbox
    assert "انتقلت أسرته" not in inbox
    assert theirs.get(reverse("person", args=[opened.pk])).status_code == 404
    assert reverse("people_transfers") in text(theirs.get(reverse("home")))

    with within(actor_of(receiver).scope):
        transfer = Transfer.objects.get()
    unsaid = theirs.post(reverse("people_transfers"), {"transfer": transfer.pk, "decision": "refuse"})
    assert unsaid.status_code == 200
    taken = theirs.post(reverse("people_transfers"), {"transfer": transfer.pk, "decision": "accept"})
    assert taken.headers["Location"] == reverse("file_caseworker", args=[opened.pk])
    page = text(theirs.get(reverse("person", args=[opened.pk])))
    assert opened.record.name_ar in page
    assert mine.get(reverse("person", args=[opened.pk])).status_code == 404
    assert opened.number in text(mine.get(reverse("people_transfers")))


def test_a_scan_is_kept_and_taken_away_again_without_the_name() -> None:
    who = user("caseworker")
    opened = file(actor_of(who), caseworker=who)
    client = signed_in(who)
    address = f"{reverse('file_paper', args=[opened.pk])}?kind=lease"
    scan = SimpleUploadedFile("عقد يونس.pdf", b"%PDF-1.4\n%%EOF", content_type="application/pdf")
    assert client.post(address, {"state": "missing", "scan": scan}).status_code == 302
    with within(actor_of(who).scope):
        assert FilePaper.objects.get().state == "received"
    taken = client.get(f"{reverse('file_paper_scan', args=[opened.pk])}?kind=lease")
    assert f"{opened.number}-lease.pdf" in taken.headers["Content-Disposition"]
    assert (
        "scan"
        not in text(client.get(f"{reverse('file_paper', args=[opened.pk])}?kind=medical")).split("<form")[1]
    )


def test_where_somebody_came_from_is_on_no_page_until_it_is_asked_for() -> None:
    who = user("coordinator")
    by = actor_of(who)
    opened = file(by)
    write_referral(by=by, file=opened, origin="court", release_month=DAY)
    client = signed_in(who, language="fr")
    address = reverse("file_referral", args=[opened.pk])
    for page in (address, reverse("person", args=[opened.pk]), reverse("people")):
        assert "2021-02" not in text(client.get(page))
    assert _read_events() == 0
    assert "2021-02" in text(client.post(address))
    assert _read_events() == 1
    assert signed_in(user("auditor")).get(address).status_code == 404


def _read_events() -> int:
    with within(Scope(reads_audit=True)):
        return Event.objects.filter(action="participants.read_referral").count()


def test_two_people_edit_one_file_and_the_fields_that_changed_are_marked() -> None:
    who = user("caseworker")
    by = actor_of(who)
    opened = file(by)
    correct_record(by=by, record=opened.record, changes={"address_ar": "حي الرياض"})
    form = person(address_ar="حي النور", cin=opened.record.cin) | {"version": 1, "birth_date": "1984-03-17"}
    form |= {
        "residence": "MA-REH",
        "commune": "07.427.01.01",
        "phone_of": "own",
        "phone_2": "0661234567",
        "phone_2_of": "parent",
    }
    client = signed_in(who)
    page = client.post(reverse("record_edit", args=[opened.pk]), form)
    assert page.status_code == 200
    assert "حي النور" in text(page)
    assert "حي الرياض" in str(page.context["form"].errors["address_ar"])
    with within(by.scope):
        assert Record.objects.get().address_ar == "حي الرياض"
    assert client.post(reverse("record_edit", args=[opened.pk]), form | {"version": 2}).status_code == 302
    with within(by.scope):
        assert Record.objects.get().other_phones == [{"number": "+212661234567", "of": "parent"}]


def test_a_closed_file_says_why_and_until_when_and_is_opened_again() -> None:
    who = user("coordinator")
    by = actor_of(who)
    closed = close_file(by=by, file=file(by), kind="employed", reason="في ورشة نجارة")
    client = signed_in(who)
    assert "في ورشة نجارة" in text(client.get(reverse("person", args=[closed.pk])))
    again = client.post(reverse("file_reopen", args=[closed.pk]), {"reason": "عاد"})
    assert again.status_code == 302
    page = text(client.get(reverse("person", args=[closed.pk])))
    assert "في ورشة نجارة" in page  # What the closing had said stays in the story.
    propose_transfer(by=by, file=closed, to_centre=Centre.objects.get(code="AGD"), reason="انتقل")
    assert client.post(reverse("file_close", args=[closed.pk]), {"kind": "moved"}).status_code == 200


def test_the_count_above_the_list_follows_a_search() -> None:
    who = user("coordinator")
    by = actor_of(who)
    file(by)
    file(
        by,
        given_ar="خديجة",
        given_lat="Khadija",
        sex="female",
        surname_ar="العلوي",
        surname_lat="Alaoui",
        birth_date=DAY.replace(year=1990),
    )
    client = signed_in(who, language="fr")
    whole = text(client.get(reverse("people")))
    found = text(client.post(reverse("people_search"), {"q": "Khadija"}, headers={"HX-Request": "true"}))
    counted = re.compile(r'<p class="lead"[^>]*>[^<]*dossiers?</p>')
    above, below = whole.split('id="found"')
    assert not counted.search(above)
    assert counted.search(below)
    assert counted.search(found)
