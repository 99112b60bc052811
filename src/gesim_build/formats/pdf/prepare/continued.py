"""What is said where a box or a table goes on: what it is, and that it is continued.

Each that may be divided gets the words once, out of the flow. When its pages are known `weasy/continued.py` puts them
at the head of each further one. They are ornaments: nobody who is read to is told of pages.
"""

from __future__ import annotations

from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

from gesim_build.markup.classes import BOX_KIND, BOX_LABEL, LABEL, TABLE
from gesim_build.markup.tree import add_class, classes_of, text_of

CONTINUED = "continued"  # over the further parts of what is divided
WHOLE, CONTINUING = "short", "continuing"  # what is not divided, and what may be


def add_continued(section: Element, word: Element) -> None:
    """Put ``word``, the element that says "continued", into each box and table of a section that may be divided.

    Before it is what it is about.
    """
    for block in _divisible(section):
        words = classes_of(block)
        if block.tag == "aside":
            label = _box_label(block, word)
            if label is not None:
                block.insert(1, label)
        elif TABLE in words:
            block.insert(0, _table_label(block, word))
            add_class(block, CONTINUING)


def _divisible(block: Element) -> list[Element]:
    """The boxes and tables in a block that are in no other one: within one the side column is taken."""
    found = []
    for child in block:
        if child.tag == "aside":
            found += [] if WHOLE in classes_of(child) else [child]
        elif TABLE in classes_of(child):  # one that should stay whole may still be higher than a page
            found.append(child)
        elif child.tag in ("section", "div"):
            found += _divisible(child)
    return found


def _box_label(box: Element, word: Element) -> Element | None:
    kind = box.find(f"p/span[@class='{BOX_KIND}']")
    if kind is None:
        return None
    label = Element("p", {"class": f"{BOX_LABEL} {CONTINUED}", "aria-hidden": "true"})
    SubElement(label, "span", {"class": BOX_KIND}).text = text_of(kind)
    label[0].tail = " "
    label.append(deepcopy(word))
    return label


def _table_label(table: Element, word: Element) -> Element:
    """Says "Table 3, continued"; a table without a number is only continued."""
    number = table.find(f"table/caption/span[@class='{LABEL}']")
    label = Element("p", {"class": CONTINUED, "aria-hidden": "true"})
    label.text = f"{text_of(number)}, " if number is not None else None
    label.append(deepcopy(word))
    return label
