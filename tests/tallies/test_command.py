"""``wasl tally``: the contract on stdout, in the name of an account, with sentences when refused."""

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

pytestmark = pytest.mark.usefixtures("demo")
PERIOD = ["--since", "2021-01-01", "--until", "2021-12-31"]


def tally(*arguments: str) -> dict[str, Any]:
    out = io.StringIO()
    call_command("tally", *PERIOD, *arguments, "--format", "json", stdout=out)
    return json.loads(out.getvalue())


def test_the_case_as_the_house_and_as_accounts() -> None:
    asked = ["--place", "MA-REH", "--place-axis", "agreement", "--by", "province"]
    house = tally(*asked)
    assert house["total"] == {"people": 14, "projects": 14, "amount": "316607.00", "currency": "MAD"}
    for username in ("headquarters", "coordinator.marrakech", "auditor", "partner.rehamna"):
        assert tally(*asked, "--as", username)["total"] == house["total"], username


def test_without_anything_it_is_the_country() -> None:
    assert tally()["definition"]["place"] == "MA"
    assert tally()["total"]["people"] == 17


@pytest.mark.parametrize(
    "arguments",
    [
        ["--place", "MA-REH", "--as", "coordinator.agadir"],
        ["--place", "MA-REH", "--as", "administrator"],
        ["--place", "MA-ZZZ"],
        ["--as", "nobody"],
        ["--place", "MA-07", "--by", "name"],
    ],
)
def test_refusals_are_sentences(arguments: list[str]) -> None:
    with pytest.raises(CommandError) as refused:
        tally(*arguments)
    assert refused.value.returncode == 1
    assert any("\u0600" <= letter <= "\u06ff" for letter in str(refused.value))


def test_the_refusal_speaks_french_in_a_french_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WASL_LANGUAGE", "fr")
    with pytest.raises(CommandError, match="pas de compte ouvert"):
        tally("--as", "nobody")


def test_text_is_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    out = io.StringIO()
    with translation.override("ar"):
        call_command("tally", *PERIOD, "--place", "MA-07", "--by", "trade", stdout=out)
    assert "حلويات" in out.getvalue() or "الحلويات" in out.getvalue()
