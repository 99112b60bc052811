"""PDFs as they were made: the structure that readers follow, and what is drawn outside of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import groupby

from gesim_build.validate.inventory import (
    CONTENTS,
    FIELD,
    FIGURE,
    HEADING,
    ITEM,
    LINK,
    NOTE,
    PART_NUMBER,
    PRINTED_LINE,
    ROW,
    TABLE,
    TEXT,
    Inventory,
    Item,
    dialled,
    leads_somewhere,
    letters,
    reached,
)
from gesim_build.validate.pdf_tags import INLINE, Reading, Tag, own_text, read_pdf
from gesim_build.validate.text_run import TextRun

# The pages in a line of the index, which other formats do not have.
PAGES = "NonStruct"
_HEADINGS = frozenset(("H1", "H2", "H3", "H4", "H5", "H6"))


def inspect(artifacts: Mapping[str, bytes], _texts: Collection[str] = (), pieces: Collection[bytes] = ()) -> Inventory:
    """What the structure holds, the bookmarks, and the lines of the printed contents.

    ``pieces`` are what `known_pages.read_piece` has found in those that the file was bound of.
    """
    (content,) = artifacts.values()
    return inventory_of(read_pdf(content, pieces))


def inventory_of(reading: Reading) -> Inventory:
    """The inventory of one file."""
    tags = tuple(tag for top in reading.tags for tag in top.tags())
    items = (item for tag in tags for item in _items(tag))
    bookmarks = (
        Item(CONTENTS[min(level, len(CONTENTS)) - 1], letters(title))
        for title, name, level in reading.outline
        if leads_somewhere(f"#{name}", reading.destinations)
    )
    return (*reached(items, reading.destinations), *bookmarks)


def _items(tag: Tag) -> Iterator[Item]:
    """What one element is by itself."""
    own = letters(own_text(tag)) if tag.role not in INLINE else ""
    if tag.role in _HEADINGS:
        yield Item(HEADING, own)
    elif tag.role == "Table":
        yield Item(TABLE, "")
    elif tag.role == "TR":
        yield Item(ROW, _joined(tag, ("Note", "Lbl")))
    elif tag.role == "LI":
        yield Item(ITEM, _joined(tag, ("Note", "Lbl", "L", "Figure", "Caption", PAGES)))
    elif tag.role == "Note":
        yield Item(NOTE, _joined(tag, ("Note", "Lbl", "L")))
    elif tag.role == "Div":
        yield Item(FIELD, next(filter(None, (letters(own_text(below)) for below in tag.tags())), ""))
    elif tag.role == "Figure":
        yield Item(FIGURE, letters(tag.alternative))
    elif tag.role == "Link":
        targets = tuple(dict.fromkeys(tag.targets))
        yield from (Item(LINK, target) for target in targets)
        yield from (item for target in targets for item in dialled(target, own_text(tag)))
    elif tag.role == "TOCI":
        links = (below for below in tag.tags() if below.role == "Link")
        yield from (Item(PRINTED_LINE, target) for link in links for target in dict.fromkeys(link.targets))
    if tag.actual and tag.role not in INLINE:
        yield Item(PART_NUMBER, own)
    if own:
        yield Item(TEXT, own)


def _joined(tag: Tag, without: tuple[str, ...]) -> str:
    """The letters of all text of an element, but for elements of some roles."""
    blocks = (
        _joined(piece, without)
        for piece in tag.pieces
        if isinstance(piece, Tag) and piece.role not in INLINE and piece.role not in without
    )
    return "".join((letters(own_text(tag)), *blocks))


def text_runs(artifacts: Mapping[str, bytes]) -> Iterator[TextRun]:
    """The texts, what is said of figures and fields, what is outside the structure, bookmarks, properties."""
    for path, content in artifacts.items():
        yield from _text_run(path, read_pdf(content))


def _text_run(path: str, reading: Reading) -> Iterator[TextRun]:
    for tag in reading.tags:
        place = f"page {tag.page + 1}"
        yield TextRun(path, place, tuple(_flat(tag)))
        yield from (TextRun(path, place, (below.alternative,)) for below in tag.tags() if below.alternative)
    yield from (TextRun(path, f"page {number}", (text,)) for number, text in enumerate(reading.artifacts, 1))
    yield from (TextRun(path, "bookmarks", (title,)) for title, _, _ in reading.outline)
    yield from (TextRun(path, "fields", texts) for texts in reading.fields)
    yield from (TextRun(path, "properties", (text,)) for text in (reading.title, reading.subject))


def _flat(tag: Tag) -> Iterator[str]:
    """All text of an element in order, lines joined, without code; what is said instead, where there is that."""
    if tag.actual or tag.role == "Code":
        yield tag.actual
        return
    for is_text, pieces in groupby(tag.pieces, lambda piece: isinstance(piece, str)):
        if is_text:
            yield " ".join(map(str, pieces))
        else:
            yield from (text for piece in pieces if isinstance(piece, Tag) for text in _flat(piece))
