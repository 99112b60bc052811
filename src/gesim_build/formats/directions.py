"""Which way the words of a part are written, said where it is not the way of the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from gesim_build.languages.direction import LEFT_TO_RIGHT, RIGHT_TO_LEFT, direction_of
from gesim_build.markup.classes import FOOTNOTE_BACK, FOOTNOTE_REF
from gesim_build.markup.tree import SVG, XHTML, classes_of, name_of
from gesim_build.telephones import phone_places

_TURNED = {"start": "end", "end": "start", "middle": "middle", "inherit": "inherit"}
# An arrow that means "back".
_ARROWS = str.maketrans("↩←", "↪→")
_CODE = ("code", "kbd", "pre")
# Letters of the scripts that run to the left: Hebrew to Arabic Extended-A, and their presentation forms.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def say_directions(root: Element, language: str, countries: Iterable[str] = ()) -> None:
    """Set ``dir``, in place, on each element in a language that is written the other way than what is around it.

    A drawing keeps its places, and each of its labels begins where it began: a mirror would turn maps and scales too.
    In a text that runs to the left, code, addresses and telephone numbers run to the right too: "+353 1 234 5678" would
    be shown with its groups in the wrong order. ``countries`` are those whose numbers are meant.
    """
    _walk(root, direction_of(language), tuple(countries))


def _walk(element: Element, around: str, countries: tuple[str, ...]) -> None:
    inside = _direction(element, around)
    if not element.get("dir") and (
        inside != around or (inside == RIGHT_TO_LEFT and FOOTNOTE_REF in classes_of(element))
    ):
        # The number of a note would run on from a number before it: 2026.¹
        element.set("dir", inside)
    for child in list(element):
        if name_of(child) != "svg":
            _walk(child, inside, countries)
        elif inside == RIGHT_TO_LEFT:
            child.set("direction", LEFT_TO_RIGHT)
            _turn_labels(child, "start")
    if inside == RIGHT_TO_LEFT:
        if FOOTNOTE_BACK in classes_of(element):
            element.text = (element.text or "").translate(_ARROWS)
        _isolate_phones(element, countries)


def _turn_labels(drawing: Element, around: str) -> None:
    """Let labels that are written to the left run so; start and end of such a text are its other sides."""
    anchor = drawing.get("text-anchor", around)
    for child in drawing:
        if name_of(child) == "text" and not child.get("direction") and _RIGHT_TO_LEFT.search("".join(child.itertext())):
            child.set("direction", RIGHT_TO_LEFT)
            child.set("text-anchor", _TURNED[child.get("text-anchor", anchor)])
            for line in child.iter(f"{{{SVG}}}tspan"):
                if own := line.get("text-anchor"):
                    line.set("text-anchor", _TURNED[own])
        else:
            _turn_labels(child, anchor)


def _direction(element: Element, around: str) -> str:
    if given := element.get("dir"):
        return given
    if language := element.get("lang"):
        return direction_of(language)
    is_latin = name_of(element) in _CODE or (name_of(element) == "a" and element.get("href", "")[:1] not in ("", "#"))
    return LEFT_TO_RIGHT if is_latin and _has_words_of_neither(element) else around


def _has_words_of_neither(element: Element) -> bool:
    """Whether nothing in it is written to the left, and it has a letter or digit that is written to the right."""
    text = "".join(element.itertext())
    return not _RIGHT_TO_LEFT.search(text) and any(map(str.isalnum, text))


def _isolate_phones(element: Element, countries: tuple[str, ...]) -> None:
    """Put each telephone number in the element's own text into a span that runs to the right."""
    children = list(element)
    element.text, first = _split(element.text, countries)
    tails = []
    for child in children:
        child.tail, spans = _split(child.tail, countries)
        tails.append(spans)
    for child in children:
        element.remove(child)
    element.extend(first)
    for child, spans in zip(children, tails, strict=True):
        element.append(child)
        element.extend(spans)


def _split(text: str | None, countries: tuple[str, ...]) -> tuple[str | None, list[Element]]:
    """What is before the first number, and the numbers, each with the text behind it."""
    places = phone_places(text, countries) if text else ()
    spans: list[Element] = []
    for number, (start, end) in enumerate(places):
        span = Element(f"{{{XHTML}}}span", {"dir": LEFT_TO_RIGHT})
        span.text = (text or "")[start:end]
        span.tail = (text or "")[end : places[number + 1][0] if number + 1 < len(places) else None]
        spans.append(span)
    return (text[: places[0][0]] if text and places else text), spans
