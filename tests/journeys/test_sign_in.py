"""An administrator opens an account and gives it a centre; its holder goes through the door for the first time."""

import re

import pytest
from django.db import transaction
from playwright.sync_api import Browser, Page, expect
from tests.factories.accounts import user
from tests.journeys.look import grave_violations, one_time_code, scrolls_sideways
from tests.web.words import said

from wasl.accounts.models import User
from wasl.accounts.queries import actor_of
from wasl.audit.models import Event
from wasl.database.scope import within

PASSWORD = "جملة قصيرة أحفظها"
GIVEN = re.compile(r"\b(?:[a-z0-9]{4}-){3}[a-z0-9]{4}\b")


def enter(page: Page, live: str, username: str, password: str) -> None:
    page.goto(f"{live}/sign-in/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", password)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_load_state()


def set_second_step(page: Page) -> str:
    """Scan the code (read the key beside it) and type the six digits; gives the key."""
    expect(page).to_have_url(re.compile(r"/me/second-step/set/"))
    key = page.locator("bdi, .ref").filter(has_text=re.compile(r"^[A-Z2-7]{16,}$")).first.inner_text()
    for _step in range(2):  # A code may change between reading and sending it: then the next one is typed.
        page.fill("input[name=code]", one_time_code(key))
        page.locator("input[name=code]").press("Enter")
        page.wait_for_load_state()
        if "/me/second-step/set/" not in page.url:
            break
    return key


def fine(page: Page) -> None:
    """Nothing of the page is hidden from a reader of any kind."""
    assert grave_violations(page) == []
    assert scrolls_sideways(page) == []


@pytest.fixture
def administrator(live: str) -> User:
    account = user("administrator", username="administrator")
    account.set_password(PASSWORD)
    account.save()
    return account


def test_from_a_new_account_to_its_first_page(
    live: str, administrator: User, arabic_page: Page, chrome: Browser
) -> None:
    page = arabic_page
    enter(page, live, "administrator", PASSWORD)
    set_second_step(page)
    expect(page).to_have_url(re.compile(r"/me/recovery-codes/"))
    fine(page)

    page.goto(f"{live}/accounts/new/")
    page.fill("input[name=username]", "n.cherkaoui")
    page.fill("input[name=name_ar]", "نادية الشرقاوي")
    page.fill("input[name=name_fr]", "Nadia Cherkaoui")
    page.select_option("select[name=role]", "caseworker")
    page.get_by_role("button", name=said("Open the account")).click()
    given = GIVEN.search(page.inner_text("main"))
    assert given, "the temporary password is shown"
    fine(page)
    page.locator("details, dialog").get_by_text(said("Give a scope")).first.click()
    page.select_option("select[name=centre]", label="مركز المصاحبة وإعادة الإدماج بمراكش")
    page.get_by_role("button", name=said("Give the scope")).click()
    expect(page.get_by_text(said("The scope is given."))).to_be_visible()
    assert given.group() not in page.content(), "and never again"

    context = chrome.new_context(locale="ar")
    newcomer = context.new_page()
    enter(newcomer, live, "n.cherkaoui", given.group())
    expect(newcomer).to_have_url(re.compile(r"/me/password/"))
    newcomer.goto(f"{live}/people/")
    expect(newcomer).to_have_url(re.compile(r"/me/password/"))
    fine(newcomer)
    newcomer.fill("input[name=current]", given.group())
    newcomer.fill("input[name=password]", PASSWORD)
    newcomer.fill("input[name=again]", PASSWORD)
    newcomer.locator("input[name=again]").press("Enter")
    newcomer.wait_for_load_state()
    fine(newcomer)
    set_second_step(newcomer)
    newcomer.goto(f"{live}/")
    expect(newcomer.get_by_role("heading", level=1)).to_have_text(said("What waits for me"))
    expect(newcomer.get_by_role("link", name=said("People", "navigation")).first).to_be_visible()
    expect(newcomer.get_by_text(said("Accounts", "navigation"))).to_have_count(0)
    context.close()

    assert {"accounts.create_account", "accounts.grant_scope", "accounts.set_second_step"} <= told()


def told() -> set[str]:
    """The acts the journal holds, as an auditor reads them."""
    with transaction.atomic(), within(actor_of(user("auditor")).scope):
        return set(Event.objects.values_list("action", flat=True))


def test_a_wrong_password_says_so_and_shows_nothing_else(
    live: str, administrator: User, arabic_page: Page
) -> None:
    enter(arabic_page, live, "administrator", "not this one at all")
    expect(
        arabic_page.get_by_text(said("The account name or the password is not right.")).first
    ).to_be_visible()
    expect(arabic_page.locator("nav.places")).to_have_count(0)
    fine(arabic_page)
