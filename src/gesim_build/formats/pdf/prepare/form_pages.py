"""What every page of a form has to say: whose it is, and that it is not to be sent home. A sheet may be copied, or get
lost, without the others.

Both become running elements, which are on the page where they are met and on all that follow, and so come first.
"""

from __future__ import annotations

from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

from gesim_build.markup.classes import FORM_CODE, FORM_FOOTER, PAGE_LABEL
from gesim_build.markup.tree import classes_of, remove, text_of

# The code again, for the pages after the first.
CODE_AGAIN, CODE_LINE = "code-again", "code-line"
# Where the chapters are that a form by itself names.
FORM_SOURCE = "form-source"


def furnish_form(section: Element, *, alone: bool) -> None:
    """Put the foot of a form, and its code once more, in front of it, in place. Nothing else has either.

    Where it is not ``alone`` there is room for one thing at the foot of a page: the label that a publication has on
    every page goes into the form's foot, which is made for it where a form has none.
    """
    source = next((child for child in section.findall("p") if FORM_SOURCE in classes_of(child)), None)
    foot = next((child for child in section.findall("footer") if FORM_FOOTER in classes_of(child)), None)
    label = next((child for child in section.findall("p") if PAGE_LABEL in classes_of(child)), None)
    in_foot = label is not None and not alone and "form" in classes_of(section)
    if foot is None and (source is not None or in_foot):
        foot = SubElement(section, "footer", {"class": FORM_FOOTER})
    if source is not None and foot is not None:
        remove(source, section)
        foot.append(source)
    if foot is not None:
        _move(foot, section, section)
        if label is not None and not alone:
            _move(label, section, foot)
    code = next((cell for cell in section.iter("div") if FORM_CODE in classes_of(cell)), None)
    if code is not None:
        section.insert(0, _again(code))


def _move(element: Element, parent: Element, to: Element) -> None:
    """Make an element the first child of another one."""
    remove(element, parent)
    to.insert(0, element)


def _again(cell: Element) -> Element:
    """The cell of the code as one line. It is read once, in the strip at the head."""
    line = Element("div", {"class": CODE_AGAIN})
    term, written = cell.find("dt"), cell.find("dd")
    label = SubElement(line, "span", {"aria-hidden": "true"})
    label.text = "" if term is None else f"{text_of(term)} "
    place = SubElement(line, "span", {"class": CODE_LINE, "aria-hidden": "true"})
    for child in () if written is None else written:
        place.append(deepcopy(child))
    return line
