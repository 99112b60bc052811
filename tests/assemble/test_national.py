"""What an insert brings into a chapter: its text, the addresses that it defines, its notes; in other editions none."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gesim_build.theme import Theme
from gesim_build.vocabulary import Emergency
from tests.assemble.samples import book, manuscript
from tests.vocabulary import handbook_theme

CHAPTER = """# T {#t}

Before.[^c]

::: national aid
Ask [somebody][chapter].
:::

After.

[chapter]: https://example.org/chapter

[^c]: Of the chapter.
"""
INSERT = "Ask [the office][office].[^i]\n\n[office]: https://example.org/ie\n\n[^i]: Of the insert.\n"


def page(country: str, chapter: str = CHAPTER, insert: str = INSERT) -> str:
    parsed = book([chapter], **{"handbook/national/IE/aid.md": insert})
    found, problems = manuscript(parsed, country=country)
    assert not problems
    return found.parts[0].xhtml


def links(text: str) -> list[str]:
    return re.findall(r'href="(https:[^"]*)"', text)


def test_addresses_and_notes_of_an_insert_belong_to_it() -> None:
    text = page("IE")
    assert links(text) == ["https://example.org/ie"]
    assert re.findall(r"Of the [a-z]+", text) == ["Of the chapter", "Of the insert"]
    assert "somebody" not in text
    assert text.index("Before.") < text.index("the office") < text.index("After.")


def test_another_edition_keeps_the_text_of_the_slot() -> None:
    text = page("DE")
    assert links(text) == ["https://example.org/chapter"]
    assert re.findall(r"Of the [a-z]+", text) == ["Of the chapter"]


def test_an_insert_may_use_the_addresses_of_its_chapter() -> None:
    assert links(page("IE", insert="Ask [them][chapter].\n")) == ["https://example.org/chapter"]


def test_a_slot_ends_where_it_is_closed_whatever_is_nested_in_it() -> None:
    nested = "# T {#t}\n\n:::: national aid\n- a\n\n  ::: note\n  b\n  :::\n\n> c\n::::\n\nAfter.\n"
    text = page("IE", nested)
    assert "After." in text
    assert not re.search(r">\s*[abc]\s*<", text)


@pytest.mark.parametrize(
    ("country", "line", "elsewhere", "said"),
    [
        ("IE", "Call 112.", "Call 112 there.", "Ireland"),
        ("IE", "Call 112.", "", "Ireland"),
        ("IE", "", "Call 112 there.", "Ireland"),
        ("IE", "", "", ""),
        ("", "Call 112.", "Call 112 there.", ""),
    ],
)
def test_whose_numbers_they_are_is_said_where_a_country_and_a_line_for_emergencies_are(
    country: str, line: str, elsewhere: str, said: str
) -> None:
    theme, box = Theme(handbook_theme().files, own=()), "# Imprint {#imprint}\n\n::: safety\nCall.\n:::\n"
    theme.vocabulary = replace(handbook_theme().vocabulary, emergency=Emergency(line, elsewhere))
    text, _ = manuscript(book(["# A"], imprint=box), country=country, theme=theme)
    assert re.findall(r"These numbers are for (\w*)", text.parts[0].xhtml) == [said] * bool(said)
