"""What is held on somebody: every table that leads to a file is told or left out for a reason; the act; the requests."""

import datetime

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from tests.direct_sql import refused
from tests.factories.accounts import actor, user
from tests.factories.participants import eligible_file
from tests.papers import reading
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.audit.actors import Actor
from wasl.audit.models import Event
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import within
from wasl.participants.models import File, Person, Record
from wasl.participants.operations import read_eligibility
from wasl.privacy import queries
from wasl.privacy.held import LEFT_OUT, TOLD, held
from wasl.privacy.models import CorrectionRequest
from wasl.privacy.operations import answer_request, hand_over_held, record_request
from wasl.wording.dates import today

TEN = datetime.timedelta(days=10)


def leading_to_a_file() -> set[str]:
    """Every table of ours with a key to a file, a record or a person, or to a row of such a table that is nobody else's."""
    own = {File, Record, Person}
    found: set[type] = set()
    models = [m for m in apps.get_models() if m.__module__.startswith("wasl.") and m._meta.managed]
    grown = True
    while grown:
        grown = False
        for model in models:
            keys = {f.related_model for f in model._meta.concrete_fields if f.is_relation}
            if model not in found and keys & (own | {m for m in found if m._meta.label in TOLD}):
                found.add(model)
                grown = True
    return {model._meta.label for model in found - own} | {"participants.Record"}


def test_every_table_that_leads_to_a_file_is_told_or_left_out_for_a_reason() -> None:
    placed = set(TOLD) | set(LEFT_OUT)
    assert leading_to_a_file() <= placed, "say it on the paper, or say why not (wasl.privacy.held)"
    assert placed <= {model._meta.label for model in apps.get_models()}
    assert not set(TOLD) & set(LEFT_OUT)
    assert all(LEFT_OUT.values())


@pytest.mark.database
@pytest.mark.usefixtures("demo")
class TestHandedOver:
    def file_of(self, by: Actor) -> File:
        with within(by.scope):
            return File.objects.filter(receipts__status="scanned").order_by("number")[0]

    def test_it_tells_every_part_in_arabic_and_leaves_an_event(self, demo_actors: dict[str, Actor]) -> None:
        by = demo_actors["coordinator.marrakech"]
        file = self.file_of(by)
        read_eligibility(by=by, file=file)
        paper = hand_over_held(by=by, file=file, to="person")
        text = " ".join("".join(reading.pages(paper.pdf)).split())
        with within(by.scope):
            record = Record.objects.get(file=file)
            receipt = file.receipts.order_by("number")[0]
            said = " ".join(sentence for part in held(file) for sentence in part.sentences)
            reader = User.objects.get(pk=by.id).name_ar
        for told in (file.number, record.cin, receipt.number):
            assert told in text
        assert f"{reader}" in said
        assert record.name_ar in said
        # Nothing on a paper that leaves the office tells what somebody has been.
        for word in ("سجن", "سجين", "نزيل", "جريمة", "عقوبة", "معتقل", "الإفراج"):
            assert word not in said, word
        with within(demo_actors["auditor"].scope):
            event = Event.objects.filter(action="privacy.hand_over_held").get()
        assert (event.label, event.changes) == (file.number, {"to": [None, "person"]})

    def test_another_centre_and_a_reader_print_nothing(self, demo_actors: dict[str, Actor]) -> None:
        file = self.file_of(demo_actors["coordinator.marrakech"])
        for name in ("coordinator.agadir", "auditor", "finance"):
            with pytest.raises(NotAllowed):
                hand_over_held(by=demo_actors[name], file=file, to="person")

    def test_the_page_gives_the_paper(self, demo_actors: dict[str, Actor]) -> None:
        file = self.file_of(demo_actors["coordinator.marrakech"])
        client = signed_in(User.objects.get(username="caseworker.marrakech"))
        page = client.post(reverse("held", args=[file.pk]), {"to": "guardian"})
        assert page.status_code == 200
        assert page.content.startswith(b"%PDF")
        assert client.post(reverse("held", args=[file.pk]), {}).status_code == 200


@pytest.mark.database
@pytest.mark.django_db
class TestRequests:
    def test_it_is_due_in_the_days_the_register_promises(self) -> None:
        by = actor("coordinator")
        file = eligible_file(by)
        asked = record_request(
            by=by, file=file, asked_on=today() - TEN - TEN, asked_by="person", wish="تاريخ الازدياد"
        )
        assert asked.due_on == asked.asked_on + TEN
        (turn,) = queries_waiting(by)
        assert (turn.object_id, turn.late) == (str(asked.pk), True)
        assert len(queries_waiting(actor("headquarters"))) == 1
        assert queries_waiting(actor("coordinator", centre="AGD")) == []
        assert queries_waiting(actor("caseworker")) == []
        answered = answer_request(by=by, request=asked, state="corrected", answer="صُحح التاريخ.")
        assert answered.answered_on == today()
        assert queries_waiting(by) == []
        with pytest.raises(Refusal):
            answer_request(by=by, request=asked, state="refused", answer="لا")

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"asked_on": today() + TEN}, "privacy_asked_on"),
            ({"wish": "  "}, "privacy_wish"),
        ],
    )
    def test_what_cannot_be_is_refused(self, changes: dict[str, object], code: str) -> None:
        by = actor("coordinator")
        given = {"asked_on": today(), "asked_by": "person", "wish": "الاسم"} | changes
        with pytest.raises(Refusal) as said:
            record_request(by=by, file=eligible_file(by), **given)
        assert said.value.code == code

    def test_the_database_keeps_what_was_asked_and_answered(self) -> None:
        by, stranger = actor("coordinator"), actor("coordinator", centre="AGD")
        asked = record_request(
            by=by, file=eligible_file(by), asked_on=today(), asked_by="person", wish="الاسم"
        )
        with refused("privacy_correctionrequest_stands", by) as cursor:
            cursor.execute(
                "update privacy_correctionrequest set due_on = due_on + 90 where id = %s", [asked.pk]
            )
        with refused("row_policy", by) as cursor:
            cursor.execute(
                "update privacy_correctionrequest set state = 'corrected', answer = 'x', answered_on = asked_on, answered_at = now(), "
                "answered_by = %s where id = %s", [stranger.label, asked.pk],
            )  # fmt: skip
        with within(by.scope):
            assert CorrectionRequest.objects.count() == 1
        with within(stranger.scope), connection.cursor() as cursor:
            assert CorrectionRequest.objects.count() == 0
            cursor.execute("update privacy_correctionrequest set answer = 'x'")
            assert cursor.rowcount == 0
        with refused("row_policy", stranger) as cursor:
            cursor.execute(
                "insert into privacy_correctionrequest (id, file_id, number, asked_on, asked_by, wish, due_on, state, recorded_at, "
                "recorded_by, answer, answered_by) values (gen_random_uuid(), %s, 9, current_date, 'person', 'x', current_date, "
                "'waiting', now(), %s, '', '')", [asked.file_id, stranger.label],
            )  # fmt: skip

    def test_who_read_a_sealed_fact_is_told_to_whoever_writes_the_file(self) -> None:
        by, stranger = actor("coordinator"), actor("coordinator", centre="AGD")
        file = eligible_file(by)
        read_eligibility(by=by, file=file)
        for reader, seen in ((by, 1), (stranger, 0), (actor("finance"), 0)):
            with within(reader.scope):
                assert Event.objects.filter(outcome="read", object_id=str(file.pk)).count() == seen
                assert not Event.objects.exclude(outcome="read").exists()


def queries_waiting(by: Actor) -> list:
    with within(by.scope):
        return queries.waiting(by)


def test_pages_of_requests(db: None) -> None:
    account = user("coordinator")
    from wasl.accounts.queries import actor_of

    by = actor_of(account)
    file = eligible_file(by)
    client = signed_in(account)
    made = client.post(
        reverse("request_new", args=[file.pk]),
        {"asked_by": "person", "asked_on": today().isoformat(), "wish": "الاسم"},
    )
    assert made.status_code == 302
    assert client.get(made["Location"]).status_code == 200
    answered = client.post(made["Location"], {"state": "refused", "answer": "الاسم كما في البطاقة."})
    assert answered.status_code == 302
    assert client.get(reverse("requests")).status_code == 200
    assert "الاسم كما في البطاقة." in client.get(made["Location"]).content.decode()
