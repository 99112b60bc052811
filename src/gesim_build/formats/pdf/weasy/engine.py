"""The layout engine, with three changes. The only module that imports WeasyPrint whole.

Its hyphenation dictionaries open quickly, see `formats.hyphenation`. And one mistake is put right: the area of notes
grows with them up to its ``max-height``, and the engine compares two sums that should be equal and are not always, by a
ten-billionth of a point. Then the line with the note's number went to the next page, and there the same again: a
heading, a line, two lines, each on a page of its own. And what is placed beside its box is laid out whole: the engine
took the padding of a box at the foot of a page from the room of its label, and put the label's last line on the next
page, if there was one.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Any

import cssselect2
import pydyf
import weasyprint
import weasyprint.layout.block
import weasyprint.pdf
import weasyprint.pdf.fonts
import weasyprint.text.ffi
import weasyprint.text.fonts
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import LayoutContext
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.block import block_level_layout
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from gesim_build.formats.hyphenation import open_dictionaries_quickly


def _with_tolerance(update: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """The engine's method that lays the footnotes of a page out, and says whether they overflow their area.

    When it says so the area is laid out once more, and judged with the tolerance that the engine has for pages.
    """

    def updated(context: Any) -> bool:
        return update(context) and _footnotes_overflow(context)

    return updated


def _footnotes_overflow(context: Any) -> bool:
    area = context.current_footnote_area
    laid_out = block_level_layout(context, build.create_anonymous_boxes(area.deepcopy()), -inf, None, area.page)[0]
    return bool(context.overflows(_bottom(laid_out), _bottom(laid_out.children[-1])))


def _whole(lay_out: Callable[..., None]) -> Callable[..., None]:
    """The engine's function that lays out what has a place of its own in a box, without an end of the page."""

    def laid_out(
        context: Any, placeholder: Any, block: Any, fixed: list[Any], bottom_space: float, skip_stack: Any
    ) -> None:
        del bottom_space
        lay_out(context, placeholder, block, fixed, -inf, skip_stack)

    return laid_out


def _bottom(box: Any) -> float:
    """The lower edge of a box, without its margin."""
    return float(box.position_y + box.margin_height() - box.margin_bottom)


def load_font(document: Any, style: Any) -> Any:
    """The engine's `Font` for the style of a box, not one of those that the document is set in."""
    ffi, pango = weasyprint.text.ffi.ffi, weasyprint.text.ffi.pango
    font_map = document.font_config.font_map
    context = ffi.gc(pango.pango_font_map_create_context(font_map), weasyprint.text.ffi.gobject.g_object_unref)
    font = pango.pango_font_map_load_font(font_map, context, weasyprint.text.fonts.get_font_description(style))
    _, description, size = weasyprint.text.fonts.get_pango_font_key(font)
    return weasyprint.pdf.fonts.Font(font, description, size)


open_dictionaries_quickly()
weasyprint.layout.block.absolute_layout = _whole(weasyprint.layout.block.absolute_layout)
LayoutContext._update_footnote_area = _with_tolerance(LayoutContext._update_footnote_area)

__all__ = [
    "LOGGER",
    "AbsolutePlaceholder",
    "FatalURLFetchingError",
    "FontConfiguration",
    "Page",
    "URLFetcher",
    "URLFetcherResponse",
    "boxes",
    "cssselect2",
    "load_font",
    "pydyf",
    "weasyprint",
]
