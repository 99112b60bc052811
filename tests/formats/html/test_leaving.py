"""Leaving the pages of a release, and the book in one file: a browser without a network shows nothing of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gesim_build.formats import RenderContext
from gesim_build.formats.look import Look
from gesim_build.formats.single import render
from gesim_build.languages import load
from gesim_build.release.page import SCRIPT, SCRIPT_SOURCE, PageLanguage, away_pages, landing_pages
from tests.formats.sample import no_work, sample
from tests.judges.axe import axe_files
from tests.release.samples import ENGLISH
from tests.vocabulary import handbook_theme

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

LATER = "as soon as there is a connection"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a release, and beside them the book in one file."""
    made, theme = tmp_path_factory.mktemp("leaving"), handbook_theme()
    words = {"en": PageLanguage(load("en"), {})}
    pages = (*landing_pages(ENGLISH, "Tiny", words, theme), *away_pages(ENGLISH, words, theme))
    for name, text in (*pages, (SCRIPT, theme.text(SCRIPT_SOURCE))):
        (made / name).write_text(text, "utf-8")
    (book,) = render(RenderContext(sample("de"), Look(theme), no_work))
    (made / "single.html").write_bytes(book.content)
    return made


@pytest.fixture
def page(browser: Browser) -> Page:
    """A page that came from elsewhere; no name of a server is found."""
    opened = browser.new_context().new_page()
    opened.route("https://**", lambda route: route.abort("namenotresolved"))
    opened.goto("about:blank")
    return opened


def left_without_a_trace(page: Page, host: str) -> None:
    assert page.title() == host
    assert page.locator("h1").inner_text() == host
    assert "Tiny" not in page.inner_text("body") and "GeSIM" not in page.inner_text("body")
    page.go_back()
    assert page.url == "about:blank"
    assert page.evaluate("history.length") == 2


def test_a_page_from_the_disk_leads_to_one_that_waits(page: Page, folder: Path, browser: Browser) -> None:
    page.goto((folder / "index.html").as_uri())
    page.locator(".exit").click()
    page.locator(".away-state", has_text=LATER).wait_for()
    page.reload()
    page.locator(".away-state", has_text=LATER).wait_for()
    left_without_a_trace(page, "www.met.ie")
    assert axe_files(browser, [folder / "away-en.html"]) == []


def test_without_a_page_beside_it_one_is_made_that_asks_nothing(page: Page, folder: Path) -> None:
    asked: list[str] = []
    page.goto((folder / "single.html").as_uri())
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    page.locator(".exit").click()
    page.wait_for_url("blob:**")
    assert folder.name not in page.url
    assert page.locator(".away-state").inner_text().endswith(f"{LATER}.")
    assert page.locator(".away-link").get_attribute("href") == "https://www.dwd.de/"
    assert [one for one in asked if not one.startswith("blob:")] == []
    left_without_a_trace(page, "www.dwd.de")


@pytest.mark.parametrize(("name", "path"), [("index.html", "index.html"), ("single.html", "4711")])
def test_the_address_to_which_one_leaves_a_server_does_not_name_it(
    page: Page, folder: Path, name: str, path: str
) -> None:
    asked: list[str] = []
    script = folder / SCRIPT
    page.route(f"**/{SCRIPT}", lambda route: route.fulfill(path=script, content_type="text/javascript"))
    page.route("http://127.0.0.1:1/*", lambda route: route.fallback() if SCRIPT in route.request.url else
               route.fulfill(path=folder / name, content_type="text/html"))  # fmt: skip
    page.goto(f"http://127.0.0.1:1/{path}")
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    page.locator(".exit").click()
    page.wait_for_url("about:blank")
    assert (page.title(), page.inner_text("body"), asked) == ("", "", [])
    page.go_back()
    assert (page.url, page.evaluate("history.length")) == ("about:blank", 2)


def test_it_goes_on_when_there_is_a_network(page: Page, folder: Path) -> None:
    page.goto((folder / "single.html").as_uri())
    page.context.set_offline(True)
    page.locator(".exit").click()
    page.locator(".away-state", has_text=LATER).wait_for()
    page.unroute("https://**")
    page.route("https://**", lambda route: route.fulfill(body="Weather", content_type="text/html"))
    page.context.set_offline(False)
    page.wait_for_url("https://www.dwd.de/")
