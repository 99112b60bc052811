"""What a drawing uses by reference, put where it is used: shapes, symbols, and the stops of gradients."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from gesim_build.svg.parse import elements, line_of, local_name, qualified
from gesim_build.svg.problems import Problem
from gesim_build.svg.tables import SHAPES

MAX_ELEMENTS = 50_000
_NESTED_USES = 20
_XLINK = "{http://www.w3.org/1999/xlink}href"
_PLACE = ("x", "y", "width", "height")
_GRADIENTS = ("linearGradient", "radialGradient", "pattern")


def target_of(element: etree._Element) -> str:
    """The id that an element refers to, "" if it does not. ``href`` goes before ``xlink:href`` (SVG 2)."""
    return str(element.get("href", element.get(_XLINK, ""))).strip().removeprefix("#")


def fill_in(root: etree._Element) -> Iterator[Problem]:
    """Copy, in place, what ``use`` elements and gradients refer to. Yields ``bad-svg`` for what has no end."""
    known = {str(element.get("id")): element for element in elements(root) if element.get("id")}
    for element in [one for one in elements(root) if local_name(one) in _GRADIENTS and target_of(one)]:
        _complete(element, known)
    for _ in range(_NESTED_USES):
        uses = list(root.iter(qualified("use")))
        if not uses:
            return
        # In definitions last: what is copied from there is complete by then, or copied in the next round.
        for use in uses:
            _fill(use, known.get(target_of(use)))
        if sum(1 for _ in elements(root)) > MAX_ELEMENTS:
            yield Problem(
                1, f"more than {MAX_ELEMENTS} shapes", "Draw it with fewer, or export it as a PNG.", broken=True
            )
            return
    use = next(root.iter(qualified("use")))
    yield Problem(line_of(use), "this element uses itself", "Draw the shape where it is used.", broken=True)


def _complete(gradient: etree._Element, known: dict[str, etree._Element]) -> None:
    """Give a gradient what it inherits from others: attributes and stops that it does not have itself."""
    seen, other = {gradient}, known.get(target_of(gradient))
    while other is not None and other not in seen:
        for name, value in other.attrib.items():
            if name != "id" and name not in gradient.attrib:
                gradient.set(name, value)
        if not len(gradient):
            gradient.extend(deepcopy(child) for child in other)
        seen.add(other)
        other = known.get(target_of(other))


def _fill(use: etree._Element, target: etree._Element | None) -> None:
    """Replace a ``use`` element by a copy of its target, or by nothing if there is no such target."""
    parent = use.getparent()
    if parent is None:
        return
    if target is None or target in use.iterancestors():
        parent.remove(use)
        return
    copy = deepcopy(target)
    for element in copy.iter():
        element.attrib.pop("id", None)
    if local_name(target) in ("symbol", "svg"):
        copy.tag = qualified("svg")
        copy.attrib.update(
            {name: use.get(name, "100%") for name in _PLACE[2:] if name in use.attrib or name not in copy.attrib}
        )
    parent.replace(use, _placed(use, copy, inside_clip=local_name(parent) == "clipPath"))


def _placed(use: etree._Element, copy: etree._Element, *, inside_clip: bool) -> etree._Element:
    """The copy at the place of the ``use`` element, with what it hands down: in a group, or in a clip on itself."""
    x, y = use.get("x", "0"), use.get("y", "0")
    moved = f"translate({x} {y})" if (x, y) != ("0", "0") else ""
    own = {name: value for name, value in use.attrib.items() if name not in (*_PLACE, "id", "href", _XLINK)}
    transform = f"{own.pop('transform', '')} {moved}".strip()
    if inside_clip and local_name(copy) in (*SHAPES, "text"):
        copy.attrib.update({name: value for name, value in own.items() if name not in copy.attrib})
        place = copy
        transform = f"{transform} {copy.get('transform', '')}".strip()
    else:
        place = etree.Element(qualified("g"), own)
        place.append(copy)
    if transform:
        place.set("transform", transform)
    return place
