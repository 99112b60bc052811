"""Whom to call, on every page: the first number of each list of contacts that a book prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from gesim_build.markup.classes import CONTACTS
from gesim_build.markup.tree import classes_of, parse, text_of
from gesim_build.model import Manuscript, Part

# The emergency number and the first of the country: more would be a list of contacts on every page.
_MOST = 2
# Emergency numbers are so short that they fit into the bar.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Call:
    """A number to tap: the link to it, what it is dialled as, whose it is."""

    href: str
    number: str
    name: str

    @property
    def is_short(self) -> bool:
        """Whether it is short enough for the bar, as emergency numbers are."""
        return len(self.number) <= _SHORT


def calls(manuscript: Manuscript) -> tuple[Call, ...]:
    """The numbers in the order of the book; none in a book without a register of contacts."""
    lists = (root for part in manuscript.parts if has_contacts(part) for root in _lists(part.xhtml))
    found = (next(_calls(one), None) for one in lists)
    return tuple(call for call in found if call)[:_MOST]


def has_contacts(part: Part) -> bool:
    """Whether a part has a list of contacts."""
    return 'class="contacts"' in part.xhtml


def _lists(xhtml: str) -> Iterator[Element]:
    yield from (element for element in parse(xhtml).iter() if CONTACTS in classes_of(element))


def _calls(contacts: Element) -> Iterator[Call]:
    for contact in contacts:
        named = {name: child for child in contact for name in classes_of(child)}
        link = next(iter(named.get("contact-number", ())), None)
        if link is not None and "contact-name" in named:
            yield Call(link.get("href", ""), text_of(link), text_of(named["contact-name"]))
