"""The words of a figure: the ``text`` elements of an SVG file, read and replaced.

Lines of one label that are ``tspan`` elements with a position of their own are one text: its translation is spread
over as many lines, as evenly as its words allow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from gesim_build.catalog.text import is_translatable, msgid_of
from gesim_build.model import Figure
from gesim_build.svg.labels import is_placed, joined

Element = Any  # an lxml element; lxml ships no types

_TEXT = "{http://www.w3.org/2000/svg}text"
_SPACE = re.compile(r"[ \t\r\n]+")


def figure_words(figure: Figure) -> Iterator[tuple[str, int]]:
    """The texts of a figure in their order, each with the line of its file."""
    root = _parse(figure.svg)
    lines = dict(zip(root.iter(_TEXT), figure.lines, strict=False))
    for element, msgid in _texts(root):
        yield msgid, lines.get(element, element.sourceline or 1)


def replace_words(svg: str, translate: Callable[[str], str | None], mark: str = "en") -> str:
    """The figure with its words translated.

    A word for which ``translate`` returns None stays, with ``lang`` set to ``mark`` and the class ``untranslated``.
    """
    from lxml import etree

    root = _parse(svg)
    for element, msgid in _texts(root):
        translation = translate(msgid)
        if translation is None:
            element.set("lang", mark)
            element.set("class", f"{element.get('class', '')} untranslated".strip())
        elif translation != msgid:
            _set_text(element, translation)
    return str(etree.tostring(root, encoding="unicode"))


def mark_words(svg: str, english: str, name: str, value: Callable[[str], str]) -> str:
    """A translated figure with an attribute on each of its words: its value is made of the English of that word."""
    from lxml import etree

    root, original = _parse(svg), _parse(english)
    texts = dict(_texts(original))
    for element, source in zip(root.iter(_TEXT), original.iter(_TEXT), strict=True):
        if source in texts:
            element.set(name, value(texts[source]))
    return str(etree.tostring(root, encoding="unicode"))


def _parse(svg: str) -> Element:
    from gesim_build.svg.parse import parse_svg

    return parse_svg(svg)


def _texts(root: Element) -> Iterator[tuple[Element, str]]:
    for element in root.iter(_TEXT):
        msgid = msgid_of(_SPACE.sub(" ", joined(element)))
        if is_translatable(msgid):
            yield element, msgid


def _set_text(element: Element, text: str) -> None:
    lines = list(element)
    only_lines = lines and all(is_placed(line) and not len(line) and not (line.tail or "").strip() for line in lines)
    if only_lines and not (element.text or "").strip():
        for line, words in zip(lines, balanced(text, len(lines)), strict=True):
            line.text = words
        return
    for child in lines:
        element.remove(child)
    element.text = text


def balanced(text: str, count: int) -> list[str]:
    """The words of a text on exactly ``count`` lines, the longest as short as possible; the last may be empty."""
    words = text.split(" ")
    lines: list[str] = []
    for width in range(len(text) + 1):
        lines = _filled(words, width)
        if len(lines) <= count:
            break
    return lines + [""] * (count - len(lines))


def _filled(words: list[str], width: int) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
