"""Where in the sources an element comes from: marked in the XHTML while a part is rendered, and then taken out of it.

The marks become a table beside the XHTML: no format has to know or to drop them, and a part in which nothing but line
numbers changed is the same part as before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from gesim_build.diagnostics import Location

MARK = "data-place"
_FIRST_TAG = re.compile(r"\s*<[A-Za-z][\w:-]*")
# A start tag in well-formed XML; quotes may hold what looks like the end of one.
_TAG = re.compile(r"""<[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>""")
_PLACE = re.compile(rf' {MARK}="(\d+)(?::([^"]*))?"')
_ID = re.compile(r'\sid="([^"]+)"')


def marked(xhtml: str, lines: list[int] | None, path: str | None = None) -> str:
    """A piece of XHTML whose first element carries its place.

    ``lines`` is the ``map`` of its token (the first line, counted from 0); without one, or if the piece does not begin
    with an element, the piece comes back as it is. ``path`` is only given where it is not that of the part.
    """
    tag = _FIRST_TAG.match(xhtml)
    if not lines or not tag:
        return xhtml
    return f'{tag[0]} {MARK}="{place_text(lines[0] + 1, path)}"{xhtml[tag.end() :]}'


def place_text(line: int, path: str | None) -> str:
    """A place as the value of a mark."""
    return f"{line}:{path}" if path else str(line)


def extract_marks(xhtml: str, path: str, by_id: Mapping[str, Location]) -> tuple[str, dict[int, Location]]:
    """The XHTML of a part without marks, and the places of its elements by their number in document order, from 0.

    ``path`` is the part's own file; ``by_id`` has the places of elements that come from elsewhere.
    """
    places: dict[int, Location] = {}
    for number, tag in enumerate(_TAG.finditer(xhtml)):
        if mark := _PLACE.search(tag[0]):
            places[number] = Location(mark[2] or path, int(mark[1]))
        elif (own := _ID.search(tag[0])) and own[1] in by_id:
            places[number] = by_id[own[1]]
    return _PLACE.sub("", xhtml), places
