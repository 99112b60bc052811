"""The bundle in a real Chromium, opened from the disk as a reader opens it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.judges.axe import axe_files
from tests.wcag import AXE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

PAGES = ("index", "before-you-start", "rights", "form-b", "contacts")
PHONE: Any = {"width": 390, "height": 844}
NARROW: Any = {"width": 320, "height": 640}
# Playwright calls what an expression yields if that is a function.
PRINTED = "void (window.print = () => { document.title = 'printed' })"
DESK: Any = {"width": 1280, "height": 800}


@pytest.fixture
def opened(browser: Browser) -> Iterator[Page]:
    """A page that refuses every request but those for files, and notes it."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    yield page
    context.close()


def url(bundles: Path, name: str, language: str = "de") -> str:
    return (bundles / language / "html" / f"{name}.html").as_uri()


@pytest.mark.wcag(*AXE)
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(browser: Browser, bundles: Path, viewport: Any) -> None:
    pages = [bundles / "de" / "html" / f"{name}.html" for name in PAGES]
    assert axe_files(browser, pages, viewport=viewport) == []


def test_nothing_is_requested_but_the_files_of_the_bundle(opened: Page, bundles: Path) -> None:
    asked: list[str] = []
    said: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    folder = (bundles / "de" / "html").as_uri()
    for name in PAGES:
        asked.clear()
        opened.goto(url(bundles, name))
        assert [address for address in asked if not address.startswith((folder, "data:"))] == []
        assert {f"{folder}/book.css", f"{folder}/book.js"} <= set(asked)
        assert said == []
        assert opened.evaluate("getComputedStyle(document.querySelector('.bar')).position") == "sticky"


@pytest.mark.wcag("1.4.10")
@pytest.mark.parametrize("language", ["de", "el"])
def test_a_narrow_screen_needs_no_sideways_scrolling(opened: Page, bundles: Path, language: str) -> None:
    opened.set_viewport_size(NARROW)
    for name in PAGES:
        opened.goto(url(bundles, name, language))
        assert opened.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], name


def test_no_word_of_the_title_is_broken(opened: Page, bundles: Path) -> None:
    for width in (320, 360, 390):
        opened.set_viewport_size({"width": width, "height": 740})
        opened.goto(url(bundles, "index"))
        assert broken_words(opened) == [], width


def broken_words(page: Page) -> list[str]:
    """The words of the title that are on two lines."""
    broken: list[str] = page.evaluate(
        """() => {
            const text = document.querySelector("h1").firstChild, range = document.createRange();
            return [...text.data.matchAll(/\\S+/g)].filter(word => {
                range.setStart(text, word.index); range.setEnd(text, word.index + word[0].length);
                return range.getClientRects().length > 1;
            }).map(word => word[0]);
        }"""
    )
    return broken


def test_no_line_begins_with_the_mark_of_a_note(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "rights"))
    widths = opened.evaluate(
        """() => {
            const mark = document.querySelector("p > .footnote-ref"), before = mark.previousSibling;
            const range = document.createRange(), alone = [];
            before.data = `${before.data.trimEnd()}.`;
            range.setStart(before, before.data.length - 1); range.setEnd(before, before.data.length);
            for (let width = 120; width < 400; width++) {
                mark.parentElement.style.width = `${width}px`;
                if (mark.getBoundingClientRect().right < range.getBoundingClientRect().left) alone.push(width);
            }
            return alone;
        }"""
    )
    assert widths == []


@pytest.mark.wcag("2.5.8")
def test_targets_are_large_enough(opened: Page, bundles: Path) -> None:
    opened.set_viewport_size(PHONE)
    small = """() => [...document.querySelectorAll("a, button, summary")]
        .filter(e => !e.closest("p:not(.bar-home):not(.contact-number):not(.print-form), dd, .skip"))
        .filter(e => !e.matches(".term"))  // always a word within a text, whose lines say how high it is
        .map(e => [e.outerHTML, e.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.height < 24 || box.width < 24)).map(([html]) => html)"""
    for name in PAGES:
        opened.goto(url(bundles, name))
        assert opened.evaluate(small) == [], name


@pytest.mark.wcag("2.4.1")
def test_the_first_tab_stop_leaves_and_the_second_skips_to_the_text(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "rights"))
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "exit"
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "skip"
    assert opened.evaluate("document.activeElement.getBoundingClientRect().width") > 24
    opened.keyboard.press("Enter")
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.closest('main') !== null")


FOCUS_IN_SIGHT = """() => {
    const e = document.activeElement, b = e.getBoundingClientRect();
    const top = document.elementFromPoint(b.left + Math.min(b.width, 20) / 2, b.top + b.height / 2);
    return top !== null && (e.contains(top) || top.contains(e)); }"""


@pytest.mark.wcag("2.4.7", "2.4.11")
def test_focus_can_always_be_seen(opened: Page, bundles: Path) -> None:
    stops = """[...document.querySelectorAll('a[href], button, summary, [tabindex="0"]')]
        .filter(stop => stop.checkVisibility() && stop.tabIndex === 0).length"""
    for name in PAGES:
        opened.goto(url(bundles, name))
        for _ in range(opened.evaluate(stops) - 1):
            opened.keyboard.press("Tab")
            assert opened.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", name
            # A busy browser may scroll to what has the focus a moment later; one out of sight for good runs into the
            # limit.
            opened.wait_for_function(FOCUS_IN_SIGHT, timeout=10_000)


# --- Leaving the page ------------------------------------------------------------------------------------------------


WEATHER = "https://www.dwd.de/"
LAST_WORDS = """addEventListener("beforeunload", () => {
    const shown = [...document.body.children].filter(child => getComputedStyle(child).display !== "none");
    console.log(JSON.stringify([shown.map(child => child.textContent).join(), document.title]));
})"""


@pytest.fixture
def leaving(opened: Page) -> Page:
    """The page, with a stand-in for the weather service."""
    opened.route("https://**", lambda route: route.fulfill(body="<p>Weather</p>", content_type="text/html"))
    return opened


def left(page: Page, press: Callable[[], None]) -> list[object]:
    """What was left of the page at the moment it was left: what screen readers are told alone, and its title."""
    page.evaluate(LAST_WORDS)
    with page.expect_console_message() as message:
        press()
    page.wait_for_url(WEATHER)
    words: list[object] = json.loads(message.value.text)
    return words


def covered(page: Page) -> bool:
    return "leaving" in str(page.locator("html").get_attribute("class"))


@pytest.mark.wcag("4.1.3")
def test_the_button_covers_the_page_at_once_and_leaves(leaving: Page, bundles: Path) -> None:
    leaving.goto(url(bundles, "rights"))
    assert left(leaving, leaving.locator(".exit").click) == ["Loading.", "…"]


@pytest.mark.wcag("2.5.2")
def test_what_is_pressed_by_mistake_can_be_let_go_elsewhere(opened: Page, bundles: Path) -> None:
    for css in (".exit", ".search-open", ".bar-languages", ".print-form button", ".pager a"):
        opened.goto(url(bundles, "form-b"))
        opened.evaluate(PRINTED)
        opened.locator(css).first.hover()
        opened.mouse.down()
        assert not covered(opened)
        opened.mouse.move(4, 400, steps=3)
        opened.mouse.up()
        assert opened.url == url(bundles, "form-b"), css
        assert opened.title() != "printed"
        assert opened.locator("[aria-expanded=true]").count() == 0


@pytest.mark.wcag("2.2.1", "4.1.3")
def test_shift_three_times_leaves(leaving: Page, bundles: Path) -> None:
    leaving.goto(url(bundles, "rights"))
    leaving.keyboard.press("Shift")
    leaving.keyboard.press("Shift")
    assert leaving.locator(".announcer").inner_text() == "Press Shift once more to leave."
    assert left(leaving, lambda: leaving.keyboard.press("Shift")) == ["Loading.", "…"]


@pytest.mark.wcag("2.1.4")
def test_shift_that_writes_capitals_or_moves_back_does_not_leave(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "rights"))
    for key in ("Shift+Tab", "Shift+Tab", "Shift+A", "Shift+Tab", "Shift", "Shift", "b", "Shift"):
        opened.keyboard.press(key)
    assert not covered(opened)


def test_back_does_not_return_to_the_page_that_was_left(leaving: Page, bundles: Path) -> None:
    leaving.goto(url(bundles, "index"))
    leaving.goto(url(bundles, "rights"))
    leaving.locator(".exit").click()
    leaving.wait_for_url(WEATHER)
    leaving.go_back()
    assert leaving.url == url(bundles, "index")
    assert not covered(leaving)


def test_back_shows_nothing_of_the_book_however_much_was_read(leaving: Page, bundles: Path) -> None:
    leaving.goto("about:blank")
    leaving.goto(url(bundles, "index"))
    entries = leaving.evaluate("history.length")
    leaving.locator(".start-contents a", has_text="Rechte").click()
    leaving.wait_for_url("**/rights.html")
    leaving.locator(".xref[href='#papers']").click()
    leaving.locator(".pager-next").click()
    leaving.wait_for_url("**/form-b.html")
    leaving.locator(".languages a[hreflang=el]").click()
    leaving.wait_for_url("**/el/html/form-b.html")
    assert leaving.evaluate("history.length") == entries
    leaving.locator(".exit").click()
    leaving.wait_for_url("https://**")
    leaving.go_back()
    assert leaving.url == "about:blank"
    leaving.go_back()
    assert not leaving.url.startswith("file:")


def test_without_a_network_a_page_comes_that_names_nothing_of_the_book(opened: Page, bundles: Path) -> None:
    opened.goto("about:blank")
    opened.goto(url(bundles, "rights"))
    opened.context.set_offline(True)
    opened.locator(".exit").click()
    opened.wait_for_url("**/~away.html")
    opened.locator(".away-state", has_text="as soon as there is a connection").wait_for()
    opened.reload()
    assert opened.title() == "www.dwd.de"
    assert opened.locator("body").inner_text().split("\n")[0] == "www.dwd.de"
    assert "GeSIM" not in opened.content() and "Rechte" not in opened.content()
    opened.go_back()
    assert opened.url == "about:blank"
    opened.go_forward()
    opened.route("https://**", lambda route: route.fulfill(body="<p>Weather</p>", content_type="text/html"))
    opened.context.set_offline(False)
    opened.wait_for_url(WEATHER)


def test_where_no_name_is_found_no_error_is_shown(opened: Page, bundles: Path) -> None:
    opened.route("https://**", lambda route: route.abort("namenotresolved"))
    opened.goto(url(bundles, "rights"))
    opened.locator(".exit").click()
    opened.locator(".away-state", has_text="as soon as there is a connection").wait_for()
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    opened.locator(".away-state", has_text="as soon as there is a connection").wait_for()
    assert opened.url.endswith("/~away.html")


def test_a_second_press_leaves_where_only_the_question_is_refused(opened: Page, bundles: Path) -> None:
    opened.route(
        "https://**",
        lambda route: route.abort() if route.request.resource_type == "fetch" else route.fulfill(body="Weather"),
    )
    opened.goto(url(bundles, "~away"))
    opened.locator(".away-state", has_text="as soon as there is a connection").wait_for()
    opened.locator(".away-link").click()
    assert opened.url.endswith("/~away.html")
    opened.locator(".away-link").click()
    opened.wait_for_url(WEATHER)


def test_a_page_of_a_server_asks_that_server_nothing_to_leave(opened: Page, bundles: Path) -> None:
    page, asked = (bundles / "de" / "html" / "rights.html").read_text("utf-8"), list[str]()
    script = (bundles / "de" / "html" / "book.js").read_text("utf-8")
    opened.route("https://**", lambda route: route.fulfill(body="Weather", content_type="text/html"))
    opened.route("**/rights.html", lambda route: route.fulfill(body=page, content_type="text/html"))
    opened.route("**/book.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    opened.goto("https://book.example/rights.html")
    opened.on("request", lambda request: asked.append(request.url))
    opened.locator(".exit").click()
    opened.wait_for_url(WEATHER)
    # A browser fetches the icon of the page that was opened when it likes, before the button is pressed or after.
    assert [address for address in asked if "book.example" in address and not address.endswith("/icon.svg")] == []


def test_the_book_as_one_page_takes_the_place_of_the_start_page(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "index"))
    entries = opened.evaluate("history.length")
    link = opened.locator(".start-contents a", has_text="Rechte")
    link.evaluate("link => { link.type = 'text/html' }")
    link.click()
    opened.wait_for_url("**/rights.html")
    assert opened.evaluate("history.length") == entries


def test_of_the_key_only_those_read_who_have_one(browser: Browser, bundles: Path) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(url(bundles, "rights"))
    assert not page.locator(".exit-keys").is_visible() and page.locator(".exit-note").is_visible()
    page.keyboard.press("ArrowDown")
    assert page.locator(".exit-keys").is_visible()
    context.close()


# --- Small screens ---------------------------------------------------------------------------------------------------


@pytest.mark.wcag("1.3.1")
def test_a_wide_table_is_cards_on_a_phone_that_keep_their_heads(opened: Page, bundles: Path) -> None:
    opened.set_viewport_size(NARROW)
    opened.goto(url(bundles, "rights"))
    table = opened.locator("#tab-rights table")
    assert table.evaluate("table => table.scrollWidth <= table.parentElement.clientWidth")
    head = table.locator("thead > tr > *").nth(1).text_content()
    assert head and table.locator("tbody td").first.get_attribute("data-column") == head
    assert "columnheader" in opened.locator("#tab-rights").aria_snapshot()


def test_less_than_half_of_the_first_screen_of_a_phone_is_above_the_title(opened: Page, bundles: Path) -> None:
    opened.set_viewport_size({"width": 360, "height": 640})
    for name in PAGES[1:]:
        opened.goto(url(bundles, name))
        assert opened.evaluate("document.querySelector('h1').getBoundingClientRect().top") < 320


# WCAG 2.2, 1.4.4 and 1.4.12.
LARGE_TEXT = "html { font-size: 225% !important }"
SPACED_TEXT = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""


@pytest.mark.wcag("1.4.4", "1.4.10", "1.4.12")
@pytest.mark.parametrize("css", [LARGE_TEXT, SPACED_TEXT], ids=["large", "spaced"])
def test_nothing_runs_over_with_large_or_spaced_text(browser: Browser, bundles: Path, css: str) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    wide = []
    for name in PAGES:
        page.goto(url(bundles, name, "el"))
        page.add_style_tag(content=css)
        for width in (320, 480, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            wide += [(name, width)] if page.evaluate("document.documentElement.scrollWidth") > width else []
    context.close()
    assert wide == []


# --- Contacts ------------------------------------------------------------------------------------------------------


@pytest.mark.wcag("4.1.3")
def test_a_number_can_be_called_in_the_first_screen_and_copied(opened: Page, bundles: Path) -> None:
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.set_viewport_size({"width": 360, "height": 640})
    opened.goto(url(bundles, "contacts"))
    box = opened.locator("main a[href^='tel:']").first.bounding_box()
    assert box and box["y"] + box["height"] <= 640
    opened.locator(".copy").first.click()
    opened.locator(".contact-number [role=status]", has_text="Copied").wait_for()
    assert opened.evaluate("navigator.clipboard.readText()") == "000 000 000"


@pytest.mark.parametrize("key", ["Control", "Shift"])
def test_a_note_or_term_can_be_opened_in_a_tab_or_window_of_its_own(opened: Page, bundles: Path, key: Any) -> None:
    opened.goto(url(bundles, "rights"))
    mark = opened.locator("main [aria-haspopup]").first
    with opened.context.expect_page() as other:
        mark.click(modifiers=[key])
    assert other.value.url.endswith(mark.get_attribute("href") or "-")
    assert opened.locator(".note").count() == 0
    mark.click()
    opened.locator(".note").wait_for()


# --- Another language, the same place --------------------------------------------------------------------------------


@pytest.mark.wcag("2.4.5")
def test_the_other_language_opens_at_the_same_place(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "rights") + "#papers")
    opened.locator(".languages a[hreflang=el]").evaluate("link => link.click()")
    opened.wait_for_url("**/el/html/rights.html#papers")
    assert opened.evaluate("document.documentElement.lang") == "el-CY"
    top = opened.evaluate("document.getElementById('papers').getBoundingClientRect().top")
    assert 0 < top < 200


def test_at_the_top_the_other_language_opens_at_the_top(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "rights"))
    opened.locator(".languages a[hreflang=el]").click()
    opened.wait_for_url("**/el/html/rights.html")


# --- With what the script adds, and without --------------------------------------------------------------------------


@pytest.mark.wcag("1.4.10", "2.1.1")
def test_only_what_scrolls_can_be_focused(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "rights"))
    assert opened.locator(".scroll").count() == 3
    assert opened.locator(".scroll[tabindex]").count() == 0
    opened.set_viewport_size(NARROW)
    opened.locator("#fig-path .scroll[tabindex='0'][role=group]").wait_for()


def test_contents_are_open_beside_the_text_and_closed_above_it(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "rights"))
    assert opened.locator(".contents details[open]").count() == 1
    opened.set_viewport_size(PHONE)
    opened.locator(".contents details:not([open])").wait_for(state="attached")


def test_a_form_can_be_printed(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "form-b"))
    opened.evaluate(PRINTED)
    assert opened.title() != "printed"
    opened.locator(".print-form button").click()
    assert opened.title() == "printed"


def test_everything_is_there_without_scripts(browser: Browser, bundles: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(url(bundles, "rights"))
    assert page.locator("main h2").count() == 3
    assert page.locator(".exit").get_attribute("href") == "https://www.dwd.de/"
    page.locator("summary").click()
    page.locator(".contents-list a", has_text="Kontakte").click()
    page.wait_for_url("**/contacts.html")
    page.locator(".languages a[hreflang=el]").click()
    page.wait_for_url("**/el/html/contacts.html")
    page.goto(url(bundles, "form-b"))
    assert not page.locator(".print-form").is_visible()
    context.close()


def test_paper_shows_the_text_alone_in_daylight_colours(browser: Browser, bundles: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(url(bundles, "form-b"))
    assert [page.locator(css).is_visible() for css in (".bar", ".languages", ".contents", ".pager", ".print-form")] == [
        False
    ] * 5
    assert page.locator(".field-line").first.is_visible()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(30, 28, 26)"
    context.close()
