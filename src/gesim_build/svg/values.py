"""Values of CSS in a drawing, from style sheets, ``style`` and presentation attributes: read as browsers read them.

They are split by tinycss2, which undoes escapes (``u\\72l`` is ``url``), so that what is judged is what would be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import tinycss2

from gesim_build.svg.tables import PROPERTIES, is_allowed

# What may load a file, or read an attribute that does.
_LOADING = frozenset(("url", "src", "image", "image-set", "cross-fade", "element", "attr", "expression", "paint"))
_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}
_LENGTH = re.compile(
    r"(?P<number>[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(?P<unit>px|pt|pc|mm|cm|in|q)\Z", re.IGNORECASE
)
_WORD = re.compile(r"[^\s,()]+")
_FAMILIES = (
    (re.compile("mono|courier|consol|menlo|code", re.IGNORECASE), "Noto Sans Mono, monospace"),
    (re.compile("sans", re.IGNORECASE), "Noto Sans, sans-serif"),
    (re.compile("serif|times|roman|georgia|garamond|palatino|cambria|minion", re.IGNORECASE), "Noto Serif, serif"),
)
_SANS = "Noto Sans, sans-serif"
_ANY_MARKER = ("marker-start", "marker-mid", "marker-end")
_FONT_SIZE = re.compile(r"[-+]?[\d.]+(?:px|pt|pc|mm|cm|in|em|ex|%)|(?:xx?-)?(?:small|large)|medium|smaller|larger")

Token = Any  # a node of tinycss2, which ships no types
Declaration = tuple[str, str]


def foreign_address(tokens: Iterable[Token]) -> str:
    """The first address in a value that is not an id of the drawing, or what else may load something; "" if none."""
    for token in tokens:
        if token.type == "url" and not token.value.startswith("#"):
            return str(token.value)
        if token.type == "error" and "url" in token.kind:
            return "url(…)"
        if token.type == "function":
            name = token.lower_name.removeprefix("-webkit-").removeprefix("-moz-")
            local = name == "url" and all(
                part.type != "string" or part.value.startswith("#") for part in token.arguments
            )
            if name in _LOADING and not local:
                return f"{token.lower_name}(…)"
        for inner in (getattr(token, "arguments", None), getattr(token, "content", None)):
            if inner and (found := foreign_address(inner)):
                return found
    return ""


def tokens_of(value: str) -> list[Token]:
    """The pieces of a value, without comments."""
    return list(tinycss2.parse_component_value_list(value, skip_comments=True))


def attributes_of(name: str, tokens: Sequence[Token]) -> Iterator[Declaration]:
    """A property as presentation attributes, in the form of the table; none for what a drawing can do without."""
    value = _plain(tokens)
    if name == "font":
        yield from _font(value)
    elif name == "marker":
        yield from ((marker, value) for marker in _ANY_MARKER)
    elif name == "font-family":
        yield name, family(value)
    elif name in ("text-decoration-line", "text-decoration"):
        yield from [("text-decoration", word) for word in value.split() if is_allowed("text-decoration", word)][:1]
    elif name == "font-weight" and value == "500":
        yield name, "normal"
    elif name in PROPERTIES or name == "transform":
        yield name, _transform(value) if name == "transform" else _WORD.sub(lambda word: pixels(word[0]), value)


def pixels(length: str) -> str:
    """A length in user units where its unit is a fixed one: ``10pt`` is ``13.3333``. All else as it is."""
    match = _LENGTH.match(length)
    if not match:
        return length
    return f"{round(float(match['number']) * _PIXELS[match['unit'].lower()], 4):g}"


def family(value: str) -> str:
    """The book's face of the same kind for a list of families: no reader has the one that was drawn with."""
    return next((own for pattern, own in _FAMILIES if pattern.search(value)), _SANS)


def _plain(tokens: Sequence[Token]) -> str:
    """A value as text, without what only some browsers understand: ``light-dark(a, b)`` is a, ``var(--x, a)`` is a."""
    return "".join(_text(token) for token in tokens).strip()


def _text(token: Token) -> str:
    if token.type == "url":
        return f"url({token.value})"
    if token.type == "function":
        arguments = _split(token.arguments)
        if token.lower_name == "url":
            return f"url({''.join(part.value for part in token.arguments if part.type == 'string')})"
        if token.lower_name == "light-dark" and arguments:
            return _plain(arguments[0])
        if token.lower_name == "var" and len(arguments) > 1:
            return _plain(arguments[1])
        return f"{token.lower_name}({_plain(token.arguments)})"
    if token.type == "whitespace":
        return " "
    return str(token.serialize())


def _split(tokens: Sequence[Token]) -> list[list[Token]]:
    """The arguments of a function, divided at its commas."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _font(value: str) -> Iterator[Declaration]:
    """The shorthand ``italic bold 10px/1.2 Family`` as single properties."""
    size = _FONT_SIZE.search(value)
    if size is None:
        return
    before, after = value[: size.start()].split(), value[size.end() :]
    yield "font-size", pixels(size[0])
    yield "font-family", family(re.sub(r"^\s*/\s*\S+", "", after))
    for name in ("font-style", "font-weight"):
        yield from ((name, word) for word in before if word != "normal" and is_allowed(name, word))


def _transform(value: str) -> str:
    """A transform of CSS as that of an attribute: lengths in pixels, angles in degrees, neither with a unit."""
    return re.sub(r"(?<=[\d.])(?:px|deg)\b", "", value)
