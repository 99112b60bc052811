"""Answers in the fields of a form: to which field each goes, and what is wrong with those that go nowhere."""

from __future__ import annotations

import pytest

from gesim_build.markdown.answers import parse_answers
from gesim_build.markdown.blocks import block_parser
from gesim_build.markdown.filled_forms import HEAD
from gesim_build.markdown.includes import OPEN, parse_whole
from gesim_build.model import Chapter, Source
from tests.vocabulary import VOCABULARY

PATH = "handbook/forms/b.md"
FORM = """\
# Plan {#plan}

Not this paragraph.

<!-- i18n:comment Of the paragraph. -->
Nor this one.

<!-- i18n:comment Short labels. -->
<!-- i18n:comment Of the group. -->
::: fields Who is here
ticks: Also here | Nobody | Interpreter
text: Language
date: Until
lines: What she says {rows=2}
check: All is clear
:::

::: fields What comes in
grid: What | How much | Sure? {rows=2}
row: Wages
text: Language
choice: Enough? | Yes | No
:::

Nor the last.
"""


def read(answers: str, form: str = FORM) -> tuple[Chapter, list[str]]:
    """The chapter with the filled form, and what is wrong as ``LINE: CODE: MESSAGE: HINT``."""
    text = f"# Filled {{#f}}\n\n::: filled-form a.md\n{answers}:::\n"
    texts = {PATH: Source(PATH, text), "handbook/forms/a.md": Source("handbook/forms/a.md", form)}
    chapter, problems = parse_whole(block_parser(VOCABULARY), texts, PATH, "b", "example")
    assert {problem.location.path for problem in problems} <= {PATH}
    return chapter, [f"{one.location.line}: {one.code}: {one.message}: {one.hint}" for one in problems]


def shown(chapter: Chapter) -> list[str]:
    """The texts of the fields in their order: answers after ``=``, what is ticked with an x."""
    lines = []
    for token in chapter.tokens[4:]:
        ticked = "x " if token.meta.get("ticked") else ""
        if token.type == "field_answers":
            lines.append(f"row {token.meta['row']}")
        elif token.type == "inline" and token.meta["kind"] == "form answer":
            lines.append(f"= {token.content} ({token.meta['column']}, line {token.map[0] + 1})" if token.map else "")
        elif token.type == "inline" or ticked:
            lines.append(f"{ticked}{token.content or token.type}")
        elif token.type == "html_block":
            lines.append(token.content.strip())
    return lines


BLANK = [
    "<!-- i18n:comment Short labels. -->", "<!-- i18n:comment Of the group. -->", "Who is here",
    "Also here", "Nobody", "Interpreter", "Language", "Until", "What she says", "All is clear",
    "What comes in", "What", "How much", "Sure?", "Wages", "Language", "Enough?", "Yes", "No",
]  # fmt: skip


def after(question: str, *answers: str, number: int = 0) -> list[str]:
    """The texts of the form with answers after the field of a question, of which there may be several."""
    at = [index for index, text in enumerate(BLANK) if text == question][number] + 1
    return [*BLANK[:at], *answers, *BLANK[at:]]


@pytest.mark.parametrize(
    ("answers", "fields"),
    [
        ("", BLANK),
        ("Language = her own\n", after("Language", "= her own (0, line 4)")),
        ("## What comes in\nLanguage = hers\n", after("Language", "= hers (0, line 5)", number=1)),
        ("Until = 2026-01-01\nLanguage = hers\n",
         [*after("Until", "= 2026-01-01 (0, line 4)")[:-4], "Language", "= hers (0, line 5)", *BLANK[-3:]]),
        ("\n<!-- Not named. -->\n<!-- Hers. -->\nUntil = 1\n",
         after("Until", "<!-- Not named. -->", "<!-- Hers. -->", "= 1 (0, line 7)")),
        ("Also here = [x] Nobody | [X] Interpreter\n",
         ["x " + text if text in ("Nobody", "Interpreter") else text for text in BLANK]),
        ("Enough? = [x] No\n", ["x No" if text == "No" else text for text in BLANK]),
        ("All is clear = [x]\n", [*BLANK[:9], "x field_open", *BLANK[9:]]),
        # Cells after the last one of the grid's own texts: of the row that has a name, and of the two that have none.
        ("Wages = | yes\nrow = a | b | c\nrow = d\n",
         after("Wages", "row 0", "= yes (1, line 4)", "row 1", "= a (0, line 5)", "= b (1, line 5)", "= c (2, line 5)",
               "row 2", "= d (0, line 6)")),
    ],
)  # fmt: skip
def test_an_answer_goes_to_the_next_field_of_its_question(answers: str, fields: list[str]) -> None:
    chapter, problems = read(answers)
    assert (shown(chapter), problems) == (fields, [])
    groups = [token.meta.get("answered") for token in chapter.tokens if token.type == "fields_open"]
    assert groups == [True, True]
    assert sum(token.nesting for token in chapter.tokens) == 0


def test_what_follows_a_filled_form_stays() -> None:
    text = "# Filled {#f}\n\n::: filled-form a.md\nLanguage = a\nUntil = b\n:::\n\n- Item\n"
    texts = {PATH: Source(PATH, text), "handbook/forms/a.md": Source("handbook/forms/a.md", FORM)}
    chapter, _ = parse_whole(block_parser(VOCABULARY), texts, PATH, "b", "example")
    assert [token.type for token in chapter.tokens[-7:]] == [
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close",
        "bullet_list_close",
    ]  # fmt: skip


def test_the_head_comes_before_all_groups() -> None:
    chapter, problems = read("code = 0417\ndate = 2026-03-13\nUntil = 1\n")
    (include,) = (token for token in chapter.tokens if token.type == OPEN)
    assert (include.meta[HEAD], problems) == ({"code": "0417", "date": "2026-03-13"}, [])
    assert (include.hidden, include.nesting, include.meta["file"]) == (True, 0, "handbook/forms/a.md")
    assert sorted({first for first, _ in include.meta["spans"]}) == [8, 9, 10, 11, 12, 13, 14, 15, 18, 19, 20, 21, 22]


def test_the_head_is_what_is_written_without_comments() -> None:
    chapter, problems = read("<!-- Any number. -->\ncode = 0417\n")
    (include,) = (token for token in chapter.tokens if token.type == OPEN)
    assert (include.meta[HEAD], problems) == ({"code": "0417"}, [])


def test_groups_need_no_titles_and_grids_no_empty_rows() -> None:
    first = "::: fields\ngrid: What | How much\nrow: Wages\nrow: Rent\ntext: Last\n:::\n\n"
    form = f"# F {{#f}}\n\n{first}::: fields Two\ntext: Last\n:::\n"
    chapter, problems = read("Wages = 5\nRent = 6\n## Two\nLast = b\n", form)
    assert (shown(chapter), problems) == (
        ["What", "How much", "Wages", "Rent", "row 0", "= 5 (0, line 4)", "row 1", "= 6 (0, line 5)", "Last",
         "Two", "Last", "= b (0, line 7)"], []
    )  # fmt: skip
    no_group = "5: bad-answer: the form has no group “One”, or it comes before this line: "
    assert read("row = 5\n## One\n", form)[1] == [
        f"4: bad-answer: the form has no field “row” from here on: {_ORDER}",
        f"{no_group}The groups of the form, in their order: Two.",
    ]
    assert read("\n## One\n", "# F {#f}\n\n::: fields\ntext: One\n:::\n")[1] == [
        f"{no_group}The groups of the form, in their order: none has a title."
    ]
    assert read("## None\nLast = b\n", f"{form}\n::: fields None\n:::\n")[1] == [
        f"5: bad-answer: the form has no field “Last” from here on: {_ORDER}"
    ]


def test_what_is_wrong_ends_with_its_line_and_all_of_it_is_told() -> None:
    chapter, problems = read(
        "Until = 1 | 2\nZzz = a\n<!-- Own. -->\nAll is clear = [x]\n## What comes in\nrow = a\nrow = b\n"
    )
    assert [problem.split(":")[0] for problem in problems] == ["4", "5"]
    assert "x field_open" in shown(chapter)
    rows = [token for token in chapter.tokens if token.type == "field_answers"]
    assert [(token.map, token.meta["row"]) for token in rows] == [([8, 9], 1), ([9, 10], 2)]
    _, problems = read("## Zzz\nZzz = a\n")
    assert len(problems) == 1


def test_answers_have_the_lines_on_which_they_are() -> None:
    chapter, _ = read("<!-- Hers. -->\nLanguage = a\n")
    own = [token for token in chapter.tokens if token.map and token.content in ("<!-- Hers. -->", "a")]
    assert [(token.map, token.tag, token.nesting) for token in own] == [([3, 4], "", 0), ([4, 5], "", 0)]
    assert [token for token in chapter.tokens if token.meta.get("answered") and token.type != "fields_open"] == []


_LINE = "An answer is “Question = what is written there”; “## Title” goes on to a group of the form."
_ORDER = "Answers are in the order of the form; “## Title” goes on to a group of it."


@pytest.mark.parametrize(
    ("answers", "problem"),
    [
        ("Language\n", f"4: bad-answer: “Language” is no answer to a field: {_LINE}"),
        ("\nLanguage =\n", f"5: bad-answer: “Language =” is no answer to a field: {_LINE}"),
        ("Wages = | \n", f"4: bad-answer: “Wages = |” is no answer to a field: {_LINE}"),
        ("Also here = [x] Nobody | Interpreter\n",
         "4: bad-answer: “Also here = [x] Nobody | Interpreter” ticks some of its answers only: "
         "Write [x] before each option that is ticked, or before none."),
        ("Also here = Nobody\n",
         "4: bad-answer: “Also here” takes options: Write it so: Also here = [x] Option | [x] Option"),
        ("Enough? = [x] Yes | [x] No\n",
         "4: bad-answer: “Enough?” takes one option: Write it so: Enough? = [x] Option"),
        ("All is clear = yes\n", "4: bad-answer: “All is clear” takes a tick: Write it so: All is clear = [x]"),
        ("All is clear = [x] yes\n", "4: bad-answer: “All is clear” takes a tick: Write it so: All is clear = [x]"),
        ("Until = 1 | 2\n", "4: bad-answer: “Until” takes one answer: Write it so: Until = what is written there"),
        ("code = 1 | 2\n", "4: bad-answer: “code” takes one answer: Write it so: code = what is written there"),
        ("date = [x]\n", "4: bad-answer: “date” takes one answer: Write it so: date = what is written there"),
        ("Until = [x]\n", "4: bad-answer: “Until” takes one answer: Write it so: Until = what is written there"),
        ("Wages = a | b | c\n", "4: bad-answer: “Wages” has fewer cells than that: Cells to write in: 2."),
        ("Wages = [x]\n", "4: bad-answer: “Wages” has fewer cells than that: Cells to write in: 2."),
        ("row = a | b | c | d\n", "4: bad-answer: “row” has fewer cells than that: Cells to write in: 3."),
        ("Enough? = [x] Noo\n", "4: bad-answer: the field has no option “Noo”: Did you mean “No”?"),
        ("Enough? = [x] Perhaps\n", "4: bad-answer: the field has no option “Perhaps”: There are: Yes, No."),
        ("## Who is her\nUntil = 1\n",
         "4: bad-answer: the form has no group “Who is her”, or it comes before this line: "
         "Did you mean “Who is here”?"),
        ("## What comes in\n## What comes in\n",
         "5: bad-answer: the form has no group “What comes in”, or it comes before this line: "
         "Did you mean “What comes in”?"),
        ("## Zzz\n",
         "4: bad-answer: the form has no group “Zzz”, or it comes before this line: "
         "The groups of the form, in their order: Who is here, What comes in."),
        ("Languages = a\n",
         "4: bad-answer: the form has no field “Languages” from here on: Did you mean “Language”?"),
        ("Until = 1\nUntil = 2\n", f"5: bad-answer: the form has no field “Until” from here on: {_ORDER}"),
        ("## Who is here\nZzz = a\n", f"5: bad-answer: the form has no field “Zzz” from here on: {_ORDER}"),
        ("## Who is here\nWages = a\n",
         "5: bad-answer: the form has no field “Wages” from here on: Go on to its group before: ## What comes in"),
        ("## What comes in\nUntil = 1\n", f"5: bad-answer: the form has no field “Until” from here on: {_ORDER}"),
        ("Until = 1\ncode = 2\n", f"5: bad-answer: the form has no field “code” from here on: {_ORDER}"),
        ("## Who is here\ndate = 2\n", f"5: bad-answer: the form has no field “date” from here on: {_ORDER}"),
    ],
)  # fmt: skip
def test_an_answer_that_goes_nowhere_is_told_at_its_line(answers: str, problem: str) -> None:
    chapter, problems = read(answers)
    assert problems == [problem]
    assert [text for text in shown(chapter) if not text.startswith("=")] == BLANK


def test_only_a_form_can_be_filled_in() -> None:
    _, problems = read("", "# No form {#n}\n\nText.\n")
    assert problems == [
        "3: missing-include: handbook/forms/a.md has no fields: Name a file that has groups of fields: ::: fields"
    ]
    text = "# F {#f}\n\n::: filled-form b.md\nUntil = 1\n:::\n"
    _, found = parse_whole(block_parser(VOCABULARY), {PATH: Source(PATH, text)}, PATH, "b", "example")
    assert [problem.code for problem in found] == ["include-cycle"]


def test_answers_are_tokens_that_open_and_close() -> None:
    tokens = parse_answers(["## Who", "One = [x] A | [x] B", "Two = a | | b"], 7, {})
    assert [(token.type, token.nesting, token.map, token.content, dict(token.meta)) for token in tokens] == [
        ("answer_group", 0, [7, 8], "", {"title": "Who"}),
        ("answer_open", 1, [8, 9], "", {"question": "One", "ticks": ["A", "B"], "cells": 0}),
        ("answer_close", -1, [8, 9], "", {}),
        ("answer_open", 1, [9, 10], "", {"question": "Two", "ticks": [], "cells": 3}),
        ("inline", 0, [9, 10], "a", {"kind": "form answer", "column": 0}),
        ("inline", 0, [9, 10], "b", {"kind": "form answer", "column": 2}),
        ("answer_close", -1, [9, 10], "", {}),
    ]
