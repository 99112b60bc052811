"""What references lead to: found in the texts before they are parsed, of all countries, so that all editions agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from gesim_build.model import Book

# Where a link leads that is within the book: in its text, by itself or in the file of a chapter.
_LINK = re.compile(r"\]\(\s*<?[^()\s<>]*#([^()\s<>]+)")


def referred_ids(book: Book) -> frozenset[str]:
    """The ids to which a link of the book leads, in whichever country's edition.

    A link in code counts too: that only gives a number to a box that needs none.
    """
    return frozenset(chain(_in_texts(book), _in_definitions(book)))


def _in_texts(book: Book) -> Iterator[str]:
    for chapter in (*book.chapters, *book.inserts.values()):
        for token in chapter.tokens:
            if token.type == "inline":
                yield from _LINK.findall(token.content)
    for record in book.records:
        for _, text in record.texts():
            yield from _LINK.findall(text)


def _in_definitions(book: Book) -> Iterator[str]:
    """Of links that are defined below the text: ``[risk]: #risk``."""
    for chapter in (*book.chapters, *book.inserts.values()):
        for definition in chapter.references.values():
            _, mark, identifier = str(definition["href"]).partition("#")
            if mark:
                yield identifier
