"""Reads a drawing: brought into its short form by passes over its tree, in order, and judged by the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

from gesim_build.diagnostics import Diagnostic
from gesim_build.model import Figure, Source
from gesim_build.svg.copies import MAX_ELEMENTS, fill_in
from gesim_build.svg.dangers import dangers
from gesim_build.svg.gradients import blend_stops
from gesim_build.svg.markers import colour_markers
from gesim_build.svg.parse import NAMESPACE, TEXT, elements, line_of, local_name, parse_svg, qualified
from gesim_build.svg.problems import Problem
from gesim_build.svg.references import gather
from gesim_build.svg.stylesheet import effects, inline_styles
from gesim_build.svg.tables import (
    ELEMENTS,
    GEOMETRY,
    LEFT_OUT,
    NOT_KEPT,
    NUMBER,
    PROPERTIES,
    REFERRED,
    SHAPES,
    is_allowed,
)
from gesim_build.svg.values import pixels
from gesim_build.svg.words import flatten_texts, number_sizes

MAX_DEPTH = 100
MAX_BYTES = 10 * 2**20
# Of a drawing that says nothing of its size (CSS 2.1, 10.3.2).
DEFAULT_SIZE = (300.0, 150.0)
_NUMBER = re.compile(NUMBER)
# What a number of more than nine digits has in it.
_LONG = re.compile(r"\d{10}|[eE]\+?\d")
_LINE = "line"  # on each text, until its line is reported

_EXPORT = "Export it again from your drawing program as plain SVG."
_HINTS = {
    "textPath": "Put the words on a straight line: text on a path cannot be translated.",
}


def read_figure(source: Source) -> tuple[Figure | None, tuple[Diagnostic, ...]]:
    """The drawing in a file as a figure, or what is wrong with it: ``bad-svg`` or ``unsafe-svg``, each with its line.

    A file that is in the short form already is used as it is.
    """
    try:
        root = parse_svg(source.text)
    except etree.XMLSyntaxError as problem:
        return None, (_malformed(problem).at(source.path),)
    problems = list(_limits(source, root)) or list(dangers(root))
    if not problems:
        before = _canonical(root)
        for text in root.iter(TEXT):
            text.set(_LINE, str(line_of(text)))
        problems = list(_normalise(root, PurePosixPath(source.path).stem)) or list(_judge(root))
    if problems:
        return None, tuple(dict.fromkeys(problem.at(source.path) for problem in problems))
    lines = tuple(int(text.attrib.pop(_LINE)) for text in root.iter(TEXT))
    root = _without_prefixes(root)
    svg = source.text if _canonical(root) == before else str(etree.tostring(root, encoding="unicode"))
    return Figure(source.path, svg, lines), ()


def _canonical(root: etree._Element) -> bytes:
    """The same bytes for the same drawing, however it is written."""
    return bytes(etree.tostring(root, method="c14n", exclusive=True))


def _without_prefixes(root: etree._Element) -> etree._Element:
    """The drawing with the namespace of SVG as its only one: ``svg:rect``, as some programs write it, is a ``rect``."""
    if not any(element.prefix for element in root.iter()):
        return root
    return _copied(root, etree.Element(root.tag, dict(root.attrib), {None: NAMESPACE}))


def _copied(original: etree._Element, copy: etree._Element) -> etree._Element:
    """The copy of an element, with the text and the copies of the elements in it."""
    copy.text, copy.tail = original.text, original.tail
    for child in original:
        _copied(child, etree.SubElement(copy, child.tag, dict(child.attrib)))
    return copy


def _malformed(problem: etree.XMLSyntaxError) -> Problem:
    if "depth" in str(problem.msg):
        return _too_deep(problem.lineno or 1)
    hint = "Open it in a drawing program and save it as plain SVG."
    return Problem(problem.lineno or 1, f"not well-formed: {problem.msg}", hint, broken=True)


def _too_deep(line: int) -> Problem:
    return Problem(
        line, f"elements within elements, deeper than {MAX_DEPTH}", "Undo groups within groups.", broken=True
    )


def _limits(source: Source, root: etree._Element) -> Iterator[Problem]:
    if len(source.text.encode()) > MAX_BYTES:
        yield Problem(
            0, f"more than {MAX_BYTES >> 20} MB", "Draw it with less detail, or export it as a PNG.", broken=True
        )
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        what = 'the outermost element is not <svg xmlns="http://www.w3.org/2000/svg">'
        yield Problem(line_of(root), what, _EXPORT, broken=True)
    depths = {root: 1}
    for element in root.iter():
        depth = depths.setdefault(element, depths.get(element.getparent(), 0) + 1)
        if depth > MAX_DEPTH:
            yield _too_deep(line_of(element))
            return
    if len(depths) > MAX_ELEMENTS:
        yield Problem(0, f"more than {MAX_ELEMENTS} shapes", "Draw it with fewer, or export it as a PNG.", broken=True)


def _normalise(root: etree._Element, name: str) -> Iterator[Problem]:
    """All passes, in place. The order matters: styles are read before what they hang on is moved or left out."""
    yield from inline_styles(root)
    _leave_out(root)
    if problems := list(fill_in(root)):
        yield from problems
        return
    _take_hidden(root)
    colour_markers(root)
    blend_stops(root)
    yield from effects(root)
    number_sizes(root)
    flatten_texts(root)
    gather(root, "drawing-" + (re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-") or "a"))
    _clean_attributes(root)
    _close_up(root)
    _size(root)
    _add_background(root)
    etree.cleanup_namespaces(root)


def _leave_out(root: etree._Element) -> None:
    """Take out what is no drawing: notes of programs, instructions, other namespaces, links and switches."""
    for element in list(root.iter()):
        parent, name = element.getparent(), local_name(element)
        if parent is None:
            continue
        if name == "switch":
            for other in list(element)[1:]:
                element.remove(other)
        if name in ("a", "switch"):
            element.tag = qualified("tspan" if local_name(parent) in ("text", "tspan") else "g")
        elif not name or (name in LEFT_OUT and name != "symbol"):
            _remove(element)


def _take_hidden(root: etree._Element) -> None:
    for element in list(root.iter()):
        if element.get("display") == "none" or local_name(element) == "symbol":
            _remove(element)


def _remove(element: etree._Element) -> None:
    """Take an element out of its parent; what follows it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)


def _clean_attributes(root: etree._Element) -> None:
    """Take out attributes that no table has, and of classes all but those of ``figure.css``."""
    for element in elements(root):
        classes = [word for word in str(element.attrib.get("class", "")).split() if word.startswith("fig-")]
        for name, value in list(element.attrib.items()):
            if name not in GEOMETRY and name not in PROPERTIES and name != _LINE:
                del element.attrib[name]
            elif name in GEOMETRY and name not in ("class", "id"):
                element.set(name, pixels(str(value).strip()))
        if "class" in element.attrib:
            element.set("class", " ".join(classes))
        if not classes:
            element.attrib.pop("class", None)


def _close_up(root: etree._Element) -> None:
    """Take out white space between elements, which ``xml:space`` may have kept; only words are text."""
    for element in elements(root):
        if local_name(element) not in ("text", "tspan"):
            element.text = None
        if local_name(element) != "tspan":
            element.tail = None


def _add_background(root: etree._Element) -> None:
    """Put a white background, in place, under what has colours of its own: on a dark screen it could not be seen."""
    if all(_has_class(element) for element in root.iter(*map(qualified, (*SHAPES, "text")))):
        return
    x, y, width, height = str(root.get("viewBox", "0 0 0 0")).replace(",", " ").split()[:4]
    background = etree.Element(qualified("rect"), {"x": x, "y": y, "width": width, "height": height, "fill": "#ffffff"})
    place = 1 if len(root) and local_name(root[0]) == "defs" else 0
    if len(root) <= place or dict(root[place].attrib) != dict(background.attrib):
        root.insert(place, background)


def _has_class(element: etree._Element) -> bool:
    return any(local_name(one) in REFERRED or one.get("class") for one in (element, *element.iterancestors()))


def _size(root: etree._Element) -> None:
    """Give a drawing without a ``viewBox`` one of its width and height, or of those that browsers take, in place."""
    if len(str(root.get("viewBox", "")).replace(",", " ").split()) == 4:
        return
    try:
        width, height = (float(root.get(name, "")) for name in ("width", "height"))
    except ValueError:
        width, height = DEFAULT_SIZE
    root.set("viewBox", f"0 0 {width:g} {height:g}")


def _too_large(value: str) -> str:
    """The first number of a value that no PDF can hold (PDF/A-3, 6.1.13: 31 bits); empty if there is none."""
    if not _LONG.search(value):
        return ""
    return next((number for number in _NUMBER.findall(value) if abs(float(number)) >= 2**31), "")


def _judge(root: etree._Element) -> Iterator[Problem]:
    """What is left that no table has."""
    for element in elements(root):
        name = local_name(element)
        if name not in ELEMENTS or (local_name(element.getparent()) in ("text", "tspan") and name != "tspan"):
            hint = _HINTS.get(name, f"Allowed: {', '.join(sorted(ELEMENTS))}.")
            yield Problem(line_of(element), f"the element {name} is not allowed", hint)
        for attribute, value in element.attrib.items():
            if attribute in GEOMETRY and (number := _too_large(str(value))):
                what = f"{attribute} has the number {number}, which is too large for a page"
                yield Problem(line_of(element), what, _EXPORT, broken=True)
            if attribute not in (_LINE, *NOT_KEPT) and not is_allowed(str(attribute), str(value)):
                shown = str(value)[:60]
                hint = "Draw it with plain colours and lengths, or with the classes of figure.css."
                yield Problem(line_of(element), f"{attribute}=“{shown}” cannot be kept", hint)
