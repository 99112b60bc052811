"""Checks on the book: their examples, and what the examples leave open."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from gesim_build.checks import BOOK_CHECKS
from gesim_build.checks.analysis.coverage import code_points, coverage
from gesim_build.checks.analysis.sample_records import sample
from gesim_build.checks.analysis.terms import Terms
from gesim_build.checks.check import BookCheck, BookContext, BookExample
from gesim_build.checks.rules import (
    contradictory_dates,
    duplicate_id,
    expired_record,
    forbidden_source_word,
    forbidden_word,
    missing_glyph,
    orphaned_file,
    stray_markup,
    unclear_question,
    unresolved_reference,
    unused_definition,
)
from gesim_build.diagnostics import Severity
from gesim_build.model import Message, Unit
from gesim_build.registers.definitions import Term
from gesim_build.registers.questions import Question
from tests.checks.books import DAY, EDITIONS, PLACE, book_of, catalog_of, context_of
from tests.conventions import load

CASES = [
    pytest.param(check, example, id=f"{check.CODE}-{number}")
    for check in BOOK_CHECKS
    for number, example in enumerate(check.EXAMPLES)
]
CONTEXT = BookContext(editions=EDITIONS)


@pytest.mark.parametrize(("check", "example"), CASES)
def test_the_good_book_passes(check: BookCheck, example: BookExample) -> None:
    assert list(check.check(book_of(example.good), context_of(example.good, example))) == []


@pytest.mark.parametrize(("check", "example"), CASES)
def test_the_bad_book_is_found(check: BookCheck, example: BookExample) -> None:
    found = list(check.check(book_of(example.bad), context_of(example.bad, example, bad=True)))
    assert {(d.code, d.severity) for d in found} == {(check.CODE, check.SEVERITY)}
    assert all(d.location.path and d.message and d.hint for d in found)


@pytest.mark.parametrize(("check", "example"), CASES)
def test_a_good_book_passes_every_other_check(check: BookCheck, example: BookExample) -> None:
    book, around = book_of(example.good), context_of(example.good, example)
    found = [d for other in BOOK_CHECKS if other is not check for d in other.check(book, around)]
    assert found == []


def test_a_duplicate_names_both_places() -> None:
    book = book_of({"chapters/10-a.md": "# A {#a}\n\n## B {#b}\n\n::: note N {#b}\nText.\n:::\n"})
    (found,) = duplicate_id.check(book, CONTEXT)
    assert (found.location.line, [place.line for place in found.related]) == (5, [3])


def test_markup_that_looks_like_two_kinds_is_told_as_the_likelier_one() -> None:
    meant = {
        "See [a] (#a)": "a link",
        "[] (#a)": "a link",
        "So (#a)": "attributes",
        "[x]: https://example.org so": "the address of a link",
        "[x] so": "a box to tick",
    }
    for text, meaning in meant.items():
        (found,) = stray_markup.check(book_of({"chapters/10-a.md": f"# A {{#a}}\n\n{text}\n"}), CONTEXT)
        assert found.message.endswith(f"probably meant as {meaning}"), text


def test_inserts_of_two_countries_may_share_an_id() -> None:
    files = {
        "chapters/10-a.md": "# A {#a}\n\n::: national aid\nAsk.\n:::\n",
        "national/IE/aid.md": "### Aid {#aid}\n",
        "national/DE/aid.md": "### Aid {#aid}\n\nSee [](#aid).\n",
    }
    assert list(duplicate_id.check(book_of(files), CONTEXT)) == []
    assert list(unresolved_reference.check(book_of(files), CONTEXT)) == []


def test_a_chapter_cannot_refer_into_an_insert() -> None:
    files = {
        "chapters/10-a.md": "# A {#a}\n\nSee [](#aid).\n\n::: national aid\nAsk.\n:::\n",
        "national/IE/aid.md": "### Aid {#aid}\n",
    }
    (found,) = unresolved_reference.check(book_of(files), CONTEXT)
    assert (found.location.path, found.location.line) == ("handbook/chapters/10-a.md", 3)
    assert found.hint.startswith("Only the edition of IE prints it")


def test_a_reference_with_a_near_id_gets_a_suggestion() -> None:
    book = book_of({"chapters/10-a.md": "# A {#a}\n\n[that](#rsik)\n\n## Risk {#risk}\n"})
    (found,) = unresolved_reference.check(book, CONTEXT)
    assert found.hint == "Did you mean #risk?"


def test_an_insert_for_a_country_without_edition_is_an_orphan() -> None:
    book = book_of({"chapters/10-a.md": "# A {#a}\n\n::: national aid\nAsk.\n:::\n", "national/FR/aid.md": "Call.\n"})
    (found,) = orphaned_file.check(book, CONTEXT)
    assert found.location.path == "handbook/national/FR/aid.md"


def test_a_file_that_a_chapter_includes_is_no_orphan() -> None:
    files = {"chapters/10-a.md": "# A {#a}\n\n::: include rest.md\n:::\n", "chapters/rest.md": "Text.\n"}
    context = replace(CONTEXT, files=frozenset(f"handbook/{name}" for name in files))
    assert list(orphaned_file.check(book_of(files, "chapters/rest.md"), context)) == []
    (found,) = orphaned_file.check(book_of({"chapters/10-a.md": "# A {#a}\n"}), context)
    assert found.location.path == "handbook/chapters/rest.md"


def test_the_address_of_a_figure_is_that_from_the_file_that_defines_it() -> None:
    text = "::: figure Caption {#fig}\n![A figure][f]\n:::\n\n[f]: ../figures/f.svg\n"
    files = {"chapters/10-a.md": "# A {#a}\n\n::: include ../texts/more/t.md\n:::\n", "texts/more/t.md": text}
    assert list(unused_definition.check(book_of(files), CONTEXT)) == []


def test_a_missing_glyph_is_named_once_in_a_file() -> None:
    book = book_of({"chapters/10-a.md": "# A {#a}\n\nA☃\n\nA☃\n"})
    around = replace(
        CONTEXT, coverage={"Noto Serif": frozenset(map(ord, "TA")), "Noto Sans": frozenset(map(ord, "TA☃"))}
    )
    (found,) = missing_glyph.check(book, around)
    assert found.message == "“☃” (U+2603, SNOWMAN) is not in Noto Serif"
    assert found.location.line == 3


def test_missing_glyphs_are_one_finding_for_a_text_and_an_error_in_a_release() -> None:
    book = book_of({"chapters/10-a.md": "# A {#a}\n\nA☃ש→\n\nA☃\n"})
    around = replace(CONTEXT, coverage={"F": frozenset(map(ord, "TA"))}, fallback={"G": frozenset(map(ord, "→"))})
    (found,) = missing_glyph.check(book, around)
    assert found.message == "“ש” (U+05E9, HEBREW LETTER SHIN), “☃” (U+2603, SNOWMAN) are not in F"
    assert found.hint == "Install fonts for signs and ticks, Hebrew: gesim doctor names the packages."
    assert found.severity == "warning"
    (found,) = missing_glyph.check(book, replace(around, release=True))
    assert found.severity == "error"


def test_spaces_and_soft_hyphens_need_no_glyph() -> None:
    book = book_of({"chapters/10-a.md": "# A {#a}\n\nA\u00a0A\u00adA\u202fA\u200bA\n"})
    around = replace(CONTEXT, coverage={"F": frozenset(map(ord, "TA"))})
    assert list(missing_glyph.check(book, around)) == []


def test_signs_of_figures_and_translations_are_looked_for_too() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<text>T</text>\n<text>☃</text></svg>'
    book = book_of({"chapters/10-a.md": "# T {#a}\n", "figures/a.svg": svg})
    selectors = "\u2028\u2029\ufe00\ufe0f\U000e0100\U000e01efT"
    catalogs = {"de": catalog_of({"T": "T", "U": selectors, "V": "\ufe10\U000e01f0"})}
    letter = frozenset({ord("T")})
    around = replace(CONTEXT, coverage={"F": letter, "G": letter}, catalogs=catalogs)
    assert [(str(d.location), d.message) for d in missing_glyph.check(book, around)] == [
        ("handbook/figures/a.svg:3", "“☃” (U+2603, SNOWMAN) is not in F and G"),
        (
            "translations/de.po:30",
            "“︐” (U+FE10, PRESENTATION FORM FOR VERTICAL COMMA), “\U000e01f0” (U+E01F0, no name) are not in F and G",
        ),
    ]


REFERENCE = """\
[[reference]]
id = "report"
kind = "publication"
title = "Report"
body = "Agency"
confidence = "A"
read_on = 2026-11-24
review_on = 2027-11-23
"""
FIGURE = """\
[[fact]]
id = "visitors"
kind = "figure"
reference = "report"
value = 14000
period = "2017-18"
year = 2016
statement = "Victims."
confidence = "A"
read_on = 2026-11-23
review_on = 2027-11-23
"""


def test_nothing_was_checked_tomorrow() -> None:
    book = book_of({"references.toml": REFERENCE})
    (found,) = contradictory_dates.check(book, replace(CONTEXT, today=DAY))
    assert found.location.line == 7
    assert list(contradictory_dates.check(book, CONTEXT)) == []


def test_a_year_alone_is_in_no_order_with_a_date() -> None:
    book = book_of({"references.toml": f"{REFERENCE}date = 2020\nin_force = 2019-01-01\n"})
    assert list(contradictory_dates.check(book, CONTEXT)) == []


def test_a_source_is_not_older_than_its_figure() -> None:
    (found,) = contradictory_dates.check(book_of({"references.toml": REFERENCE, "facts.toml": FIGURE}), CONTEXT)
    assert (found.location.path, found.location.line) == ("handbook/facts.toml", 7)


def test_in_a_release_an_expired_record_is_an_error_on_its_day() -> None:
    book = book_of({"references.toml": REFERENCE})
    last = replace(CONTEXT, today=dt.date(2027, 11, 23), release=True)
    assert list(expired_record.check(book, last)) == []
    (found,) = expired_record.check(book, replace(last, today=dt.date(2027, 11, 24)))
    assert (found.severity, str(found.location)) == (Severity.ERROR, "handbook/references.toml:8")


def test_what_no_edition_prints_does_not_expire() -> None:
    book = book_of({"references.toml": f'{REFERENCE}country = "FR"\n'})
    assert list(expired_record.check(book, replace(CONTEXT, today=dt.date(2030, 1, 1)))) == []


def test_code_points_of_fontconfig() -> None:
    assert code_points("20-22 a0 1f600-1f601") == {0x20, 0x21, 0x22, 0xA0, 0x1F600, 0x1F601}


def test_coverage_of_a_family_that_fontconfig_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "fc-match"
    program.write_text("#!/bin/sh\nprintf 'Sans,Sans Display\\n20-21\\n30'\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert coverage(["Sans Display", "Serif"]) == {"Sans Display": {0x20, 0x21, 0x30}}
    program.unlink()
    assert coverage(["Sans"]) == {}


def test_coverage_of_the_fonts_of_the_machine() -> None:
    known = coverage(["Noto Serif", "No Such Family"])
    assert list(known) == ["Noto Serif"]
    assert set(map(ord, "AžąΩ„“")) <= known["Noto Serif"]
    assert 0x2603 not in known["Noto Serif"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A tool addict.", True), ("Tool\naddicts!", True), ("The TOOL ADDICTES", True), ("“Tool addict”", True),
        ("tooladdict", False), ("Tool-addict", False), ("A stool addict", False), ("Tool addicted", False),
        ("`tool addict`", False),
    ],
)  # fmt: skip
def test_what_the_glossary_forbids_is_found_as_words(text: str, found: bool) -> None:
    glossary = """[[term]]
id = "borrower"
term = "Borrower"
never_say = ["other", "tool addict"]
definition = "No tool addict."
"""
    book = book_of({"glossary.toml": glossary, "chapters/10-a.md": f"# A {{#a}}\n\n{text}\n"})
    problems = list(forbidden_source_word.check(book, CONTEXT))
    assert [(one.message, one.hint) for one in problems] == [
        ("“tool addict” must not be said", "The glossary says so; its term is “Borrower”.")
    ] * found
    assert [str(place) for one in problems for place in (one.location, *one.related)] == [
        "handbook/chapters/10-a.md:3", "handbook/glossary.toml:4"
    ] * found  # fmt: skip


def test_what_the_glossary_forbids_is_found_in_drawings_and_alternative_texts_too() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>A</text>\n<text>{}</text></svg>'
    chapter = "# A {#a}\n\n::: figure {#b}\n![One tool addict.](../figures/a.svg)\n\nB.\n:::\n\nA ![tool addict](x).\n"
    glossary = sample(Term, id="borrower", term="Borrower", never_say=["tool addict"])
    files = {"glossary.toml": glossary, "chapters/10-a.md": chapter, "figures/a.svg": drawing.format("Tool addict")}
    assert [str(one.location) for one in forbidden_source_word.check(book_of(files), CONTEXT)] == [
        "handbook/chapters/10-a.md:4", "handbook/chapters/10-a.md:9", "handbook/figures/a.svg:2"
    ]  # fmt: skip
    terms = Terms(load("en"), load("de"), {}, {"Süchtige": "So heißt niemand."})
    for text, found in (("Ein ![Süchtiger](x).", 1), ("![Süchtige](x) und Süchtige.", 1), ("Ein ![Mensch](x).", 0)):
        message, unit = Message("", "x", text, False, "", PLACE), Unit("", "x", "paragraph", PLACE, "X")
        assert len(list(forbidden_word.check(unit, message, terms))) == found


def test_a_question_names_the_nearest_of_whom_and_what_there_is() -> None:
    values = {"asked_of": ["leagl", "de"], "about": ["#bb", "#b", "fact.x"]}
    book = book_of({"chapters/10-a.md": "# A {#a}\n\n## B {#b}\n", "questions.toml": sample(Question, **values)})
    found = unclear_question.check(book, replace(CONTEXT, reviews=frozenset(("legal",))))
    assert [(one.message.partition(" asks ")[2] or one.message.partition("about ")[2], one.hint) for one in found] == [
        ("leagl", "Did you mean legal?"),
        ("#bb, which is not in the book", "Did you mean #b?"),
        ("fact.x, which is not in the book",
         "Name an id of the book, #ID, or a record of its registers, fact.ID or ref.ID."),
    ]  # fmt: skip
