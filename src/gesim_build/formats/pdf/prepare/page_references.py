"""References say the page that they lead to: "section 5.1 (page 37)".

A part is laid out without knowing any page number. So each reference gets a text as wide as one of three digits, which
is broken into lines like all others; when the book is bound, `merge.page_numbers` sets the number in its place.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.prepare.behind_links import (
    PAGE_NUMBER,
    PAGE_REFERENCE,
    WITHOUT,
    ancestors,
    block_of,
    cell_of,
    put_behind,
    within_brackets,
    words,
)
from gesim_build.markup.classes import XREF
from gesim_build.markup.tree import classes_of, parents, text_of

# What a number of three digits is set in place of; what is wider is made narrower.
DIGITS = "000"
# On both elements of a reference: its number in the part; and where it leads.
REFERENCE, TARGET = "data-page-reference", "data-page-of"
_NUMBER = "{number}"
# The table of rights, each row of which would have a page.
_RIGHTS = "rights"


def add_page_references(section: Element, pattern: str) -> None:
    """Put the text for a page number, in place, behind every reference of a section.

    ``pattern`` is how a page is called, with ``{number}``. A block says the page of a thing once.
    """
    parent_of = parents(section)
    said: set[tuple[Element, str]] = set()
    for number, link in enumerate([link for link in section.iter("a") if _has_number(link, parent_of)]):
        block, target = block_of(link, parent_of), link.get("href", "")[1:]
        if (block, target) not in said:
            said.add((block, target))
            in_cell = cell_of(link, parent_of) is not None
            around = _around(pattern if in_cell else pattern.replace(" ", "\u00a0"), within_brackets(link, block))
            put_behind(link, _reference(number, target, *around), parent_of)


def _has_number(link: Element, parent_of: dict[Element, Element]) -> bool:
    """Whether a link is a reference whose page is said."""
    if XREF not in classes_of(link) or not link.get("href", "").startswith("#") or not text_of(link):
        return False
    return not any(element.tag in WITHOUT or _RIGHTS in classes_of(element) for element in ancestors(link, parent_of))


def _around(pattern: str, bracketed: bool) -> tuple[str, str]:
    """What is before the number of a page, and what is behind it."""
    before, _, behind = pattern.partition(_NUMBER)
    return (f", {before}", behind) if bracketed else (f" ({before}", f"{behind})")


def _reference(number: int, target: str, before: str, behind: str) -> Element:
    outer = words(PAGE_REFERENCE, before, **{REFERENCE: str(number), TARGET: target})
    inner = words(PAGE_NUMBER, DIGITS, **{REFERENCE: str(number)})
    inner.tail = behind
    outer.append(inner)
    return outer
