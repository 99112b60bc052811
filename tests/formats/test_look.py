"""The style sheets of a look: tokens put in for ``var()``."""

from __future__ import annotations

import pytest

from gesim_build.formats.look import ACCENT, PLAIN, SCREEN, Look, Medium, medium_of
from gesim_build.print_spec import PrintSpec
from gesim_build.theme import Theme
from tests.formats.pdf.sample import look, theme


def test_every_variable_of_the_book_is_defined() -> None:
    sheets = (*PLAIN, *ACCENT, "cover", "contents", "heads", "folios", "motif")
    assert "var(" not in look().stylesheet(sheets)
    assert "var(" not in look().figure_stylesheet


def test_the_accent_is_the_colour_of_the_pillar() -> None:
    values = look().tokens
    assert values["teal"] in look().stylesheet(ACCENT, "legal")
    assert values["teal"] not in look().stylesheet(ACCENT, "economic")
    assert values["muted"] in look().stylesheet(ACCENT)


def test_a_format_has_its_medium() -> None:
    spec = PrintSpec(trim="B5", bleed=4.0)
    assert medium_of("pdf", spec) == medium_of("epub", spec) == SCREEN
    assert medium_of("print", spec) == Medium("B5", 4.0, press=True)


def test_on_a_press_inks_take_the_place_of_colours() -> None:
    printed = look(Medium(press=True))
    assert printed.tokens["teal"] == look().tokens["teal-cmyk"]
    assert "#" not in printed.stylesheet(PLAIN)


def test_a_style_sheet_of_the_theme_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    text = Theme.text

    def reading(theme: Theme, name: str) -> str:
        read.append(name)
        return text(theme, name)

    monkeypatch.setattr(Theme, "text", reading)
    seen = Look(theme())
    assert seen.theme.vocabulary.boxes
    read.clear()
    for pillar in ("", "legal", "legal", "economic"):
        assert seen.styles(PLAIN, ACCENT, pillar) and seen.spacing_variants and seen.icons and seen.figure_stylesheet
    assert sorted(read) == sorted(set(read))
    assert {"shared/tokens.css", "print/trim/a4.css", "print/text.css", "shared/figure.css"} <= set(read)


def test_icons_have_their_colour() -> None:
    drawings = dict(look().icons)
    assert {"note", "practice", "warning", "safety", "key", "checklist", "vignette"} <= set(drawings)
    assert look().tokens["safety"] in drawings["safety"]
    assert not any("currentColor" in drawing for drawing in drawings.values())
