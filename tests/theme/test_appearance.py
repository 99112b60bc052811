"""What a book chooses of its look: what follows from it, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.config import parse_config
from gesim_build.diagnostics import GesimError
from gesim_build.formats.look import Look, Medium, medium_of
from gesim_build.markup.css import custom_properties
from gesim_build.model import Source
from gesim_build.print_spec import PrintSpec
from gesim_build.theme import BookWords, Theme, read_theme
from gesim_build.theme.chosen import DARK, TOKENS, with_properties
from gesim_build.theme.colours import LEAST, contrast, pairs
from tests.theme.test_neutral import GOOD

BRICK = '[theme]\nmotif = "stripes"\nmotif_colours = ["brick"]\n[theme.colours]\nbrick = "#8A2B1C"\n'


def theme(tables: str = "") -> Theme:
    config = parse_config(Source("handbook/handbook.toml", GOOD + tables))
    return read_theme(Path("/nonexistent"), BookWords(config.toml, config.special))


def test_a_book_that_chooses_nothing_has_the_theme_as_it_is() -> None:
    assert theme().files == read_theme(Path("/nonexistent")).files
    assert theme().appearance_faults() == ()


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0


@pytest.mark.wcag("1.4.3")
@pytest.mark.parametrize("colour", ["#8A2B1C", "#004400", "#3333AA", "#000000", "#6A0DAD", "#5C564E"])
def test_what_follows_from_a_colour_can_be_read_everywhere(colour: str) -> None:
    made = theme(BRICK.replace("#8A2B1C", colour))
    assert made.appearance_faults() == ()
    day = custom_properties(made.text(TOKENS))
    for values in (day, {**day, **custom_properties(made.text(DARK))}):
        named = {name: value for name, value in values.items() if value.startswith("#")}
        assert {"brick", "brick-tint"} <= named.keys()
        assert [pair for pair in pairs(named) if contrast(named[pair[0]], named[pair[1]]) < LEAST] == []
    assert day["brick-cmyk"].startswith("device-cmyk(")
    assert "brick-tint-cmyk" in day


def test_what_is_given_is_not_worked_out() -> None:
    made = theme(
        BRICK + 'brick-tint = "#FFEEEE"\n[theme.night]\nbrick = "#FFBBAA"\n[theme.inks]\nbrick = "10 85 90 35"\n'
    )
    day, night = (custom_properties(made.text(name)) for name in (TOKENS, DARK))
    assert (day["brick-tint"], night["brick"]) == ("#FFEEEE", "#FFBBAA")
    assert day["brick-cmyk"] == "device-cmyk(0.1 0.85 0.9 0.35)"
    assert Look(made, Medium(press=True)).tokens["brick"] == "device-cmyk(0.1 0.85 0.9 0.35)"


def test_a_colour_of_the_theme_is_changed_and_text_stays_black_on_a_press() -> None:
    made = theme('[theme.colours]\nink = "#222244"\nteal = "#0B5A3C"\n')
    assert made.appearance_faults() == ()
    assert Look(made).tokens["teal"] == "#0B5A3C"
    assert Look(made, Medium(press=True)).tokens["ink"] == "device-cmyk(0 0 0 1)"
    assert (
        with_properties("/* --a: 9 */ x { --a: 1;\n}", {"a": "2", "b": "3"}) == "/* --a: 9 */ x { --a: 2;\n  --b: 3;\n}"
    )


def test_a_face_goes_before_those_of_the_theme() -> None:
    made = theme('[theme]\nserif = "Source Serif 4"\n')
    assert Look(made).tokens["serif"].startswith('"Source Serif 4", "Noto Serif", ')
    assert Look(made).tokens["sans"].startswith('"Noto Sans", ')


def test_the_motif_is_drawn_as_chosen() -> None:
    drawn = {
        motif: theme(f'[theme]\nmotif = "{motif}"\n').render_strings("shared/motif.svg.j2", {})
        for motif in ("bands", "stripes", "none")
    }
    assert drawn["none"].strip() == ""
    assert drawn["stripes"].count("<path") == 3
    assert drawn["bands"].count('class="motif-gap"') > 3
    seven = ", ".join(f'"c{number}"' for number in range(7))
    colours = "".join(f'c{number} = "#44220{number}"\n' for number in range(7))
    many = theme(f'[theme]\nmotif = "stripes"\nmotif_colours = [{seven}]\n[theme.colours]\n{colours}')
    assert many.appearance_faults() == ()
    assert many.render_strings("shared/motif.svg.j2", {}).count("<path") == 7
    assert ".motif-c6 { stroke: var(--c6); }" in many.text("bundle/colours.css")


def test_the_pages_have_the_paper_that_the_book_chooses() -> None:
    assert Look(theme(), medium_of("pdf", PrintSpec(), "A5")).page.page_width == 148
    assert medium_of("print", PrintSpec(trim="B5"), "A5").trim == "B5"


WRONG = {
    "a colour in words": ('[theme.colours]\nink = "black"', "bad-value 12"),
    "a colour of three digits": ('[theme.colours]\nink = "#000"', "bad-value 12"),
    "inks of three parts": ('[theme.inks]\nteal = "1 2 3"', "bad-value 12"),
    "inks beyond all": ('[theme.inks]\nteal = "1 2 3 101"', "bad-value 12"),
    "a face that ends the text": ("[theme]\nserif = 'a\";}'", "bad-value 12"),
    "a motif that there is not": ('[theme]\nmotif = "waves"', "bad-value 12"),
    "an unknown key": ('[theme]\ncolor = "#000000"', "unknown-key 12"),
    "a paper that there is not": ('[pdf]\npaper = "A3"', "bad-value 12"),
    "a mistyped colour": ('[theme.colours]\nmuted = "#444444"\nplumm = "#440044"', "bad-value 13"),
    "a name with a capital": ('[theme.colours]\nBrick = "#440044"', "bad-value 12"),
    "bands of two colours": ('[theme]\nmotif_colours = ["teal", "plum"]', "bad-value 12"),
    "a colour twice": ('[theme]\nmotif_colours = ["teal", "plum", "teal"]', "bad-value 12"),
    "no colours at all": ('[theme]\nmotif = "stripes"\nmotif_colours = []', "bad-value 13"),
    "a colour of the motif that there is not": ('[theme]\nmotif_colours = ["teal", "plum", "red"]', "bad-value 12"),
    "text that is too light": ('[theme.colours]\nmuted = "#AAAAAA"', "low-contrast 12"),
    "a ground that is too dark": ('[theme.colours]\ntint = "#777777"', "low-contrast 12"),
    "an accent that is too light": ('[theme.colours]\nochre = "#F0C000"', "low-contrast 12"),
    "a tint that is too dark": ('[theme.colours]\nteal-tint = "#558888"', "low-contrast 12"),
    "too dark by night": ('[theme.night]\nplum = "#5B2A52"', "low-contrast 12"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_chosen_is_told_with_its_line(name: str) -> None:
    text, expected = WRONG[name]
    try:
        found = theme(text).appearance_faults()
    except GesimError as caught:
        found = caught.diagnostics
    assert {f"{one.code} {one.location.line}" for one in found} == {expected}
    assert all(one.hint and one.location.path == "handbook/handbook.toml" for one in found)
