"""Words of a beneficiary in a text: carried while the consent stands, gone from every draft once it does not, listed where they were used."""

import datetime

import psycopg
import pytest
from django.db import connection, transaction
from tests.communiques.held import held
from tests.conftest import OwnerSql
from tests.direct_sql import refused
from tests.factories.accounts import actor
from tests.factories.handovers import Scene, scene
from tests.factories.participants import eligible_file

from wasl.audit.refusals import NotAllowed, Refusal
from wasl.communiques import queries, quoting
from wasl.communiques.models import Communique, QuotedWords
from wasl.communiques.operations import approve, draft, quote
from wasl.database.scope import NOTHING, Scope, within
from wasl.handovers.models import Ceremony, Receipt
from wasl.participants.consent_queries import standings
from wasl.participants.models import File, Quotation
from wasl.participants.operations import record_consent, withdraw_consent, write_quotation

pytestmark = pytest.mark.database
TOLD = datetime.date(2021, 2, 1)
ARABIC, FRENCH = "صار لي محل أفتحه كل صباح", "J'ouvre mon atelier chaque matin"


@pytest.fixture
def at(db: None) -> Scene:
    return scene()


@pytest.fixture
def ceremony(at: Scene) -> Ceremony:
    return held(at)


@pytest.fixture
def person(at: Scene, ceremony: Ceremony) -> File:
    """Somebody who received something there and may be quoted."""
    with at.reading():
        return Receipt.objects.select_related("file").filter(ceremony=ceremony).order_by("number")[0].file


@pytest.fixture
def words(at: Scene, person: File) -> Quotation:
    return said(at, person)


@pytest.fixture
def drafted(at: Scene, ceremony: Ceremony, words: Quotation) -> Communique:
    text = draft(by=at.coordinator, ceremony=ceremony)
    quote(by=at.coordinator, communique=text, quotation=words)
    return text


def said(at: Scene, person: File) -> Quotation:
    for kind, answer in (("notice", "informed"), ("quotation", "given")):
        record_consent(
            by=at.coordinator,
            file=person,
            kind=kind,
            answer=answer,
            answered_on=TOLD,
            proof="signature",
            read_aloud=True,
        )
    return write_quotation(by=at.coordinator, file=person, words_ar=ARABIC, words_fr=FRENCH, said_on=TOLD)


def take_back(at: Scene, person: File) -> None:
    withdraw_consent(by=at.coordinator, file=person, kind="quotation", answered_on=TOLD)


def test_a_text_carries_the_words_without_the_name(at: Scene, drafted: Communique, person: File) -> None:
    with at.reading():
        texts = {language: queries.text_of(drafted, language) for language in queries.LANGUAGES}
        assert [p.kind for p in texts["ar"].paragraphs].count("quote") == 1
        assert f"«{ARABIC}»" in texts["ar"].plain
        assert FRENCH in texts["fr"].plain
        for name in (person.record.surname_ar, person.record.surname_lat):
            assert name not in texts["ar"].plain + texts["fr"].plain


def test_withdrawn_words_leave_the_draft_and_stop_its_approval(
    at: Scene, drafted: Communique, person: File
) -> None:
    take_back(at, person)
    with at.reading():
        assert ARABIC not in queries.text_of(drafted, "ar").plain
        assert quoting.silenced(drafted) == 1
    with pytest.raises(Refusal) as refusal:
        approve(by=at.headquarters, communique=drafted, reason="نشر من قبل")
    assert refusal.value.code == "communiques_words_may_be_quoted"
    again = draft(by=at.coordinator, ceremony=drafted.ceremony)
    assert approve(by=at.headquarters, communique=again, reason="نشر من قبل").status == "approved"


def test_an_approved_text_is_a_use_that_stays_listed(at: Scene, drafted: Communique, person: File) -> None:
    approved = approve(by=at.headquarters, communique=drafted, reason="نشر من قبل")
    with at.reading():
        assert ARABIC in queries.text_of(approved, "ar").plain
    take_back(at, person)
    with at.reading():
        assert ARABIC not in queries.text_of(approved, "ar").plain
        (use,) = standings(person)["quotation"].uses
        assert (use.reference_kind, use.reference_label, use.used_by) == (
            "communique",
            approved.reference,
            at.headquarters.label,
        )


def test_only_words_of_those_who_received_something_there(at: Scene, ceremony: Ceremony) -> None:
    text = draft(by=at.coordinator, ceremony=ceremony)
    elsewhere = said(at, eligible_file(at.coordinator))
    with at.reading():
        assert not quoting.offered(text)
    with pytest.raises(Refusal) as refusal:
        quote(by=at.coordinator, communique=text, quotation=elsewhere)
    assert refusal.value.code == "communiques_words_may_be_quoted"
    with pytest.raises(NotAllowed):
        quote(by=actor("coordinator", centre="AGD"), communique=text, quotation=elsewhere)


ADD = ("insert into communiques_quotedwords (id, quoted_at, quoted_by, communique_id, file_id, quotation_id) "
       "values (gen_random_uuid(), now(), %s, %s, %s, %s)")  # fmt: skip


def test_direct_sql_adds_no_words_that_may_not_be_quoted(
    at: Scene, ceremony: Ceremony, words: Quotation, person: File
) -> None:
    by, text = at.coordinator, draft(by=at.coordinator, ceremony=ceremony)
    good = [by.label, text.pk, person.pk, words.pk]
    for row in (["somebody.else", *good[1:]], [*good[:2], eligible_file(by).pk, words.pk]):
        with refused("row_policy", by) as cursor:
            cursor.execute(ADD, row)
    elsewhere = Scope(actor_id=by.scope.actor_id, read_centres=by.scope.read_centres)
    with (
        pytest.raises(Exception, match="row-level security"),
        transaction.atomic(),
        within(elsewhere),
        connection.cursor() as cursor,
    ):
        cursor.execute(ADD, good)
    with transaction.atomic(), within(by.scope), connection.cursor() as cursor:
        cursor.execute(ADD, good)
    approved = approve(by=at.headquarters, communique=text, reason="نشر من قبل")
    other = write_quotation(by=by, file=person, words_ar="كلام آخر", words_fr="Autres paroles", said_on=TOLD)
    with refused("communiques_quoted_in_draft", by) as cursor:
        cursor.execute(ADD, [by.label, approved.pk, person.pk, other.pk])


def test_direct_sql_approves_no_text_whose_words_were_taken_back_or_whose_use_is_not_written(
    at: Scene, drafted: Communique, person: File
) -> None:
    approval = ("update communiques_communique set status = 'approved', approved_at = now(), approved_by = %s, approval_reason = 'x', "
                "document_ar_id = d.id, document_fr_id = d.id from (select document_id as id from handovers_receipt limit 1) d "
                "where communiques_communique.id = %s")  # fmt: skip
    by = at.headquarters
    with refused("communiques_words_may_be_quoted", by) as cursor:
        cursor.execute(approval, [by.label, drafted.pk])
    with transaction.atomic(), within(by.scope), connection.cursor() as cursor:
        cursor.execute("insert into participants_consentuse (id, file_id, event_id, reference_kind, reference_id, reference_label, used_at, "
                       "used_by) select gen_random_uuid(), file_id, id, 'communique', %s, 'COM', now(), %s from participants_consentevent "
                       "where answer = 'given'", [str(drafted.pk), by.label])  # fmt: skip
    take_back(at, person)
    with refused("communiques_words_may_be_quoted", by) as cursor:
        cursor.execute(approval, [by.label, drafted.pk])


def test_agadir_sees_no_quoted_words(at: Scene, drafted: Communique) -> None:
    def seen(scope: Scope) -> int:
        with transaction.atomic(), within(scope):
            return QuotedWords.objects.count()

    assert seen(at.coordinator.scope) == seen(at.headquarters.scope) == seen(actor("auditor").scope) == 1
    for stranger in (
        actor("coordinator", centre="AGD"),
        actor("finance"),
        actor("partner", institution="province_mrk"),
    ):
        assert seen(stranger.scope) == 0
    assert seen(NOTHING) == 0


def test_the_owner_cannot_rewrite_what_was_quoted(committed_database: str, owner_sql: OwnerSql) -> None:
    with transaction.atomic():
        at = scene()
        gathered = held(at)
        with at.reading():
            person = (
                Receipt.objects.select_related("file").filter(ceremony=gathered).order_by("number")[0].file
            )
        quote(
            by=at.coordinator,
            communique=draft(by=at.coordinator, ceremony=gathered),
            quotation=said(at, person),
        )
    owner_sql("alter table communiques_quotedwords no force row level security")
    for statement in ("update communiques_quotedwords set id = id", "delete from communiques_quotedwords"):
        with pytest.raises(psycopg.Error, match="append_only:communiques_quotedwords"):
            owner_sql(statement)
