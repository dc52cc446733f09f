"""``wasl communique``: text, JSON and paper of the demonstration's ceremony, for whoever may read them."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from tests.communiques.cases import BEN_GUERIR_2021

from wasl.audit.actors import Actor
from wasl.communiques import arabic, french
from wasl.database.scope import within
from wasl.handovers.models import Ceremony

pytestmark = pytest.mark.usefixtures("demo")
ONE = "استفاد 14 نزيلا سابقا بالمؤسسات السجنية، من ضمنهم امرأة واحدة،"


@pytest.fixture
def reference(demo_actors: dict[str, Actor]) -> str:
    with within(demo_actors["headquarters"].scope):
        return Ceremony.objects.get(centre__code="MRK").reference


def said(reference: str, **options: Any) -> str:
    out = io.StringIO()
    call_command("communique", reference, stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def test_the_approved_text_is_printed(reference: str) -> None:
    assert ONE in said(reference)
    assert "Au total, 14\u00a0anciens pensionnaires" in said(reference, lang="fr")
    assert said(reference).split("\n\n")[0] == arabic.compose(BEN_GUERIR_2021).title


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_json_lists_each_figure_with_its_definition(reference: str, language: str) -> None:
    told = json.loads(said(reference, lang=language, format="json"))
    assert (told["ceremony"], told["status"], told["language"]) == (reference, "approved", language)
    assert told["later_correction"] is False
    composed = {"ar": arabic.compose, "fr": french.compose}[language](BEN_GUERIR_2021)
    assert len(told["figures"]) == len(composed.figures)
    amounts = [figure for figure in told["figures"] if figure["role"] == "total_amount"]
    assert [(a["value"], a["unit"], a["definition"]["ceremony"]) for a in amounts] == [
        ("316607.00", "MAD", reference)
    ]
    by_province = {f["cell"]: f["value"] for f in told["figures"] if f["role"] == "province_people"}
    assert by_province == {"MA-REH": 7, "MA-KES": 4, "MA-YUS": 3}
    since = [f for f in told["figures"] if f["role"] == "cumulative_people"]
    assert [(f["value"], f["precision"], f["definition"]["place"]) for f in since] == [
        (31, "about", "MA-REH"),
        (264, "about", "MA-07"),
    ]
    assert all(figure["printed"] in told["text"] for figure in told["figures"])


def test_the_paper_is_the_stored_one(reference: str, tmp_path: Path) -> None:
    target = tmp_path / "communique.pdf"
    said(reference, format="pdf", output=str(target))
    assert target.read_bytes().startswith(b"%PDF")
    again = tmp_path / "again.pdf"
    said(reference, format="pdf", output=str(again), username="auditor")
    assert again.read_bytes() == target.read_bytes()


@pytest.mark.parametrize(
    "name", ["coordinator.agadir", "partner.rehamna", "finance", "administrator", "nobody"]
)
def test_others_are_refused(reference: str, name: str) -> None:
    assert ONE in said(reference, username="coordinator.marrakech")
    with pytest.raises(CommandError) as refused:
        said(reference, username=name)
    assert "14" not in str(refused.value)


def test_an_unknown_ceremony_is_refused() -> None:
    with pytest.raises(CommandError) as refused:
        said("NO-SUCH-CEREMONY")
    assert refused.value.returncode == 1
