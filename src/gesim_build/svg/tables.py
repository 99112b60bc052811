"""What a drawing may consist of: elements, attributes, and their values. What is in no table is not printed."""

from __future__ import annotations

import re
from collections.abc import Mapping

# What is drawn; and what is only referred to, by ``url(#id)``.
DRAWN = frozenset(("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan"))
REFERRED = frozenset(("clipPath", "linearGradient", "radialGradient", "marker", "mask", "pattern"))
ELEMENTS = DRAWN | REFERRED | {"defs", "stop"}
SHAPES = frozenset(("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"))

# Left out with all within them: what programs note for themselves, and what has done its work when it has been read.
LEFT_OUT = frozenset(("metadata", "title", "desc", "style", "symbol", "font", "font-face", "cursor", "view", "filter"))

NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
LENGTH = rf"{NUMBER}(?:em|ex|%)?"
_NUMBERS = rf"\s*(?:{NUMBER}(?:\s*,?\s*))*"
_TRANSFORM = rf"(?:(?:matrix|translate|scale|rotate|skewX|skewY)\s*\({_NUMBERS}\)\s*,?\s*)*"
_UNITS = r"userSpaceOnUse|objectBoundingBox|strokeWidth"
REFERENCE = r"url\(#[^\s()'\"\\]+\)"
_COLOUR = r"currentColor|[a-zA-Z]+|#[0-9a-fA-F]{3,8}|(?:rgb|hsl)a?\([-+\d.,%/\s]*(?:deg)?[-+\d.,%/\s]*\)"
_OPACITY = rf"{NUMBER}%?"

# Attributes that say what a shape is.
GEOMETRY: Mapping[str, str] = {
    **dict.fromkeys(("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy"), LENGTH),
    **dict.fromkeys(("fx", "fy", "fr"), LENGTH),
    **dict.fromkeys(("width", "height", "refX", "refY", "markerWidth", "markerHeight", "offset"), LENGTH),
    "d": r"[MmZzLlHhVvCcSsQqTtAaeE\d\s,.+-]*",
    "points": _NUMBERS,
    "viewBox": _NUMBERS,
    **dict.fromkeys(("transform", "gradientTransform", "patternTransform"), _TRANSFORM),
    "preserveAspectRatio": r"(?:defer\s+)?(?:none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max))(?:\s+(?:meet|slice))?",
    **dict.fromkeys(("gradientUnits", "clipPathUnits", "maskUnits", "maskContentUnits", "patternUnits"), _UNITS),
    **dict.fromkeys(("patternContentUnits", "markerUnits"), _UNITS),
    "spreadMethod": "pad|reflect|repeat",
    "orient": rf"auto|auto-start-reverse|{NUMBER}(?:deg)?",
    "id": r"[A-Za-z_][\w.:-]*",
    "class": r"(?:fig-[\w-]+\s*)+",
    "lang": r"[A-Za-z0-9-]+",
    "data-width": NUMBER,
    "data-lines": r"\d{1,3}",
    "data-valign": "middle",
}  # fmt: skip

# Properties of CSS that say how it looks, each as a presentation attribute.
PROPERTIES: Mapping[str, str] = {
    **dict.fromkeys(("fill", "stroke"), rf"none|{_COLOUR}|{REFERENCE}(?:\s+(?:none|{_COLOUR}))?"),
    **dict.fromkeys(("color", "stop-color"), _COLOUR),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity", "stop-opacity"), _OPACITY),
    **dict.fromkeys(("stroke-width", "stroke-dashoffset", "letter-spacing", "word-spacing"), f"normal|{LENGTH}"),
    "stroke-dasharray": rf"none|\s*(?:{LENGTH}(?:\s*,?\s*))*",
    "stroke-miterlimit": NUMBER,
    "stroke-linecap": "butt|round|square",
    "stroke-linejoin": "miter|round|bevel",
    **dict.fromkeys(("fill-rule", "clip-rule"), "nonzero|evenodd"),
    **dict.fromkeys(("clip-path", "mask", "marker-start", "marker-mid", "marker-end"), f"none|{REFERENCE}"),
    "text-anchor": "start|middle|end",
    "font-family": r"[\w ,'\"-]+",
    "font-size": NUMBER,
    "font-weight": r"normal|bold|bolder|lighter|\d{3}",
    "font-style": "normal|italic|oblique",
    "text-decoration": "none|underline|overline|line-through",
    "visibility": "visible|hidden|collapse",
    "overflow": "visible|hidden|scroll|auto",
    "dominant-baseline": "auto|middle|central|hanging|alphabetic|text-before-edge|text-after-edge|ideographic",
    "alignment-baseline": "auto|baseline|middle|central|hanging|text-before-edge|text-after-edge",
    "baseline-shift": rf"baseline|sub|super|{LENGTH}",
    "display": "none|inline|block|inline-block",
}
ATTRIBUTES: Mapping[str, str] = {**GEOMETRY, **PROPERTIES}

# Changes what one sees, and cannot be kept; with the value that does nothing.
NOT_KEPT: Mapping[str, str] = {"filter": "none", "mix-blend-mode": "normal"}

_MATCHERS = {name: re.compile(rf"(?:{pattern})\Z") for name, pattern in ATTRIBUTES.items()}


def is_allowed(attribute: str, value: str) -> bool:
    """Does the table have the attribute, with a value of this form?"""
    matcher = _MATCHERS.get(attribute)
    return matcher is not None and (value == "inherit" or matcher.match(value) is not None)
