from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gesim_build.catalog.text import is_translatable
from gesim_build.catalog.units import msgid_of


@pytest.mark.parametrize(
    ("content", "msgid"),
    [
        ("One sentence.\nAnother one.", "One sentence. Another one."),
        ("One \n  two\r\nthree ", "One two three"),
        ("a hard  \nbreak", "a hard<br/>break"),
        ("a hard\\\nbreak", "a hard<br/>break"),
        ("cafe\u0301", "caf\u00e9"),
        ("10\u00a0% \u00a0", "10\u00a0% \u00a0"),
        ("`a  b`", "`a  b`"),
        ("`a  \nb`  \nc", "`a b`<br/>c"),
        ("\\`a  \nb`", "\\`a<br/>b`"),
        ("\\``a\nb", "\\``a b"),
        ("\\`a  \nb``", "\\`a<br/>b``"),
        ("a  \nb `c`", "a<br/>b `c`"),
        ("\u00a0a\nb\u00a0", "\u00a0a b\u00a0"),
        ("X or\nX", "X or X"),
        ("X", "X"),
    ],
)
def test_a_message_id_is_one_line(content: str, msgid: str) -> None:
    assert msgid_of(content) == msgid


@given(st.text())
def test_a_message_id_is_its_own_message_id(content: str) -> None:
    msgid = msgid_of(content)
    assert msgid_of(msgid) == msgid
    assert unicodedata.is_normalized("NFC", msgid)
    assert "\n" not in msgid


@pytest.mark.parametrize("text", ["word", "see [](#id)", "13.6", "300 000", "5 %", "λόγος", "{{lead}} and others"])
def test_words_and_written_numbers_are_translated(text: str) -> None:
    assert is_translatable(text)


@pytest.mark.parametrize("text", ["", "–", "3", "2026", "[](#first-contact)", "{{grant}}", "[^note]", "<br/>", "…"])
def test_what_is_the_same_everywhere_is_not(text: str) -> None:
    assert not is_translatable(text)
