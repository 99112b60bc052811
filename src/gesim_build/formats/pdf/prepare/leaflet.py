"""A leaflet: a sheet of A4, folded twice or once. Each section is a panel, put where it is seen when all is folded."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

# The panels of each side of the sheet from left to right, as they are when it lies open. Folded twice, the fifth is the
# flap that is turned in; folded once, it is a booklet of four pages.
SIX = ((5, 6, 1), (2, 3, 4))
FOUR = ((4, 1), (2, 3))
_NEW_PANEL = "h2"


def fold(section: Element) -> None:
    """Put the children of a section into panels, in place: what is before its first ``h2``, then from each to the next.

    In the tree the panels of a side are in the order in which they are read. Beyond six there is a third page, which
    is reported as any page too many is.
    """
    panels: list[list[Element]] = [[]]
    for child in list(section):
        if child.tag == _NEW_PANEL:
            panels.append([])
        panels[-1].append(child)
        section.remove(child)
    sides = FOUR if len(panels) <= len(FOUR) * len(FOUR[0]) else SIX
    count = sum(map(len, sides))
    for side in sides:
        section.append(_sheet(panels, side))
    for start in range(count, len(panels), len(SIX[0])):
        section.append(_sheet(panels, range(start + 1, start + len(SIX[0]) + 1)))


def _sheet(panels: Sequence[Sequence[Element]], places: Sequence[int]) -> Element:
    """One side, with the panels of some numbers from left to right."""
    sheet = Element("div", {"class": f"leaflet-side leaflet-of-{len(places)}"})
    for number in sorted(number for number in places if number <= len(panels)):
        panel = Element("div", {"class": f"leaflet-panel leaflet-place-{places.index(number) + 1}"})
        panel.extend(panels[number - 1])
        sheet.append(panel)
    return sheet
