"""Words in figures: the width table, breaking, shrinking, overflow."""

from __future__ import annotations

import subprocess

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from gesim_build.assemble.figures import draw
from gesim_build.assemble.wrap import text_width, wrap
from gesim_build.model import Figure

PATH = "handbook/figures/a.svg"
TWO = [("one two three ", "20.00"), ("four five six", "31.25")]
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


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ('data-width="30" data-lines="1" font-size="10"', "Donaudampfschifffahrtsgesellschaft"),
        ('data-width="30"', "XDonaudampfschifffahrtsgesellschaft\u00a0"),
        # Each word fits, but not all of them in a line.
        ('data-width="30" data-lines="1"', "one two three"),
        # Only as wide as it is when it is not bold.
        ('data-width="39" class="fig-label-strong"', "Vertrauen"),
    ],
)
def test_words_that_cannot_fit_are_reported(attributes: str, words: str) -> None:
    drawn = draw(figure(attributes, f" {words} "), "f", "Alt")
    assert drawn.overflowing == ((words, 1),)
    assert 'font-size="7.6"' in drawn.svg


@pytest.mark.parametrize(
    ("attributes", "words", "size", "lines"),
    [
        # As wide as the place, to the last bit.
        (f'data-width="{text_width("aaaa", 9, bold=False)!r}"', "aaaa", "9", ["aaaa"]),
        ('data-width="45" class="strong" font-size="10"', "Vertrauen", "8.4", ["Vertrauen"]),
        ('data-width="44" data-lines="1" font-size="9.125"', "Vertrauen", "8.93", ["Vertrauen"]),
        ('data-width="60" x="7"', "one <tspan>two</tspan>-<tspan>three</tspan>", "9", ["one ", "two-three"]),
        ('data-width="78" class="strong" font-size="10"', "I do it my way because Freizügigkeit is law and it is so",
         "10", ["I do it my way ", "because ", "Freizügigkeit ", "is law and it ", "is so"]),
        ('data-width="42" class="strong" data-lines="4" font-size="10"', "She may say no at any time",
         "9.4", ["She may ", "say no ", "at any ", "time"]),
    ],
)  # fmt: skip
def test_words_are_as_large_as_their_place_takes(attributes: str, words: str, size: str, lines: list[str]) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40"><text {attributes}>{words}</text></svg>'
    drawn = draw(Figure(PATH, svg, (1,)), "f", "Alt")
    (text,) = etree.fromstring(drawn.svg).iter("{http://www.w3.org/2000/svg}text")
    assert (drawn.overflowing, text.get("font-size")) == ((), size)
    assert [span.text for span in text] == lines
    assert {span.get("x") for span in text} == {text.get("x", "0")}


def test_the_alternative_text_is_the_title_of_the_image() -> None:
    drawn = draw(figure("", "x"), "fig-a", "Says <what> it says")
    assert '<title id="fig-a·title">Says &lt;what&gt; it says</title>' in drawn.svg
    assert 'role="img"' in drawn.svg and 'aria-labelledby="fig-a·title"' in drawn.svg


@pytest.mark.parametrize(
    ("attributes", "size", "lines"),
    [
        # Wrapped from its first line on, at the size that it has, or the one that is usual.
        ('data-width="60" font-size="10"', "10",
         [("one two ", "20.00"), ("three four ", "32.50"), ("five six", "45.00")]),
        ('data-width="60"', "9", [("one two ", "20.00"), ("three four ", "31.25"), ("five six", "42.50")]),
        # About the middle of its place.
        ('data-width="200" data-valign="middle" font-size="10"', "10", [("one two three four five six", "23.50")]),
        ('data-width="120" data-valign="middle" font-size="10"', "10",
         [("one two three ", "17.25"), ("four five six", "29.75")]),
        # In fewer lines only when smaller: down to 7.6 and no further.
        ('data-width="90" data-lines="2" font-size="10"', "10",
         [("one two three ", "20.00"), ("four five six", "32.50")]),
        ('data-width="62" data-lines="2" font-size="10"', "9", TWO),
        # Bold letters are wider.
        ('class="fig-label-strong" data-width="62" data-lines="2" font-size="10"', "8.4", None),
        ('font-weight="bold" data-width="62" data-lines="2" font-size="10"', "8.4", None),
        ('font-weight="700" data-width="62" data-lines="2" font-size="10"', "8.4", None),
        ('font-weight="600" data-width="62" data-lines="2" font-size="10"', "8.4", None),
        ('font-weight="500" data-width="62" data-lines="2" font-size="10"', "9", None),
    ],
)  # fmt: skip
def test_words_are_set_in_lines(attributes: str, size: str, lines: list[tuple[str, str]] | None) -> None:
    drawn = draw(figure(attributes, "one two\n three  four five six "), "f", "Alt")
    (text,) = etree.fromstring(drawn.svg).iter("{http://www.w3.org/2000/svg}text")
    assert drawn.overflowing == ()
    assert text.get("font-size") == size
    assert {span.get("x") for span in text} == {"50"}
    assert lines is None or [(span.text, span.get("y")) for span in text] == lines
    assert text.text is None


def test_words_without_a_width_stay_as_they_are() -> None:
    drawn = draw(figure('data-lines="1" data-valign="middle"', "one <tspan>two</tspan>"), "f", "Alt")
    assert drawn.overflowing == ()
    assert ">one <tspan>two</tspan></text>" in drawn.svg
    assert "data-lines" not in drawn.svg and "data-valign" not in drawn.svg and "tspan x=" not in drawn.svg


def test_a_drawing_is_as_large_as_its_place_and_is_told_apart_by_its_id() -> None:
    svg = SVG.replace("<svg ", '<svg width="100" height="40" class="own" ').format("", "x")
    root = etree.fromstring(draw(Figure(PATH, svg, (7,)), "fig-a", "Alt").svg)
    assert {key: root.get(key) for key in ("width", "height", "class", "role", "aria-labelledby", "viewBox")} == {
        "width": None, "height": None, "class": "own drawing", "role": "img", "aria-labelledby": "fig-a·title",
        "viewBox": "0 0 100 40",
    }  # fmt: skip
    title, *_, text = root
    assert (title.get("id"), title.text) == ("fig-a·title", "Alt")
    assert text.get("data-place") == f"7:{PATH}"


def test_lines_are_as_few_as_can_be_and_of_even_length() -> None:
    words = "aaaa aaaa aaaa aaaa aaaa"
    assert wrap(words, 1000, 9, bold=False) == [words]
    wide = text_width("aaaa aaaa aaaa aaaa", 9, bold=False)
    assert wrap(words, wide, 9, bold=False) == ["aaaa aaaa aaaa", "aaaa aaaa"]
    assert wrap(words, wide - 0.01, 9, bold=False) == ["aaaa aaaa aaaa", "aaaa aaaa"]
    assert wrap("", 10, 9, bold=False) == []
    assert wrap("  a   b ", 100, 9, bold=False) == ["a b"]
    # As wide as the narrowest that is tried.
    assert wrap("aaa ii ii aaaa", text_width("aaaa", 9, bold=False) + 4.5, 9, bold=False) == ["aaa", "ii ii", "aaaa"]
    one = text_width("aaaa", 9, bold=False)
    assert wrap("aaaa", one, 9, bold=False) == ["aaaa"]
    assert wrap("aa aa", text_width("aa aa", 9, bold=False), 9, bold=False) == ["aa aa"]
    assert wrap("aaaa aaaa", one, 9, bold=False) == ["aaaa", "aaaa"]
    assert wrap("aaaa aaaa", one / 2, 9, bold=False) == ["aaaa", "aaaa"]


def test_a_letter_that_the_table_lacks_is_as_wide_as_most() -> None:
    assert text_width("\u4e2d", 10, bold=False) == pytest.approx(6.24)
    assert text_width("\u4e2d\u4e2d", 20, bold=True) == pytest.approx(24.96)
