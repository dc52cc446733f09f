"""What no form of ours sends is refused, and breaks nothing."""

import pytest
from django.urls import reverse
from tests.web.signed_in import signed_in

from wasl.accounts.models import User
from wasl.audit.actors import Actor
from wasl.communiques.models import Communique
from wasl.database.scope import within
from wasl.participants.models import File
from wasl.web.intake.forms import answers_in

pytestmark = pytest.mark.usefixtures("demo")


@pytest.mark.parametrize("field", ["residence", "given_ar", "anything"])
def test_a_nul_is_refused_at_the_door(field: str) -> None:
    client = signed_in(User.objects.get(username="caseworker.marrakech"))
    assert client.post(reverse("file_new"), {field: "a\x00b"}).status_code == 400
    assert client.get(reverse("people"), {field: "a\x00b"}).status_code == 400


@pytest.mark.parametrize("count", ["x", "-1", "99999999999999999999", "9" * 5_000, "²"])
def test_an_impossible_number_of_rows_is_no_failure(count: str, demo_actors: dict[str, Actor]) -> None:
    with within(demo_actors["caseworker.marrakech"].scope):
        file = File.objects.all()[0]
    client = signed_in(User.objects.get(username="caseworker.marrakech"))
    form = {"holders-TOTAL_FORMS": count, "holders-INITIAL_FORMS": count, "more": "1"}
    assert client.post(reverse("project_new", args=[file.pk]), form).status_code == 200


@pytest.mark.parametrize("number", ["99999999999999999999", "9" * 5_000])
def test_a_number_without_end_is_not_found(number: str, demo_actors: dict[str, Actor]) -> None:
    with within(demo_actors["headquarters"].scope):
        text = Communique.objects.all()[0]
    client = signed_in(User.objects.get(username="headquarters"))
    paper = reverse("communique_pdf", args=[text.pk, "ar"])
    assert client.get(paper, {"erratum": number}).status_code == 404
    assert answers_in({f"answer-{number}": "same"}) == {}
