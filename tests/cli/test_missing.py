from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.cli.translation_project import CHAPTER, gesim, translate_all, write_chapter, write_project
from tests.judges.axe import axe_files
from tests.judges.vnu import vnu


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_project(tmp_path)
    gesim(tmp_path, "sync")
    return tmp_path


def test_what_is_missing_has_both_places_and_the_next_step(project: Path) -> None:
    result = gesim(project, "missing", "--lang", "de")
    assert result.exit_code == 1
    assert "handbook/chapters/10-one.md:3  missing  paragraph, 8 words  (translations/de.po:" in result.output
    assert "gesim missing --lang de" in result.output.splitlines()[-1]
    assert "lv.po" not in result.output


def test_a_fuzzy_text_shows_what_changed(project: Path) -> None:
    translate_all(project, "de")
    write_chapter(project, CHAPTER.replace("30", "45"))
    gesim(project, "sync")
    result = gesim(project, "missing", "--lang", "de")
    assert result.exit_code == 1
    assert "within [-30-]{+45+} days" in result.output


def test_the_pseudo_language_never_lacks_anything(project: Path) -> None:
    result = gesim(project, "missing", "--lang", "qps")
    assert result.exit_code == 0
    assert result.output.startswith("qps: 0 missing")
    both = gesim(project, "missing", "--lang", "qps", "--lang", "de")
    assert both.exit_code == 1
    assert "lv.po" not in both.output


def test_when_nothing_is_missing_it_exits_0(project: Path) -> None:
    translate_all(project, "de")
    translate_all(project, "lv")
    assert gesim(project, "missing").exit_code == 0


def test_a_catalog_that_does_not_exist_wants_a_sync(tmp_path: Path) -> None:
    result = gesim(write_project(tmp_path), "missing", "--lang", "lv")
    assert result.exit_code == 1
    assert "gesim sync --lang lv" in result.output


def test_programs_get_json(project: Path) -> None:
    result = gesim(project, "missing", "--lang", "lv", "--format", "json")
    assert result.exit_code == 1
    [language] = json.loads(result.output)["languages"]
    assert language["language"] == "lv"
    assert {string["state"] for chapter in language["chapters"] for string in chapter["strings"]} == {"missing"}


@pytest.mark.parametrize(("variable", "coloured"), [("NO_COLOR", False), ("FORCE_COLOR", True)])
def test_colour_follows_the_environment(
    project: Path, monkeypatch: pytest.MonkeyPatch, variable: str, coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv(variable, "1")
    assert ("\x1b[" in gesim(project, "missing").output) is coloured


def test_words_are_counted_by_what_is_known(project: Path) -> None:
    assert re.search(r"^  Words: (.*, )?new: \d+$", gesim(project, "missing", "--lang", "de").output, re.MULTILINE)
    [language] = json.loads(gesim(project, "missing", "--lang", "de", "--format", "json").output)["languages"]
    assert language["words"]["new"]["words"] > 0


def test_places_without_a_build_are_the_texts_beside_and_what_to_do(project: Path) -> None:
    output = gesim(project, "missing", "--lang", "de", "--places").output
    assert "        Text before: One\n" in output
    assert "No PDF to name pages of: gesim build --lang de --format pdf" in output


def test_check_says_where_the_text_of_a_finding_is(project: Path) -> None:
    translate_all(project, "de", "{}  (auf Deutsch)")
    plain = gesim(project, "check", "--lang", "de").output
    assert "double-space" in plain
    assert "Text before" not in plain
    told = gesim(project, "check", "--lang", "de", "--places").output
    assert re.search(r"Leave one\. Text before: One\b", told)
    assert re.sub(r" Text (before|after): [^\n]*", "", told) == plain
    # In the source language there is no catalog to say it of.
    assert gesim(project, "check", "--lang", "en", "--places").output == gesim(project, "check", "--lang", "en").output


@pytest.mark.slow
def test_places_are_those_of_the_last_pdf_and_a_page_shows_them(project: Path, browser: Browser) -> None:
    translate_all(project, "de", "{} (auf Deutsch)")
    write_chapter(project, f"{CHAPTER}\nThis sentence is new, and nobody has translated it so far.\n")
    gesim(project, "sync", "--lang", "de")
    assert gesim(project, "build", "--lang", "de", "--format", "pdf").exit_code == 0
    output = gesim(project, "missing", "--lang", "de", "--places").output
    assert re.search(r"so far\.\n        Page \d+ · .*One", output)
    catalog = project / "translations/de.po"
    kept = catalog.read_text("utf-8")
    catalog.write_text(kept.replace("30 days what happens next. (", "31 days what happens next. ("), "utf-8")
    assert re.search(r"Compare it with the English text\. Page \d+ · ", gesim(project, "check", "--places").output)
    catalog.write_text(kept, "utf-8")
    assert re.search(r"One +\d.* %  +\d+\n", gesim(project, "status", "--lang", "de", "--places").output)
    assert gesim(project, "sync", "--lang", "de", "--places").exit_code == 0
    assert re.search(r"^#\. Page \d+ · ", (project / "translations/de.po").read_text("utf-8"), re.MULTILINE)
    assert gesim(project, "sync", "--lang", "de", "--places", "--check").exit_code == 0
    page = project / "open.html"
    page.write_text(gesim(project, "missing", "--lang", "de", "--format", "html").output, encoding="utf-8")
    assert page.read_text("utf-8").count("<img ") == 1
    assert str(project) not in page.read_text("utf-8")
    # The checker cannot tell hashes of styles, nor data: as a source.
    assert [one for one in vnu(page) if "violates Content Security Policy (meta tag)" not in one] == []
    assert axe_files(browser, [page]) == []
