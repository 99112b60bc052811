"""The words of a drawing in the form in which they can be translated: one ``text``, or one ``tspan`` for each line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from gesim_build.svg.parse import TEXT, elements, local_name, qualified
from gesim_build.svg.tables import PROPERTIES

_SPACE = re.compile(r"[ \t\r\n]+")
_PLACED, _MOVED = ("x", "y"), ("dx", "dy")


@dataclass(frozen=True, slots=True)
class _Run:
    """Words in one style; ``place`` has the x, y, dx, dy that begin them, if they begin somewhere of their own."""

    words: str
    style: Mapping[str, str]
    place: Mapping[str, str]


def flatten_texts(root: etree._Element) -> None:
    """Bring every text into this form, in place; texts without words are taken out."""
    for text in list(root.iter(TEXT)):
        if any(local_name(element) not in ("text", "tspan") for element in text.iter()):
            continue  # which is not allowed, and reported later
        lines = _lines(list(_runs(text, {}, {})))
        if lines:
            _write(text, lines)
        elif (parent := text.getparent()) is not None:
            parent.remove(text)


def _runs(element: etree._Element, style: Mapping[str, str], place: Mapping[str, str]) -> Iterator[_Run]:
    """The runs of a text in order; the first one within an element has its place."""
    pieces: list[tuple[str, etree._Element | None]] = [(element.text or "", None)]
    for child in element:
        pieces += [("", child), (child.tail or "", None)]
    for words, child in pieces:
        if child is None and words:
            yield _Run(words, style, place)
            place = place if not words.strip() else {}
        elif child is not None and local_name(child) == "tspan":
            own = {
                str(name): str(value) for name, value in child.attrib.items() if name in PROPERTIES or name == "lang"
            }
            yield from _runs(child, {**style, **own}, {**place, **_place_of(child)})
            place = {}


def _place_of(element: etree._Element) -> dict[str, str]:
    """Where an element begins; of a place for each letter that of the first."""
    values = ((name, str(element.get(name, "")).replace(",", " ").split()) for name in (*_PLACED, *_MOVED))
    return {name: words[0] for name, words in values if words}


def _lines(runs: list[_Run]) -> list[list[_Run]]:
    """The runs in lines, spaces as one, none at the ends of a line."""
    lines: list[list[_Run]] = []
    for run in runs:
        words = _SPACE.sub(" ", run.words)
        if not lines or any(name in run.place for name in _PLACED) or (run.place and not words.strip()):
            lines.append([])
        if lines[-1] and lines[-1][-1].style == run.style and not run.place:
            last = lines[-1].pop()
            run = _Run(last.words, last.style, last.place)
            words = _SPACE.sub(" ", run.words + words)
        lines[-1].append(_Run(words, run.style, run.place))
    return [trimmed for line in lines if (trimmed := _trimmed(line))]


def _trimmed(line: list[_Run]) -> list[_Run]:
    words = [run.words for run in line]
    place = {name: value for run in reversed(line) for name, value in run.place.items() if not run.words.strip()}
    while words and not words[0].strip():
        words, line = words[1:], line[1:]
    while words and not words[-1].strip():
        words, line = words[:-1], line[:-1]
    if not words:
        return []
    words[0], words[-1] = words[0].lstrip(" "), words[-1].rstrip(" ") if len(words) > 1 else words[0].strip(" ")
    first = _Run(words[0], line[0].style, line[0].place or place)
    return [first, *(_Run(text, run.style, run.place) for text, run in zip(words[1:], line[1:], strict=True))]


def _write(text: etree._Element, lines: list[list[_Run]]) -> None:
    """Put the lines into the text: what is the same for all of them on the text itself."""
    common = dict(lines[0][0].style)
    for line in lines:
        for run in line:
            common = {name: value for name, value in common.items() if run.style.get(name) == value}
    own = _place_of(text)
    for child in list(text):
        text.remove(child)
    text.text = None
    text.attrib.update({**own, **common})
    for line in lines:
        _write_line(text, line, common, alone=len(lines) == 1)


def _write_line(text: etree._Element, line: list[_Run], common: Mapping[str, str], *, alone: bool) -> None:
    first = line[0]
    place = text
    if alone:
        text.attrib.update(first.place)
    else:
        place = etree.SubElement(text, qualified("tspan"), dict(first.place))
    for number, run in enumerate(line):
        style = {name: value for name, value in run.style.items() if name not in common}
        moved = dict(run.place) if number else {}
        if len(line) == 1 and not alone:
            place.attrib.update(style)
        if style or moved:
            inner = place if len(line) == 1 else etree.SubElement(place, qualified("tspan"), {**moved, **style})
            inner.text = run.words
        elif len(place):
            place[-1].tail = (place[-1].tail or "") + run.words
        else:
            place.text = (place.text or "") + run.words


def number_sizes(root: etree._Element) -> None:
    """Turn, in place, sizes of type that depend on what is around into numbers, from 16 at the root (CSS 2.1, 15.7)."""
    for element in elements(root):
        if size := element.get("font-size"):
            parent = next((one for one in element.iterancestors() if one.get("font-size")), None)
            element.set(
                "font-size", _number(size.strip(), float(parent.get("font-size", "16")) if parent is not None else 16.0)
            )


_KEYWORDS = {"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32}
_RELATIVE = {"em": 1.0, "ex": 0.5, "%": 0.01}


def _number(size: str, around: float) -> str:
    if size in _KEYWORDS:
        return str(_KEYWORDS[size])
    if size in ("larger", "smaller"):
        return f"{around * 1.2 if size == 'larger' else around / 1.2:g}"
    match = re.match(r"([\d.]+)(em|ex|%)\Z", size)
    try:
        number = float(match[1]) * _RELATIVE[match[2]] * around if match else float(size)
    except ValueError:
        return f"{around:g}"
    return f"{round(number, 4):g}"
