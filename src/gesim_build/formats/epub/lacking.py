"""The characters of a drawing for which what draws it finds no font: it would draw boxes or nothing, and not say so."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from gesim_build.markup.tree import SVG, name_of
from gesim_build.scripts import needs_glyph

if TYPE_CHECKING:
    from PIL.Image import Image

# A character that no font has, by the standard: drawn as whatever stands for one that is lacking, which may be nothing.
_NOWHERE = "\U0010ffff"
_CELL, _COLUMNS = 48, 32  # pixels, cells in a row
# What decides which font is looked for.
_KEPT = ("class", "id", "style", "lang", "font", "font-family", "font-style", "font-weight", "font-stretch")
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_PLAIN = (
    "display:inline;visibility:visible;opacity:1;fill:#000;fill-opacity:1;stroke:none;text-anchor:start;"
    "letter-spacing:0;font-size:100px"
)
_WORDS = ("text", "tspan")

Run = tuple[tuple[Element, ...], str]


def lacking(svg: str) -> tuple[str, ...]:
    """The characters of a drawing's words that cannot be drawn on this machine, sorted.

    Each is drawn by itself, in the fonts that are asked for where it stands, beside one that no font has: what looks
    the same is lacking. Raises ``ParseError`` and ValueError for what is no drawing.
    """
    root = fromstring(svg)
    cells = [(chain, character) for chain, text in _runs(root, ()) for character in (_NOWHERE, *_glyphs(text))]
    if not cells:
        return ()
    picture = _drawn(root, cells)
    found: set[str] = set()
    empty = b""
    for place, (_, character) in enumerate(cells):
        cell = _cell(picture, place)
        if character == _NOWHERE:
            empty = cell
        elif cell == empty:
            found.add(character)
    return tuple(sorted(found))


def _glyphs(text: str) -> tuple[str, ...]:
    return tuple(character for character in dict.fromkeys(text) if needs_glyph(character))


def _runs(element: Element, around: tuple[Element, ...]) -> Iterator[Run]:
    """Each piece of words, with the elements from the root down to that in which it stands."""
    chain = (*around, element)
    if name_of(element) in _WORDS:
        yield chain, "".join((element.text or "", *(child.tail or "" for child in element)))
    for child in element:
        yield from _runs(child, chain)


def _drawn(root: Element, cells: list[Run]) -> Image:
    """A picture with each character in a cell of its own, under the style sheets of the drawing."""
    import resvg_py
    from PIL import Image

    size = _CELL * _COLUMNS, _CELL * -(-len(cells) // _COLUMNS)
    sheet = Element(f"{{{SVG}}}svg", {"viewBox": f"0 0 {size[0]} {size[1]}"})
    sheet.extend(element for element in root.iter() if name_of(element) == "style")
    for place, (chain, character) in enumerate(cells):
        x, y = _place(place)
        box = {"x": f"{x}", "y": f"{y}", "width": f"{_CELL}", "height": f"{_CELL}", "viewBox": "0 0 200 200"}
        inner = SubElement(sheet, f"{{{SVG}}}svg", box)
        for element in chain:
            tag = "g" if name_of(element) not in _WORDS else name_of(element)
            inner = SubElement(inner, f"{{{SVG}}}{tag}", _attributes(element.attrib))
        inner.text = character
    drawn = resvg_py.svg_to_bytes(
        svg_string=tostring(sheet, "unicode"), width=size[0], height=size[1], background="#ffffff"
    )
    return Image.open(io.BytesIO(bytes(drawn))).convert("L")


def _attributes(own: Mapping[str, str]) -> dict[str, str]:
    kept = {key: value for key, value in own.items() if key in (*_KEPT, _LANGUAGE)}
    return {**kept, "x": "50", "y": "140", "style": f"{own.get('style', '').rstrip('; ')};{_PLAIN}".lstrip(";")}


def _place(number: int) -> tuple[int, int]:
    return _CELL * (number % _COLUMNS), _CELL * (number // _COLUMNS)


def _cell(picture: Image, number: int) -> bytes:
    x, y = _place(number)
    return picture.crop((x, y, x + _CELL, y + _CELL)).tobytes()
