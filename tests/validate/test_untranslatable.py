"""Text that is not in the brackets of the pseudo-language, and what may be without them."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from gesim_build.diagnostics import Diagnostic
from gesim_build.languages import load
from gesim_build.languages.pseudo import PSEUDO, pseudo_language
from gesim_build.model import Manuscript
from gesim_build.output_formats import FORMATS
from gesim_build.pipeline import open_project
from gesim_build.pipeline.build import build, targets
from gesim_build.validate import untranslatable as module
from gesim_build.validate.text_run import TextRun
from gesim_build.validate.untranslatable import ALLOWED, outside, untranslatable
from tests.formats.sample import EDITIONS, sample

ROOT = Path(__file__).parents[2]
DAY = dt.date(2026, 11, 25)
TINY = ROOT / "tests" / "books" / "tiny"
# A line of each allowance, in its order.
LINES = (
    "GeSIM",
    "qps-DE",
    "https://example.org/a",
    "23 November 2026",
    "13 Mar 2026",
    "Ireland",
    "Ελληνικά",
    "B",
    "xiii",
    "12(6) and (7), 24–25",
    "CETS 197",
    "40 kB, 1.4 MB",
)


def manuscript() -> Manuscript:
    edition = replace(EDITIONS[0], language=PSEUDO)
    return replace(sample(), edition=edition, language=pseudo_language(load("en")))


def found(*pieces: str) -> list[str]:
    findings = untranslatable(manuscript(), [TextRun("a.html", "title", pieces)], "dist/qps")
    return [finding.message for finding in findings]


def test_what_is_in_brackets_is_translatable_also_over_several_pieces() -> None:
    assert list(outside(["a ⁅b", "c ⁅d⁆ e", "f⁆ g"]))[2].strip() == "g"
    assert found("⁅Ōñē", "ţŵō ⁅ţħřēē⁆", "fōūř⁆", " · 12") == []


def test_what_is_not_is_found_with_file_and_place() -> None:
    (finding,) = untranslatable(manuscript(), [TextRun("a.html", "title", ("⁅Ō⁆ Start page ⁅Ō⁆",))], "dist/qps")
    assert (finding.code, finding.location.path) == ("not-translatable", "dist/qps/a.html")
    assert finding.message == "“Start page” cannot be translated (title)"
    assert all(place in finding.hint for place in ("<!-- i18n:skip -->", '{{ _("…") }}', "report it"))
    assert ".py" not in finding.hint
    nowhere = untranslatable(manuscript(), [TextRun("a.html", "", ("One\ntwo",))], "")
    assert [f.message for f in nowhere] == ["“One” cannot be translated", "“two” cannot be translated"]


@pytest.mark.parametrize(
    "line", [*LINES, "English, German and Polish", "Guinea-Bissau", "Latviešu", "Deutsch", "qps-DE · 2 May 2027", "PDF"]
)
def test_what_is_allowed_is_not_found(line: str) -> None:
    languages = tuple(replace(EDITIONS[0], language=code) for code in ("de", "el", "lv"))
    text = replace(manuscript(), book=replace(manuscript().book, languages=languages))
    assert untranslatable(text, [TextRun("a.html", "", (line,))], "dist/qps") == ()


def test_what_is_allowed_is_in_the_language_of_the_source() -> None:
    text = replace(manuscript(), language=pseudo_language(load("de")))
    lines = ("Englisch, Deutsch und Polnisch", "12 und 13 (7)")
    assert untranslatable(text, [TextRun("a.html", "", lines)], "dist/qps") == ()


@pytest.mark.parametrize("number", range(len(ALLOWED)))
def test_every_allowance_is_needed(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ALLOWED", ALLOWED[:number] + ALLOWED[number + 1 :])
    assert [finding for line in LINES for finding in found(line)] != []


def test_words_are_not_taken_for_numerals_or_letters() -> None:
    assert len(found("civil", "mix", "In Ireland")) == 3


def built(root: Path, formats: Iterable[str]) -> list[Diagnostic]:
    project = open_project(root)
    outcomes = build(
        project,
        targets(project, [PSEUDO], list(formats)),
        release=False,
        today=DAY,
        progress=lambda _: None,
    )
    assert all(outcome.result for outcome in outcomes)
    # Nobody reads it: its pages need not be full.
    holes = ("page-with-hole", "short-last-page")
    return [finding for outcome in outcomes for finding in outcome.diagnostics if finding.code not in holes]


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_in_the_handbook_everything_can_be_translated_in_every_format(tmp_path: Path) -> None:
    for name in ("handbook", "translations", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    assert built(tmp_path, FORMATS) == []
    assert (tmp_path / "dist/qps/html/index.html").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("format_", "template", "before", "file"),
    [
        ("html", "bundle/layout.html.j2", '<header class="top">', "html/index.html"),
        ("html", "bundle/page.html.j2", "{{ (head | safe) ~ lead ~ (body | safe) }}", "html/one.html"),
        ("epub", "epub/title.xhtml.j2", '<h1 id="title">', "tiny-qps.epub"),
        ("pdf", "print/cover-front.xhtml.j2", '<div class="cover-foot">', "tiny-qps.pdf"),
        ("pdf", "print/heads.xhtml.j2", '<p class="head inner">', "tiny-qps.pdf"),
        ("print", "print/heads.xhtml.j2", '<p class="head inner">', "print/tiny-qps-interior.pdf"),
        ("print", "print/cover-back.xhtml.j2", '<div class="back-foot">', "print/tiny-qps-cover.pdf"),
    ],
)
def test_plain_words_in_a_template_are_found(
    tmp_path: Path, format_: str, template: str, before: str, file: str
) -> None:
    shutil.copytree(TINY, tmp_path / "book")
    own = tmp_path / "book" / "templates" / template
    own.parent.mkdir(parents=True)
    text = (ROOT / "templates" / template).read_text("utf-8")
    own.write_text(text.replace(before, f"<p>Plain words</p>{before}"), "utf-8")
    chapter = tmp_path / "book" / "handbook" / "chapters" / "10-one.md"
    chapter.write_text(chapter.read_text("utf-8") + "\nA long text.\n" * 400, "utf-8")  # a second page, with its head
    findings = built(tmp_path / "book", [format_])
    assert ("not-translatable", f"dist/qps/{file}") in {(f.code, f.location.path) for f in findings}
    assert {finding.message.partition(" cannot")[0] for finding in findings} == {"“Plain words”"}
