"""Endnotes of a part become footnotes: each moves to its first reference, and CSS floats it to the page's foot.

Where a page has no foot, for its panels are folded, they stay where they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

from gesim_build.markup.classes import ENDNOTE, ENDNOTE_NUMBER, FOOTNOTE_BACK, FOOTNOTE_REF, FOOTNOTES
from gesim_build.markup.tree import add_class, classes_of, parents, remove


def move_footnotes(section: Element) -> None:
    """Put the text of each note, in place, into its first reference; take away the section of notes."""
    parent_of = parents(section)
    notes = {item.get("id", ""): item for endnotes in _endnotes(section) for item in endnotes.iter("li")}
    for reference in [element for element in section.iter("a") if FOOTNOTE_REF in classes_of(element)]:
        number = (reference.text or "").strip()
        reference.set("data-number", number)
        note = notes.pop(reference.get("href", "").removeprefix("#"), None)
        if note is not None:
            reference.text = None
            reference.append(_footnote(note, number))
    for endnotes in list(_endnotes(section)):
        remove(endnotes, parent_of[endnotes])


def keep_endnotes(section: Element) -> None:
    """Leave the notes at the end, in place: a ``div.endnote`` each, with its number, and without links back."""
    for endnotes in _endnotes(section):
        for listing in endnotes.findall("ol"):
            listing.tag = "div"
            for number, note in enumerate(listing.findall("li"), 1):
                _drop_back_links(note)
                note.tag = "div"
                note.set("class", ENDNOTE)
                label = Element("span", {"class": ENDNOTE_NUMBER})
                label.text = str(number)
                note.insert(0, label)


def _endnotes(section: Element) -> Iterator[Element]:
    return (element for element in section.iter("section") if FOOTNOTES in classes_of(element))


def _footnote(note: Element, number: str) -> Element:
    """A ``span.footnote`` with the note's blocks; the link back is for endnotes only.

    Its paragraphs become spans too: the first one is on a line with the note's number.
    """
    _drop_back_links(note)
    _close_up(note)
    footnote = Element("span", {"class": "footnote", "id": note.get("id", ""), "data-number": number})
    if len(note) and note[0].tag != "p":
        add_class(footnote, "of-blocks")
    for block in note:
        if block.tag == "p":
            block.tag = "span"
            if len(footnote):
                block.set("class", "footnote-paragraph")
        footnote.append(block)
    return footnote


def _close_up(note: Element) -> None:
    """Drop the line ends between blocks, in place: within a footnote the engine would print them as empty lines."""
    for element in note.iter():
        if (element.text or "x").isspace() and "\n" in (element.text or ""):
            element.text = None
        if (element.tail or "x").isspace() and "\n" in (element.tail or ""):
            element.tail = None


def _drop_back_links(note: Element) -> None:
    parent_of = parents(note)
    for link in [element for element in note.iter("a") if FOOTNOTE_BACK in classes_of(element)]:
        parent = parent_of[link]
        remove(link, parent)
        last = parent[-1] if len(parent) else None
        if last is None:
            parent.text = (parent.text or "").rstrip()
        else:
            last.tail = (last.tail or "").rstrip()


def without_notes(element: Element) -> str:
    """The text of an element as `text_of` gives it, without the footnotes that were moved into it."""
    return " ".join("".join(_texts_beside_notes(element)).split())


def _texts_beside_notes(element: Element) -> Iterator[str]:
    if "footnote" not in classes_of(element):
        yield element.text or ""
        for child in element:
            yield from _texts_beside_notes(child)
            yield child.tail or ""


# What the engine breaks between two pages together with the footnotes in it.
_BLOCKS = ("p", "li", "dd", "dt", "td", "th", "figcaption", "caption")


def blocks_of_notes(root: Element, lost: Collection[str]) -> frozenset[int]:
    """The blocks, by their place in the document, whose footnotes have these ids.

    WeasyPrint 70 drops a footnote when it gives a line that carries one back from a full page to the next one; a block
    that is not broken between its lines keeps its notes.
    """
    parent_of = parents(root)
    places = {element: place for place, element in enumerate(root.iter())}
    found = set()
    for note in (element for element in root.iter() if element.get("id") in lost and "footnote" in classes_of(element)):
        block: Element | None = note
        while block is not None and block.tag not in _BLOCKS:
            block = parent_of.get(block)
        if block is not None:
            found.add(places[block])
    return frozenset(found)


def keep_whole(root: Element, blocks: Collection[int]) -> Element:
    """The document in which the blocks at these places have the class ``whole``."""
    for place, element in enumerate(root.iter()):
        if place in blocks:
            add_class(element, "whole")
    return root
