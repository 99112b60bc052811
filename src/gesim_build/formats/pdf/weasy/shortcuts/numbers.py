"""A number for each text style: for all styles of boxes whose text is broken into lines and drawn alike."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from operator import itemgetter
from typing import Any

from gesim_build.formats.pdf.weasy.engine import weasyprint

# All properties that the engine reads in `text/line_break.py` and `text/fonts.py`, but for three below.
PROPERTIES = (
    "direction",
    "font_feature_settings",
    "font_kerning",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variant_alternates",
    "font_variant_caps",
    "font_variant_east_asian",
    "font_variant_ligatures",
    "font_variant_numeric",
    "font_variant_position",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "lang",
    "letter_spacing",
    "overflow_wrap",
    "tab_size",
    "white_space",
    "word_break",
    "word_spacing",
)
_values: Callable[[Any], tuple[Any, ...]] = itemgetter(*PROPERTIES)
_numbers: dict[tuple[Any, ...], int] = {}
_next = count()


def number_of(style: Any) -> int | None:
    """The number of a style's text style, or None where it has none.

    It is kept with the style. The engine changes no property of these in a style that text was broken with: it copies
    the style first. A number is never given twice, so what is kept under it may be forgotten at any time.
    """
    try:
        return style.text_style_number  # type: ignore[no-any-return]
    except AttributeError:
        # While its properties are computed, which may need a line of text of the same style, it has none.
        style.text_style_number = None
        style.text_style_number = number = _number(style)
        return number


def _number(style: Any) -> int | None:
    if weasyprint.css.functions.check_math(style["hyphenate_limit_zone"]):  # whose value is not in the style alone
        return None
    decorated = style["text_decoration_line"] != "none"
    key = (style.font_config, tuple(style["font_family"]), decorated, *_values(style))
    try:
        number = _numbers.get(key)
    except TypeError:  # a value that cannot be a key
        return None
    if number is None:
        number = _numbers[key] = next(_next)
    return number


def forget() -> None:
    """Number all styles anew that come."""
    _numbers.clear()
