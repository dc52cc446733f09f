"""Pages of the agreements: who sees what, what the forms do, how many questions the list asks the database."""

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories import agreements, grants
from tests.factories.accounts import actor, user
from tests.factories.funding import put
from tests.factories.institutions import foundation, institution
from tests.factories.programmes import programme
from tests.web.agreements.addresses import ADDRESSES
from tests.web.signed_in import signed_in
from tests.web.words import french

from wasl.agreements.models import Agreement
from wasl.database.scope import within
from wasl.funding import queries as ledger
from wasl.funding.models import Entry
from wasl.territory.models import Centre
from wasl.wording.dates import today

pytestmark = pytest.mark.django_db
ROLES = ("administrator", "caseworker", "coordinator", "headquarters", "finance", "partner", "auditor")


def reader(role, **wanted):
    """An account of the role that may see the agreements of Marrakech paid by the province."""
    payer = institution("province_rehamna")
    return user(role, institution=payer, **wanted) if role == "partner" else user(role, **wanted)


def objects():
    """What each address is about, in one agreement of Marrakech."""
    signed = agreements.agreement()
    with within(actor("headquarters").scope):
        line = agreements.line_of(signed)
        return {"agreement": signed.pk, "line": line.pk, "entry": Entry.objects.get(line=line).pk}


def path(address, about):
    return reverse(address["name"], args=[about[address["of"]]] if "of" in address else [])


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address["name"])
def test_each_address_opens_for_its_roles_and_is_absent_for_the_others(address):
    about = objects()
    for role in ROLES:
        answer = signed_in(reader(role)).get(path(address, about))
        expected = 200 if role in address["roles"] else 404
        assert answer.status_code == expected, (role, answer.status_code)


@pytest.mark.parametrize("address", [a for a in ADDRESSES if "of" in a], ids=lambda address: address["name"])
def test_an_agreement_of_another_centre_or_partner_looks_absent(address):
    about = objects()
    for stranger in (
        user("coordinator", centre="AGD"),
        user("caseworker", centre="AGD"),
        user("partner", institution=institution("province_agadir")),
    ):
        client = signed_in(stranger)
        assert client.get(path(address, about)).status_code == 404
        assert "T-2020" not in client.get(reverse("agreements")).content.decode()


def shown(client, name, *args, **query):
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def questions(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_list_asks_as_many_questions_for_ten_agreements_as_for_one():
    client = signed_in(user("headquarters"))
    agreements.agreement()
    few = questions(client, reverse("agreements"))
    for _ in range(9):
        agreements.agreement()
    assert questions(client, reverse("agreements")) == few


def test_the_page_asks_as_many_questions_for_many_entries_as_for_few():
    client = signed_in(user("headquarters"))
    signed = agreements.agreement()
    grants.approved(agreement=signed)
    few = questions(client, reverse("agreement", args=[signed.pk]))
    for _ in range(4):
        grants.approved(agreement=signed)
    assert questions(client, reverse("agreement", args=[signed.pk])) == few


def test_the_list_is_narrowed_by_year_and_kind():
    client = signed_in(user("headquarters"))
    agreements.agreement(number="OLD-1", budget_year=2019)
    agreements.agreement(number="NEW-1")
    agreements.gift_agreement(number="GIFT-1")
    assert all(number in shown(client, "agreements") for number in ("OLD-1", "NEW-1", "GIFT-1"))
    of_year = shown(client, "agreements", year="2019")
    assert "OLD-1" in of_year
    assert "NEW-1" not in of_year
    gifts = shown(client, "agreements", kind="institutional")
    assert "GIFT-1" in gifts
    assert "NEW-1" not in gifts
    assert "NEW-1" in shown(client, "agreements", year="nonsense")


def test_the_ledger_leads_to_what_each_entry_is_for_when_the_reader_may_open_it():
    signed = agreements.agreement()
    grant = grants.approved(agreement=signed)
    way = reverse("grant", args=[grant.pk])
    for role, leads in (("headquarters", True), ("coordinator", True), ("auditor", True), ("finance", False)):
        page = shown(signed_in(user(role)), "agreement", signed.pk)
        assert grant.number in page, role
        assert (way in page) is leads, role


def test_a_partner_reads_sums_and_no_entry_grant_or_cohort():
    signed = agreements.agreement(equipment=500_000)
    planned = grants.cohort(code="COHORT-7")
    grant = grants.approved(agreement=signed, cohort=planned)
    coordinator = shown(signed_in(user("coordinator")), "agreement", signed.pk)
    assert grant.number in coordinator
    assert "COHORT-7" in coordinator
    partner = shown(signed_in(reader("partner")), "agreement", signed.pk)
    assert "478.590,00" in partner
    for hidden in (grant.number, str(grant.pk), "COHORT-7", grant.proposed_by, reverse("grants")):
        assert hidden not in partner


def test_an_institutional_gift_says_that_it_has_no_sum():
    signed = agreements.gift_agreement()
    page = shown(signed_in(user("headquarters"), language="fr"), "agreement", signed.pk)
    assert french("No sum stands on this agreement.") in page


def posted(**changes):
    """A whole new agreement as the form sends it."""
    payer = institution("province_rehamna")
    foundation()
    programme()
    data = {
        "number": "REH-2021-05", "kind": "partnership", "title_ar": "اتفاقية", "title_fr": "convention",
        "centre": Centre.objects.get(code="MRK").pk, "province": "MA-REH", "programme": "income_projects",
        "season": "2020-2021", "budget_year": "2021", "signed_on": "2021-02-20", "starts_on": "2021-02-20",
        "ends_on": "2022-02-19",
        "parties-TOTAL_FORMS": "3", "parties-INITIAL_FORMS": "0",
        "parties-0-institution": payer.pk, "parties-0-role": "funder",
        "parties-1-institution": "foundation", "parties-1-role": "signatory",
        "parties-2-institution": "", "parties-2-role": "signatory",
        "lines-TOTAL_FORMS": "2", "lines-INITIAL_FORMS": "0",
        "lines-0-code": "REH-2021-05-EQ", "lines-0-money": "equipment", "lines-0-funder": payer.pk,
        "lines-0-amount": "350 000,00", "lines-0-label_ar": "تجهيزات", "lines-0-label_fr": "équipement",
        "lines-1-money": "equipment",
    }  # fmt: skip
    return data | changes


def test_headquarters_records_an_agreement_with_its_rows():
    account = user("headquarters")
    client = signed_in(account)
    answer = client.post(reverse("agreement_new"), posted())
    with within(actor("headquarters").scope):
        signed = Agreement.objects.get(number="REH-2021-05")
        assert ledger.balance(agreements.line_of(signed)).contributed == Decimal(350_000)
        assert [party.institution_id for party in signed.parties.all()] == ["province_rehamna", "foundation"]
    assert answer.headers["Location"] == reverse("agreement", args=[signed.pk])


def test_a_refusal_keeps_what_was_typed_and_says_what_to_change():
    client = signed_in(user("headquarters"), language="fr")
    answer = client.post(reverse("agreement_new"), posted(season="2020-2025", title_fr="mon intitulé"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert french("A season is two years that follow each other: 2019-2020.") in page
    assert "mon intitulé" in page
    assert "REH-2021-05-EQ" in page


def test_half_a_line_is_not_a_line():
    client = signed_in(user("headquarters"), language="fr")
    page = client.post(
        reverse("agreement_new"), posted(**{"lines-1-code": "REH-2021-05-CA"})
    ).content.decode()
    assert french("Fill in the whole line, or leave it empty.") in page
    with within(actor("headquarters").scope):
        assert not Agreement.objects.exists()


def test_another_row_is_asked_for_without_script_and_nothing_is_judged_yet():
    client = signed_in(user("headquarters"), language="fr")
    answer = client.post(
        reverse("agreement_new"), posted(more_parties="1", season="nonsense", title_fr="gardé")
    )
    page = answer.content.decode()
    assert 'name="parties-3-institution"' in page
    assert 'name="lines-2-code"' not in page
    assert "gardé" in page
    assert 'value="REH-2021-05-EQ"' in page
    assert "field-error" not in page
    assert french("A season is two years that follow each other: 2019-2020.") not in page
    assert (
        client.post(
            reverse("agreement_new"), posted(more_lines="1", **{"lines-TOTAL_FORMS": "x"})
        ).status_code
        == 200
    )


def test_an_amendment_adds_to_a_line():
    signed = agreements.agreement(equipment=1000)
    client = signed_in(user("headquarters"))
    address = reverse("agreement_amend", args=[signed.pk])
    wrong = client.post(
        address, {"signed_on": "2019-01-01", "subject_ar": "س", "subject_fr": "x", "add_0": "5"}
    )
    assert wrong.status_code == 200
    done = client.post(
        address, {"signed_on": "2021-01-15", "subject_ar": "س", "subject_fr": "x", "add_0": "50,50"}
    )
    assert done.status_code == 302
    with within(actor("headquarters").scope):
        assert ledger.balance(agreements.line_of(signed)).contributed == Decimal("1050.50")


def test_finance_enters_a_contribution_and_reverses_it_with_a_reason():
    signed = agreements.agreement(equipment=1000)
    client = signed_in(user("finance"))
    with within(actor("headquarters").scope):
        line = agreements.line_of(signed)
    client.post(
        reverse("entry_new", args=[line.pk]), {"amount": "250", "dated": "2021-03-01", "paper": "OV-7"}
    )
    with within(actor("headquarters").scope):
        entry = Entry.objects.get(reference_label="OV-7")
        assert (entry.reference_kind, entry.reference_id) == ("agreement", signed.pk)
    address = reverse("entry_reverse", args=[entry.pk])
    assert client.post(address, {"dated": "2021-03-02", "reason": ""}).status_code == 200
    assert client.post(address, {"dated": "2021-03-02", "reason": "twice"}).status_code == 302
    page = shown(client, "agreement", signed.pk)
    assert "twice" in page
    assert address not in page
    with within(actor("headquarters").scope):
        assert ledger.balance(line).contributed == 1000


def test_a_day_to_come_is_not_entered():
    with within(actor("headquarters").scope):
        line = agreements.line_of(agreements.agreement())
    tomorrow = today() + datetime.timedelta(days=1)
    client = signed_in(user("finance"))
    answer = client.post(
        reverse("entry_new", args=[line.pk]), {"amount": "250", "dated": tomorrow.isoformat()}
    )
    assert answer.status_code == 200
    with within(actor("headquarters").scope):
        assert Entry.objects.filter(line=line).count() == 1


def test_what_a_grant_committed_is_not_undone_by_hand():
    grant = grants.approved()
    with within(actor("headquarters").scope):
        entry = Entry.objects.filter(reference_id=grant.pk).first()
    client = signed_in(user("headquarters"), language="fr")
    assert french("This entry follows a grant or a receipt.") in shown(client, "entry_reverse", entry.pk)
    client.post(reverse("entry_reverse", args=[entry.pk]), {"dated": "2021-05-01", "reason": "x"})
    with within(actor("headquarters").scope):
        assert not Entry.objects.filter(reverses=entry).exists()


def test_every_sum_leads_to_the_entries_it_is_made_of():
    signed = agreements.agreement()
    grant = grants.approved(agreement=signed)
    client = signed_in(user("finance"))
    with within(actor("headquarters").scope):
        line = agreements.line_of(signed)
    ledger_page = reverse("agreement_ledger", args=[signed.pk])
    page = shown(client, "agreement", signed.pk)
    for what in ("contributed", "committed", "paid"):
        assert f"{ledger_page}?line={line.pk}&amp;what={what}" in page
    answer = client.get(ledger_page, {"line": str(line.pk), "what": "committed"})
    assert [told.entry.reference_id for told in answer.context["entries"]] == [grant.pk]
    assert answer.context["made"] == Decimal("21410.00")
    assert [
        told.entry.kind for told in client.get(ledger_page, {"what": "contributed"}).context["entries"]
    ] == [
        "contribution",
        "contribution",
    ]
    assert client.get(ledger_page, {"line": "nonsense"}).status_code == 200


def test_the_ledger_turns_its_pages():
    signed = agreements.agreement(cash=0)
    keeper = actor("finance")
    with within(actor("headquarters").scope):
        line = agreements.line_of(signed)
    for _ in range(20):
        put(line, "contribution", 10, by=keeper)
    client = signed_in(user("finance"))
    address = reverse("agreement_ledger", args=[signed.pk])
    assert len(client.get(address).context["entries"]) == 20
    assert len(client.get(address, {"page": "2"}).context["entries"]) == 1
    assert len(client.get(reverse("agreement", args=[signed.pk])).context["entries"]) == 5


def test_everything_wrong_with_an_agreement_is_said_at_once():
    client = signed_in(user("headquarters"), language="fr")
    wrong = posted(number="", season="2020-2025", ends_on="2020-01-01", **{"parties-1-institution": ""})
    form = client.post(reverse("agreement_new"), wrong).context["form"]
    assert {"number", "season", "ends_on", "__all__"} <= set(form.errors)
    form = client.post(reverse("agreement_new"), posted(programme="", season="x")).context["form"]
    assert set(form.errors) == {"season", "programme"}
