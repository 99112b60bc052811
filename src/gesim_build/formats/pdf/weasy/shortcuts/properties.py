"""Properties that no rule sets for an element are answered at once: inherited, or initial.

The engine asks the same ten questions for each; only what some rule sets needs them.
"""

from __future__ import annotations

from typing import Any

from gesim_build.formats.pdf.weasy.engine import weasyprint
from gesim_build.formats.pdf.weasy.shortcuts.switch import Patch, Shortcut

_css = weasyprint.css
_Style = _css.ComputedStyle
_INITIAL = _css.properties.INITIAL_VALUES
_check_math = _css.functions.check_math
_plain = _Style.__missing__

# What depends on more than its own value and that of the parent.
_DECORATION = {name for name in _INITIAL if name.startswith("text_decoration_")}
_PECULIAR = {"position", "float", "display", "page", *_DECORATION}
_SIMPLE = (str, int, float, type(None))


def _logical(name: str) -> tuple[str, ...]:
    """What a rule may set instead of a property of a side, by the direction of the text."""
    logical = _css.computed_values.PHYSICAL_FUNCTIONS.get(name)
    return tuple({logical(block="ttb", inline=direction) for direction in ("ltr", "rtl")}) if logical else ()


# None of them is the property of a side.
_INHERITED = {name for name in _css.properties.INHERITED if name not in _PECULIAR and not _logical(name)}
_NOT_INHERITED = {
    name: _logical(name)
    for name in _INITIAL
    if name not in _css.properties.INHERITED | _css.properties.INITIAL_NOT_COMPUTED | _PECULIAR
}


def _missing(style: Any, name: str) -> Any:
    """The engine's method that computes a property of a style when it is first asked for."""
    cascaded = style.cascaded
    if name not in cascaded:
        if (logical := _NOT_INHERITED.get(name)) is not None:
            if not any(other in cascaded for other in logical):
                value = style[name] = _INITIAL[name]
                return value
        elif name in _INHERITED and style.parent_style is not None:
            value = style.parent_style[name]
            if isinstance(value, _SIMPLE) or not _check_math(value):
                style[name] = value
                return value
    return _plain(style, name)


SHORTCUT = Shortcut("properties", (Patch("__missing__", (_Style,), _plain, _missing),))
