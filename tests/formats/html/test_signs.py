"""What the sign † means, for whoever has no mouse: at the end of the page, and under a finger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gesim_build.formats import RenderContext
from gesim_build.formats.html import render
from gesim_build.formats.look import Look
from gesim_build.model import Artifact
from tests.formats.sample import no_work, sample
from tests.vocabulary import handbook_theme

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MEANING = "†: nobody has read this at its source for this edition."
MARKED = '<abbr class="to-verify" title="to verify">†</abbr> and <abbr title="European Union">EU</abbr> '


@pytest.fixture(scope="module")
def files() -> dict[str, Artifact]:
    whole = sample()
    parts = [replace(one, xhtml=one.xhtml.replace("<dd>", f"<dd>{MARKED}", 1)) for one in whole.parts]
    marked = replace(whole, parts=(*whole.parts[:3], parts[3]))
    return {one.path: one for one in render(RenderContext(marked, Look(handbook_theme()), no_work))}


def test_a_page_with_the_sign_says_what_it_means_and_no_other_does(files: dict[str, Artifact]) -> None:
    pages = {name: one.content.decode() for name, one in files.items() if name.endswith(".html")}
    assert [name for name, page in pages.items() if "~sign" in page] == ["html/contacts.html"]
    assert f'<p class="sign" id="~sign">{MEANING}</p>\n</main>' in pages["html/contacts.html"]


@pytest.mark.slow
def test_a_finger_reads_what_a_sign_and_an_abbreviation_mean(
    browser: Browser, files: dict[str, Artifact], tmp_path: Path
) -> None:
    for name, one in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.content)
    phone: Any = {"width": 390, "height": 844}
    context = browser.new_context(viewport=phone, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto((tmp_path / "html/contacts.html").as_uri())
    for mark, meaning in ((".to-verify", MEANING), ("abbr:not(.to-verify)", "European Union")):
        page.locator(f"main {mark}").tap()
        assert page.locator(".note > p").first.inner_text() == meaning
        page.keyboard.press("Escape")
        page.locator(".note").wait_for(state="detached")
    context.close()
