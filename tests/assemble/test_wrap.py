"""Words in figures: the width table, breaking, shrinking, overflow."""

from __future__ import annotations

import subprocess

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from gesim_build.assemble.figures import draw
from gesim_build.assemble.wrap import text_width, wrap
from gesim_build.model import Figure

PATH = "handbook/figures/a.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40"><text x="50" y="20" {}>{}</text></svg>'


def figure(attributes: str, words: str) -> Figure:
    return Figure(PATH, SVG.format(attributes, words), (1,))


@pytest.mark.parametrize(("style", "bold"), [("Regular", False), ("Bold", True)])
def test_the_width_table_is_the_fonts(style: str, bold: bool) -> None:
    pattern = f"Noto Sans:style={style}:fontformat=TrueType"
    path = subprocess.run(["fc-match", "-f", "%{file}", pattern], capture_output=True, text=True, check=True).stdout
    font = TTFont(path, fontNumber=0)
    cmap, widths, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    for text in ("Vertrauen", "εμπορία", "ģimenė", "Ängste", "⁅Ŵōōřďš⁆"):
        real = sum(widths[cmap[ord(character)]][0] for character in text) / em * 10
        assert text_width(text, 10, bold=bold) == pytest.approx(real * 1.04, rel=0.005)


@given(st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=1, max_size=12))
def test_wrapping_keeps_every_word_in_order(words: list[str]) -> None:
    lines = wrap(" ".join(words), 60, 9, bold=False)
    assert " ".join(lines).split() == words
    assert all(text_width(line, 9, bold=False) <= 60 or " " not in line for line in lines)


def test_a_no_break_space_does_not_break() -> None:
    assert wrap("under\u00a018 years", 40, 9, bold=False) == ["under\u00a018", "years"]


def test_words_are_set_in_lines_about_their_middle() -> None:
    attributes = 'data-width="60" data-valign="middle" font-size="10"'
    drawn = draw(figure(attributes, "one two three four five"), "f", "Alt")
    assert drawn.overflowing == ()
    assert drawn.svg.count("<tspan") == 3
    assert "data-width" not in drawn.svg
    assert f'data-place="1:{PATH}"' in drawn.svg


def test_type_shrinks_before_words_overflow() -> None:
    drawn = draw(figure('data-width="44" data-lines="1" font-size="10"', "Vertrauen"), "f", "Alt")
    assert drawn.overflowing == ()
    assert 'font-size="10"' not in drawn.svg


def test_words_that_cannot_fit_are_reported() -> None:
    words = "Donaudampfschifffahrtsgesellschaft"
    drawn = draw(figure('data-width="30" data-lines="1" font-size="10"', words), "f", "Alt")
    assert drawn.overflowing == ((words, 1),)


def test_the_alternative_text_is_the_title_of_the_image() -> None:
    drawn = draw(figure("", "x"), "fig-a", "Says <what> it says")
    assert '<title id="fig-a·title">Says &lt;what&gt; it says</title>' in drawn.svg
    assert 'role="img"' in drawn.svg and 'aria-labelledby="fig-a·title"' in drawn.svg
