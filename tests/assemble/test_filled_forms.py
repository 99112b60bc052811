"""Forms with answers in them: what is printed, what translators get, and that the blank form stays as it is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gesim_build.assemble.manuscript import assemble
from gesim_build.catalog.units import units
from gesim_build.formats.files import form_parts
from gesim_build.markdown.directives import OTHER_DIRECTIVES
from gesim_build.model import Source
from gesim_build.validate.source_text import chapter_lines, lost_words, printed_words
from tests.assemble.samples import INFO, book, context_of, manuscript
from tests.vocabulary import handbook_theme

FORM = """\
# Plan {#plan}

Not this paragraph, see [](#elsewhere).

<!-- i18n:comment Short labels. -->
::: fields Who is here
ticks: Also here | Nobody | Interpreter | Friend
text: Language {width=1/2}
date: Until {width=1/2}
lines: What she says {rows=2}
hint: Her words.
check: All is clear: she said so.
:::

::: fields What comes in
grid: What | How much | Sure? {rows=2}
row: Wages
text: Language
choice: Enough? | Yes | No
:::
"""
ANSWERS = """\
code = 0417
date = 2026-03-13
## Who is here
Also here = [x] Interpreter | [x] Friend
<!-- i18n:comment Not named. -->
Language = her own
Until = 2026-04-01
What she says = "It is *quiet* there."
All is clear: she said so. = [x]
## What comes in
Wages = | yes
row = from a friend | 40
Language = of the office
Enough? = [x] No
"""
FILLED = f"# Plan, filled in {{#filled}}\n\n::: filled-form forms0.md\n{ANSWERS}:::\n"


def parts(language: str = "en") -> tuple[str, str]:
    """The XHTML of the form and of the one that is filled in."""
    text, problems = manuscript(book(["# C {#elsewhere}\n"], [FORM, FILLED]), language)
    assert not problems
    return text.parts[-2].xhtml, text.parts[-1].xhtml


def test_the_answers_are_where_they_belong() -> None:
    _, filled = parts()
    fields = " ".join(re.sub(r"<[^>]+>", " ", filled.replace("×</span>", "×")).split())
    assert fields == (
        "Form B Plan, filled in Case code (never her name) 0417 Date 13 Mar 2026 Edition en-IE · 23 November 2026 "
        "1 Who is here Example Also here Nobody × Interpreter × Friend Language her own Until 1 Apr 2026 "
        "What she says Her words. ‘It is quiet there.’ × All is clear: she said so. "
        "2 What comes in Example What How much Sure? Wages yes from a friend 40 Language of the office "
        "Enough? Yes × No Do not send home with her by default. "
        "Keep, lock away and destroy this sheet as your organisation’s retention rules say."
    )
    assert filled.count('class="answer"') == 9
    assert 'class="tick-round ticked"' in filled
    assert "<td></td><td><span" in filled


def test_the_blank_form_stays_as_it_is_and_alone_is_a_form() -> None:
    blank, _ = parts()
    alone, _ = manuscript(book(["# C {#elsewhere}\n"], [FORM]))
    assert alone.parts[-1].xhtml == blank
    both, _ = manuscript(book(["# C {#elsewhere}\n"], [FORM, FILLED]))
    assert [part.kind for part in both.parts] == ["chapter", "form", "example"]
    assert [part.id for part in form_parts(both)] == ["forms0"]


@pytest.mark.parametrize(("language", "day"), [("de", "13.03.2026"), ("lt", "2026-03-13"), ("lv", "13.\u00a0marts")])
def test_days_are_written_as_the_language_writes_them(language: str, day: str) -> None:
    assert day in parts(language)[1]


def test_translators_get_the_answers_that_are_texts_after_the_question() -> None:
    found = [unit for unit in units(book(["# C {#elsewhere}\n"], [FORM, FILLED])) if "forms1" in unit.location.path]
    answers = {unit.msgid: (unit.location.line, unit.comment) for unit in found if unit.kind == "form answer"}
    assert answers == {
        "her own": (9, "Not named."),
        '"It is *quiet* there."': (11, ""),
        "yes": (14, ""),
        "from a friend": (15, ""),
        "of the office": (16, ""),
    }


def test_no_answer_gets_lost_unnoticed() -> None:
    text, _ = manuscript(book(["# C {#elsewhere}\n"], [FORM, FILLED]))
    names = [name for name, row in OTHER_DIRECTIVES.items() if not row.title_kind]
    lines = list(chapter_lines(Source("f", FILLED), names))
    assert not list(lost_words(lines, printed_words(text.parts[-1])))
    lost = [finding.location.line for finding in lost_words(lines, printed_words(text.parts[-2]))]
    assert lost == [1, 4, 9, 11, 15, 16]  # there is a “Yes” in the blank form too


def test_what_is_said_on_every_page_is_at_the_head_of_each_part() -> None:
    context = replace(context_of("en", "IE"), info=replace(INFO, page_label="No <real> person"))
    text, _ = assemble(book(["# C {#elsewhere}\n"], [FORM, FILLED]), context, handbook_theme())
    label = '<p class="page-label">No &lt;real&gt; person</p>'
    assert [part.xhtml.count(label) for part in text.parts] == [1, 1, 1]
    assert all("page-label" not in xhtml for xhtml in parts())
