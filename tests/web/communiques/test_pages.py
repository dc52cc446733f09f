"""Pages of the communiqués: the text with its chips, its checks, approval by somebody else, corrections and errata."""

import datetime
import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.handovers import HELD, approved_grant, ceremony, scene
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.communiques import queries
from wasl.communiques.models import Communique
from wasl.communiques.operations import draft
from wasl.database.scope import within
from wasl.handovers.models import Ceremony, Receipt
from wasl.handovers.operations import (
    finish_ceremony,
    issue_receipts,
    print_minutes,
    reverse_receipt,
    sign_receipt,
)

Actors = dict[str, Actor]


def page_of(client: Client, name: str, *args: object, query: str = "") -> str:
    response = client.get(reverse(name, args=args) + query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def client_of(name: str, **options: str) -> Client:
    """A client of an account of the demonstration, which has chosen its password."""
    User.objects.filter(username=name).update(must_change_password=False)
    return signed_in(User.objects.get(username=name), **options)


@pytest.fixture
def approved(demo: None, demo_actors: Actors) -> Communique:
    """The approved communiqué of the demonstration's first ceremony."""
    with within(demo_actors["headquarters"].scope):
        return queries.visible().get(ceremony__centre__code="MRK", status="approved")


def test_the_list_leads_to_the_text(approved: Communique) -> None:
    page = page_of(client_of("coordinator.marrakech"), "communiques")
    assert reverse("communique", args=[approved.pk]) in page


def test_every_figure_of_the_text_is_a_chip_that_leads_down(approved: Communique) -> None:
    client = client_of("auditor")
    for language in queries.LANGUAGES:
        page = page_of(client, "communique", approved.pk, query=f"?lang={language}")
        figures = queries.text_of(approved, language).figures
        for rank in range(len(figures)):
            assert (
                page.count(f'href="{reverse("communique_figure", args=[approved.pk, language, rank])}"') == 1
            )
        words = re.sub(r"<[^>]+>|\u2060", "", page)
        for paragraph in queries.text_of(approved, language).paragraphs:
            assert paragraph.plain.replace("'", "&#x27;") in words


def test_what_a_figure_is_made_of(approved: Communique, demo_actors: Actors) -> None:
    figures = queries.text_of(approved, "ar").figures
    by_role = {figure.role + figure.cell: rank for rank, figure in enumerate(figures)}
    client = client_of("coordinator.marrakech")
    for key, receipts in (
        ("people", 14),
        ("womenfemale", 1),
        ("province_peopleMA-YUS", 3),
        ("trade_projectsbakery", 3),
    ):
        page = page_of(client, "communique_figure", approved.pk, "ar", by_role[key])
        assert page.count('<th scope="row"><a href="/ceremonies/receipts/') == receipts, key
    region = page_of(
        client,
        "communique_figure",
        approved.pk,
        "ar",
        max(r for r, f in enumerate(figures) if f.role == "cumulative_people"),
    )
    assert "250" in region
    page_of(client, "communique_figure", approved.pk, "ar", by_role["planned_people"])
    gift = page_of(client, "communique_figure", approved.pk, "ar", by_role["institutional_itemsvehicle"])
    assert reverse("ceremony", args=[approved.ceremony_id]) in gift
    assert client.get(reverse("communique_figure", args=[approved.pk, "ar", 99])).status_code == 404
    assert client.get(reverse("communique_figure", args=[approved.pk, "en", 0])).status_code == 404


def test_the_stored_papers_are_served(approved: Communique) -> None:
    client = client_of("auditor")
    for language in queries.LANGUAGES:
        response = client.get(reverse("communique_pdf", args=[approved.pk, language]))
        assert response["Content-Type"] == "application/pdf"
        assert response.content.startswith(b"%PDF")
    assert client.get(reverse("communique_pdf", args=[approved.pk, "en"])).status_code == 404


def test_the_other_centre_and_the_partner_find_nothing(approved: Communique) -> None:
    assert "14" in page_of(client_of("coordinator.marrakech"), "communique", approved.pk)
    for name in ("coordinator.agadir", "partner.rehamna", "finance", "administrator", "caseworker.marrakech"):
        client = client_of(name)
        assert client.get(reverse("communique", args=[approved.pk])).status_code == 404, name
        assert client.get(reverse("communique_pdf", args=[approved.pk, "ar"])).status_code == 404, name
    assert str(approved.pk) not in page_of(client_of("coordinator.agadir"), "communiques")
    assert client_of("partner.rehamna").get(reverse("communiques")).status_code == 404


def test_a_later_correction_is_shown_then_told_by_an_erratum(
    approved: Communique, demo_actors: Actors
) -> None:
    by, client = demo_actors["headquarters"], client_of("headquarters", language="fr")
    banner, erratum = "Une correction ultérieure existe", reverse("communique_erratum", args=[approved.pk])
    assert banner not in page_of(client, "communique", approved.pk)
    with within(by.scope):
        receipt = Receipt.objects.filter(
            ceremony=approved.ceremony, kind="equipment", residence_id="MA-REH", sex="male"
        ).first()
    reverse_receipt(by=by, receipt=receipt, dated=datetime.date(2021, 8, 2), reason="rendu")
    page = page_of(client, "communique", approved.pk)
    assert banner in page
    assert erratum in page
    assert erratum not in page_of(client_of("coordinator.marrakech"), "communique", approved.pk)
    assert "14\u00a0anciens pensionnaires" in page
    assert "rectificatif attendu" in page_of(client, "communiques")
    figure = page_of(client, "communique_figure", approved.pk, "fr", 0)
    assert figure.count('<th scope="row"><a href="/ceremonies/receipts/') == 14, "the reversed one stays"
    assert f"{reverse('receipt_pdf', args=[receipt.pk])}?paper=reversal" in figure
    client.post(erratum)
    page = page_of(client, "communique", approved.pk)
    assert banner in page
    assert erratum not in page
    assert "Rectificatif n°\u00a01" in page
    assert by.label not in page, "people are called by their names"
    assert "rectificatif attendu" not in page_of(client, "communiques")
    paper = reverse("communique_pdf", args=[approved.pk, "fr"])
    assert f"{paper}?erratum=1" in page
    printed = client.get(paper, {"erratum": "1"})
    assert printed.content.startswith(b"%PDF")
    assert "R-1-fr.pdf" in printed["Content-Disposition"]
    for missing in ("2", "x"):
        assert client.get(paper, {"erratum": missing}).status_code == 404


# A ceremony of another centre's making, whose communiqué these tests write.


@pytest.fixture
def finished(db: None) -> tuple[Ceremony, Client, Client]:
    """A finished ceremony, and the clients of who drafts and who approves."""
    at = scene()
    prepared = ceremony(at, *[approved_grant(at, cash="2000.00") for _ in range(2)], specimen=True)
    for receipt in issue_receipts(by=at.coordinator, ceremony=prepared, issued_on=HELD):
        sign_receipt(by=at.coordinator, receipt=receipt, signed_on=HELD, proof="signature")
    print_minutes(by=at.coordinator, ceremony=prepared)
    finish_ceremony(by=at.coordinator, ceremony=prepared)
    clients = [signed_in(User.objects.get(pk=actor.id)) for actor in (at.coordinator, at.headquarters)]
    return prepared, clients[0], clients[1]


def test_from_the_list_to_an_approved_text(finished: tuple[Ceremony, Client, Client], client: Client) -> None:
    held, drafter, approver = finished
    drafting = reverse("communique_draft", args=[held.pk])
    assert drafting in page_of(drafter, "communiques")
    assert drafting in page_of(drafter, "ceremony", held.pk)
    response = drafter.post(drafting, {"publish_cash": "on"}, follow=True)
    page = response.content.decode()
    where = response.redirect_chain[-1][0]
    approving = f"{where}approve/"
    assert "4 آلاف درهم" in page
    assert "data-specimen" in page
    assert approving not in page
    assert approving in approver.get(where).content.decode()
    assert drafter.post(approving, {"read": "on", "agrees": "on", "reason": "x"}).status_code == 404

    without = approver.post(approving, {"read": "on", "agrees": "on", "reason": ""})
    assert without.status_code == 200
    assert "errors" in without.content.decode() or "invalid" in without.content.decode()
    unread = approver.post(approving, {"reason": "سبق نشرها"})
    assert unread.status_code == 200

    done = approver.post(approving, {"read": "on", "agrees": "on", "reason": "سبق نشرها"})
    assert done.status_code == 302
    page = approver.get(where).content.decode()
    assert "سبق نشرها" in page
    assert where in page_of(drafter, "ceremony", held.pk)
    assert approving not in page
    assert drafter.post(f"{where}withdraw/", follow=True).status_code == 200
    assert "مسحوب" not in drafter.get(where).content.decode()


def test_a_draft_is_drafted_again_or_withdrawn(finished: tuple[Ceremony, Client, Client]) -> None:
    held, drafter, _approver = finished
    first = drafter.post(reverse("communique_draft", args=[held.pk])).headers["Location"]
    assert "4 آلاف درهم" not in drafter.get(first).content.decode()
    second = drafter.post(reverse("communique_draft", args=[held.pk])).headers["Location"]
    assert second != first
    assert drafter.get(f"{second}ar.pdf").content.startswith(b"%PDF")
    drafter.post(f"{second}withdraw/")
    assert reverse("communique_draft", args=[held.pk]) in page_of(drafter, "communiques")


def test_a_refused_draft_says_why(db: None) -> None:
    at = scene()
    prepared = ceremony(at, approved_grant(at))
    drafter = signed_in(User.objects.get(pk=at.coordinator.id), language="fr")
    page = drafter.post(reverse("communique_draft", args=[prepared.pk]), follow=True).content.decode()
    assert "est pas close" in page


def test_a_draft_that_the_register_contradicts_says_so(finished: tuple[Ceremony, Client, Client]) -> None:
    held, _drafter, approver = finished
    by = actor_in("coordinator")
    drafted = draft(by=by, ceremony=held)
    with within(by.scope):
        receipt = Receipt.objects.filter(ceremony=held, kind="equipment").first()
    reverse_receipt(by=actor_in("headquarters"), receipt=receipt, dated=HELD, reason="x")
    page = page_of(approver, "communique", drafted.pk)
    assert "تغير السجل منذ هذه المسودة" in page
    refused = approver.post(
        reverse("communique_approve", args=[drafted.pk]), {"read": "on", "agrees": "on", "reason": "x"}
    )
    assert "حررها من جديد" in refused.content.decode()


def actor_in(role: str) -> Actor:
    """The actor of that role in the scene of a test."""
    return actor_of(User.objects.filter(role=role).earliest("pk"))
