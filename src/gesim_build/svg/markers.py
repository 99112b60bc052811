"""Arrow heads in the colour of their line (``context-stroke``, which no book format knows): one for each colour."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from gesim_build.svg.parse import elements, local_name

_MARKERS = ("marker-start", "marker-mid", "marker-end")
_CONTEXT = {"context-stroke": "stroke", "context-fill": "fill"}
_DEFAULTS = {"stroke": "none", "fill": "black"}


def colour_markers(root: etree._Element) -> None:
    """Give, in place, each element that has markers in its own colours a copy of them in these colours."""
    markers = {
        f"url(#{one.get('id')})": one for one in elements(root) if local_name(one) == "marker" and _in_context(one)
    }
    for element in elements(root):
        for name in _MARKERS:
            marker = markers.get(element.get(name, ""))
            if marker is not None:
                element.set(name, f"url(#{_coloured(marker, element)})")


def _in_context(marker: etree._Element) -> bool:
    return any(element.get(name) in _CONTEXT for element in elements(marker) for name in _DEFAULTS)


def _coloured(marker: etree._Element, line: etree._Element) -> str:
    """The id of the marker in the colours of a line, made when it is first asked for."""
    colours = {word: _inherited(line, name) for word, name in _CONTEXT.items()}
    identifier = "-".join((str(marker.get("id")), *colours.values())).replace("#", "").replace(" ", "")
    identifier = "".join(letter for letter in identifier if letter.isalnum() or letter in "-_")
    parent = marker.getparent()
    if parent is None or any(sibling.get("id") == identifier for sibling in parent):
        return identifier
    copy = deepcopy(marker)
    copy.set("id", identifier)
    for element in elements(copy):
        for name in _DEFAULTS:
            if (value := element.get(name, "")) in colours:
                element.set(name, colours[value])
    marker.addnext(copy)
    return identifier


def _inherited(element: etree._Element, name: str) -> str:
    """The value of a property that an element has itself or from those around it."""
    around = (element, *element.iterancestors())
    return next((str(one.get(name)) for one in around if one.get(name) not in (None, "inherit")), _DEFAULTS[name])
