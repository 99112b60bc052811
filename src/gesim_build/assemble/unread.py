"""Whether an edition shows the sign of records that nobody has read at their source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from gesim_build.assemble.citations import is_sure
from gesim_build.model import Book
from gesim_build.registers import BY_DIRECTIVE
from gesim_build.registers.definitions import Fact, Reference
from gesim_build.registers.register import Listing
from gesim_build.registers.visibility import in_scope

_CITATION = re.compile(r"\{\{\s*(ref|source)\.([\w-]+)\s*\}\}|\{\{\s*(source)\.([\w-]+)\.short\s*\}\}")
_TABLES: dict[str, tuple[Listing, ...]] = {
    f"{name}_open": (listing,) for name, (register, listing) in BY_DIRECTIVE.items() if register.values
}
# A table of instruments has their provisions too, each with its sign.
_TABLES["instruments_open"] += _TABLES["rights_open"]


def shows_unread(book: Book, country: str) -> bool:
    """Whether a text of a country's edition cites such a record, or a table prints one."""
    unread = {
        ("source" if isinstance(record, Fact) else "ref", record.id): record
        for record in book.records
        if isinstance(record, Fact | Reference) and in_scope(record, country) and not is_sure(record)
    }
    return any(unread.keys() & set(_cited(book, country))) or any(
        listing.has(record) for listing in _tables(book, country) for record in unread.values()
    )


def _cited(book: Book, country: str) -> Iterator[tuple[str, str]]:
    for token in _tokens(book, country):
        for kind, name, short_kind, short_name in _CITATION.findall(token.content):
            yield kind or short_kind, name or short_name


def _tables(book: Book, country: str) -> Iterator[Listing]:
    return (listing for token in _tokens(book, country) for listing in _TABLES.get(token.type, ()))


def _tokens(book: Book, country: str) -> Iterator[Token]:
    inserts = (insert for (of, _), insert in book.inserts.items() if of == country)
    return (token for chapter in (*book.chapters, *inserts) for token in chapter.tokens)
