"""The widths that authors give figures, as rules of a style sheet: one for each width that a book uses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gesim_build.model import Part

_CLASS = re.compile(r'<figure class="[^"]*\bpicture-(\d+)\b')


def width_rules(parts: Iterable[Part]) -> str:
    """The rules of the parts' figures whose pictures have a width of their own, in percent of their column."""
    used = sorted({int(width) for part in parts for width in _CLASS.findall(part.xhtml)})
    return "".join(_rule(width) for width in used)


def _rule(width: int) -> str:
    name = f".figure.picture-{width}"
    # The last two lie in a region that scrolls, on pages of the web.
    selectors = (f"{name} svg", f"{name} img", f"{name} .scroll > svg", f"{name}.wide .scroll > svg")
    return f"{', '.join(selectors)} {{ width: {width}%; min-width: 0; }}\n"
