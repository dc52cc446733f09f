"""The tally's pages: the same figures for all, their way down, and nothing of a person for partners."""

import io
import re
from typing import Any

import pytest
from django.urls import reverse
from python_calamine import CalamineWorkbook
from tests.papers.reading import pages
from tests.web.signed_in import signed_in
from tests.web.words import said

from wasl.accounts.models import User
from wasl.accounts.queries import actor_named
from wasl.database.scope import Scope, within
from wasl.handovers.models import Receipt

pytestmark = pytest.mark.usefixtures("demo")
ASKED = {"place": "MA-07", "since": "2021-01-01", "until": "2021-12-31", "by": "province"}
PARTNERS = ASKED | {"place": "MA-REH"}
RECEIPT = re.compile(r"(MRK|AGD)/2021/(N-)?\d{4}")


def get(
    username: str, name: str = "tally", asked: dict[str, str] | None = None, *, language: str = "ar"
) -> Any:
    client = signed_in(User.objects.get(username=username), language=language)
    return client.get(reverse(name), asked or {})


def text(answer: Any) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "username", ["headquarters", "finance", "auditor", "coordinator.marrakech", "caseworker.marrakech"]
)
def test_everybody_who_may_ask_reads_the_same_figures(username: str) -> None:
    page = text(get(username, asked=ASKED))
    assert 'value="14"' in page or ">14<" in page
    assert "316.607,00" in page
    assert "264" in page
    for amount in ("158.100,00", "93.013,00", "65.494,00"):
        assert amount in page


@pytest.mark.parametrize("username", ["headquarters", "coordinator.agadir", "partner.rehamna", "finance"])
@pytest.mark.parametrize("language", ["ar", "fr"])
def test_the_page_answers_before_anybody_asks(username: str, language: str) -> None:
    answer = get(username, language=language)
    assert answer.context["tally"] is not None
    assert answer.context["tally"].total.people


def test_a_coordinator_chooses_among_the_places_the_centre_serves() -> None:
    form = get("coordinator.marrakech").context["form"]
    assert form.fields["place"].choices[0][0] == "MA-07", "the widest first"
    assert {code for code, _label in form.fields["place"].choices} == {
        "MA-07",
        "MA-MAR",
        "MA-REH",
        "MA-KES",
        "MA-YUS",
    }
    national = get("headquarters").context["form"].fields["place"].choices
    groups = [inside for _label, inside in national if isinstance(inside, list)]
    assert len(groups) == 12, "provinces stand under their region"
    assert sum(map(len, groups)) > 70


def test_a_place_one_may_not_ask_about_is_no_choice() -> None:
    answer = get("coordinator.agadir", asked=ASKED)
    assert answer.context["tally"] is None
    assert "316.607" not in text(answer)
    for name in ("tally_xlsx", "tally_pdf", "tally_receipts"):
        assert get("coordinator.agadir", name, ASKED).status_code in (302, 404)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"until": "2020-12-31"}, "until"),
        ({"since": "yesterday"}, "since"),
        ({"unit": "families"}, "unit"),
        ({"place": "MA-ZZZ"}, "place"),
    ],
)
def test_a_wrong_question_says_what_to_change(wrong: dict[str, str], field: str) -> None:
    answer = get("headquarters", asked=ASKED | wrong)
    assert field in answer.context["form"].errors
    assert "<details" in text(answer)
    assert re.search(r"<details[^>]*\bopen\b", text(answer))
    for name in ("tally_xlsx", "tally_pdf", "tally_receipts"):
        assert get("headquarters", name, ASKED | wrong).headers["Location"].startswith(reverse("tally"))


def test_the_way_down_leads_to_receipts_one_may_open() -> None:
    page = text(get("coordinator.marrakech", asked=ASKED))
    assert f"{reverse('tally_receipts')}?" in page
    receipts = text(get("coordinator.marrakech", "tally_receipts", ASKED))
    assert len(set(RECEIPT.findall(receipts))) >= 1
    assert receipts.count("MRK/2021/") == 14
    with within(_scope("coordinator.marrakech")):
        first = Receipt.objects.filter(kind="equipment").first()
    assert reverse("receipt", args=[first.pk]) in receipts


def test_who_may_open_none_learns_how_many_there_are() -> None:
    page = text(get("finance", "tally_receipts", ASKED))
    assert not RECEIPT.search(page)
    assert "14" in page


def test_a_figure_that_is_not_of_receipts_has_no_way_down() -> None:
    page = text(get("headquarters", asked=ASKED | {"basis": "planned"}))
    assert "39" in page
    assert f"{reverse('tally_receipts')}?" not in page


def test_a_partner_sees_figures_and_never_a_receipt_or_a_name() -> None:
    for by in ("province", "trade", "sex", "sector"):
        answer = get("partner.rehamna", asked=PARTNERS | {"by": by})
        page = text(answer)
        assert "316.607,00" in page
        assert not RECEIPT.search(page)
        assert reverse("tally_receipts") not in page
        with within(_scope("headquarters")):
            names = set(Receipt.objects.values_list("holder_name_ar", flat=True))
        assert not [name for name in names if name in page]
    assert get("partner.rehamna", "tally_receipts", PARTNERS).status_code == 404


def test_small_cells_are_hidden_from_partners_on_page_and_papers() -> None:
    asked = PARTNERS | {"by": "sex"}
    page = text(get("partner.rehamna", asked=asked))
    assert page.count("&lt;5") >= 2
    assert "مخفي" in page
    assert ">13<" not in page
    whole = text(get("headquarters", asked=asked | {"place_axis": "agreement"}))
    assert ">13<" in whole
    sheet = CalamineWorkbook.from_filelike(
        io.BytesIO(get("partner.rehamna", "tally_xlsx", asked).content)
    ).get_sheet_by_index(0)
    flat = [value for row in sheet.to_python() for value in row]
    assert 13 not in flat
    assert flat.count("<5") == 1
    assert said("hidden", "hidden figure") in flat
    printed = "\n".join(pages(get("partner.rehamna", "tally_pdf", PARTNERS).content))
    assert "<5" in printed
    assert not RECEIPT.search(printed)


def test_a_partner_is_told_what_may_be_asked() -> None:
    answer = get("partner.rehamna", asked=PARTNERS | {"since": "2021-07-08"})
    assert answer.context["tally"] is None
    assert said("Partners ask for whole years: from 1 January to 31 December.") in text(answer)
    for name in ("tally_xlsx", "tally_pdf"):
        location = get("partner.rehamna", name, PARTNERS | {"since": "2021-07-08"}).headers["Location"]
        assert location.startswith(reverse("tally"))


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_papers_come_in_the_readers_language(language: str) -> None:
    pdf = get("headquarters", "tally_pdf", ASKED, language=language)
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pdf.headers["Cache-Control"] == "no-store"
    printed = "\n".join(pages(pdf.content))
    assert ("Bilan" if language == "fr" else "حصيلة") in printed
    workbook = get("headquarters", "tally_xlsx", ASKED, language=language)
    assert workbook.content[:2] == b"PK"


@pytest.mark.parametrize("basis", ["planned", "approved", "delivered"])
@pytest.mark.parametrize("money", ["equipment", "cash", "both"])
@pytest.mark.parametrize("unit", ["people", "projects"])
def test_every_question_of_the_form_has_a_page(basis: str, money: str, unit: str) -> None:
    for by in ("province", "trade", "agreement", "year"):
        asked = ASKED | {"basis": basis, "money": money, "unit": unit, "by": by}
        answer = get("headquarters", asked=asked, language="fr")
        tally = answer.context["tally"]
        assert tally is not None
        assert tally.total.people is not None or tally.reason in text(answer)


def test_what_is_not_recorded_is_said_and_not_zero() -> None:
    answer = get("headquarters", asked=ASKED | {"basis": "planned", "place": "MA-REH"})
    assert said("The cohorts are planned for a wider place and not divided among its parts.") in text(answer)


def test_a_question_narrowed_to_one_agreement() -> None:
    answer = get("headquarters", asked=ASKED | {"place": "MA", "agreement": "AGD-2021-01"})
    assert answer.context["tally"].total.people == 3
    assert "agreement" not in get("partner.rehamna").context["form"].fields


def test_an_administrator_has_no_tally() -> None:
    for name in ("tally", "tally_receipts", "tally_xlsx", "tally_pdf"):
        assert get("administrator", name, ASKED).status_code == 404
    assert reverse("tally") not in text(get("administrator", "home"))


def _scope(username: str) -> Scope:
    return actor_named(username).scope
