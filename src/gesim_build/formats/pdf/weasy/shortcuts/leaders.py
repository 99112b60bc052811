"""The dots of a leader are drawn as copies of the second one, each at its place.

A leader is one text repeated from right to left for as long as there is room: a hundred texts on a line of a list of
contents, which differ in one number.
"""

from __future__ import annotations

from typing import Any

from gesim_build.formats.pdf.weasy.engine import boxes, weasyprint
from gesim_build.formats.pdf.weasy.shortcuts.switch import Patch, Shortcut

_engine = weasyprint.draw
_plain = _engine.draw_inline_level


def _draw_inline_level(
    stream: Any,
    page: Any,
    box: Any,
    offset_x: float = 0,
    text_overflow: str = "clip",
    block_ellipsis: Any = "none",
) -> None:
    """The engine's function that draws a box on a line, with all that is in it."""
    rest = (text_overflow, block_ellipsis)
    if rest != ("clip", "none") or not getattr(box, "is_leader", False) or not _is_repeated(box.children):
        _plain(stream, page, box, offset_x, *rest)
        return
    one = box.copy()
    one.children = box.children[:1]
    _plain(stream, page, one, offset_x, *rest)
    letters: list[Any] = []
    for text in box.children[1:]:
        with stream.marked(text, "Span"):
            if letters:
                _draw_again(stream, text, letters)
            else:
                letters = _drawn(stream, text, offset_x + text.position_x - box.position_x)


def _is_repeated(children: Any) -> bool:
    """Whether these are three texts or more that differ in nothing but their place on the line."""
    return len(children) > 2 and all(
        isinstance(child, boxes.TextBox)
        and child.pango_layout is children[0].pango_layout
        and child.style is children[0].style
        for child in children
    )


def _drawn(stream: Any, text: Any, offset_x: float) -> list[Any]:
    """Draw a text; the font and the letters that this has added to the stream, or nothing if there was more to it."""
    items = stream.stream
    # What follows another text goes on where that has ended.
    place = len(items) - 1 if items[-1:] == [b"ET"] else len(items) + 1
    _engine.draw_text(stream, text, offset_x, "clip", "none")
    added = items[place:]
    alike = 2 < len(added) <= 4 and isinstance(added[0], bytes) and added[0].endswith(b" Tm") and added[-1] == b"ET"
    return added[1:-1] if alike else []


def _draw_again(stream: Any, text: Any, letters: list[Any]) -> None:
    """Draw a text with letters that were drawn before."""
    font = stream._old_font
    stream.begin_text()
    stream._current_font = font
    stream.set_text_matrix(1, 0, 0, -1, text.position_x, text.position_y + text.baseline)
    stream.stream.extend(letters)
    stream.end_text()


SHORTCUT = Shortcut("leaders", (Patch("draw_inline_level", (_engine,), _plain, _draw_inline_level),))
