"""The anchors of the index in the text: at marks, and at the beginning of the texts that entries lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from markdown_it.token import Token

from gesim_build.index_places import INDEXED, entry_of
from gesim_build.markdown.index_marks import MARK
from gesim_build.markdown.inline import ParsedChapter
from gesim_build.own_ids import own_id

ANCHOR = "index_anchor"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry leads: the id of an element, and that of the heading of its section, which may be the same."""

    entry: str
    anchor: str
    section: str


def with_anchors(chapter: ParsedChapter, names: Mapping[str, str]) -> tuple[ParsedChapter, tuple[Place, ...]]:
    """The chapter with its anchors, and the places of entries in reading order.

    ``names`` are the ids of entries by what marks call them; without any the book has no index. A heading is its own
    anchor. The ids are the same in all languages and countries: what is in the place of a national insert, which only
    some editions have, is numbered for itself.
    """
    if not names:
        return chapter, ()
    places, tokens = list[Place](), list[Token]()
    part = section = chapter.chapter.slug
    own = ids = _ids(part)
    of_inserts: dict[str, Iterator[str]] = {}
    heading = ""
    for token in chapter.tokens:
        if token.type == "heading_open":
            heading = str(token.attrs["id"])
            section = heading if token.tag in ("h1", "h2") else section
        elif token.type == "national_open":
            ids = of_inserts.setdefault(token.meta["name"], _ids(own_id(part, token.meta["name"])))
        elif token.type == "national_close":
            ids = own
        elif token.type == "inline":
            token, found = _anchored(token, heading, names, ids)
            places += (Place(entry, anchor, section) for entry, anchor in found)
            heading = ""
        tokens.append(token)
    return chapter._replace(tokens=tuple(tokens)), tuple(places)


def _ids(whose: str) -> Iterator[str]:
    return (own_id(whose, MARK, number) for number in count(1))


def _anchored(
    token: Token, heading: str, names: Mapping[str, str], ids: Iterator[str]
) -> tuple[Token, list[tuple[str, str]]]:
    """A text with its anchors, and the entries with these. A ``heading`` needs none at its beginning."""
    children, found = list(token.children or ()), list[tuple[str, str]]()
    if entries := token.meta.get(INDEXED, ()):
        anchor = heading or next(ids)
        found += ((entry, anchor) for entry in entries)
        children = children if heading else [Token(ANCHOR, "span", 0, attrs={"id": anchor}), *children]
    for index, child in enumerate(children):
        if child.type == "span_open" and (entry := entry_of(str(child.attrs.get(MARK, "")), names)):
            anchor = next(ids)
            children[index] = child.copy(attrs={**child.attrs, "id": anchor})
            found.append((entry, anchor))
    return (token.copy(children=children) if found else token), found
