"""What the terms mean to which a page has links: beside its text, where a script finds it without another page."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import lru_cache
from xml.etree.ElementTree import Element

from gesim_build.formats.directions import say_directions
from gesim_build.formats.links import Address, relink
from gesim_build.markup.serialise import to_html
from gesim_build.markup.tree import name_of, parse
from gesim_build.model import Edition, Manuscript, Part


def glossary_title(manuscript: Manuscript) -> str:
    """The title of the part that explains terms, the first of them; "" if none does."""
    home = _home(manuscript)
    return home.title if home else ""


def definitions(manuscript: Manuscript, body: str, address: Address) -> str:
    """The terms of the glossary to which the ``body`` of a page has links, each with what it means, in the glossary's
    order. On the page of the glossary itself there is nothing to add."""
    entries, edition = _all_entries(manuscript), manuscript.edition
    if any(f'<dt id="{term}"' in body for term in entries):
        return ""
    return "".join(_entry(term, entry, edition, address) for term, entry in entries.items() if f'#{term}"' in body)


def _all_entries(manuscript: Manuscript) -> Mapping[str, Element]:
    """Each term with what it means, by its id: the glossary and the list of abbreviations may be in different parts."""
    homes = dict.fromkeys(manuscript.anchors.get(term) for term, _ in manuscript.terms)
    parts = (part for part in manuscript.parts if part.id in homes)
    return {id: entry for part in parts for id, entry in _entries(part.xhtml).items()}


def _home(manuscript: Manuscript) -> Part | None:
    ids = {manuscript.anchors.get(term) for term, _ in manuscript.terms}
    return next((part for part in manuscript.parts if part.id in ids), None)


@lru_cache(maxsize=8)
def _entries(xhtml: str) -> Mapping[str, Element]:
    """Each term of a part with what it means, by its id."""
    groups = [element for element in parse(xhtml).iter() if name_of(element) == "div"]
    named = {child.get("id"): group for group in groups for child in group if name_of(child) == "dt"}
    return {id: group for id, group in named.items() if id}


def _entry(term: str, entry: Element, edition: Edition, address: Address) -> str:
    entry = deepcopy(entry)
    entry.tail = None
    # Pages have the same ids in every language; which terms they mention is another matter.
    for element in entry.iter():
        element.attrib.pop("id", None)
    entry.set("data-term", term)
    say_directions(entry, edition.code, (edition.country,))
    relink(entry, address)
    return to_html(entry)
