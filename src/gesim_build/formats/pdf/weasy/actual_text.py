"""Text of scripts that are not drawn letter by letter as they are read, with its letters beside its shapes.

A vowel of Devanagari is drawn before its consonant, several letters are one shape. Whatever reads the page gets what
was written from the ``ActualText`` of the piece (ISO 32000-1, 14.9.4). Lines from right to left have theirs in the
structure (`reading_order.py`), for programs turn such lines round by themselves; here where there is no structure, and
within drawings. Without a structure, marks that are printed into a text say that nothing is to be read of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from gesim_build.formats.pdf.prepare.reading_order import RIGHT_TO_LEFT
from gesim_build.formats.pdf.weasy.engine import boxes, pydyf, weasyprint
from gesim_build.markup.classes import UNTRANSLATED
from gesim_build.markup.tree import classes_of

# The scripts of India and its neighbours, to Khmer.
_COMPOSED = re.compile(r"[\u0900-\u109F\u1780-\u17FF]")
_TURNED = re.compile(f"[{RIGHT_TO_LEFT}]")


def is_drawn_otherwise(text: str) -> bool:
    """Whether a text has letters that are not drawn one by one, from left to right."""
    return bool(_COMPOSED.search(text) or _TURNED.search(text))


Draw = Callable[..., Any]


def with_actual_text(draw: Draw, *, tagged: bool) -> Draw:
    """The engine's function that draws a line of text, with what was written around what it draws."""

    def drawn(stream: Any, textbox: Any, *rest: Any) -> Any:
        text = textbox.text or textbox.pango_layout.text
        in_drawing = not isinstance(textbox, boxes.TextBox)
        is_mark = not tagged and not in_drawing and _is_mark(textbox)
        if not (is_mark or _COMPOSED.search(text) or (_TURNED.search(text) and (in_drawing or not tagged))):
            return draw(stream, textbox, *rest)
        said = "" if is_mark else text
        stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(said)}))
        try:
            return draw(stream, textbox, *rest)
        finally:
            stream.end_marked_content()

    return drawn


def _is_mark(textbox: Any) -> bool:
    """Whether it is the mark behind words that are not translated, which may be in the middle of a text."""
    return (textbox.element_tag or "").endswith("::after") and UNTRANSLATED in classes_of(textbox.element)


@contextmanager
def reading_order_kept(tagged: bool) -> Iterator[None]:
    """While this is open, lines of such scripts are drawn with their text; ``tagged``: there is a structure."""
    original = weasyprint.draw.text.draw_first_line
    weasyprint.draw.text.draw_first_line = with_actual_text(original, tagged=tagged)
    try:
        yield
    finally:
        weasyprint.draw.text.draw_first_line = original
