"""How long a word, a paragraph and a row of a table may be."""

from __future__ import annotations

import pytest

from gesim_build.diagnostics import Location
from gesim_build.text_limits import LONGEST_PARAGRAPH, LONGEST_WORD, MOST_COLUMNS, beyond_limits, long_words

LINE = "word " * 19 + "word\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a " + "x" * LONGEST_WORD + " b", []),
        ("a\n" + "x" * (LONGEST_WORD + 1), [2]),
        ("`" * (LONGEST_WORD + 1) + "\nb\n" + "é" * 9_999, [1, 3]),
        ("|" * (MOST_COLUMNS + 1), []),
        ("| a " * MOST_COLUMNS + "|", []),
        ("x\n\n" + "| a " * (MOST_COLUMNS + 1) + "|", [3]),
        ("a \\| " * 300, []),
        ("```\n" + "| a " * 300 + "\n```", []),
        (LINE * (LONGEST_PARAGRAPH // len(LINE)), []),
        ("# A\n\n" + LINE * (LONGEST_PARAGRAPH // len(LINE) * 3), [3]),
        ((LINE + "\n") * (LONGEST_PARAGRAPH // len(LINE) * 2), []),
    ],
)
def test_what_is_too_long_is_refused_with_its_line(text: str, lines: list[int]) -> None:
    assert [found.location.line for found in beyond_limits(text, "a.md")] == lines


def test_a_file_that_is_no_markdown_has_no_paragraphs_and_no_tables() -> None:
    text = "| a " * 300 + LINE * 99_999
    assert list(beyond_limits(text, "a.toml")) == []


def test_a_translation_is_judged_by_its_words() -> None:
    place = Location("de.po", 7)
    assert [found.location for found in long_words("x" * 5_001, place)] == [place]
    assert list(long_words("x" * 5_000 + " " + "y" * 5_000, place)) == []
