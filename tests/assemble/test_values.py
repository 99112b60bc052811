"""Values in a text: the full stops at their ends, and where no line may end in them."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from gesim_build.assemble.values import marked, plain, unbroken
from tests.assemble.samples import book, manuscript


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Since {{day}}.", "Since 16 d."),
        ("Since {{day}}. Then.", "Since 16 d. Then."),
        ("Since *{{day}}*.", "Since 16 d."),
        ("Since [{{day}}](https://example.org/).", "Since 16 d."),
        ("Since <sup>{{day}}</sup>.", "Since 16 d."),
        ("Since {{day}}, then.", "Since 16 d., then."),
        ("Since {{day}}...", "Since 16 d...."),
        ("Since *{{day}}* and.", "Since 16 d. and."),
        ("Since {{day}} *.x*", "Since 16 d. .x"),
        ("Since {{word}}.", "Since May."),
    ],
)
def test_a_value_that_ends_with_a_full_stop_swallows_the_next(text: str, expected: str) -> None:
    edition, problems = manuscript(book([f"# A\n\n{text}"]), day="16 d.", word="May")
    assert problems == ()
    assert f"<p>{expected}</p>" in re.sub(r"<(?!/?p>)[^>]*>", "", edition.parts[0].xhtml)


@pytest.mark.parametrize(
    ("xhtml", "expected"),
    [
        ("8–9", "8–~9"),
        ("13.–16. pants, 12(6)–(7)", "13.–~16. pants, 12(6)–~(7)"),
        ("a – b, 8 – 9, Riga–Vilnius", "a – b, 8 – 9, Riga–Vilnius"),
        ("Richtlinie 2004/80/EG", "Richtlinie 2004/80/~EG"),
        ("οδηγία 2011/36/ΕΕ", "οδηγία 2011/36/~ΕΕ"),
        ("(EU) 2016/679, and/or", "(EU) 2016/679, and/or"),
        ('<a href="https://example.org/eli/dir/2004/80/oj">2004/80/EG</a>', None),
        ("https://example.org/2004/80/oj", "https://example.org/2004/80/oj"),
    ],
)
def test_a_range_and_the_number_of_an_act_stay_together(xhtml: str, expected: str | None) -> None:
    """``~`` is a word joiner."""
    expected = expected or '<a href="https://example.org/eli/dir/2004/80/oj">2004/80/~EG</a>'
    assert unbroken(Markup(xhtml)) == expected.replace("~", "\u2060")


def test_the_text_of_a_value_for_titles_has_no_joiners() -> None:
    assert (plain("8–9").text, plain("8–9").xhtml) == ("8–9", "8–\u20609")
    assert marked(Markup("<cite>8–9</cite>")).text == "8–9"
