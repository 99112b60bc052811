"""Lines and labels of scripts that the engine lays out as if they were Latin: two mistakes put right.

It leaves the indent of a first line out where lines run to the left, so that hanging numbers do not hang. And it draws
the labels of a drawing letter by letter from the left, which turns Arabic round and takes its letters apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from gesim_build.formats.pdf.weasy.actual_text import is_drawn_otherwise
from gesim_build.formats.pdf.weasy.engine import weasyprint
from gesim_build.languages.direction import RIGHT_TO_LEFT


class _Whole(str):
    """A text that the engine takes for a single letter: it loops over the letters of a label to lay out each."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


def _in_one(draw: Callable[..., Any]) -> Callable[..., Any]:
    """The engine's function that draws a label; one of such a script is laid out whole."""

    @wraps(draw)
    def drawn(drawing: Any, node: Any, font_size: Any) -> None:
        text = node.text or ""
        if is_drawn_otherwise(text):
            node._etree_node.text = _Whole(text)
        draw(drawing, node, font_size)
        node._etree_node.text = text

    return drawn


def _indented(next_line: Callable[..., Any]) -> Callable[..., Any]:
    """The engine's function that lays out a line, with the indent of one that runs to the left."""

    @wraps(next_line)
    def indented(context: Any, linebox: Any, *rest: Any) -> Any:
        indent = linebox.text_indent
        line, resume_at = next_line(context, linebox, *rest)
        if line is not None and indent and line.style["direction"] == RIGHT_TO_LEFT:
            line.translate(dx=-indent)
        return line, resume_at

    return indented


def put_right() -> None:
    """Replace the functions of the engine, once in a process."""
    inline, svg = weasyprint.layout.inline, weasyprint.svg
    inline.get_next_linebox = _indented(inline.get_next_linebox)
    plain = svg.text
    svg.text = _in_one(plain)
    svg.TAGS.update({tag: svg.text for tag, function in svg.TAGS.items() if function is plain})
