"""A file's page as a story: where they are, whose turn it is, what happened."""

import re

import pytest
from django.urls import reverse
from tests.factories import grants
from tests.factories.accounts import actor, user
from tests.factories.life_projects import complete, draft
from tests.factories.participants import eligible_file, file
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.models import Event
from wasl.database.scope import Scope, within
from wasl.grants.operations import reject_grant
from wasl.life_projects.models import MicroProject
from wasl.participants.models import File, Record
from wasl.participants.operations import close_file, correct_record
from wasl.web.people.standing import Stage, standing_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> User:
    return user("coordinator")


def page_of(who: User, file: File, language: str = "fr") -> str:
    answer = signed_in(who, language=language).get(reverse("person", args=[file.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def stage_of(who: User, file: File) -> Stage:
    with within(actor_of(who).scope):
        return standing_of(File.objects.select_related("record").get(pk=file.pk)).stage


def test_each_step_waits_for_someone(who: User) -> None:
    by = actor_of(who)
    assert stage_of(who, file(by)) == Stage.ENTRUST
    assert stage_of(who, file(by, caseworker=who)) == Stage.ELIGIBILITY
    assert stage_of(who, eligible_file(by)) == Stage.PREPARE
    assert stage_of(who, draft(by).file) == Stage.COMPLETE
    assert stage_of(who, complete(by).file) == Stage.PROPOSE


def test_a_grant_moves_the_path_on(who: User) -> None:
    by = actor_of(who)
    proposed = grants.proposed(by=by)
    with within(by.scope):
        holder = MicroProject.objects.select_related("file").get(pk=proposed.project_id).file
    assert stage_of(who, holder) == Stage.DECIDE
    approved = grants.approved(by=by)
    with within(by.scope):
        other = MicroProject.objects.select_related("file").get(pk=approved.project_id).file
    assert stage_of(who, other) == Stage.LIST
    reject_grant(by=actor("headquarters"), grant=proposed, decided_on=grants.DECIDED, reason="ملف ناقص")
    assert stage_of(who, holder) == Stage.PROPOSE


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_page_says_whose_turn_and_offers_the_act(who: User, language: str) -> None:
    opened = file(actor_of(who), caseworker=who)
    page = page_of(who, opened, language)
    assert {"ar": "لدى المصاحب: الأهلية", "fr": "À l’accompagnateur\u00a0: l’éligibilité"}[language] in page
    assert reverse("eligibility", args=[opened.pk]) in page
    assert 'aria-current="step"' in page


def test_a_reader_is_offered_no_act(who: User) -> None:
    opened = file(actor_of(who))
    page = page_of(user("auditor"), opened)
    for name in ("eligibility", "record_edit", "file_close"):
        assert reverse(name, args=[opened.pk]) not in page


def test_the_story_is_told_newest_first_with_who_recorded_it(who: User) -> None:
    by = actor_of(who)
    project = complete(by)
    with within(by.scope):
        record = Record.objects.get(file=project.file)
    correct_record(by=by, record=record, changes={"phone": "0790000033"})
    page = page_of(who, project.file)
    told = re.sub(r"<[^>]+>", " ", page[page.index('id="story"') :])
    order = ["Correction de la fiche", "Vérification de l’éligibilité", "Ouverture du dossier"]
    places = [told.index(words) for words in order]
    assert places == sorted(places)
    assert "téléphone" in told
    assert "Houda Amrani" in told
    assert "0790000033" not in told


def test_the_browser_title_is_the_file_number(who: User) -> None:
    opened = file(actor_of(who))
    title = re.search(r"<title>(.*?)</title>", page_of(who, opened), re.DOTALL)
    assert title is not None
    assert opened.number in title[1]
    assert "Bahraoui" not in title[1]


def test_the_kind_of_paper_is_not_on_the_page(who: User) -> None:
    verified = eligible_file(actor_of(who))
    page = page_of(who, verified)
    assert "vérifiée" in page
    assert "billet de sortie" not in page


def test_a_closed_file_is_nobodys_turn(who: User) -> None:
    by = actor_of(who)
    closed = close_file(by=by, kind="moved", file=file(by), reason="انتقل إلى الخارج")
    page = page_of(who, closed)
    assert "انتقل إلى الخارج" in page
    assert reverse("file_close", args=[closed.pk]) not in page
    assert "À qui le tour" not in page


def test_another_centre_gets_a_page_that_does_not_exist(who: User) -> None:
    opened = eligible_file(actor_of(who))
    stranger = signed_in(user("coordinator", centre="AGD"))
    for name in ("person", "record_edit", "eligibility", "file_close", "project_new"):
        assert signed_in(who).get(reverse(name, args=[opened.pk])).status_code == 200
        answer = stranger.get(reverse(name, args=[opened.pk]))
        assert answer.status_code == 404
        assert stranger.post(reverse(name, args=[opened.pk]), {"reason": "x"}).status_code == 404
        assert opened.number not in answer.content.decode()


def test_the_kind_of_paper_is_read_on_demand_and_the_reading_is_recorded(who: User) -> None:
    verified = eligible_file(actor_of(who))
    client = signed_in(who, language="fr")
    address = reverse("eligibility", args=[verified.pk])
    assert "billet de sortie" not in client.get(address).content.decode()
    assert "billet de sortie" in client.post(address).content.decode()
    with within(Scope(reads_audit=True)):
        assert Event.objects.filter(action="participants.read_eligibility", outcome="read").count() == 1


def test_an_auditor_may_read_but_not_verify(who: User) -> None:
    opened = file(actor_of(who))
    auditor = signed_in(user("auditor"))
    assert auditor.get(reverse("eligibility", args=[opened.pk])).status_code == 404
    assert (
        auditor.post(
            reverse("eligibility", args=[opened.pk]), {"on": "2021-01-19", "paper": "release_slip"}
        ).status_code
        == 404
    )
    assert auditor.get(reverse("record_edit", args=[opened.pk])).status_code == 404
    assert stage_of(who, opened) == Stage.ENTRUST
