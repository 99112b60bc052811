"""Tokens put in for ``var()``."""

from __future__ import annotations

from gesim_build.formats.pdf.plan.stylesheet import ACCENT, PLAIN, figure_stylesheet, icons, stylesheet, tokens
from tests.formats.pdf.sample import theme


def test_every_variable_of_the_book_is_defined() -> None:
    sheets = (*PLAIN, *ACCENT, "cover", "contents", "heads", "folios", "motif")
    assert "var(" not in stylesheet(theme(), sheets)
    assert "var(" not in figure_stylesheet(theme())


def test_the_accent_is_the_colour_of_the_pillar() -> None:
    values = tokens(theme())
    assert values["teal"] in stylesheet(theme(), ACCENT, "legal")
    assert values["teal"] not in stylesheet(theme(), ACCENT, "economic")
    assert values["muted"] in stylesheet(theme(), ACCENT)


def test_icons_have_their_colour() -> None:
    drawings = dict(icons(theme()))
    assert {"note", "practice", "warning", "safety", "key", "checklist", "vignette"} <= set(drawings)
    assert tokens(theme())["safety"] in drawings["safety"]
    assert not any("currentColor" in drawing for drawing in drawings.values())
