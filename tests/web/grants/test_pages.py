"""Pages of the grants: who sees what, proposing, deciding, cancelling."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories import agreements, grants
from tests.factories.accounts import actor, user
from tests.factories.institutions import institution
from tests.web.grants.addresses import ADDRESSES
from tests.web.signed_in import signed_in
from tests.web.words import french

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.models import Event
from wasl.database.scope import within
from wasl.grants.models import Grant
from wasl.grants.operations import approve_grant, reject_grant
from wasl.participants.models import File
from wasl.participants.operations import assign_caseworker
from wasl.wording.dates import today

pytestmark = pytest.mark.django_db
ROLES = ("administrator", "caseworker", "coordinator", "headquarters", "finance", "partner", "auditor")


def objects():
    """A grant proposed in Marrakech, and its project."""
    proposed = grants.proposed()
    return {"grant": proposed.pk, "project": proposed.project_id}


def path(address, about):
    return reverse(address["name"], args=[about[address["of"]]] if "of" in address else [])


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address["name"])
def test_each_address_opens_for_its_roles_and_is_absent_for_the_others(address):
    about = objects()
    for role in ROLES:
        reader = user(role, institution=institution("province_rehamna")) if role == "partner" else user(role)
        answer = signed_in(reader).get(path(address, about))
        assert answer.status_code == (200 if role in address["roles"] else 404), (role, answer.status_code)


@pytest.mark.parametrize("address", [a for a in ADDRESSES if "of" in a], ids=lambda address: address["name"])
def test_a_grant_of_another_centre_looks_absent(address):
    about = objects()
    for role in ("coordinator", "caseworker"):
        client = signed_in(user(role, centre="AGD"))
        assert client.get(path(address, about)).status_code == 404
        assert "SUB/MRK" not in client.get(reverse("grants")).content.decode()


def questions(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_list_asks_as_many_questions_for_many_grants_as_for_one():
    client = signed_in(user("headquarters"))
    signed = agreements.agreement()
    grants.proposed(agreement=signed)
    few = questions(client, reverse("grants"))
    for _ in range(4):
        grants.proposed(agreement=signed)
    assert questions(client, reverse("grants")) == few


def test_the_list_is_narrowed_by_status_and_agreement():
    client = signed_in(user("headquarters"))
    waiting, done = grants.proposed(), grants.approved()
    for query, seen, unseen in (
        ({"status": "proposed"}, waiting, done),
        ({"status": "approved"}, done, waiting),
        ({"agreement": str(done.agreement_id)}, done, waiting),
    ):
        page = client.get(reverse("grants"), query).content.decode()
        assert reverse("grant", args=[seen.pk]) in page
        assert reverse("grant", args=[unseen.pk]) not in page
    assert client.get(reverse("grants"), {"agreement": "nonsense", "status": "nonsense"}).status_code == 200


def test_a_coordinator_proposes_from_the_project():
    by = user("coordinator")
    project = grants.complete_project(actor_of(by))
    signed = agreements.agreement()
    client = signed_in(by)
    address = reverse("grant_propose", args=[project.pk])
    page = client.get(address).content.decode()
    assert "21.410,00" in page
    assert signed.number in page
    with within(actor("headquarters").scope):
        lines = {
            "equipment_line": agreements.line_of(signed).pk,
            "cash_line": agreements.line_of(signed, "cash").pk,
        }
    answer = client.post(address, {**lines, "proposed_on": "2021-03-08"})
    with within(actor("headquarters").scope):
        grant = Grant.objects.get(project=project)
    assert answer.headers["Location"] == reverse("grant", args=[grant.pk])
    assert (grant.proposed_by, grant.agreement_id) == (by.username, signed.pk)
    assert grant.number in client.get(address).content.decode()


def test_lines_of_two_agreements_do_not_pay_one_grant():
    by = user("coordinator")
    project = grants.complete_project(actor_of(by))
    first, second = agreements.agreement(), agreements.agreement()
    with within(actor("headquarters").scope):
        lines = {
            "equipment_line": agreements.line_of(first).pk,
            "cash_line": agreements.line_of(second, "cash").pk,
        }
    answer = signed_in(by, language="fr").post(
        reverse("grant_propose", args=[project.pk]), {**lines, "proposed_on": "2021-03-08"}
    )
    assert french("Choose a line of the same agreement as the equipment.") in answer.content.decode()


def test_a_line_of_another_centre_is_not_offered():
    by = user("coordinator")
    project = grants.complete_project(actor_of(by), cash=0)
    elsewhere = agreements.agreement(centre_code="AGD")
    with within(actor("headquarters").scope):
        line = agreements.line_of(elsewhere).pk
    address = reverse("grant_propose", args=[project.pk])
    client = signed_in(by)
    assert elsewhere.number not in client.get(address).content.decode()
    assert client.post(address, {"equipment_line": line, "proposed_on": "2021-03-08"}).status_code == 200
    with within(actor("headquarters").scope):
        assert not Grant.objects.exists()


def test_the_decider_reads_everything_then_approves():
    grant = grants.proposed()
    proposer = User.objects.get(username=grant.proposed_by)
    client = signed_in(user("headquarters", name_ar="سعيد الودغيري"))
    address = reverse("grant_decide", args=[grant.pk])
    page = client.get(address).content.decode()
    for told in ("21.410,00", "2.000,00", "500.000,00", "478.590,00", proposer.name_ar, grant.agreement.number,
                 "فرن غازي للخبز", "البحراوي", grant.equipment_line.code):  # fmt: skip
        assert told in page, told
    assert client.post(address, {"decision": "approve", "decided_on": "2021-03-22"}).status_code == 302
    with within(actor("headquarters").scope):
        assert Grant.objects.get(pk=grant.pk).status == "approved"
    assert 'name="decision"' not in client.get(address).content.decode()


def test_whoever_proposed_reads_and_decides_nothing():
    by = user("headquarters")
    grant = grants.proposed(by=actor_of(by))
    client = signed_in(by, language="fr")
    address = reverse("grant_decide", args=[grant.pk])
    page = client.get(address).content.decode()
    assert french("The one who proposes may not approve: another person decides.") in page
    assert 'name="decision"' not in page
    client.post(address, {"decision": "approve", "decided_on": "2021-03-22"})
    with within(actor("headquarters").scope):
        assert Grant.objects.get(pk=grant.pk).status == "proposed"


def test_a_line_too_short_is_told_before_and_refused_after():
    grant = grants.proposed(agreement=agreements.agreement(equipment=20_000))
    client = signed_in(user("headquarters"), language="fr")
    address = reverse("grant_decide", args=[grant.pk])
    assert french("A line does not hold this amount.") in client.get(address).content.decode()
    answer = client.post(address, {"decision": "approve", "decided_on": "2021-03-22"})
    assert grant.equipment_line.code in answer.content.decode()
    with within(actor("headquarters").scope):
        assert Grant.objects.get(pk=grant.pk).status == "proposed"


def test_a_rejection_needs_its_reason():
    grant = grants.proposed()
    client = signed_in(user("headquarters"))
    address = reverse("grant_decide", args=[grant.pk])
    assert (
        client.post(address, {"decision": "reject", "decided_on": "2021-03-22", "reason": ""}).status_code
        == 200
    )
    done = client.post(address, {"decision": "reject", "decided_on": "2021-03-22", "reason": "أسعار مرتفعة"})
    assert done.status_code == 302
    page = signed_in(user("coordinator")).get(reverse("grant", args=[grant.pk])).content.decode()
    assert "أسعار مرتفعة" in page
    assert reverse("grant_propose", args=[grant.project_id]) in page


def test_a_cancellation_says_why():
    grant = grants.approved()
    client = signed_in(user("headquarters"))
    address = reverse("grant_cancel", args=[grant.pk])
    assert client.post(address, {"decided_on": "2021-05-04", "reason": "تنازل"}).status_code == 302
    page = client.get(reverse("grant", args=[grant.pk])).content.decode()
    assert "تنازل" in page
    assert User.objects.get(username=grant.decided_by).name_ar in page
    assert 'name="reason"' not in client.get(address).content.decode()


def test_a_refusal_comes_back_to_the_centre_with_its_reason():
    coordinator = user("coordinator")
    grant = grants.proposed(by=actor_of(coordinator))
    project = reverse("project", args=[grant.project_id])
    with within(actor("headquarters").scope):
        file = File.objects.get(holdings__project=grant.project_id)
    assert project not in signed_in(coordinator).get("/").content.decode()
    reject_grant(by=actor("headquarters"), grant=grant, decided_on=grants.DECIDED, reason="أسعار مرتفعة")
    home = signed_in(coordinator).get("/").content.decode()
    assert project in home
    assert "أسعار مرتفعة" in home
    page = signed_in(coordinator, language="fr").get(project).content.decode()
    assert grant.number in page
    assert "أسعار مرتفعة" in page
    assert french("Revise the project, or propose again") in page
    assert french("Ready for the proposal") not in page

    caseworker = user("caseworker")
    assert project not in signed_in(caseworker).get("/").content.decode()
    assign_caseworker(by=actor_of(coordinator), file=file, caseworker=caseworker)
    assert project in signed_in(caseworker).get("/").content.decode()


def test_an_ended_agreement_is_warned_of_and_not_refused():
    decider = user("headquarters")
    grant = grants.proposed()
    with within(actor("headquarters").scope):
        assert grant.agreement.ends_on < today()
    page = signed_in(decider, language="fr").get(reverse("grant_decide", args=[grant.pk])).content.decode()
    assert "est échue depuis le 19 février 2022" in page
    waiting = grants.complete_project(actor("coordinator"))
    address = reverse("grant_propose", args=[waiting.pk])
    page = signed_in(user("coordinator"), language="fr").get(address).content.decode()
    assert french("Agreements that have ended are offered too") in page
    approve_grant(by=actor_of(decider), grant=grant, decided_on=today())
    with within(actor("auditor").scope):
        event = Event.objects.get(action="grants.approve_grant", label=grant.number)
        first = Event.objects.get(action="grants.propose_grant", label=grant.number)
    assert event.changes["warned_agreement_ended"] == [None, "2022-02-19"]
    assert "warned_agreement_ended" not in first.changes


def test_everything_wrong_with_a_refusal_is_said_at_once():
    grant = grants.proposed()
    posted = {"decision": "reject", "decided_on": "2021-03-01", "reason": ""}
    page = signed_in(user("headquarters"), language="fr").post(
        reverse("grant_decide", args=[grant.pk]), posted
    )
    assert set(page.context["refusal"].errors) == {"decided_on", "reason"}


def test_the_name_stands_beside_the_file_number_and_never_in_the_address_or_title():
    grant = grants.proposed()
    with within(actor("headquarters").scope):
        file = grant.project.file
        name, number = file.record.name_ar, file.number
    client = signed_in(user("headquarters"))
    for address in (
        reverse("grants"),
        reverse("grant", args=[grant.pk]),
        reverse("grant_decide", args=[grant.pk]),
        reverse("project", args=[grant.project_id]),
    ):
        page = client.get(address).content.decode()
        assert name in page, address
        assert number in page, address
        assert name not in page[page.index("<title>") : page.index("</title>")]
