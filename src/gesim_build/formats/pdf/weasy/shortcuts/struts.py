"""The height of an empty line, and its baseline, are looked up by text style and line height.

The engine keeps them too, under a text that it writes from fifteen properties each time it looks.
"""

from __future__ import annotations

from typing import Any

from gesim_build.formats.pdf.weasy.engine import weasyprint
from gesim_build.formats.pdf.weasy.shortcuts.numbers import number_of
from gesim_build.formats.pdf.weasy.shortcuts.switch import Patch, Shortcut

_engine = weasyprint.text.line_break
_plain = _engine.strut
_struts: dict[tuple[int, Any], tuple[float, float]] = {}


def _strut(style: Any) -> tuple[float, float]:
    """The engine's function that returns line height and baseline of a style, in pixels."""
    number, height = number_of(style), style["line_height"]
    if number is None or weasyprint.css.functions.check_math(height):
        return _plain(style)  # type: ignore[no-any-return]
    found = _struts.get((number, height))
    if found is None:
        found = _struts[number, height] = _plain(style)
    return found


SHORTCUT = Shortcut(
    "struts",
    (
        Patch(
            "strut",
            (_engine, weasyprint.layout.inline, weasyprint.css.units, weasyprint.css.computed_values),
            _plain,
            _strut,
        ),
    ),
    kept=(_struts,),
)
