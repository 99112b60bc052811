"""The book as one page in one file: whole, asking nothing, left like the others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gesim_build.formats import RenderContext
from gesim_build.formats.html.pages import make_copy
from gesim_build.formats.look import Look
from gesim_build.formats.single import render
from gesim_build.markup.serialise import to_html
from gesim_build.markup.tree import parse
from gesim_build.safety.findings import unsafe_files, without_hashed
from gesim_build.theme import Theme
from tests.formats.sample import no_work, sample
from tests.judges.axe import axe_files
from tests.judges.vnu import vnu
from tests.vocabulary import handbook_theme

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The checker does not compute hashes; that both are applied under theirs is proved in the browser.
HASHED = "violates Content Security Policy"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (artifact,) = render(RenderContext(sample("el"), Look(handbook_theme()), no_work))
    path = tmp_path_factory.mktemp("single") / artifact.path
    path.write_bytes(artifact.content)
    assert [*unsafe_files([artifact], "dist/el")] == []
    return path


def test_all_parts_are_in_it_and_every_link_is_within(page: Path) -> None:
    text = page.read_text("utf-8")
    ids = re.findall(r'\sid="([^"]*)"', text)
    assert {"before-you-start", "rights", "form-b", "contacts"} <= set(ids)
    assert len(ids) == len(set(ids))
    targets = re.findall(r'(?:href|src)="([^"]*)"', text)
    assert {target[1:] for target in targets if target.startswith("#")} <= set(ids)
    others = (target for target in targets if not target.startswith("#"))
    assert [target for target in others if not re.match(r"https:|tel:|data:,$|data:image/png;base64,", target)] == []


def test_line_ends_of_other_systems_are_those_that_browsers_count() -> None:
    theme = handbook_theme()
    ended = {name: text.replace(b"\n", b"\r\n") for name, text in theme.files.items() if name.endswith((".js", ".css"))}
    (artifact,) = render(RenderContext(sample("el"), Look(Theme({**theme.files, **ended})), no_work))
    text = artifact.content.decode()
    assert "\r" not in text
    assert "<script>" not in without_hashed(text) and "<style>" not in without_hashed(text)


def test_a_script_that_the_policy_does_not_name_is_judged(page: Path) -> None:
    text = page.read_text("utf-8")
    assert "<script>" not in without_hashed(text) and "<style>" not in without_hashed(text)
    assert "<script>alert(1)</script>" in without_hashed(text + "<script>alert(1)</script>")


@pytest.mark.wcag("4.1.2")
@pytest.mark.slow
def test_it_asks_nothing_works_and_is_valid(browser: Browser, page: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    opened = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: said.append(message.text))
    opened.goto(page.as_uri())
    assert said == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320
    assert opened.evaluate("getComputedStyle(document.querySelector('.bar')).position") == "sticky"
    assert not opened.locator(".search-open").count()
    entries = opened.evaluate("history.length")
    opened.locator(".contents-list a[href='#rights']").click()
    opened.locator("main .footnote-ref").first.click()
    opened.locator(".note").wait_for()
    assert opened.evaluate("history.length") == entries
    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []
    opened.route("https://**", lambda route: route.fulfill(body="<p>Weather</p>", content_type="text/html"))
    opened.locator(".exit").click()
    opened.wait_for_url("https://**")
    # A messenger may open the file by a number.
    opened.route("https://files.example/*", lambda route: route.fulfill(path=page, content_type="text/html"))
    opened.goto("https://files.example/4711")
    entries = opened.evaluate("history.length")
    opened.locator(".contents-list a[href='#rights']").click()
    assert opened.evaluate("[location.hash, history.length]") == ["#rights", entries]
    context.close()
    assert axe_files(browser, [page]) == []
    assert [finding for finding in vnu(page) if HASHED not in finding] == []


def test_a_notice_at_the_start_keeps_its_words_and_leaves_its_ids_to_its_part(page: Path) -> None:
    text = page.read_text("utf-8")
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    notice = parse('<aside id="a" role="region"><p id="b">Write id="x" here.</p></aside>')
    make_copy(notice)
    assert to_html(notice) == '<aside role="note"><p>Write id="x" here.</p></aside>'
