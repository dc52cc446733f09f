"""Look at pages as a reader does: screenshots in both languages and widths, sideways scroll, accessibility, console.

From a shell, with a server running::

    python -m tests.journeys.look --user NAME --password WORDS [--totp SECRET] /people/ /tally/

From a test: ``look(browser, base, paths)``. See ``docs/recipes/look.md``.
"""

import argparse
import base64
import hashlib
import hmac
import re
import shutil
import struct
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, StorageState, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LANGUAGES = ("ar", "fr")
WIDTHS = (1280, 360)
GRAVE = {"serious", "critical"}


@dataclass
class Seen:
    """One page in one language and width: where its picture is, and what is wrong with it."""

    path: str
    language: str
    width: int
    picture: Path | None = None
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class SignIn:
    """Credentials of a demonstration account; ``totp`` is the base32 secret, ``address`` the page of sign-in."""

    user: str
    password: str
    totp: str = ""
    address: str = "/sign-in/"


def chromium() -> str | None:
    """The machine's own Chromium, or None."""
    return next(
        (
            found
            for name in ("chromium", "chromium-browser", "google-chrome")
            if (found := shutil.which(name))
        ),
        None,
    )


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless browser. Raises RuntimeError when the machine has none."""
    path = chromium()
    if path is None:
        raise RuntimeError("No Chromium on this machine.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield opened
        finally:
            opened.close()


def one_time_code(secret: str, at: float | None = None) -> str:
    """The six digits of RFC 6238 (SHA-1, 30 seconds) for a base32 secret."""
    key = base64.b32decode(secret.replace(" ", "").upper() + "=" * (-len(secret) % 8))
    counter = int((time.time() if at is None else at) // 30)
    digest = hmac.new(key, struct.pack(">Q", counter), hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def sign_in(page: Page, base: str, who: SignIn) -> None:
    """Go through the door as a person does, with the second step when the account has one."""
    page.goto(urljoin(base, who.address))
    page.fill("input[name=login]", who.user)
    page.fill("input[name=password]", who.password)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_load_state()
    if who.totp and page.locator("input[name=code]").count():
        page.fill("input[name=code]", one_time_code(who.totp))
        page.locator("input[name=code]").press("Enter")
        page.wait_for_load_state()
    if page.locator("input[name=password]").count():
        raise RuntimeError(f"Sign-in of {who.user} was refused at {page.url}")


def look(
    opened: Browser,
    base: str,
    paths: Iterable[str],
    *,
    languages: Iterable[str] = LANGUAGES,
    widths: Iterable[int] = WIDTHS,
    who: SignIn | None = None,
    dark: bool = False,
    pictures: Path | None = None,
) -> list[Seen]:
    """Open every path in every language and width. With ``pictures`` a PNG of the whole page is kept there."""
    seen = []
    paths = list(paths)
    door: StorageState | None = None
    for language in languages:
        context = opened.new_context(
            color_scheme="dark" if dark else "light", locale=language, storage_state=door
        )
        context.add_cookies([{"name": "django_language", "value": language, "url": base}])
        if who is not None and door is None:
            with _page(context) as page:
                sign_in(page, base, who)
            # A one-time code opens once: the other language goes in with the same session.
            door = context.storage_state()
        for path in paths:
            for width in widths:
                found = Seen(path, language, width)
                with _page(context, width) as page:
                    _look_at(page, base, found, pictures, "-dark" if dark else "")
                seen.append(found)
        context.close()
    return seen


def grave_violations(page: Page) -> list[str]:
    """Serious and critical accessibility violations of the open page, one sentence each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:160]}"
        for violation in found
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]


def scrolls_sideways(page: Page) -> list[str]:
    """What sticks out of the page sideways; empty when nothing does."""
    return page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
        [`${document.documentElement.scrollWidth} px wide in a window of ${innerWidth}`, ...[...document.querySelectorAll('body *')]
        .filter(e => { const r = e.getBoundingClientRect(); return r.width && (r.right > innerWidth + 1 || r.left < -1)
          && !e.closest('.scroll, .vh, .tiles'); })
        .slice(0, 4).map(e => 'sticks out: ' + e.outerHTML.slice(0, 140))]"""
    )


@contextmanager
def _page(context: BrowserContext, width: int = 1280) -> Iterator[Page]:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    try:
        yield page
    finally:
        page.close()


def _look_at(page: Page, base: str, found: Seen, pictures: Path | None, suffix: str) -> None:
    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.problems.append(f"console: {message.text}")

    page.on("console", hear)
    page.on("pageerror", lambda error: found.problems.append(f"script: {error}"))
    response = page.goto(urljoin(base, found.path))
    page.evaluate("document.fonts.ready")
    if response is not None and response.status >= 400:
        # The browser notes the status of the page itself as an error; an error page is looked at like any other.
        found.problems = [problem for problem in found.problems if "Failed to load resource" not in problem]
    if response is None or response.status >= 500:
        found.problems = [f"status {response.status if response else 'none'}"]
        return
    if page.evaluate("document.documentElement.lang") != found.language:
        found.problems.append(f"the page is not in {found.language}")
    found.problems += scrolls_sideways(page)
    found.problems += grave_violations(page)
    if pictures is not None:
        name = re.sub(r"[^a-z0-9]+", "-", urlsplit(found.path).path.lower()).strip("-") or "home"
        found.picture = pictures / f"{name}-{found.language}-{found.width}{suffix}.png"
        page.screenshot(path=str(found.picture), full_page=True)


def main(arguments: list[str] | None = None) -> int:
    """Print the path of each picture and what is wrong beneath it; 1 when something is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--base", default="http://127.0.0.1:8000")
    parser.add_argument("--lang", action="append", choices=LANGUAGES)
    parser.add_argument("--width", action="append", type=int)
    parser.add_argument("--user")
    parser.add_argument("--password", default="")
    parser.add_argument("--totp", default="")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--out", type=Path)
    given = parser.parse_args(arguments)
    pictures = given.out or Path(tempfile.mkdtemp(prefix="wasl-look-"))
    pictures.mkdir(parents=True, exist_ok=True)
    who = SignIn(given.user, given.password, given.totp) if given.user else None
    with browser() as opened:
        seen = look(
            opened, given.base, given.paths, languages=given.lang or LANGUAGES, widths=given.width or WIDTHS,
            who=who, dark=given.dark, pictures=pictures,
        )  # fmt: skip
    for found in seen:
        sys.stdout.write(f"{found.picture}\n")
        for problem in dict.fromkeys(found.problems):
            sys.stdout.write(f"    {problem}\n")
    return 1 if any(found.problems for found in seen) else 0


if __name__ == "__main__":
    sys.exit(main())
