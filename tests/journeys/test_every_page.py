"""Every page of the role × address table, in both languages, wide and narrow: accessible, and nothing sticks out sideways."""

import pytest
from playwright.sync_api import Browser, Page
from tests.journeys.look import LANGUAGES, WIDTHS, chromium, grave_violations, scrolls_sideways
from tests.serving import serving
from tests.web.addresses import ACCOUNTS, Address, table
from tests.web.signed_in import signed_in
from tests.web.test_role_address_table import address_of

from wasl.accounts.models import User
from wasl.audit.actors import Actor

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine"),
]

# Who looks: the one who does most of the work first, and those who see another page at the same address after.
EYES = ("coordinator", "headquarters", "administrator", "auditor")
OTHER_EYES = {"home": ("headquarters", "finance", "auditor", "administrator"), "tally": ("partner", "headquarters"),
              "agreement": ("partner", "finance")}  # fmt: skip


def looked_at() -> list[tuple[Address, str]]:
    """Each address one reads, with each role that looks at it."""
    found = []
    for address in table():
        if "GET" not in address.methods:
            continue
        first = next((role for role in EYES if address.open_to(role)), "")
        for role in dict.fromkeys([first, *OTHER_EYES.get(address.name, ())]):
            if role:
                found.append((address, role))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_read_by_everyone(
    language: str, chrome: Browser, committed_demo: str, demo_actors: dict[str, Actor]
) -> None:
    problems: list[str] = []
    seen = 0
    with serving() as base:
        for role in sorted({role for _address, role in looked_at()}):
            client = signed_in(User.objects.get(username=ACCOUNTS[role]), language=language)
            context = chrome.new_context(locale=language)
            context.add_cookies(
                [
                    {"name": name, "value": client.cookies[name].value, "url": base}
                    for name in ("sessionid", "django_language")
                ]
            )
            page = context.new_page()
            for address in [a for a, eyes in looked_at() if eyes == role]:
                path = address_of(address, demo_actors["coordinator.marrakech"])
                if not client.get(path).headers["Content-Type"].startswith("text/html"):
                    continue
                seen += 1
                problems += [
                    f"{role} {path} ({address.name}, {language}): {what}"
                    for what in wrong_on(page, base + path, language)
                ]
            context.close()
    assert seen > 40
    assert not problems, "\n".join(problems)


def wrong_on(page: Page, address: str, language: str) -> list[str]:
    """What is wrong on one page, at each width."""
    response = page.goto(address)
    found = [] if response and response.status < 500 else ["no answer"]
    if page.evaluate("document.documentElement.lang") != language:
        found.append("wrong language")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width}px {what}" for what in [*scrolls_sideways(page), *grave_violations(page)]]
    return found
