"""A project's pages: preparing, the equipment without script, completing, reopening."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories import grants
from tests.factories.accounts import user
from tests.factories.life_projects import complete, draft, items
from tests.factories.participants import eligible_file
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.actors import Actor
from wasl.database.scope import within
from wasl.life_projects.models import Holder, MicroProject
from wasl.life_projects.operations import set_equipment
from wasl.life_projects.queries import current_equipment, equipment_total

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> User:
    return user("coordinator")


@pytest.fixture
def by(who: User) -> Actor:
    return actor_of(who)


@pytest.fixture
def client(who: User) -> Client:
    return signed_in(who, language="fr")


def now(by: Actor, project: MicroProject) -> MicroProject:
    with within(by.scope):
        return MicroProject.objects.get(pk=project.pk)


def described(**changes: Any) -> dict[str, Any]:
    return {
        "title_ar": "مخبزة", "title_fr": "boulangerie", "trade": "bakery", "site": "07.427.01.01", "cash_amount": "1.234,50",
        "cash_nature": "cash_aid", "parts": "1", "holders-TOTAL_FORMS": "1", "holders-INITIAL_FORMS": "0",
        "holders-0-number": "", "holders-0-parts": "1",
    } | changes  # fmt: skip


def equipment(*rows: dict[str, Any], initial: int = 0, **more: Any) -> dict[str, Any]:
    posted: dict[str, Any] = {"items-TOTAL_FORMS": str(len(rows)), "items-INITIAL_FORMS": str(initial)} | more
    for index, row in enumerate(rows):
        full = {
            "item_ar": "فرن",
            "item_fr": "four",
            "kind": "equipment",
            "quantity": "1",
            "condition": "new",
        } | row
        posted |= {f"items-{index}-{name}": value for name, value in full.items()}
    return posted


def test_a_project_is_prepared_with_moroccan_amounts(by: Actor, client: Client) -> None:
    opened = eligible_file(by)
    answer = client.post(reverse("project_new", args=[opened.pk]), described())
    with within(by.scope):
        project = MicroProject.objects.get()
    assert answer.headers["Location"] == reverse("project_equipment", args=[project.pk])
    assert (project.cash_amount, project.cash_nature, project.file_id) == (
        Decimal("1234.50"),
        "cash_aid",
        opened.pk,
    )


def test_an_ambiguous_amount_is_asked_about(by: Actor, client: Client) -> None:
    opened = eligible_file(by)
    page = client.post(
        reverse("project_new", args=[opened.pk]), described(cash_amount="1,234")
    ).content.decode()
    assert "id_cash_amount_error" in page
    assert 'value="1,234"' in page
    page = client.post(reverse("project_new", args=[opened.pk]), described(cash_nature="")).content.decode()
    assert "id_cash_nature_error" in page


def test_holders_are_added_by_file_number_without_script(by: Actor, client: Client) -> None:
    first, second = eligible_file(by), eligible_file(by)
    address = reverse("project_new", args=[first.pk])
    more = client.post(address, described(more="holders", title_fr="")).content.decode()
    assert 'name="holders-1-number"' in more
    assert 'class="errors' not in more

    wrong = client.post(address, described(**{"holders-0-number": "AGD-2021-0001"})).content.decode()
    assert "id_holders-0-number_error" in wrong
    client.post(address, described(parts="2", **{"holders-0-number": second.number.lower()}))
    with within(by.scope):
        project = MicroProject.objects.get()
        parts = list(Holder.objects.filter(project=project).values_list("file_id", "parts"))
    assert parts == [(first.pk, 2), (second.pk, 1)]
    page = client.get(reverse("project", args=[project.pk])).content.decode()
    assert "2/3" in page


def test_a_draft_is_changed_and_a_complete_project_is_not(by: Actor, client: Client) -> None:
    project = draft(by)
    address = reverse("project_edit", args=[project.pk])
    assert 'value="boulangerie traditionnelle du quartier Salam"' in client.get(address).content.decode()
    assert client.post(address, described(title_fr="pâtisserie")).status_code == 302
    assert now(by, project).title_fr == "pâtisserie"

    done = complete(by)
    answer = client.post(reverse("project_edit", args=[done.pk]), described(title_fr="autre"))
    assert answer.headers["Location"] == reverse("project", args=[done.pk])
    assert now(by, done).title_fr == done.title_fr


def test_rows_are_written_added_and_taken_out_without_script(by: Actor, client: Client) -> None:
    project = draft(by)
    address = reverse("project_equipment", args=[project.pk])
    first = {"unit_price": "1.234,50"}
    more = client.post(address, equipment(first, more="items", revision="0")).content.decode()
    assert 'name="items-1-item_ar"' in more
    assert 'value="1.234,50"' in more
    assert now(by, project).revision == 0

    second = {"item_fr": "balance", "unit_price": "690", "quantity": "2"}
    empty = {"item_ar": "", "item_fr": "", "unit_price": ""}
    assert client.post(address, equipment(first, second, empty, revision="0")).status_code == 302
    with within(by.scope):
        assert equipment_total(now(by, project)) == Decimal("2614.50")

    kept = {"unit_price": "1234,50", "serial_number": "S-1"}
    gone = second | {"unit_price": "690,00", "DELETE": "on"}
    assert client.post(address, equipment(kept, gone, empty, initial=2, revision="1")).status_code == 302
    with within(by.scope):
        lines = list(current_equipment(now(by, project)))
    assert [(line.item_fr, line.serial_number) for line in lines] == [("four", "S-1")]


def test_a_wrong_row_is_told_and_nothing_typed_is_lost(by: Actor, client: Client) -> None:
    project = draft(by)
    address = reverse("project_equipment", args=[project.pk])
    page = client.post(
        address, equipment({"unit_price": "abc"}, {"item_fr": "", "unit_price": "5"}, revision="0")
    ).content.decode()
    assert "id_items-0-unit_price_error" in page
    assert "id_items-1-item_fr_error" in page
    assert 'value="abc"' in page

    serial = equipment({"unit_price": "5", "serial_number": "S-1", "quantity": "2"}, revision="0")
    page = client.post(address, serial).content.decode()
    assert "Ligne 1" in page
    assert 'value="S-1"' in page
    assert now(by, project).revision == 0


def test_a_list_written_meanwhile_stands_beside_what_was_typed(by: Actor, client: Client) -> None:
    project = draft(by)
    set_equipment(by=by, project=project, items=items())
    address = reverse("project_equipment", args=[project.pk])
    # The second row is the other's own, to the letter: it is a row all the same.
    mine = equipment(
        {"item_fr": "mon four", "unit_price": "5"},
        {"item_ar": "عجانة 25 كلغ", "item_fr": "pétrin de 25 kg", "unit_price": "7850,00"},
        revision="0",
    )
    page = client.post(address, mine).content.decode()
    assert "entre-temps" in page
    assert 'value="mon four"' in page
    assert "Plaque à pain" in page
    assert 'name="revision" value="1"' in page
    assert now(by, project).revision == 1

    assert client.post(address, mine | {"revision": "1"}).status_code == 302
    with within(by.scope):
        lines = list(current_equipment(now(by, project)))
    assert [line.item_fr for line in lines] == ["mon four", "pétrin de 25 kg"]


def test_an_empty_list_is_not_saved(by: Actor, client: Client) -> None:
    project = draft(by)
    set_equipment(by=by, project=project, items=items()[:1])
    out = equipment({"unit_price": "12400", "DELETE": "on"}, initial=1, revision="1")
    page = client.post(reverse("project_equipment", args=[project.pk]), out).content.decode()
    assert "La liste est vide" in page
    assert now(by, project).revision == 1


def test_the_page_tells_what_is_missing_then_offers_completion(by: Actor, client: Client) -> None:
    project = draft(by)
    address = reverse("project", args=[project.pk])
    complete_it = reverse("project_complete", args=[project.pk])
    assert "au moins un équipement" in client.get(address).content.decode()
    assert complete_it not in client.get(address).content.decode()
    client.post(complete_it)
    assert now(by, project).status == "draft"

    set_equipment(by=by, project=project, items=items())
    page = client.get(address).content.decode()
    assert complete_it in page
    assert "21\u202f410,00" in page
    client.post(complete_it)
    assert now(by, project).status == "complete"
    page = client.get(address).content.decode()
    assert reverse("grant_propose", args=[project.pk]) in page
    client.post(reverse("project_reopen", args=[project.pk]))
    assert now(by, project).status == "draft"


def test_a_granted_project_is_not_reopened(by: Actor, client: Client) -> None:
    grant = grants.proposed(by=by)
    with within(by.scope):
        project = MicroProject.objects.get(pk=grant.project_id)
    page = client.get(reverse("project", args=[project.pk])).content.decode()
    assert grant.number in page
    assert reverse("project_reopen", args=[project.pk]) not in page
    answer = client.post(reverse("project_reopen", args=[project.pk]), follow=True)
    assert "Un appui porte sur ce projet" in answer.content.decode()
    assert now(by, project).status == "complete"


def test_earlier_lists_are_shown_with_their_total(by: Actor, client: Client) -> None:
    project = draft(by)
    for written in (items(), items()[:1]):
        set_equipment(by=by, project=project, items=written, revision=None)
    page = client.get(reverse("project", args=[project.pk])).content.decode()
    assert "Liste 1, remplacée\u00a0: 21\u202f410,00" in page


def test_agadir_gets_nothing_of_a_project_of_marrakech(by: Actor, who: User) -> None:
    project = draft(by)
    stranger = signed_in(user("coordinator", centre="AGD"))
    for name in ("project", "project_edit", "project_equipment"):
        assert signed_in(who).get(reverse(name, args=[project.pk])).status_code == 200
        answer = stranger.get(reverse(name, args=[project.pk]))
        assert answer.status_code == 404
        assert project.number not in answer.content.decode()
    for name in ("project_complete", "project_reopen"):
        assert stranger.post(reverse(name, args=[project.pk])).status_code == 404
        assert signed_in(who).get(reverse(name, args=[project.pk])).status_code == 404


def test_an_auditor_reads_and_changes_nothing(by: Actor) -> None:
    project = draft(by)
    auditor = signed_in(user("auditor"))
    page = auditor.get(reverse("project", args=[project.pk])).content.decode()
    assert project.number in page
    assert reverse("project_equipment", args=[project.pk]) not in page
    for name in ("project_edit", "project_equipment"):
        assert auditor.get(reverse(name, args=[project.pk])).status_code == 404
    assert auditor.post(reverse("project_complete", args=[project.pk])).status_code == 404
