"""Values in a text: the full stops at their ends."""

from __future__ import annotations

import re

import pytest

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
