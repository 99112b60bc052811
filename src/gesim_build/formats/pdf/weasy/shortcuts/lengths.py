"""The used lengths of a box that are fixed by its style are put into the box in one update.

Margins, padding, borders, widths and heights: the engine resolves all twenty each time a box is laid out, though few
are percentages of the containing block.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import Any

from gesim_build.formats.pdf.weasy.engine import AbsolutePlaceholder, boxes, weasyprint
from gesim_build.formats.pdf.weasy.shortcuts.switch import Patch, Shortcut

_layout = weasyprint.layout
_engine = _layout.percent
_plain = _engine.resolve_percentages
_Box, _PageBox = boxes.Box, boxes.PageBox

# By what a percentage is of: the width of the containing block; the same, but the height for a page; the height.
_OF_WIDTH = ("margin_left", "margin_right", "padding_left", "padding_right", "width", "min_width", "max_width")
_OF_EITHER = ("margin_top", "margin_bottom", "padding_top", "padding_bottom")
_OF_HEIGHT = ("height", "min_height", "max_height")
_BORDERS = tuple(f"border_{side}_width" for side in ("top", "right", "bottom", "left"))


@dataclass(frozen=True, slots=True)
class _Lengths:
    """The lengths of a style: those that are ``fixed``, and the names of the others.

    ``borders`` are apart where borders collapse: boxes have them before, from their neighbours.
    """

    fixed: dict[str, Any]
    borders: dict[str, Any]
    of_width: tuple[str, ...]
    of_either: tuple[str, ...]
    of_height: tuple[str, ...]
    box_sizing: bool


def _lengths_of(style: Any) -> _Lengths:
    """The lengths of a style, kept with it: the engine changes none in a style that a box was laid out with."""
    try:
        return style.used_lengths  # type: ignore[no-any-return]
    except AttributeError:
        style.used_lengths = lengths = _read(style)
        return lengths


def _read(style: Any) -> _Lengths:
    fixed: dict[str, Any] = {}
    others: list[tuple[str, ...]] = []
    for names in (_OF_WIDTH, _OF_EITHER, _OF_HEIGHT):
        others.append(tuple(name for name in names if not _is_fixed(style[name])))
        fixed |= {name: _used(name, style[name]) for name in names if name not in others[-1]}
    borders = {name: style[name] for name in _BORDERS}
    if style["border_collapse"] != "collapse":
        fixed |= borders
        borders = {}
    return _Lengths(fixed, borders, others[0], others[1], others[2], style["box_sizing"] != "content-box")


def _is_fixed(value: Any) -> bool:
    return value is None or value == "auto" or getattr(value, "unit", "%") != "%"


def _used(name: str, value: Any) -> Any:
    if value == "auto":
        return 0 if name in ("min_width", "min_height") else value
    return None if value is None else value.value


def _resolve_percentages(box: Any, containing_block: Any) -> None:
    """The engine's function that sets the used lengths of a box, in pixels or "auto"."""
    if isinstance(box, AbsolutePlaceholder):
        _plain(box, containing_block)
        return
    if isinstance(containing_block, _Box):
        width, height = containing_block.width, containing_block.height
    else:
        width, height = containing_block
    lengths = _lengths_of(box.style)
    own = box.__dict__
    own.update(lengths.fixed)
    if lengths.of_width or lengths.of_either or lengths.of_height:
        _resolve(box, lengths, width, height)
    for name, value in lengths.borders.items():
        own.setdefault(name, value)
    if lengths.box_sizing:
        _engine.adjust_box_sizing(box, "width")
        _engine.adjust_box_sizing(box, "height")


def _resolve(box: Any, lengths: _Lengths, width: Any, height: Any) -> None:
    for name in lengths.of_width:
        _engine.resolve_one_percentage(box, name, width)
    for name in lengths.of_either:
        _engine.resolve_one_percentage(box, name, height if isinstance(box, _PageBox) else width)
    for name in lengths.of_height:
        if height != "auto":
            _engine.resolve_one_percentage(box, name, height)
        elif name == "height":
            box.height = "auto"
        else:
            _engine.resolve_one_percentage(box, name, 0 if name == "min_height" else inf)


_MODULES = ("absolute", "block", "column", "float", "grid", "inline", "page", "percent", "table")

SHORTCUT = Shortcut(
    "lengths",
    (
        Patch(
            "resolve_percentages",
            tuple(getattr(_layout, name) for name in _MODULES),
            _plain,
            _resolve_percentages,
        ),
    ),
)
