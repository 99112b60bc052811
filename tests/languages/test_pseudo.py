"""The pseudo-language: what changes in a text, what must not, and that every face of the book can show it."""

from __future__ import annotations

import re
import string
import subprocess
import unicodedata

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from gesim_build.languages import load
from gesim_build.languages.pseudo import CLOSING, OPENING, PSEUDO, pseudo_language, pseudo_text

FACES = [f"{family}:style={style}" for family in ("Noto Serif", "Noto Sans") for style in ("Regular", "Bold", "Italic")]


def test_a_text_gets_accents_brackets_and_more_letters() -> None:
    assert pseudo_text("Safety plan") == "⁅Šāāfēēţŷ płāāñ⁆"
    assert pseudo_text("GDPR") == "⁅ĞĎPŘ⁆"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("In {{edition.date}} of {number}.", ["{{edition.date}}", "{number}"]),
        ("She agrees.[^consent]", ["[^consent]"]),
        ("See [the checklist](#check-list) and [](#fig).", ["](#check-list)", "[](#fig)"]),
        ("The [convention][cets197] binds.", ["][cets197]"]),
        ("The [cets197] binds, and [cets 198][].", ["[cets197]", "[cets 198][]"]),
        ("The [Bedenkzeit]{lang=de} ends.", ["[Bedenkzeit]{lang=de}"]),
        ("A [phrase]{.wide}", ["]{.wide}"]),
        ("One<br/>two <sub>three</sub><wbr>.", ["<br/>", "<sub>", "</sub>", "<wbr>"]),
        ("Type `gesim build` now.", ["`gesim build`"]),
        ("Call +353 1 234 5678 or 112 by 2026-11-23.", ["+353 1 234 5678", "112", "2026-11-23"]),
        ("Ask <https://example.org/a?b=c> or https://example.org.", ["<https://example.org/a?b=c>", "https://example.org"]),
        ("Write to help@example.org or see www.example.org/help.", ["help@example.org", "www.example.org/help"]),
        ("A \\*star\\* &amp; more", ["\\*", "&amp;"]),
    ],
)  # fmt: skip
def test_what_is_not_words_stays(text: str, kept: list[str]) -> None:
    result = pseudo_text(text)
    assert [piece for piece in kept if piece not in result] == []
    assert result != f"{OPENING}{text}{CLOSING}"


def test_the_words_of_a_link_are_translated() -> None:
    assert pseudo_text("[the list](#list)").startswith("⁅[ţħ")


def test_the_title_of_an_abbreviation_is_a_text_of_its_own() -> None:
    assert pseudo_text('<abbr title="Data">D</abbr>') == '⁅<abbr title="⁅Ďāāţā⁆">Ď</abbr>⁆'


@given(st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=12), min_size=8, max_size=40))
def test_a_text_is_a_third_longer(words: list[str]) -> None:
    text = " ".join(f"{word}e" for word in words)
    letters, more = (sum(map(str.isalpha, one)) for one in (text, pseudo_text(text)))
    assert more == pytest.approx(letters * 4 / 3, abs=1)


@given(st.text(string.ascii_letters + string.digits + " .,*_-"))
def test_the_marks_between_words_stay_in_order(text: str) -> None:
    assert re.sub(r"[^\W_]+|[⁅⁆]", "", pseudo_text(text)) == re.sub(r"[^\W_]+", "", text)


@pytest.mark.parametrize("face", FACES)
def test_every_face_has_its_characters(face: str) -> None:
    path = subprocess.run(["fc-match", "-f", "%{file}", face], capture_output=True, text=True, check=True).stdout
    known = TTFont(path, fontNumber=0).getBestCmap()
    assert [letter for letter in pseudo_text(string.ascii_letters) if ord(letter) not in known] == []


def test_it_is_in_the_normal_form_of_message_ids() -> None:
    assert unicodedata.is_normalized("NFC", pseudo_text(string.ascii_letters))


def test_the_conventions_are_those_of_the_source_but_for_the_words() -> None:
    english, pseudo = load("en"), pseudo_language(load("en"))
    assert (pseudo.code, pseudo.locale, pseudo.quotes) == (PSEUDO, english.locale, english.quotes)
    assert pseudo.labels.keys() == english.labels.keys()
    assert all("{number}" in label and label.startswith(OPENING) for label in pseudo.labels.values())
