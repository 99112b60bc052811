"""The search and the bar in a real Chromium, opened from the disk, with a keyboard and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.formats.sample_words import WORDS
from tests.judges.axe import axe_page
from tests.wcag import AXE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

PHONE: Any = {"width": 360, "height": 640}
SAMPLE = WORDS["de"]
ACTIVE = "document.activeElement.className"


@pytest.fixture
def opened(browser: Browser) -> Iterator[Page]:
    """A page on a phone that refuses every request but those for files, and fails on what its scripts complain of."""
    context = browser.new_context(viewport=PHONE, bypass_csp=False)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort())
    yield page
    context.close()
    assert said == []


def url(bundles: Path, name: str, language: str = "de") -> str:
    return (bundles / language / "html" / f"{name}.html").as_uri()


def click(page: Page, css: str) -> None:
    """Click where something is: a locator's own click would first scroll to a place that the bar does not cover."""
    box = page.locator(css).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def look_for(page: Page, query: str) -> list[str]:
    """The titles of the results."""
    if not page.locator(".search-field").is_visible():
        page.locator(".search-open").click()
        page.locator(".search-field").wait_for()
    page.locator(".search-field").fill(query)
    return page.locator(".search-link").all_inner_texts()


@pytest.mark.wcag("2.4.5")
def test_a_word_is_found_in_any_form_and_marked_where_it_leads(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "index"))
    title = "1.2 Aufenthaltstitel und Familienzusammenführung"
    for query in ("Aufenthaltstitel", "aufenthaltstiteln", "AUFENTHALTS", "Aufenhaltstitel", "familienzusammenfuhrung"):
        assert title in look_for(opened, query)
    link = opened.locator(".search-link", has_text=title).first
    assert link.locator("mark").inner_text() == "Familienzusammenführung"
    assert opened.locator(".search-chapter").first.inner_text() == "Kapitel 1: " + SAMPLE["rights"]
    opened.locator(".search-around mark").first.wait_for()
    link.click()
    opened.wait_for_url("**/rights.html#papers")
    opened.locator("#papers mark.found").wait_for()
    assert opened.locator("#papers mark.found").inner_text() == "Familienzusammenführung"
    # The query is still there on the next page, but nowhere when it has been left.
    opened.locator(".search-open").click()
    assert opened.locator(".search-field").input_value() == "familienzusammenfuhrung"
    assert "arrived" not in opened.evaluate("sessionStorage.getItem('gesim-search')")


@pytest.mark.wcag("2.1.1", "4.1.2")
def test_the_keyboard_alone_is_enough(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "rights"))
    opened.locator(".search-open").focus()
    opened.keyboard.press("Enter")
    opened.wait_for_function(f"() => {ACTIVE} === 'search-field'")
    opened.keyboard.type("klientin")
    opened.locator(".search-status", has_text="Results: ").wait_for()
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("ArrowUp")
    assert opened.evaluate(f"[{ACTIVE}, document.activeElement.closest('li').matches(':first-child')]") == [
        "search-link", True,
    ]  # fmt: skip
    opened.keyboard.press("ArrowUp")
    assert opened.evaluate(ACTIVE) == "search-field"
    opened.keyboard.press("Escape")
    assert not opened.locator(".search-panel").is_visible()
    assert opened.evaluate(ACTIVE) == "search-open"
    assert opened.locator(".search-open").get_attribute("aria-expanded") == "false"


@pytest.mark.wcag("2.4.11")
def test_what_has_the_focus_is_never_behind_the_panel(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "rights"))
    look_for(opened, "klientin")
    opened.locator(".search-link").last.focus()
    opened.keyboard.press("Tab")
    opened.keyboard.press("Tab")
    assert not opened.locator(".search-panel").is_visible()


@pytest.mark.wcag("4.1.3")
def test_what_is_in_no_section_is_said(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "rights"))
    assert look_for(opened, "xylophon") == []
    opened.locator(".search-status", has_text="Nothing found.").wait_for()
    assert len(look_for(opened, "klientin xylophon")) > 0
    opened.locator(".search-status", has_text="With some of these words:").wait_for()
    assert look_for(opened, " - ") == []


@pytest.mark.wcag(*AXE)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_panels(browser: Browser, bundles: Path, scheme: Any) -> None:
    context = browser.new_context(viewport=PHONE, bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.goto(url(bundles, "rights"))
    look_for(page, "klientin")
    page.locator(".search-around mark").first.wait_for()
    assert axe_page(page) == []
    for opener in (".bar-contents", ".bar-languages"):
        page.locator(opener).click()
        assert axe_page(page) == []
    context.close()


@pytest.mark.wcag("1.4.4", "1.4.10")
@pytest.mark.parametrize("name", ["search-field", "search-result", "search-close"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_panel_fits_every_screen(opened: Page, bundles: Path, width: int, name: str) -> None:
    opened.set_viewport_size({"width": width, "height": 640})
    opened.goto(url(bundles, "rights", "el"))
    opened.evaluate("document.documentElement.style.fontSize = '225%'")
    look_for(opened, "περίσκεψης")
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    box = opened.locator(f".{name}").first.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


# --- The bar ---------------------------------------------------------------------------------------------------------


@pytest.mark.wcag("2.4.3", "2.4.11")
def test_everything_in_the_bar_is_at_hand_at_any_place(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "rights"))
    opened.evaluate("window.scrollTo(0, 1500)")
    for css in (".exit", ".bar-contents", ".search-open", ".bar-languages"):
        box = opened.locator(css).bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 110
        assert box["height"] >= 24
    click(opened, ".bar-contents")
    assert opened.evaluate("document.activeElement.getAttribute('aria-current')") == "page"
    opened.keyboard.press("Escape")
    assert opened.evaluate(ACTIVE) == "bar-contents"
    assert opened.evaluate("window.scrollY") == 1500
    click(opened, ".bar-languages")
    assert opened.evaluate("document.activeElement.textContent") == "Deutsch"
    click(opened, ".bar-contents")
    assert opened.locator(".over").count() == 1


def test_another_language_shows_the_section_in_view(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "rights"))
    opened.evaluate("document.getElementById('papers').scrollIntoView()")
    click(opened, ".bar-languages")
    opened.locator(".languages a[hreflang=el]").click()
    opened.wait_for_url("**/el/html/rights.html#papers")


@pytest.mark.wcag("1.4.4", "2.4.11")
def test_with_large_letters_the_way_out_stays(opened: Page, bundles: Path) -> None:
    opened.set_viewport_size({"width": 320, "height": 480})
    opened.goto(url(bundles, "rights"))
    opened.evaluate("document.documentElement.style.fontSize = '225%'")
    opened.locator(".tall-bar").wait_for()
    opened.evaluate("window.scrollTo(0, 3000)")
    box = opened.locator(".exit").bounding_box()
    assert box is not None
    assert box["y"] == 0
    assert box["height"] < 160
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_scripts_there_is_no_search_and_the_rest_leads_to_the_top(browser: Browser, bundles: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(url(bundles, "rights"))
    assert not page.locator(".search-open").is_visible()
    page.locator(".bar-languages").click()
    page.wait_for_url("**/rights.html#~languages")
    page.locator(".bar-contents").click()
    page.wait_for_url("**/rights.html#~contents")
    context.close()


def test_the_list_of_contents_follows_the_section(opened: Page, bundles: Path) -> None:
    opened.set_viewport_size({"width": 1280, "height": 800})
    opened.goto(url(bundles, "rights"))
    assert opened.locator(".contents [aria-current=location]").count() == 0
    opened.evaluate("document.getElementById('papers').scrollIntoView()")
    opened.locator(".contents [aria-current=location]", has_text="1.2").wait_for()


@pytest.mark.wcag("1.4.13", "2.4.3")
def test_a_note_opens_where_its_mark_is_and_closes_again(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "rights"))
    mark = opened.locator(".footnote-ref").first
    for with_key in (True, False):
        mark.focus()
        opened.keyboard.press("Enter")
        assert SAMPLE["item"] in opened.locator(".note").inner_text()
        assert opened.evaluate(ACTIVE) == "note"
        if with_key:
            opened.keyboard.press("Escape")
        else:
            opened.locator(".note button").click()
        opened.locator(".note").wait_for(state="detached")
        assert opened.evaluate(ACTIVE) == "footnote-ref"
    assert opened.url == url(bundles, "rights")


@pytest.mark.wcag("1.4.13", "2.1.1", "2.4.3", "4.1.2")
@pytest.mark.parametrize("media", [{"color_scheme": "dark"}, {"forced_colors": "active"}], ids=("dark", "forced"))
def test_a_term_says_what_it_means_where_it_is_read(browser: Browser, bundles: Path, media: Any) -> None:
    context = browser.new_context(viewport=PHONE, bypass_csp=True, **media)
    page = context.new_page()
    page.goto(url(bundles, "rights"))
    mark = page.locator("main .term").first
    entries = page.evaluate("history.length")
    for leave in ("outside", "Escape", "button"):
        mark.focus()
        page.keyboard.press("Enter")
        note = page.get_by_role("dialog", name=SAMPLE["period"])
        assert SAMPLE["long"] in note.inner_text()
        assert page.evaluate(ACTIVE) == "note"
        assert note.locator("a").get_attribute("href") == "contacts.html#term-x"
        if leave == "Escape":
            assert axe_page(page) == []
            page.keyboard.press("Escape")
        elif leave == "button":
            note.locator("button").click()
        else:
            page.locator("main h1").click()
        page.locator(".note").wait_for(state="detached")  # it is hidden, and so no dialog, some time before it is gone
        assert page.evaluate(ACTIVE) == "term" or leave == "outside"
    assert page.evaluate("[location.hash, history.length]") == ["", entries]
    page.keyboard.press("Enter")
    page.locator(".note a").click()
    page.wait_for_url("**/contacts.html#term-x")
    context.close()


@pytest.mark.wcag("1.4.11")
@pytest.mark.parametrize("width", [320, 1280])
def test_controls_have_borders_where_colours_are_forced(browser: Browser, bundles: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 640}, forced_colors="active")
    page = context.new_page()
    without = """[...document.querySelectorAll("button, .exit, .bar-tools > *")].filter(one => one.offsetParent)
        .filter(one => getComputedStyle(one).borderBottomStyle === "none").map(one => one.outerHTML)"""
    for name in ("index", "rights", "form-b", "contacts"):
        page.goto(url(bundles, name))
        assert page.evaluate(without) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_without_a_script_a_term_leads_to_the_glossary(browser: Browser, bundles: Path) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(url(bundles, "rights"))
    assert not page.locator("dl[hidden]").is_visible()
    page.locator("main .term").first.click()
    page.wait_for_url("**/contacts.html#term-x")
    context.close()


@pytest.mark.wcag("2.5.8", "3.2.6")
def test_numbers_to_call_can_be_tapped_on_every_page(opened: Page, bundles: Path) -> None:
    opened.goto(url(bundles, "rights"))
    link = opened.locator(".calls a")
    assert link.get_attribute("href") == "tel:+35300000000"
    box = link.bounding_box()
    assert box is not None
    assert box["height"] >= 24
