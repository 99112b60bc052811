"""The ids and names of files that the program gives by itself: none that an author can write.

An author's ids are of letters, digits and ``_ : . -``. Those of the program have a ``~`` in them, which is a letter of
addresses like any other: ``rights~notes``, ``~contents``. So a section may be called Notes, and a chapter ``index``.
"""

from __future__ import annotations

MARK = "~"
# In drawings an id has to be a name of XML, which cannot have a "~", but this.
DRAWING_MARK = "·"
# The file of the start page of the HTML bundle, without ending: readers' programs look for it.
START = "index"


def own_id(whose: str, what: str, *numbers: int) -> str:
    """The id of something that belongs to an element or part: ``own_id("rights", "note", 2)`` is ``rights~note~2``.

    What belongs to the book or to any page is nobody's, "".
    """
    return MARK.join((whose, what, *map(str, numbers)))


def own_id_in_drawing(whose: str, what: str, *numbers: int) -> str:
    """The same for an element of an SVG drawing."""
    return own_id(whose, what, *numbers).replace(MARK, DRAWING_MARK)


def file_of_part(part: str) -> str:
    """What the file of a part is called, without ending, where each part is one: its id, if no other file has it."""
    return own_id(part, "page") if part == START else part


def part_of_file(name: str) -> str:
    """The inverse of `file_of_part`."""
    return name.removesuffix(own_id("", "page"))
