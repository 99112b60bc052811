from __future__ import annotations

import re
from dataclasses import replace

from gesim_build.formats.epub.stylesheet import stylesheet
from gesim_build.formats.look import Look
from gesim_build.markup.css import custom_properties
from gesim_build.theme import Theme
from tests.formats.sample import sample

EDITION = sample("de").edition


def test_no_custom_property_is_left_for_old_readers(theme: Theme) -> None:
    css = stylesheet(Look(theme), EDITION)
    # Nor any other function: engines that do not know one drop the whole declaration.
    assert re.findall(r"[a-z-]+\(", css.replace("@media (", "")) == []


def test_drawings_have_colours_for_the_night(theme: Theme) -> None:
    _, night = stylesheet(Look(theme), EDITION).split("@media (prefers-color-scheme: dark)")
    assert ".fig-label" in night
    assert custom_properties(theme.text("shared/dark.css"))["ink"] in night


def test_text_has_no_colour_of_its_own(theme: Theme) -> None:
    for name in ("epub/book.css", "epub/colours.css"):
        assert re.findall(r"[^-]color: (?!inherit)[^;]*", theme.text(name)) == []
    assert "background" not in theme.text("epub/book.css")


def test_from_right_to_left_left_is_right(theme: Theme) -> None:
    css = stylesheet(Look(theme), replace(EDITION, language="ar", country="EG"))
    assert ".box { margin: 1.5em 0; padding: 0 0.9em 0 0; border-right: 0.3em solid; }" in css
    assert ".rights .right { font-weight: bold; }" in css
    assert css.endswith(theme.text("shared/rtl.css"))
