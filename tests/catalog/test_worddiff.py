from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesim_build.catalog.worddiff import shown, word_diff

TEXT = st.text("ab .,", max_size=30)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("at least 30 days", "at least 45 days", "at least [-30-]{+45+} days"),
        ("She may stay.", "She may not stay.", "She may {+not +}stay."),
        ("a b c", "a c", "a [-b -]c"),
        ("old words here", "new things here", "[-old words-]{+new things+} here"),
        ("same", "same", "same"),
        ("a b", "a c", "a [-b-]{+c+}"),
        ("a, b", "a. b", "a[-,-]{+.+} b"),
        ("one two three", "one three", "one [-two -]three"),
        ("x one two y", "x three four y", "x [-one two-]{+three four+} y"),
        ("a b c d", "a x c y", "a [-b-]{+x+} c [-d-]{+y+}"),
        ("gone  ", "come  ", "[-gone-]{+come+}  "),
        ("a\n", "b ", "[-a\n-]{+b +}"),
        ("", "new", "{+new+}"),
        ("one two", " ", "[-one two-]{+ +}"),
        ("gone ", "come ", "[-gone-]{+come+} "),
    ],
)
def test_a_difference_is_shown_as_git_shows_it(old: str, new: str, expected: str) -> None:
    assert shown(word_diff(old, new), colour=False) == expected


def test_words_that_a_long_text_repeats_are_compared_too() -> None:
    same = "she asks him why and how " * 40
    assert shown(word_diff(f"{same}old", f"new {same}"), colour=False) == f"{{+new +}}{same}[-old-]"


def test_colour_is_added_on_request() -> None:
    assert shown(word_diff("a", "b"), colour=True) == "\x1b[31m[-a-]\x1b[0m\x1b[32m{+b+}\x1b[0m"


@given(TEXT, TEXT)
def test_both_texts_can_be_read_off_the_difference(old: str, new: str) -> None:
    changes = word_diff(old, new)
    assert "".join(text for kind, text in changes if kind != "insert") == old
    assert "".join(text for kind, text in changes if kind != "delete") == new
