"""Style sheets for languages that are written from right to left: left becomes right.

Done when a file is made, not by logical properties: older e-readers know none, and a project's own style sheets are
mirrored too. Lengths that move something (``translate``, shadows) stay as they are.
"""

from __future__ import annotations

import re
from itertools import pairwise

_OTHER = {"left": "right", "right": "left"}
_SIDE = re.compile(r"(?<![\w-])(left|right)(?![\w-])")
_SIDE_IN_NAME = re.compile(r"(?<![a-z])(left|right)(?![a-z])")
# Behind a brace or a semicolon, and before one that is no beginning of a rule: also between the rules of a page.
_DECLARATION = re.compile(r"(?<=[{;}])(?P<space>\s*)(?P<name>[a-z-]+)(?P<colon>\s*:\s*)(?P<value>[^;{}]+)(?=[;}])")
_PAGE = re.compile(r"@page[^{]*\{")
_MARGIN_BOX = re.compile(r"@(?:top|bottom)-(left|right)(?![a-z])")
_COMMENT_OR_ADDRESS = re.compile(r"(/\*.*?\*/|url\([^)]*\)|\"[^\"]*\"|'[^']*')", re.DOTALL)
# What takes top, right, bottom and left, and what takes the four corners from the upper left on.
_SIDES = frozenset(("margin", "padding", "inset", "border-width", "border-style", "border-color",
                    "scroll-margin", "scroll-padding"))  # fmt: skip
_CORNERS = frozenset(("border-radius",))
_PARTS = re.compile(r"(?:[^\s()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+")


def mirrored(css: str) -> str:
    """The style sheet with left and right changed for each other in its declarations and its pages.

    Other selectors stay as they are.
    """
    pieces = _COMMENT_OR_ADDRESS.split(css)
    # What must stay is put aside, so that a brace or a semicolon in it ends nothing.
    kept = iter(pieces[1::2])
    marked = "\0".join(pieces[::2])
    turned = _DECLARATION.sub(_turned, marked)
    turned = _PAGE.sub(lambda page: _swapped(page[0]), turned)
    turned = _MARGIN_BOX.sub(lambda box: _swapped_name(box[0]), turned)
    return re.sub("\0", lambda _: next(kept), turned)


def _turned(declaration: re.Match[str]) -> str:
    name, value = declaration["name"], declaration["value"]
    before, colon = declaration["space"], declaration["colon"]
    if name.startswith("--"):
        return f"{before}{name}{colon}{_swapped(value)}"
    return f"{before}{_swapped_name(name)}{colon}{_four(name, _swapped(value))}"


def _swapped_name(name: str) -> str:
    return _SIDE_IN_NAME.sub(lambda side: _OTHER[side[1]], name)


def _swapped(value: str) -> str:
    return _SIDE.sub(lambda side: _OTHER[side[1]], value)


def _four(name: str, value: str) -> str:
    """A value of four sides or corners in the order that it has in a mirror."""
    parts = list(_PARTS.finditer(value))
    if len(parts) != 4 or name not in _SIDES | _CORNERS or "/" in value:
        return value
    order = (0, 3, 2, 1) if name in _SIDES else (1, 0, 3, 2)
    texts = [parts[place][0] for place in order]
    gaps = [value[before.end() : after.start()] for before, after in pairwise(parts)]
    middle = "".join(text for pair in zip(texts, [*gaps, ""], strict=True) for text in pair)
    return f"{value[: parts[0].start()]}{middle}{value[parts[-1].end() :]}"
