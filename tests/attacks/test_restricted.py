"""Restricted programmes (invariant 14), attacked: every page, export, paper and table, the journal, and figures subtracted.

Each attack first shows that whoever holds the right to read does find it. Others meet an ordinary grant.
"""

import datetime
import io
import uuid
import zipfile
from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.urls import NoReverseMatch, reverse
from pypdf import PdfReader
from tests.factories.grants import complete_project, proposed
from tests.factories.restricted import HELD, MARK, NUMBER, Case, restricted_case
from tests.web.addresses import ACCOUNTS, Address, objects, table
from tests.web.signed_in import signed_in
from tests.web.test_role_address_table import patterns

from wasl.accounts.models import User
from wasl.audit.actors import Actor
from wasl.audit.refusals import NotAllowed, Refusal
from wasl.database.scope import NOTHING, within
from wasl.grants.models import Grant
from wasl.grants.operations import approve_grant, cancel_grant
from wasl.handovers.models import Receipt
from wasl.handovers.operations import reverse_receipt
from wasl.life_projects.models import MicroProject
from wasl.tallies.enums import PlaceAxis
from wasl.tallies.queries import answer, receipts_behind
from wasl.tallies.rules import Definition

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.database]

# Who holds the right to read, and that a programme is restricted at all, stands open: it tells of no person.
OPEN_TABLES = {"programmes_programme", "accounts_clearance"}
OPEN_PAGES = {"restricted"}
WHOLE = Definition(place="MA", since=datetime.date(2021, 1, 1), until=datetime.date(2021, 12, 31))


@pytest.fixture
def case() -> Case:
    return restricted_case()


def others(demo_actors: dict[str, Actor]) -> dict[str, Actor]:
    """Everybody of the demonstration: each role, the same centre, the other centre, the partner that signed it."""
    return {name: demo_actors[name] for name in [*ACCOUNTS.values(), "coordinator.agadir"]}


def text_of(content: bytes) -> str:
    """What a page, a PDF or a workbook says."""
    if content.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            return "\n".join(book.read(name).decode(errors="replace") for name in book.namelist())
    return content.decode()


def paths_of(address: Address, arguments: dict[str, dict[str, object]]) -> str | None:
    """The address of the case's own object of its kind."""
    if not address.of:
        return reverse(address.name)
    wanted = set(patterns()[address.name].pattern.converters)
    mine = arguments.get(address.of)
    if mine is None:
        return None
    try:
        return reverse(address.name, kwargs={name: mine.get(name, mine.get("pk")) for name in wanted})
    except NoReverseMatch:
        return None


def found_by(user: User, case: Case, arguments: dict[str, dict[str, object]]) -> set[str]:
    """The addresses that tell this account of the restricted programme, asked for its own objects."""
    client = signed_in(user)
    extra = {
        "tally": "?place=MA&since=2021-01-01&until=2021-12-31&by=agreement",
        "tally_xlsx": "?place=MA&since=2021-01-01&until=2021-12-31&by=agreement",
        "audit": f"?label={MARK}",
        "agreements": f"?text={MARK}",
        "grants": f"?agreement={case.agreement.pk}",
    }
    told: set[str] = set()
    for address in table():
        if "GET" not in address.methods or address.roles == "everyone" or address.name in OPEN_PAGES:
            continue
        path = paths_of(address, arguments)
        for query in ("", extra.get(address.name, "")):
            if path is not None:
                response = client.get(path + query)
                assert response.status_code < 500, path
                said = text_of(b"".join(response) if response.streaming else response.content)
                if f"{MARK}/" in said.replace(f'value="{NUMBER}"', "") or f"{MARK}-" in said:
                    told.add(address.name)
    return told


def of_the_case(case: Case, by: Actor) -> dict[str, dict[str, object]]:
    own = {
        "agreement": case.agreement, "line": case.line, "entry": case.entry, "grant": case.grant, "ceremony": case.ceremony,
        "project": case.grant.project, "file": case.grant.project.file, "receipt": case.receipt, "communique": case.communique,
    }  # fmt: skip
    return objects(by) | {kind: {"pk": row.pk} for kind, row in own.items()}


def test_no_page_export_or_paper_tells_anybody_else(case: Case, demo_actors: dict[str, Actor]) -> None:
    arguments = of_the_case(case, case.headquarters)
    readers = {User.objects.get(pk=actor.id) for actor in (case.headquarters, case.coordinator)}
    mine = set().union(*(found_by(reader, case, arguments) for reader in readers))
    assert mine >= {"agreements", "agreement", "grant", "grants", "tally", "entry_new", "agreement_amend"}
    # Papers are neutral for their readers too.
    assert not mine & {
        "receipt_pdf",
        "ceremony_receipts",
        "ceremony_paper",
        "ceremony_list_xlsx",
        "communique",
        "communique_pdf",
    }
    leaks = {
        name: found
        for name in others(demo_actors)
        if (found := found_by(User.objects.get(username=name), case, arguments))
    }
    assert leaks == {}


def rows_with_mark(by: Actor | None) -> set[str]:
    """The tables and views in which a reader finds the mark by direct SQL, whatever the column."""
    with transaction.atomic(), within(by.scope if by else NOTHING), connection.cursor() as cursor:
        cursor.execute(
            "select c.relname from pg_class c where c.relkind in ('r', 'v') and c.relnamespace = 'public'::regnamespace "
            "and has_table_privilege(c.oid, 'select') order by 1"
        )
        tables = [row[0] for row in cursor.fetchall() if row[0] not in OPEN_TABLES]
        told = set()
        for name in tables:
            # That somebody was given the right, and that the programme has rules, tells of no person.
            but = "and kind not in ('clearance', 'programme')" if name == "audit_event" else ""
            question = f'select exists (select 1 from "{name}" t where t::text like %s {but})'
            cursor.execute(question, [f"%{MARK}%"])
            if cursor.fetchone()[0]:
                told.add(name)
        return told


def test_no_table_tells_anybody_else(case: Case, demo_actors: dict[str, Actor]) -> None:
    assert rows_with_mark(case.headquarters) >= {
        "agreements_agreement", "funding_fundingline", "funding_entry", "grants_cohort", "programmes_ruleversion", "tally_facts",
    }  # fmt: skip
    leaks = {name: told for name, by in others(demo_actors).items() if (told := rows_with_mark(by))}
    assert leaks == {}
    assert rows_with_mark(None) == set()


def test_the_journal_tells_an_auditor_only_with_the_right(case: Case, demo_actors: dict[str, Actor]) -> None:
    from tests.factories.clearances import cleared

    auditor = demo_actors["auditor"]
    assert "audit_event" not in rows_with_mark(auditor)
    named = cleared(auditor, case.programme)
    assert "audit_event" in rows_with_mark(named)
    # What is done with the grant itself is told like anything done with a grant.
    with within(auditor.scope), connection.cursor() as cursor:
        cursor.execute("select count(*) from audit_event where object_id = %s", [str(case.grant.pk)])
        assert cursor.fetchone() == (2,)


def test_saying_so_opens_nothing(case: Case, demo_actors: dict[str, Actor]) -> None:
    """The setting on the connection names programmes; the database asks whether the right was given."""
    assert rows_with_mark(case.coordinator)
    for name in ("headquarters", "auditor", "administrator"):
        claimed = replace(demo_actors[name].scope, reads_sealed=frozenset({MARK}))
        assert rows_with_mark(replace(demo_actors[name], scope=claimed)) == set()


def test_nothing_joined_tells_the_programme(case: Case, demo_actors: dict[str, Actor]) -> None:
    joined = (
        "select count(*) from grants_grant g join programmes_ruleversion v on v.id = g.rule_version_id where g.id = %s",
        "select count(*) from handovers_receipt r where r.grant_id = %s and r.programme_code <> ''",
        "select count(*) from grants_grant g join grants_cohort k on k.id = g.cohort_id where g.id = %s",
        "select count(*) from grants_grant g join funding_fundingline l on l.id = g.equipment_line_id where g.id = %s",
    )
    for question in joined:
        for by, expected in (
            (case.headquarters, question != joined[1]),
            (demo_actors["headquarters"], False),
        ):
            with within(by.scope), connection.cursor() as cursor:
                cursor.execute(question, [case.grant.pk])
                assert cursor.fetchone() == (int(expected),), question


def test_others_see_an_ordinary_grant_without_agreement(case: Case, demo_actors: dict[str, Actor]) -> None:
    for name in ("coordinator.marrakech", "caseworker.marrakech", "headquarters", "auditor"):
        with within(demo_actors[name].scope):
            assert Grant.objects.filter(pk=case.grant.pk).exists(), name
        client = signed_in(User.objects.get(username=name))
        page = client.get(reverse("grant", args=[case.grant.pk]))
        assert page.status_code == 200
        assert case.grant.number in page.content.decode()
        assert client.get(reverse("receipt", args=[case.receipt.pk])).status_code == 200
        assert client.get(reverse("receipt_pdf", args=[case.receipt.pk])).status_code == 200
        assert client.get(reverse("agreement", args=[case.agreement.pk])).status_code == 404
    # The other centre finds neither.
    stranger = signed_in(User.objects.get(username="coordinator.agadir"))
    assert stranger.get(reverse("grant", args=[case.grant.pk])).status_code == 404


def test_a_project_with_such_a_grant_is_not_offered_again(case: Case, demo_actors: dict[str, Actor]) -> None:
    from wasl.grants.queries import live_grant_of, without_grant

    with within(demo_actors["coordinator.marrakech"].scope):
        project = MicroProject.objects.get(pk=case.grant.project_id)
        assert live_grant_of(project) == case.grant
        assert not without_grant().filter(pk=project.pk).exists()


def test_others_decide_and_undo_nothing_about_it(case: Case, demo_actors: dict[str, Actor]) -> None:
    other = demo_actors["headquarters"]
    waiting = proposed(by=case.coordinator, agreement=case.agreement)
    for act in (
        lambda: approve_grant(by=other, grant=waiting, decided_on=HELD),
        lambda: cancel_grant(by=other, grant=case.grant, decided_on=HELD, reason="سبب"),
        lambda: reverse_receipt(by=other, receipt=case.receipt, dated=HELD, reason="سبب"),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert approve_grant(by=case.headquarters, grant=waiting, decided_on=HELD).status == "approved"


def test_no_number_is_skipped_or_taken_twice(case: Case, demo_actors: dict[str, Actor]) -> None:
    """Numbers of grants and receipts run on through it, in what others see too."""
    by = demo_actors["coordinator.marrakech"]
    after = proposed(by=by, project=complete_project(by))
    with within(by.scope):
        numbers = sorted(
            Grant.objects.filter(number__startswith="SUB/MRK/2021/").values_list("number", flat=True)
        )
        receipts = Receipt.objects.filter(issuing_centre__code="MRK", year=2021, kind="equipment")
        sequences = sorted(receipts.values_list("sequence", flat=True))
    assert after.number == numbers[-1]
    assert [int(number[-3:]) for number in numbers] == list(range(1, len(numbers) + 1))
    assert sequences == list(range(1, len(sequences) + 1))


def test_papers_print_a_neutral_reference(case: Case) -> None:
    with within(case.coordinator.scope):
        receipts = Receipt.objects.filter(ceremony=case.ceremony, kind="equipment").select_related(
            "document", "grant"
        )
        printed = {r.grant_id: text_of(bytes(r.document.content)) for r in receipts}
    assert case.grant.number in printed[case.grant.pk]
    assert MARK not in printed[case.grant.pk]
    assert MARK not in str(case.communique.text_ar) + str(case.communique.text_fr)


def test_totals_include_it_and_no_cell_is_it_alone(case: Case, demo_actors: dict[str, Actor]) -> None:
    day = replace(WHOLE, since=HELD, until=HELD)
    alone = replace(day, agreement=NUMBER)
    assert answer_to(alone, case.headquarters).total.people == 1
    for name in ("headquarters", "auditor"):
        reader = demo_actors[name]
        assert answer_to(day, reader).total.people == 2
        assert answer_to(alone, reader).total.people == 0
        for dimension in ("agreement", "programme"):
            for definition in (day, WHOLE):
                told = answer_to(replace(definition, by=(dimension,)), reader)
                assert sum(row.figures.people or 0 for row in told.rows) == told.total.people
                mixed = [row for row in told.rows if row.keys[dimension] is None]
                assert len(mixed) == 1
                ordinary = 5 if definition is WHOLE else 1
                assert (mixed[0].figures.people or 0) > ordinary - 1
        # The same rows for whoever may read it: a figure does not depend on the reader.
        by = replace(WHOLE, by=("agreement",))
        assert answer_to(by, reader).rows == answer_to(by, case.headquarters).rows
        with pytest.raises(Refusal) as refused:
            answer_to(replace(WHOLE, by=("province", "agreement")), reader)
        assert refused.value.code == "tally_telling_alone"


def test_the_receipts_behind_a_figure_are_as_many_as_it_counts(
    case: Case, demo_actors: dict[str, Actor]
) -> None:
    day = replace(WHOLE, since=HELD, until=HELD)
    for by in (case.headquarters, demo_actors["headquarters"], demo_actors["auditor"]):
        with within(by.scope):
            receipts, hidden = receipts_behind(day, by)
            assert (receipts.count(), hidden) == (2, 0)


def test_finance_subtracts_nothing_day_by_day(case: Case, demo_actors: dict[str, Actor]) -> None:
    """Of a day, the ledger finance reads less the register would be what is sealed."""
    finance = demo_actors["finance"]
    assert answer_to(WHOLE, finance).total.people
    for definition in (
        replace(WHOLE, since=HELD, until=HELD),
        replace(WHOLE, until=datetime.date(2021, 9, 30)),
        replace(WHOLE, ceremony=case.ceremony.reference),
    ):
        assert answer_to(definition, demo_actors["headquarters"]).total.people
        with pytest.raises(Refusal) as refused:
            answer_to(definition, finance)
        assert refused.value.code == "tally_finance_years"
    with pytest.raises(Refusal) as refused:
        answer_to(replace(WHOLE, agreement="MRK-01/2020", by=("trade",)), finance)
    assert refused.value.code == "tally_finance_agreement"


def test_a_partner_is_refused_as_for_anything_that_is_not_its_own(demo_actors: dict[str, Actor]) -> None:
    """Though it is a party to the sealed agreement, and though every agreement it sees there is its own."""
    partner = demo_actors["partner.rehamna"]
    place = replace(WHOLE, place="MA-REH", place_axis=PlaceAxis.AGREEMENT)
    assert answer_to(place, partner).total.people
    with pytest.raises(NotAllowed) as of_others:
        answer_to(replace(place, place="MA-AGD"), partner)
    restricted_case()
    with pytest.raises(NotAllowed) as of_sealed:
        answer_to(place, partner)
    assert (of_sealed.value.code, str(of_sealed.value)) == (of_others.value.code, str(of_others.value))


def test_restriction_flows_and_is_not_written_by_hand(case: Case) -> None:
    ordinary = case.ordinary
    with within(case.headquarters.scope), connection.cursor() as cursor:
        for question in (
            "select sealed from agreements_agreement where id = %s",
            "select distinct e.sealed from funding_entry e join agreements_agreementline l on l.line_id = e.line_id "
            "where l.agreement_id = %s",
        ):
            for agreement, expected in ((case.agreement.pk, MARK), (ordinary.agreement_id, "")):
                cursor.execute(question, [agreement])
                assert cursor.fetchall() == [(expected,)]
        cursor.execute("select sealed from grants_cohort where id = %s", [case.cohort.pk])
        assert cursor.fetchone() == (MARK,)
        # Whatever is written, the database writes what is true.
        for agreement, wrong in ((ordinary.agreement_id, MARK), (case.agreement.pk, "")):
            written = uuid.uuid4()
            cursor.execute(
                "insert into agreements_agreement (id, number, kind, title_ar, title_fr, centre_id, province_id, programme_id, season, "
                "budget_year, signed_on, starts_on, ends_on, recorded_at, recorded_by, sealed) select %s, %s, kind, title_ar, title_fr, "
                "centre_id, province_id, programme_id, season, budget_year, signed_on, starts_on, ends_on, now(), %s, %s "
                "from agreements_agreement where id = %s",
                [written, f"T-{written}"[:40], case.headquarters.label, wrong, agreement],
            )
            cursor.execute("select sealed from agreements_agreement where id = %s", [written])
            assert cursor.fetchone() == ("" if wrong else MARK,)


SEALED = {
    "agreements_agreement": {"agreements_agreement_sealed", "agreements_agreement_sealed_writing"},
    "audit_event": {"audit_event_sealed"},
    "funding_entry": {"funding_entry_sealed", "funding_entry_sealed_writing"},
    "funding_fundingline": {"funding_fundingline_sealed"},
    "grants_cohort": {"grants_cohort_sealed", "grants_cohort_sealed_writing"},
}


def test_each_seal_is_there_and_nothing_else_opens_it() -> None:
    """A line hides its entries, and an agreement its lines: one seal missing would not be seen from outside."""
    with connection.cursor() as cursor:
        cursor.execute("select tablename, policyname from pg_policies where permissive = 'RESTRICTIVE'")
        found: dict[str, set[str]] = {}
        for name, policy in cursor.fetchall():
            found.setdefault(name, set()).add(policy)
    assert found == SEALED


def answer_to(definition: Definition, by: Actor):
    with within(by.scope):
        return answer(definition, by)
