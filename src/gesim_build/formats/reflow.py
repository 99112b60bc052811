"""A part as it is shown where its text flows, without pages: in the EPUB and in the web pages."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from gesim_build.formats.boxes import ICONS, finish_boxes
from gesim_build.formats.links import Address, relink
from gesim_build.formats.sections import unwrap_headless_sections
from gesim_build.formats.svg_ids import make_svg_ids_unique
from gesim_build.formats.tables import free_empty_corners
from gesim_build.formats.xhtml import parse
from gesim_build.model import Part
from gesim_build.theme import Theme


def reflowing(part: Part, theme: Theme, address: Address) -> Element:
    """The tree of a part with links between files, ids that are unique in it, and boxes with their icons."""
    root = parse(part.xhtml)
    relink(root, address)
    make_svg_ids_unique(root)
    unwrap_headless_sections(root)
    free_empty_corners(root)
    finish_boxes(root, theme.under(ICONS))
    return root
