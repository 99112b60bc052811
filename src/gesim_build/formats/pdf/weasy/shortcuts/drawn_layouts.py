"""The layout of a line is kept until it is drawn, not made again.

The engine discards Pango's layout of a line when it has measured it, and makes one without a width to draw it. A layout
is kept if it has the whole text on its first line, and nothing in it that the one for drawing would lack. Pango lays a
layout out again when it is set to be a single paragraph, which drawing requires: that is set before it gets its text.
"""

from __future__ import annotations

import re
from typing import Any

from gesim_build.formats.pdf.weasy.engine import weasyprint
from gesim_build.formats.pdf.weasy.shortcuts.numbers import number_of
from gesim_build.formats.pdf.weasy.shortcuts.switch import Patch, Shortcut

_ffi = weasyprint.text.ffi
_ffi.ffi.cdef("int pango_layout_get_line_count (PangoLayout *layout);")
_pango = _ffi.pango
_Layout = weasyprint.text.line_break.Layout
_plain_set_text, _plain_deactivate, _plain_reactivate = _Layout.set_text, _Layout.deactivate, _Layout.reactivate
_plain_draw = weasyprint.draw.draw_text

# What ends a line or a paragraph, or is as wide as there is room.
_SEPARATOR = re.compile("[\0\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def _set_text(layout: Any, text: str, justify: bool = False) -> None:
    layout.is_plain = not _SEPARATOR.search(text)
    _pango.pango_layout_set_single_paragraph_mode(layout.layout, layout.is_plain)
    _plain_set_text(layout, text, justify)


def _deactivate(layout: Any) -> None:
    if layout.is_plain and _has_no_spacing(layout) and _pango.pango_layout_get_line_count(layout.layout) == 1:
        layout.kept = (number_of(layout.style), layout.layout, layout.language)
    _plain_deactivate(layout)


def _has_no_spacing(layout: Any) -> bool:
    """Whether its text gets no attributes of its own, which would be there still when it gets another."""
    style = layout.style
    return (
        not layout.justification_spacing
        and not style["word_spacing"]
        and style["letter_spacing"] in ("normal", 0)
        and style["overflow_wrap"] not in ("anywhere", "break-word")
    )


def _reactivate(layout: Any, style: Any) -> None:
    number, kept, language = layout.__dict__.pop("kept", (None, None, None))
    if number is None or number != number_of(style) or layout.justification_spacing:
        _plain_reactivate(layout, style)
    else:
        layout.layout, layout.language, layout.style = kept, language, style


def _draw_text(stream: Any, textbox: Any, offset_x: float, text_overflow: str, *block_ellipsis: Any) -> Any:
    """The engine's function that draws a text; with an ellipsis it writes into the layout, which others may share."""
    if text_overflow == "ellipsis" or block_ellipsis != ("none",):
        textbox.pango_layout.__dict__.pop("kept", None)
    return _plain_draw(stream, textbox, offset_x, text_overflow, *block_ellipsis)


SHORTCUT = Shortcut(
    "drawn layouts",
    (
        Patch("set_text", (_Layout,), _plain_set_text, _set_text),
        Patch("deactivate", (_Layout,), _plain_deactivate, _deactivate),
        Patch("reactivate", (_Layout,), _plain_reactivate, _reactivate),
        Patch("draw_text", (weasyprint.draw, weasyprint.draw.text), _plain_draw, _draw_text),
    ),
)
