"""One man, two desks, two scripts: opened, informed, written again elsewhere, found, joined, parted, sent to another centre."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.factories.accounts import user
from tests.journeys.look import scrolls_sideways
from tests.web.signed_in import signed_in
from tests.web.words import said

from wasl.accounts.models import User
from wasl.participants.likeness import ELSEWHERE

# A folder of one's own: each page of the journey is kept there as a picture, for whoever wants to see what was seen.
PICTURES = os.environ.get("WASL_JOURNEY_PICTURES", "")
PHONE, DESK = 360, 1280

MARRAKECH = {
    "given_ar": "محمد", "surname_ar": "العلوي", "given_lat": "Mohammed", "surname_lat": "El Alaoui", "father_ar": "إدريس",
    "cin": "ZZ30512", "birth_date": "1988-05-02", "phone": "0661 23 45 67",
}  # fmt: skip
# The same man as the other desk hears him; his card is at home.
AGADIR = {
    "given_ar": "امحمد", "surname_ar": "علاوي", "given_lat": "M'hamed", "surname_lat": "Alaoui", "father_ar": "ادريس",
    "birth_date": "1988-05-02",
}  # fmt: skip

Desk = Callable[[User, int], Page]


@pytest.fixture
def desk(chrome: Browser, live: str) -> Iterator[Desk]:
    """A window in which somebody reads Arabic, past the door, as wide as asked."""
    opened = []

    def sit(who: User, width: int) -> Page:
        context = chrome.new_context(locale="ar", base_url=live, viewport={"width": width, "height": 800})
        context.set_default_timeout(15_000)
        opened.append(context)
        cookies = signed_in(who).cookies
        context.add_cookies(
            [
                {"name": name, "value": cookies[name].value, "url": live}
                for name in ("sessionid", "django_language")
            ]
        )
        return context.new_page()

    yield sit
    for context in opened:
        context.close()


def seen(page: Page, name: str) -> None:
    """What every step owes its reader: Arabic, and nothing sideways."""
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
    assert scrolls_sideways(page) == []
    if PICTURES:
        page.evaluate("document.fonts.ready")
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)


def write(page: Page, facts: dict[str, str], province: str) -> None:
    page.goto("/people/new/")
    for name, value in facts.items():
        page.fill(f"[name={name}]", value)
    page.locator("[name=sex][value=male]").check()
    page.select_option("[name=residence]", label=province)


def press(page: Page | Locator, message: str, context: str = "") -> None:
    page.get_by_role("button", name=said(message, context), exact=True).click()


def follow(page: Page | Locator, message: str, context: str = "") -> None:
    page.get_by_role("link", name=said(message, context)).first.click()


def reads(page: Page | Locator, text: str) -> None:
    expect(page.get_by_text(text).first).to_be_visible()


def number_on(page: Page) -> str:
    found = re.search(r"\b[A-Z]{3}-\d{4}-\d{4}\b", page.inner_text("main"))
    assert found, "the file has a number"
    return found.group()


def tell_and_ask(page: Page) -> None:
    """The information notice, then pictures refused and words agreed to, each apart."""
    reads(page, said("First, the information notice"))
    follow(page, "Consents", "file")
    follow(page, "Read the notice and record it")
    seen(page, "notice")
    page.locator("[name=proof][value=thumbprint]").check()
    press(page, "Record that it was told")
    reads(page, said("They know what is written about them, why, and what their rights are."))
    for kind, answer, proof, state in (
        ("image", "refused", "spoken", "They said no: no picture is taken or shown. Nothing else changes."),
        ("quotation", "given", "thumbprint", "What they said may be quoted, without their name."),
    ):
        page.locator(f"#{kind}").get_by_role("link").click()
        reads(
            page,
            said(
                "Read it aloud, then let them answer. No is as good an answer as yes: the aid stays the same."
            ),
        )
        page.locator(f"[name=answer][value={answer}]").check()
        page.locator(f"[name=proof][value={proof}]").check()
        press(page, "Record the answer")
        reads(page, said(state))
    seen(page, "consents")


def test_from_reception_to_another_centre(desk: Desk) -> None:
    reception = desk(user("caseworker", name_ar="نادية الشرقاوي"), PHONE)
    write(reception, MARRAKECH, "الرحامنة")
    seen(reception, "reception")
    press(reception, "Open the file")
    reads(reception, said("The file is open. Next: verify eligibility."))
    expect(reception.get_by_role("heading", level=1)).to_have_text("محمد العلوي")
    here, number = reception.url, number_on(reception)
    assert number.startswith("MRK-")
    seen(reception, "file")
    tell_and_ask(reception)

    second = desk(user("caseworker", centre="AGD", name_ar="كوثر بنحدو"), PHONE)
    write(second, AGADIR, "أكادير إداوتنان")
    press(second, "Open the file")
    reads(second, str(ELSEWHERE))
    there, other = second.url, number_on(second)
    heard = second.inner_text("body")
    assert other.startswith("AGD-")
    assert not [word for word in (number, "مراكش", "العلوي", "ZZ30512", "الرحامنة") if word in heard]
    seen(second, "second-desk")
    assert second.goto(here).status == 404, "and the other file stays out of its sight"

    reviewer = desk(user("headquarters", name_ar="سعيد الودغيري"), DESK)
    reviewer.goto("/people/")
    follow(reviewer, "Likely duplicates")
    seen(reviewer, "duplicates")
    pair = reviewer.locator("#queue").get_by_role("listitem").first
    for text in (number, other, "محمد العلوي", "امحمد علاوي"):
        reads(pair, text)
    pair.get_by_role("link").first.click()
    for text in (
        "Mohammed El Alaoui",
        "M'hamed Alaoui",
        said("sounds the same", "fact"),
        said("What speaks for one person"),
    ):
        reads(reviewer, text)
    seen(reviewer, "decision")
    reviewer.get_by_label(re.compile(number)).check()
    reviewer.locator("#join [name=reason]").fill("نفس الشخص: نفس اسم الأب وتاريخ الازدياد، وأكد ذلك بالهاتف.")
    press(reviewer, "Join the two records")
    reads(reviewer, said("The two records are of one person now. Figures count them once; it can be undone."))
    expect(reviewer.get_by_role("heading", level=1)).to_have_text(said("One person", "decision"))
    seen(reviewer, "joined")
    second.goto(there)
    reads(second, said("This file is closed"))
    seen(second, "closed-as-joined")

    reviewer.locator("#undo [name=reason]").fill("أخوان، وصلت نسخة البطاقة الثانية.")
    press(reviewer, "Undo the joining")
    reads(reviewer, said("Undone: each record is back with its own person."))
    seen(reviewer, "undone")
    second.reload()
    expect(second.get_by_text(said("This file is closed"))).to_have_count(0)

    reception.goto(here)
    reception.locator("[data-menu] summary").filter(has_text=said("More acts")).click()
    follow(reception, "Transfer to another centre")
    reception.select_option("[name=to_centre]", label="مركز المصاحبة وإعادة الإدماج بأكادير")
    reception.locator("[name=reason]").fill("انتقل للسكن بأكادير.")
    seen(reception, "transfer")
    press(reception, "Propose the transfer")
    reads(reception, said("The other centre is asked. Until it answers, the file stays here."))
    seen(reception, "proposed")

    receiver = desk(user("coordinator", centre="AGD", name_ar="إبراهيم أوبها"), DESK)
    receiver.goto("/")
    seen(receiver, "receiver-home")
    receiver.goto("/people/transfers/")
    reads(receiver, number)
    assert "العلوي" not in receiver.inner_text("body"), "only a number is told until it is accepted"
    seen(receiver, "asked")
    press(receiver, "Take the file over")
    reads(receiver, said("The file is now this centre's. Next: entrust it to a caseworker."))
    seen(receiver, "taken-over")
    receiver.goto(here)
    expect(receiver.get_by_role("heading", level=1)).to_have_text("محمد العلوي")
    reads(receiver, number)
    seen(receiver, "arrived")
    assert reception.goto(here).status == 404
    seen(reception, "no-longer")
    reception.goto("/people/")
    expect(reception.get_by_text("محمد العلوي")).to_have_count(0)
    seen(reception, "left")
