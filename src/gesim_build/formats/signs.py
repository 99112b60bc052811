"""The sign † where text flows: whoever listens hears what it says, and the first leads to where that is explained.

A page may have forty of them. Forty links to the same note would be forty stops of the keyboard on the way to what one
wants, so there is one (WCAG 2.2, 2.1.1 and 2.4.3 ask that it can be reached, not from everywhere); the others are
characters with a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from gesim_build.markup.classes import TO_VERIFY
from gesim_build.markup.tree import XHTML, classes_of, name_of
from gesim_build.own_ids import own_id

# What explains it, at the end of the page.
EXPLANATION = own_id("", "sign")


def name_signs(root: Element) -> None:
    """Give, in place, each sign its title as a name, and make the first that is in no link one to the explanation."""
    signs = list(_signs(root, within_link=False))
    first = next((sign for sign, within_link in signs if not within_link), None)
    for sign, _ in signs:
        if sign is first:
            sign.tag = f"{{{XHTML}}}a"
            sign.set("href", f"#{EXPLANATION}")
            sign.set("aria-label", sign.get("title", ""))
        else:
            # An image has its title as its name; an abbreviation is read as it is written, by most programs as nothing.
            sign.set("role", "img")


def _signs(element: Element, *, within_link: bool) -> Iterator[tuple[Element, bool]]:
    """The signs in an element in order, and whether each is in a link."""
    if TO_VERIFY in classes_of(element):
        yield element, within_link
    for child in element:
        yield from _signs(child, within_link=within_link or name_of(element) == "a")
