"""Pango is set up once for each text style, not again for each line and each drawing of it.

A Pango layout has a context, a language, a font and its features; to set them the engine calls Pango twenty times.
Here that is done once for each text style; every further layout is a copy of the first, made before it has any text.
The engine also leaks a list of features for each line; copies are freed.
"""

from __future__ import annotations

from typing import Any

from gesim_build.formats.pdf.weasy.engine import weasyprint
from gesim_build.formats.pdf.weasy.shortcuts.numbers import number_of
from gesim_build.formats.pdf.weasy.shortcuts.switch import Patch, Shortcut

_ffi = weasyprint.text.ffi
_ffi.ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *src);")
_copy = _ffi.pango.pango_layout_copy
_gc, _unref = _ffi.ffi.gc, _ffi.gobject.g_object_unref
_Layout = weasyprint.text.line_break.Layout
_plain = _Layout.setup
# By the number of the text style.
_models: dict[int, Any] = {}


def _setup(layout: Any, style: Any) -> None:
    """The engine's method that gives a layout all but its text."""
    number = number_of(style)
    if number is None:
        _plain(layout, style)
        return
    model = _models.get(number)
    if model is None:
        model = _models[number] = _Layout.__new__(_Layout)
        _plain(model, style)
    layout.__dict__.update(model.__dict__)
    layout.layout = _gc(_copy(model.layout), _unref)
    layout.style = style


SHORTCUT = Shortcut("text styles", (Patch("setup", (_Layout,), _plain, _setup),), kept=(_models,))
