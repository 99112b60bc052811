"""The inventory: what a text consists of, thing by thing. The manuscript has one, and each finished file has one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from gesim_build.diagnostics import Location
from gesim_build.telephones import digits_of

HEADING, TABLE, ROW, ITEM, NOTE = "heading", "table", "table row", "list item", "footnote"
FIGURE, LINK, FIELD, TEXT = "figure", "link", "form field", "text"
# A place to write or tick on screen; a form field has one for each option, a grid one for each cell.
FILL = "field to fill in"
# A link that dials, told from others by the digits that it dials and those that it prints: phones.py compares them.
DIALLED = "telephone number"
# A link of the index to a section; on pages these are joined.
LOCATOR = "link of the index"
# What only a screen shows, the bookmarks and lists of contents by level, and the printed page of contents.
NOTES_TITLE, BACK_LINK = "heading of the notes", "link back from a note"
CONTENTS = ("part in the contents", "section in the contents", "subsection in the contents")
PRINTED_LINE = "line of the printed contents"

# The word and the number over the title of a chapter, which print sets apart from each other.
PART_NUMBER = "number of a part"
KINDS = (HEADING, TABLE, ROW, ITEM, NOTE, FIGURE, LINK, FIELD, TEXT, FILL, LOCATOR, DIALLED, NOTES_TITLE, BACK_LINK,
         *CONTENTS, PRINTED_LINE, PART_NUMBER)  # fmt: skip

_NOT_LETTERS = re.compile(r"[\W_]+")


NOWHERE = Location("")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a text.

    ``kind`` is one of those above. ``key`` tells it from others of its kind: its `letters`, where a link leads; "" for
    kinds that are only counted. ``text`` is the same for people. ``within`` is the number, in its inventory, of the
    item that holds it, -1 if none does. ``part`` and ``heading`` are the titles it is under, ``part_kind`` is that
    of the part (``form``), ``place`` its source; these are known in the manuscript only.
    """

    kind: str
    key: str
    text: str = ""
    within: int = -1
    part: str = ""
    part_kind: str = ""
    heading: str = ""
    place: Location = NOWHERE


Inventory = tuple[Item, ...]


def letters(text: str) -> str:
    """The letters and digits of a text, without case and accents: the same however lines, hyphens and capitals fall.

    Greek capitals have no accents, and style sheets set labels in capitals.
    """
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKD", text).casefold())


def reached(items: Iterable[Item], ids: Collection[str]) -> Iterator[Item]:
    """The items without those links whose target, within the book, is not there. ``ids`` are all that are."""
    return (item for item in items if item.kind != LINK or leads_somewhere(item.key, ids))


def leads_somewhere(target: str, ids: Collection[str]) -> bool:
    """Whether a link leads out of the book or to something that is there."""
    return not target.startswith("#") or target[1:] in ids


def dialled(target: str, text: str) -> Iterator[Item]:
    """The number that a link dials, if it does, with the digits of its words."""
    if target.startswith("tel:"):
        printed = digits_of(text.strip())
        yield Item(DIALLED, f"{digits_of(target.removeprefix('tel:'))} {printed}".strip(), text)
