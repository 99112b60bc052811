"""The pages by keyboard alone, as someone reads who uses no pointer: nothing here clicks, scrolls or sets the focus."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.wcag import KEYBOARD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

SCREENS: Any = {"phone": {"width": 360, "height": 640}, "desk": {"width": 1280, "height": 800}}
# More stops than any page of the sample has.
FAR = 120
REACHED = "css => document.activeElement !== null && document.activeElement.matches(css)"
# What has the focus has an outline, and nothing lies over its first letters.
SEEN = """() => {
    const e = document.activeElement, b = e.getBoundingClientRect(), style = getComputedStyle(e);
    const top = document.elementFromPoint(b.left + Math.min(b.width, 20) / 2, b.top + b.height / 2);
    const isOutlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return isOutlined && top !== null && (e.contains(top) || top.contains(e)); }"""


@pytest.fixture(params=SCREENS)
def opened(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that gets files, and a stand-in for the weather service."""
    context = browser.new_context(viewport=SCREENS[request.param])
    page = context.new_page()
    page.route("https://**", lambda route: route.fulfill(body="<p>Weather</p>", content_type="text/html"))
    yield page
    context.close()


def go_to(page: Page, css: str, key: str = "Tab") -> None:
    """Press a key until what a selector says has the focus; each stop on the way must be seen and change nothing."""
    address = page.url
    for _ in range(FAR):
        page.keyboard.press(key)
        if not page.evaluate(SEEN):  # a busy browser may scroll to it a moment later
            page.wait_for_function(SEEN, timeout=10_000)
        assert page.url == address, "what gets the focus opens nothing"
        if page.evaluate(REACHED, css):
            return
    raise AssertionError(f"no stop is {css}")


def search(opened: Page) -> None:
    """A word in another form of it, the second result and back to the first, which is opened."""
    keyboard = opened.keyboard
    go_to(opened, ".search-open")
    keyboard.press("Enter")
    opened.wait_for_function(REACHED, arg=".search-field")
    keyboard.type("aufenthaltstiteln")
    opened.locator(".search-status", has_text="Results: ").wait_for()
    assert opened.url.endswith("/index.html"), "what is typed opens nothing"
    go_to(opened, ".search-link", "ArrowDown")
    keyboard.press("ArrowDown")
    go_to(opened, "li:first-child > .search-link", "ArrowUp")
    keyboard.press("Enter")
    opened.wait_for_url("**/rights.html#*")
    opened.locator("mark.found").first.wait_for()


def read_a_note(opened: Page) -> None:
    """A note is opened and closed where its mark is."""
    keyboard = opened.keyboard
    go_to(opened, ".footnote-ref", "Shift+Tab" if opened.locator("#papers .footnote-ref").count() == 0 else "Tab")
    keyboard.press("Enter")
    opened.wait_for_function(REACHED, arg=".note")
    keyboard.press("Escape")
    opened.wait_for_function(REACHED, arg=".footnote-ref")


def change_the_language(opened: Page) -> None:
    """The other language, at the same chapter."""
    keyboard = opened.keyboard
    go_to(opened, ".bar-languages", "Shift+Tab")
    keyboard.press("Enter")
    opened.wait_for_function(REACHED, arg=".languages a[aria-current]")
    go_to(opened, ".languages a[hreflang=el]")
    keyboard.press("Enter")
    opened.wait_for_url("**/el/html/rights.html*")


def print_a_form(opened: Page) -> None:
    """A form, from the contents: on a phone they open, elsewhere they are beside the text."""
    keyboard = opened.keyboard
    on_phone = opened.locator(".bar-contents").is_visible()
    if on_phone:
        go_to(opened, ".bar-contents", "Shift+Tab")
        keyboard.press("Enter")
        opened.wait_for_function(REACHED, arg=".contents a[aria-current]")
    go_to(opened, ".contents-list a[href='form-b.html']", "Tab" if on_phone else "Shift+Tab")
    keyboard.press("Enter")
    opened.wait_for_url("**/el/html/form-b.html")
    opened.evaluate("void (window.print = () => { document.title = 'printed' })")
    go_to(opened, ".print-form button")
    assert opened.title() != "printed"
    keyboard.press("Space")
    assert opened.title() == "printed"
    go_to(opened, ".form-files a")


def leave(opened: Page) -> None:
    """Out of the book."""
    keyboard = opened.keyboard
    go_to(opened, ".exit", "Shift+Tab")
    keyboard.press("Enter")
    opened.wait_for_url("https://**")


@pytest.mark.wcag(*KEYBOARD)
def test_search_language_form_and_the_way_out_need_no_pointer(opened: Page, bundles: Path) -> None:
    opened.goto((bundles / "de/html/index.html").as_uri())
    for step in (search, read_a_note, change_the_language, print_a_form, leave):
        step(opened)


@pytest.mark.wcag("2.1.2")
def test_the_keyboard_comes_through_every_page_to_its_end(opened: Page, bundles: Path) -> None:
    for name in ("index", "rights", "form-b", "contacts"):
        opened.goto((bundles / f"de/html/{name}.html").as_uri())
        stops = set[str]()
        for _ in range(FAR):
            opened.keyboard.press("Tab")
            stop = str(
                opened.evaluate("document.activeElement === document.body ? '' : document.activeElement.outerHTML")
            )
            if not stop:
                break
            stops.add(stop)
        assert stop == "", f"{name}: the focus never leaves the page"
        assert len(stops) > 3
