"""The inventory of XHTML: of a part of the manuscript, of a page, of a document of an EPUB."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from gesim_build.markup import classes
from gesim_build.markup.tree import HEADINGS, classes_of, name_of
from gesim_build.own_ids import part_of_file
from gesim_build.validate.inventory import (
    BACK_LINK,
    FIELD,
    FIGURE,
    FILL,
    HEADING,
    ITEM,
    LINK,
    LOCATOR,
    NOTE,
    NOTES_TITLE,
    PART_NUMBER,
    ROW,
    TABLE,
    TEXT,
    Item,
    dialled,
    letters,
)

# What is in a line of text; the text of all others is a block of its own.
INLINE = frozenset(
    ("a", "abbr", "b", "br", "cite", "code", "dfn", "em", "i", "kbd", "q", "s", "small", "span", "strong", "sub", "sup",
     "wbr")
)  # fmt: skip
LISTS = frozenset(("ul", "ol", "dl"))
# What is separate in an item: it is looked for by itself, and may be beside the item's own words.
APART = LISTS | {"figure", "caption"}
# What is no part of a text: what leads back, and where lines of the index lead, which are pages in print.
_UNREAD = frozenset((classes.FOOTNOTE_BACK, classes.LOCATORS))
_SILENT = frozenset(("script", "style"))

Place = Callable[[Any], dict[str, Any]]


def nowhere(_element: Any) -> dict[str, Any]:
    """Where an element of a finished file comes from: that is not known."""
    return {}


@dataclass(slots=True)
class XhtmlReader:
    """Takes the inventory of elements; ``place_of`` gives the fields of an `Item` that say where one comes from.

    Elements of the classes ``added`` are what a format adds to the text of the book, and are passed over.
    """

    place_of: Place = nowhere
    added: frozenset[str] = frozenset()
    items: list[Item] = field(default_factory=list)

    def read(self, element: Any, within: int = -1, *, in_blank: bool = False) -> None:
        """Add what an element is, and all that is in it; ``in_blank`` says that it is in a table without words."""
        name = name_of(element)
        if not name or name in _SILENT or element.get("aria-hidden") == "true" or self.added & classes_of(element):
            return
        outer, first, where = within, len(self.items), self.place_of(element)
        in_blank = _is_blank(element) if name == "table" else in_blank
        for kind, key, text in () if in_blank and name in ("table", "tr") else _things(element, name):
            self.items.append(Item(kind, key, text, within, **where))
            if kind != FILL and within == outer:
                # A heading and its words, a figure and its words: the second is within the first.
                within = first
        if name != "svg":
            for child in element:
                self.read(child, within, in_blank=in_blank)


def _things(element: Any, name: str) -> Iterator[tuple[str, str, str]]:
    """Kind, key and text of what one element is by itself."""
    words = classes_of(element)
    own = own_text(element) if name not in INLINE else ""
    if name in HEADINGS:
        yield NOTES_TITLE if classes.FOOTNOTES_TITLE in words else HEADING, letters(own), own
        own = "" if classes.FOOTNOTES_TITLE in words else own
    elif name == "table":
        yield TABLE, "", whole_text(element)
    elif name == "tr":
        yield _keyed(ROW, " ".join(whole_text(cell) for cell in element))
    elif name == "li":
        yield _keyed(NOTE if _is_note(element) else ITEM, whole_text(element, APART))
    elif classes.FIELD in words:
        yield _keyed(FIELD, next(filter(letters, _block_texts(element)), ""))
        yield from (_keyed(FILL, label) for label in labels_to_fill(element))
    elif classes.FORM_STRIP in words:
        yield from (_keyed(FILL, own_text(term)) for cell in element for term in cell if name_of(term) == "dt")
    elif name == "a" and element.get("href"):
        target = target_of(str(element.get("href")))
        kinds = {classes.FOOTNOTE_BACK: BACK_LINK, classes.LOCATOR: LOCATOR}
        yield next((kinds[word] for word in words if word in kinds), LINK), target, own_text(element)
        yield from ((item.kind, item.key, item.text) for item in dialled(target, own_text(element)))
    elif classes.OPENER_NUMBER in words:
        yield _keyed(PART_NUMBER, own)
        own = ""
    elif name in ("svg", "img"):
        title = next((child.text or "" for child in element if name_of(child) == "title"), "")
        yield _keyed(FIGURE, str(element.get("alt", "")) or title)
        own = " ".join(_figure_words(element))
    if letters(own):
        yield _keyed(TEXT, own)


def labels_to_fill(field: Any) -> Iterator[str]:
    """What is said of each place of a form field where one writes or ticks."""
    said = " ".join(own_text(child) for child in field if name_of(child) == "p")
    below = [element for child in field for element in child.iter()]
    options = [element for element in below if name_of(element) == "li"]
    rows = [element for element in below if name_of(element) == "tr"]
    if options:
        yield from (f"{said} {own_text(option)}" for option in options)
    elif rows:
        heads = [whole_text(cell) for cell in rows[0]]
        for number, row in enumerate(rows[1:], 1):
            head = next((whole_text(cell) for cell in row if name_of(cell) == "th"), str(number))
            cells = zip(heads, row, strict=False)
            yield from (f"{head} {column}" for column, cell in cells if name_of(cell) == "td")
    else:
        yield said


def _keyed(kind: str, text: str) -> tuple[str, str, str]:
    return kind, letters(text), " ".join(text.split())


def target_of(href: str) -> str:
    """Where a link leads: an address, or ``#id`` whether the id is in this file or in another one of the book."""
    file, _, anchor = href.partition("#")
    if ":" in file:
        return href
    return f"#{anchor or part_of_file(posixpath.splitext(posixpath.basename(file))[0])}"


def own_text(element: Any) -> str:
    """The text of an element without that of the blocks within it, and without what is hidden or leads back."""
    pieces = [element.text or ""]
    for child in element:
        hidden = child.get("aria-hidden") == "true" or not _UNREAD.isdisjoint(classes_of(child))
        if name_of(child) in INLINE and not hidden:
            pieces.append(own_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def whole_text(element: Any, without: frozenset[str] = frozenset()) -> str:
    """All text of an element but for elements of some names, block by block."""
    blocks = (whole_text(child, without) for child in element if _is_block(child) and name_of(child) not in without)
    return " ".join((own_text(element), *blocks))


def _is_note(item: Any) -> bool:
    listing = item.getparent()
    section = listing.getparent() if listing is not None else None
    return section is not None and classes.FOOTNOTES in classes_of(section)


def _is_block(element: Any) -> bool:
    return name_of(element) not in (*INLINE, "svg", "") and element.get("aria-hidden") != "true"


def _is_blank(table: Any) -> bool:
    """Whether no cell of a table has a word: such a table is lines on a page, and nothing to a listener."""
    return not any(map(letters, table.itertext()))


def _block_texts(element: Any) -> Iterator[str]:
    yield own_text(element)
    for child in element:
        if _is_block(child):
            yield from _block_texts(child)


def _figure_words(drawing: Any) -> Iterator[str]:
    """The words of a drawing in the order in which they are drawn."""
    return ("".join(text.itertext()) for text in drawing.iter() if name_of(text) == "text")
