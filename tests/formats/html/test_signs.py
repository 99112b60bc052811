"""What the sign † means, for whoever has no mouse: at the end of the page, under a finger, and by keyboard.

However many of them a page has, one is a stop of the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from gesim_build.formats import RenderContext
from gesim_build.formats.html import render
from gesim_build.formats.look import Look
from gesim_build.model import Artifact
from tests.formats.sample import no_work, sample
from tests.judges.axe import axe_files
from tests.judges.vnu import vnu
from tests.vocabulary import handbook_theme

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MEANING = "†: nobody has read this at its source for this edition."
MARKS = {".to-verify": MEANING, "abbr:not(.to-verify)": "European Union"}
MANY = 40
# More stops than the page has.
FAR = 60
MARKED = '<abbr class="to-verify" title="to verify">†</abbr> and <abbr title="European Union">EU</abbr> '


@pytest.fixture(scope="module")
def files() -> dict[str, Artifact]:
    whole = sample()
    parts = [replace(one, xhtml=one.xhtml.replace("<dd>", f"<dd>{MANY * MARKED}", 1)) for one in whole.parts]
    marked = replace(whole, parts=(*whole.parts[:3], parts[3]))
    return {one.path: one for one in render(RenderContext(marked, Look(handbook_theme()), no_work))}


def test_a_page_with_the_sign_says_what_it_means_and_no_other_does(files: dict[str, Artifact]) -> None:
    pages = {name: one.content.decode() for name, one in files.items() if name.endswith(".html")}
    assert [name for name, page in pages.items() if "~sign" in page] == ["html/contacts.html"]
    assert f'<p class="sign" id="~sign">{MEANING}</p>\n</main>' in pages["html/contacts.html"]


@pytest.fixture
def opened(browser: Browser, files: dict[str, Artifact], tmp_path: Path) -> Iterator[Page]:
    """The page with the signs, on a phone."""
    for name, one in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.content)
    phone: Any = {"width": 390, "height": 844}
    context = browser.new_context(viewport=phone, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto((tmp_path / "html/contacts.html").as_uri())
    yield page
    context.close()


def close(page: Page) -> None:
    page.keyboard.press("Escape")
    page.locator(".note").wait_for(state="detached")


@pytest.mark.slow
@pytest.mark.parametrize("number", [0, MANY - 1])
def test_a_finger_reads_what_a_sign_and_an_abbreviation_mean(opened: Page, number: int) -> None:
    for mark, meaning in MARKS.items():
        opened.locator(f"main {mark}").nth(number).tap()
        assert opened.locator(".note > p").first.inner_text() == meaning
        close(opened)


def stops(page: Page, css: str) -> int:
    """How many of the elements that match a selector the keyboard stops at, all around the page."""
    place = "css => [...document.querySelectorAll(css)].indexOf(document.activeElement)"
    places = set()
    for _ in range(FAR):
        page.keyboard.press("Tab")
        places.add(page.evaluate(place, css))
    return len(places - {-1})


@pytest.mark.slow
@pytest.mark.wcag("2.1.1", "2.4.3")
def test_of_many_signs_one_is_a_stop_of_the_keyboard(opened: Page) -> None:
    for mark in MARKS:
        assert opened.locator(f"main {mark}").count() == MANY
        assert stops(opened, mark) == 1


@pytest.mark.slow
@pytest.mark.wcag("1.3.1", "4.1.2")
def test_whoever_listens_hears_what_each_sign_says(opened: Page) -> None:
    heard = opened.locator("main dd").first.aria_snapshot()
    assert heard.count('img "to verify"') == MANY - 1
    assert heard.count('link "to verify"') == 1


@pytest.mark.slow
@pytest.mark.wcag("2.1.1", "2.4.3", "4.1.2")
def test_the_keyboard_opens_what_they_mean_and_comes_back_to_them(opened: Page) -> None:
    for mark, meaning in MARKS.items():
        for _ in range(FAR):
            opened.keyboard.press("Tab")
            if opened.evaluate("css => document.activeElement.matches(css)", mark):
                break
        opened.keyboard.press("Enter")
        assert opened.locator(".note:focus > p").first.inner_text() == meaning
        close(opened)
        assert opened.evaluate("css => document.activeElement.matches(css)", mark)


@pytest.mark.slow
def test_without_a_script_the_first_sign_leads_to_what_it_says(browser: Browser, opened: Page) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(opened.url)
    page.locator("main a.to-verify").click()
    page.wait_for_url("**#~sign")
    assert page.locator(":target").inner_text() == MEANING
    context.close()


@pytest.mark.slow
def test_nothing_is_wrong_with_a_page_full_of_them(browser: Browser, opened: Page) -> None:
    path = Path(unquote(opened.url.removeprefix("file://")))
    assert axe_files(browser, [path]) == []
    assert [finding for finding in vnu(path) if "Content Security Policy" not in finding] == []
