"""A part as it is shown where its text flows, without pages: in the EPUB and in the web pages."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from gesim_build.formats.directions import say_directions
from gesim_build.formats.links import Address, relink
from gesim_build.formats.signs import name_signs
from gesim_build.formats.svg_ids import make_svg_ids_unique
from gesim_build.markup.classes import BOX, BOX_LABEL, BOX_TITLE
from gesim_build.markup.tree import HEADINGS, XHTML, box_kind, classes_of, name_of, parse, text_of
from gesim_build.theme import Theme
from gesim_build.theme.broken_files import ICONS


def reflowing(xhtml: str, theme: Theme, address: Address, code: str, country: str) -> Element:
    """The tree of a part with links between files, unique ids, boxes with their icons, and signs with names.

    What is written the other way than the language of the edition, which has ``code`` and ``country``, says so.
    """
    root = parse(xhtml)
    say_directions(root, code, (country,))
    relink(root, address)
    unwrap_headless_sections(root)
    free_empty_corners(root)
    finish_boxes(root, theme.under(ICONS))
    make_svg_ids_unique(root)
    name_signs(root)
    return root


def unwrap_headless_sections(root: Element) -> None:
    """Turn, in place, every ``section`` below ``root`` without a heading of its own into a ``div`` with its attributes.

    It is no section to a reader who moves from heading to heading.
    """
    for element in root.iter():
        if name_of(element) == "section" and not _has_heading(element):
            element.tag = f"{{{XHTML}}}div"


def _has_heading(section: Element) -> bool:
    """Whether there is a heading in it that is not the one of a section within it."""
    return any(name_of(child) in HEADINGS or (name_of(child) != "section" and _has_heading(child)) for child in section)


def free_empty_corners(root: Element) -> None:
    """Turn, in place, every ``th`` without text into a ``td``: it would be read out as a header without a name."""
    for element in root.iter():
        if name_of(element) == "th" and not "".join(element.itertext()).strip() and not len(element):
            element.tag = f"{{{XHTML}}}td"
            element.attrib.pop("scope", None)


def finish_boxes(root: Element, icons: Mapping[str, bytes]) -> None:
    """Put, in place, the icon of its kind before each box's label, and a role on the box.

    One with a title is a region, named by kind and title, to which one can go; any other is a ``note``, because a dozen
    landmarks that are called alike hide the real ones
    (https://dequeuniversity.com/rules/axe/4.10/landmark-unique). ``icons`` are SVG files by name, ``KIND.svg``. A kind
    without icon keeps its label alone.
    """
    names: set[str] = set()
    for box in root.iter():
        if name_of(box) == "aside" and BOX in classes_of(box):
            name = " ".join(text_of(child) for child in box if {BOX_LABEL, BOX_TITLE} & classes_of(child))
            titled = any(BOX_TITLE in classes_of(child) for child in box)
            box.set("role", "region" if titled and name not in names else "note")
            names.add(name)
            _add_icon(box, icons)


def _add_icon(box: Element, icons: Mapping[str, bytes]) -> None:
    label = next((child for child in box if BOX_LABEL in classes_of(child)), None)
    drawing = icons.get(f"{box_kind(box)}.svg")
    if label is None or drawing is None:
        return
    icon = parse(drawing.decode())
    icon.tail, label.text = label.text, None
    label.insert(0, icon)
