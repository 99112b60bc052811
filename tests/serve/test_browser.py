"""The workbench in a real Chromium: a translator's, a reviewer's and an editor's way through it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from gesim_build.pipeline import load_book, open_project, read_catalogs
from gesim_build.pipeline.reviewing import review_findings
from tests.cli.translation_project import gesim
from tests.judges.axe import axe_page
from tests.serve.served import CATALOG, CHAPTER, Client, serving, tiny

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, FrameLocator, Page

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

DESK: Any = {"width": 1280, "height": 800}
PHONE: Any = {"width": 360, "height": 740}
WAIT = 60_000  # milliseconds; builds run beside other tests


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tiny(tmp_path_factory.mktemp("served"))
    config = folder / "handbook/handbook.toml"
    config.write_text(config.read_text(encoding="utf-8") + '\n[release]\nreview = "translation"\n', encoding="utf-8")
    assert gesim(folder, "sync", "--lang", "de").exit_code == 0
    change(folder / CATALOG, '"Ein Abschnitt"', '""')
    return folder


@pytest.fixture(scope="module")
def client(root: Path) -> Iterator[Client]:
    with serving(root, pdf=True) as found:
        yield found


@pytest.fixture
def page(browser: Browser, client: Client) -> Iterator[Page]:
    """The workbench, opened by its address; a request to anywhere else fails the test, and so does an error."""
    context = browser.new_context(viewport=DESK)
    opened = context.new_page()
    opened.set_default_timeout(WAIT)
    wrong: list[str] = []
    opened.on(
        "request", lambda r: None if r.url.startswith((f"http://{client.host}/", "data:")) else wrong.append(r.url)
    )
    opened.on("console", lambda message: wrong.append(message.text) if is_wrong(message) else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    ready(opened, client)
    yield opened
    context.close()
    assert wrong == []


def is_wrong(message: ConsoleMessage) -> bool:
    """Whether a line of the console is a fault: that something was refused is what some tests are about."""
    return message.type == "error" and "status of 4" not in message.text


def ready(page: Page, client: Client) -> None:
    page.goto(client.address)
    page.wait_for_selector("body[data-ready]")
    page.wait_for_selector("#translation", state="attached")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def german(page: Page) -> FrameLocator:
    return page.frame_locator("#target-frame")


def open_in_release(root: Path) -> set[str]:
    """What a release of the German edition lacks, by code."""
    project = open_project(root)
    catalogs, _ = read_catalogs(project, ["de"])
    found = review_findings(project, load_book(project)[0], "de", catalogs["de"], release=True)
    return {one.code for one in found}


def test_a_message_is_translated_seen_in_page_and_pdf_and_signed(page: Page, root: Path) -> None:
    page.select_option("#filter", "missing")
    assert page.locator(".row").count() == 1
    # A click on the English text opens the message.
    page.frame_locator("#source-frame").get_by_text("A section").first.click()
    page.wait_for_function("() => document.querySelector('#english')?.innerText === 'A section'")
    page.fill("#translation", "Der neue  Abschnitt 7")
    page.wait_for_selector("#findings .finding")
    assert "numbers-differ" in page.inner_text("#findings")
    page.fill("#translation", "Der neue Abschnitt")
    page.keyboard.press("Control+s")
    german(page).get_by_text("Der neue Abschnitt").first.wait_for()
    assert '"Der neue Abschnitt"' in (root / CATALOG).read_text(encoding="utf-8")
    page.wait_for_function("() => document.querySelectorAll('.row').length === 0")

    page.click("#pdf-button")
    page.wait_for_selector("#pdf-pages .box")
    number = int(re.findall(r"Page (\d+) of", page.inner_text("#pdf-state"))[0])
    with pypdfium2.PdfDocument(root / "dist/de/tiny-de.pdf") as pdf:
        assert "Der neue Abschnitt" in pdf[number - 1].get_textpage().get_text_range()

    page.click("#pdf-button")  # or every signature has the PDF built again
    page.select_option("#filter", "unsigned")
    assert "not-reviewed" in open_in_release(root)
    while page.locator(".row").count():
        before = page.locator(".row").count()
        page.click(".row >> nth=0")
        page.wait_for_selector("#sign:not([disabled])")
        page.keyboard.press("Alt+g")
        page.wait_for_function("before => document.querySelectorAll('.row').length < before", arg=before)
    assert open_in_release(root) == set()
    change(root / CATALOG, '"Der neue Abschnitt"', '"Ein neuer Abschnitt"')
    page.wait_for_selector(".row")
    assert open_in_release(root) == {"not-reviewed"}


def test_a_row_that_is_pressed_or_has_the_focus_stays_when_a_file_is_written(page: Page, root: Path) -> None:
    def written(text: str) -> None:
        with page.expect_response(re.compile("/api/index")) as seen:
            (root / CATALOG).write_text(text, encoding="utf-8")
        assert seen.value.ok
        page.wait_for_timeout(200)  # it is drawn now

    before = (root / CATALOG).read_text(encoding="utf-8")
    page.select_option("#filter", "all")
    row = page.get_by_role("button", name="A sentence with a [link][site].")
    row.focus()
    row.hover()
    page.mouse.down()
    written(before + "\n# A comment at its end.\n")
    page.mouse.up()
    page.wait_for_function("() => document.querySelector('#english')?.innerText.startsWith('A sentence')")
    row.focus()
    assert 'msgid "A section"\nmsgstr ""' in before or '"Ein neuer Abschnitt"' in before
    written(before.replace('msgid "A section"\nmsgstr ""', 'msgid "A section"\nmsgstr "Neu"').replace("neuer", "alter"))
    assert page.evaluate("document.activeElement.dataset.id") == row.get_attribute("data-id")
    written(before)


def test_it_can_be_used_by_keyboard_and_by_names_alone(page: Page) -> None:
    page.get_by_label("Show").select_option("all")
    page.get_by_label("Search").fill("sentence with")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="A sentence with a [link][site].").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('#english')?.innerText.startsWith('A sentence')")
    page.get_by_label("Search").fill("")
    first = page.get_by_label("Translation", exact=True).input_value()
    page.keyboard.press("Alt+ArrowDown")
    page.wait_for_function("old => document.querySelector('#translation').value !== old", arg=first)
    page.keyboard.press("Alt+ArrowUp")
    page.wait_for_function("old => document.querySelector('#translation').value === old", arg=first)
    page.keyboard.press("Alt+h")
    assert page.get_by_role("dialog", name="Keys").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") in ("TEXTAREA", "BUTTON", "INPUT", "BODY")


def test_a_finding_is_accepted_with_its_reason(page: Page, root: Path) -> None:
    before = (root / CATALOG).read_text(encoding="utf-8")
    page.click(".row:has-text('One') >> nth=0")
    page.wait_for_function("() => document.querySelector('#english')?.innerText === 'One'")
    words = page.input_value("#translation")
    page.fill("#translation", f"{words} 7")
    page.get_by_role("button", name="Accept numbers-differ").wait_for()
    page.keyboard.press("Alt+a")
    page.wait_for_function("() => document.activeElement.id === 'reason'")
    page.keyboard.press("Enter")  # nothing is accepted without a reason
    page.keyboard.type("the seventh of the year")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('#saved').innerText === 'Saved.'")
    now = (root / CATALOG).read_text(encoding="utf-8")
    assert "\n# gesim: accept numbers-differ – the seventh of the year\n#. heading · One\n" in now
    assert now.replace("# gesim: accept numbers-differ – the seventh of the year\n", "") == before.replace(
        f'msgid "One"\nmsgstr "{words}"', f'msgid "One"\nmsgstr "{words} 7"'
    )
    assert page.inner_text("#findings") == "none"
    # What somebody else has written there meanwhile is not lost.
    page.fill("#translation", f"{words} 7  8.")
    page.get_by_role("button", name="Accept double-space").wait_for()
    change(root / CATALOG, "of the year", "of May")
    page.get_by_role("button", name="Accept double-space").click()
    page.keyboard.type("a wide one")
    page.keyboard.press("Enter")
    page.wait_for_selector(".conflict")
    assert "of May" in (root / CATALOG).read_text(encoding="utf-8")
    page.get_by_role("button", name="Take theirs").click()
    (root / CATALOG).write_text(before, encoding="utf-8")


def test_the_last_pdf_says_how_much_room_there_is(page: Page, root: Path) -> None:
    before = (root / CATALOG).read_text(encoding="utf-8")
    page.click(".row:has-text('A dot, drawn')")
    page.click("#pdf-button")
    page.wait_for_function("() => /^Last PDF, page \\d+: 1 line/.test(document.querySelector('#room').innerText)")
    page.fill("#translation", "Ein Punkt, gezeichnet von einer geduldigen Hand. " * 6)
    page.keyboard.press("Control+s")
    page.wait_for_function("() => /: \\d+ lines; a line holds/.test(document.querySelector('#room').innerText)")
    lines, holds = map(int, re.findall(r": (\d+) lines; a line holds about (\d+)", page.inner_text("#room"))[0])
    assert 20 < holds < 130
    assert lines * holds >= 48 * 6 > (lines - 1) * holds * 0.8
    page.fill("#translation", "Wort " * holds)
    assert re.search(r"This text: about [56] lines", page.inner_text("#room"))
    page.click("#pdf-button")
    (root / CATALOG).write_text(before, encoding="utf-8")


def test_pages_scroll_together(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 420})
    page.click(".row:has-text('A section')")
    page.wait_for_function(
        "() => [...document.querySelectorAll('iframe')]"
        ".every(one => one.contentDocument.querySelector('[data-selected]'))"
    )
    page.wait_for_timeout(200)
    page.evaluate("document.querySelector('#source-frame').contentWindow.scrollTo(0, 0)")
    page.wait_for_timeout(200)
    page.evaluate("document.querySelector('#source-frame').contentWindow.scrollTo(0, 300)")
    page.wait_for_function("() => document.querySelector('#target-frame').contentWindow.scrollY > 150")


def test_two_browsers_see_each_other_and_neither_overwrites(page: Page, root: Path) -> None:
    with page.context.expect_page() as opening:
        page.evaluate("window.open('/')")
    other = opening.value
    for each in (page, other):
        each.wait_for_selector("#translation")
        each.click(".row:has-text('A dot, drawn.')")
        each.wait_for_function("() => document.querySelector('#english')?.innerText === 'A dot, drawn.'")
    other.fill("#translation", "Meine Fassung")
    page.fill("#translation", "Ein Punkt, gemalt.")
    page.keyboard.press("Control+s")
    german(other).get_by_text("Ein Punkt, gemalt.").first.wait_for()
    assert other.input_value("#translation") == "Meine Fassung"
    other.keyboard.press("Control+s")
    other.wait_for_selector(".conflict")
    assert "Ein Punkt, gemalt." in other.inner_text(".conflict")
    assert '"Ein Punkt, gemalt."' in (root / CATALOG).read_text(encoding="utf-8")
    other.get_by_role("button", name="Keep mine").click()
    other.keyboard.press("Control+s")
    german(page).get_by_text("Meine Fassung").first.wait_for()
    page.wait_for_function("() => document.querySelector('#translation').value === 'Meine Fassung'")


def test_an_editor_changes_the_english_and_sees_it(page: Page, root: Path) -> None:
    page.select_option("#language", "en")
    page.wait_for_selector("#source-text")
    page.click(".row:has-text('A sentence with')")
    page.wait_for_function("() => document.querySelector('#source-file')?.value.endsWith('10-one.md')")
    text = page.input_value("#source-text")
    page.fill("#source-text", text.replace("(#section)", "(#nowhere)"))
    page.wait_for_selector("#findings .place")
    assert "unresolved-reference" in page.inner_text("#findings")
    page.fill("#source-text", text.replace("A sentence", "Some words"))
    page.get_by_role("button", name="Save").click()
    page.frame_locator("#source-frame").get_by_text("Some words").wait_for()
    assert "Some words" in (root / CHAPTER).read_text(encoding="utf-8")
    change(root / CHAPTER, "Some words", "A sentence")
    page.wait_for_function("() => document.querySelector('#source-text').value.includes('A sentence')")


def test_what_is_broken_on_the_disk_is_told_and_goes_when_it_is_mended(page: Page, root: Path) -> None:
    kept = (root / CATALOG).read_text(encoding="utf-8")
    (root / CATALOG).write_text(kept + '\nmsgid "x\n', encoding="utf-8")
    page.wait_for_selector("#banner p")
    assert CATALOG in page.inner_text("#banner")
    (root / CATALOG).write_text(kept, encoding="utf-8")
    page.wait_for_function("() => !document.querySelector('#banner').innerText")


def test_the_pages_of_a_book_run_nothing(page: Page) -> None:
    sandboxes = page.evaluate("[...document.querySelectorAll('iframe')].map(one => one.sandbox.value)")
    assert sandboxes == ["allow-same-origin"] * 2
    assert page.evaluate("document.cookie") == ""
    assert page.url.endswith("/")


@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, client: Client, root: Path, scheme: Any, viewport: Any) -> None:
    term = '[[term]]\nid = "dot"\nterm = "Dot"\nundecided = ["de"]\ndefinition = "A small round spot."\n'
    (root / "handbook/glossary.toml").write_text(term, encoding="utf-8")
    assert gesim(root, "sync", "--lang", "de").exit_code == 0
    context = browser.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(WAIT)
    ready(page, client)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    views = ["list", "source-page", "target-page", "work"] if viewport is PHONE else ["list"]
    for view in views:
        if viewport is PHONE:
            page.click(f"#views [data-view='{view}']")
        assert axe_page(page) == [], view
        if view == views[-1]:
            page.click("#terms-button")
            assert "Dot" in page.inner_text("#terms-list")
            assert axe_page(page) == [], "terms"
            page.keyboard.press("Escape")
    page.fill("#translation", "7  7")
    page.locator("#findings .accept").first.click()
    assert axe_page(page) == [], "accepting"
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.fill("#reason", "")
    page.keyboard.press("Escape")
    page.fill("#translation", page.evaluate("document.querySelector('#translation').defaultValue"))
    page.select_option("#language", "en")
    page.wait_for_selector("#source-text")
    assert axe_page(page) == []
    context.close()


def test_an_interrupt_ends_it_as_any_other_command(root: Path) -> None:
    command = [sys.executable, "-m", "gesim_build", "serve", "--project", str(root)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith("The workbench is at http://127.0.0.1:")
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Traceback" not in errors
