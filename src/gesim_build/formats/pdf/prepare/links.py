"""Links within the book. A part is laid out alone, so a link to another part has no target yet: it names one.

The engine drops links whose target it does not know. So ``#id`` becomes the address ``gesim:id``, which it takes for an
external one, and in the finished piece each such action becomes a named destination again. The names are defined once,
for the whole book, when its pieces are joined.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

SCHEME = "gesim:"


def name_destinations(section: Element) -> None:
    """Rewrite, in place, every link ``#id`` to ``gesim:id``."""
    for link in section.iter("a"):
        target = link.get("href", "")
        if target.startswith("#"):
            link.set("href", SCHEME + quote(target[1:]))


def drop_outward_links(section: Element) -> None:
    """Turn, in place, every link to an id outside of the section into its text."""
    own = {f"#{element.get('id')}" for element in section.iter()}
    for link in section.iter("a"):
        if link.get("href", "").startswith("#") and link.get("href") not in own:
            link.tag = "span"
            del link.attrib["href"]


def destination_of(address: str) -> str | None:
    """The id that a rewritten link leads to, or None for an address outside the book."""
    return unquote(address.removeprefix(SCHEME)) if address.startswith(SCHEME) else None


def restore_destination(annotation: Any, make_string: Any) -> None:
    """Turn, in place, the action of a link annotation (a pydyf dictionary) back into a named destination."""
    action = annotation.get("A")
    target = destination_of(action["URI"].string) if action else None
    if target is not None:
        del annotation["A"]
        annotation["Dest"] = make_string(target)
