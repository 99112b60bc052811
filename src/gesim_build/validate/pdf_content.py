"""The text of a page, by the marked content it is in: read from the page's own content, as every viewer does.

Poppler and PDFium read more kinds of PDF, but take several times as long for a book, and pdftotext does not say which
text belongs to which element. This is written for what the program writes: fonts of two bytes a letter with a
``ToUnicode`` map. What it cannot read it does not find, so a page that was written otherwise counts as lost and never
as complete; a test compares it with poppler.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from pikepdf import Array, Name

# The key of text outside the structure: running heads, folios, ornaments.
ARTIFACT = -1
# That of the pages that references say, which are no words of the text.
REFERENCE = -2

_TOKEN = re.compile(
    rb"""/MCID\s+(?P<mcid>\d+)
    | /ActualText\s*(?:<(?P<actual>[0-9A-Fa-f]*)>|(?P<unsaid>\(\)))
    | (?P<artifact>/Artifact)\b
    | (?P<reference>/Reference)\b
    | \[(?P<line>(?:<[0-9A-Fa-f]*>|[-+.\d\s])*)\]\s*TJ\b   # as this program writes them: short cut
    | \b(?P<mark>BDC|BMC|EMC|TJ|Tj)\b
    | /(?P<font>[^\s/<>\[\]()]+)\s+[-+.\d]+\s+Tf\b
    | /(?P<form>[^\s/<>\[\]()]+)\s+Do\b
    | <(?P<hex>[0-9A-Fa-f\s]*)>
    | \((?P<literal>(?:\\.|[^\\()])*)\)""",
    re.VERBOSE | re.DOTALL,
)
_KERNING = re.compile(rb">[^<>]*<")
_CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(rb"<(\w+)>\s*<(\w+)>")
_TRIPLE = re.compile(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}

# Ligatures have one glyph for several letters, but not for many.
_DRAWN_SHARE = 0.5

Letters = Mapping[int, str]
# The texts of a stream in order, each with the number of the marked content that it is in.
Shown = tuple[tuple[int, str], ...]


def said(actual: str, shown: str) -> str:
    """What is said instead of glyphs, if about as many of them are shown as it has letters; else what they are.

    Glyphs of such scripts are no letters one by one, so they can only be counted.
    """
    return actual if len(shown) >= _DRAWN_SHARE * sum(map(str.isalnum, actual)) else shown


class _Mark:
    """Marked content while it is read: its number, and what is said instead of what it shows (``ActualText``)."""

    def __init__(self, mcid: int, actual: str | None = None) -> None:
        self.mcid, self._actual = mcid, actual
        self._shown = ""

    def is_plain(self, mcid: int) -> bool:
        """Whether it only goes on with the marked content of that number."""
        return self.mcid == mcid and self._actual is None

    def shown(self, text: str) -> Iterator[tuple[int, str]]:
        """A text that is shown, unless something else is said instead."""
        if self._actual is not None:
            self._shown += text
        else:
            yield self.mcid, text

    def end(self) -> Iterator[tuple[int, str]]:
        """What is said instead, at the end."""
        if self._actual is not None:
            yield self.mcid, said(self._actual, self._shown)


class PageTexts:
    """Reads pages of one file; keeps the letters of its fonts, which many pages group.

    ``known`` returns what a page's first stream shows with its resources, or None where it must be read.
    """

    def __init__(self, known: Callable[[Any, Any], Shown | None] = lambda _stream, _resources: None) -> None:
        self._letters: dict[tuple[int, int], Letters] = {}
        self._known = known
        self._is_closed = True

    def read(self, page: Any) -> dict[int, str]:
        """The texts of a page (a pikepdf object) by marked content id.

        Under `ARTIFACT` is what is outside of all, a line each; under `REFERENCE` the pages that are referred to.
        """
        streams, resources = contents_of(page), page.get(Name.Resources)
        known = self._known(streams[0], resources) if streams else None
        found: dict[int, list[str]] = defaultdict(list)
        data = b"\n".join(bytes(stream.get_stream_buffer()) for stream in streams[known is not None :])
        for mcid, text in chain(known or (), self._texts(data, resources, ARTIFACT)):
            found[mcid].append(text)
        return {mcid: ("\n" if mcid == ARTIFACT else "").join(texts) for mcid, texts in found.items()}

    def shown(self, stream: Any, resources: Any) -> Shown | None:
        """What a stream shows on its own; None if it leaves something open that the next stream continues."""
        texts = tuple(self._texts(bytes(stream.get_stream_buffer()), resources, ARTIFACT))
        return texts if self._is_closed else None

    def _texts(self, data: bytes, resources: Any, around: int) -> Iterator[tuple[int, str]]:
        """Each text shown, in order, with the marked content it is in; ``around`` is that of the whole stream."""
        fonts = {str(name)[1:].encode(): font for name, font in named(resources, Name.Font)}
        marks, coming = [_Mark(around)], _Mark(around)
        strings: list[bytes] = []
        letters: Letters = {}
        for token in _TOKEN.finditer(data):
            kind, value = token.lastgroup, token[token.lastgroup or 0]
            if kind == "line":
                digits = value[value.find(b"<") + 1 : max(value.rfind(b">"), 0)]
                yield from marks[-1].shown(_decoded(_hexadecimal(_KERNING.sub(b"", digits)), letters))
            elif kind == "hex":
                strings.append(_hexadecimal(value))
            elif kind == "literal":
                strings.append(_ESCAPE.sub(_unescaped, value))
            elif kind == "font":
                letters = self._letters_of(fonts[value]) if value in fonts else {}
            elif kind in ("mcid", "artifact"):
                coming = _Mark(int(value) if kind == "mcid" else ARTIFACT)
            elif kind == "reference":
                coming = _Mark(REFERENCE)
            elif kind == "unsaid":
                coming = _Mark(marks[-1].mcid, "")
            elif kind == "actual":
                coming = _Mark(marks[-1].mcid, _text(value).removeprefix("\ufeff"))
            elif kind == "form":
                yield from self._form(resources, value, marks[-1].mcid)
            elif value in (b"TJ", b"Tj"):
                yield from marks[-1].shown("".join(_decoded(string, letters) for string in strings))
                strings.clear()
            elif value == b"EMC":
                yield from marks.pop().end()
            else:
                marks.append(coming)
                strings.clear()  # of the properties
            if kind == "mark":
                coming = _Mark(marks[-1].mcid)
        self._is_closed = len(marks) == 1 and not strings and coming.is_plain(around)

    def _form(self, resources: Any, name: bytes, around: int) -> Iterator[tuple[int, str]]:
        """The texts of a form that is drawn on the page; images have none."""
        for key, drawing in named(resources, Name.XObject):
            if str(key)[1:].encode() == name and drawing.get(Name.Subtype) == Name.Form:
                yield from self._texts(bytes(drawing.get_stream_buffer()), drawing.get(Name.Resources), around)

    def _letters_of(self, font: Any) -> Letters:
        key = font.objgen
        if key not in self._letters:
            table = letters_table(font)
            self._letters[key] = _letters(bytes(table.get_stream_buffer())) if table is not None else {}
        return self._letters[key]


def contents_of(page: Any) -> list[Any]:
    """The streams that draw a page, one after the other."""
    contents = page.get(Name.Contents)
    return list(contents) if isinstance(contents, Array) else [contents] if contents is not None else []


def letters_table(font: Any) -> Any:
    """The stream that says which letters the glyphs of a font are, None if nothing does."""
    return font.get(Name.ToUnicode)


def named(resources: Any, kind: Any) -> list[tuple[Any, Any]]:
    """The resources of a kind, with their names."""
    found = resources.get(kind) if resources is not None else None
    return list(found.items()) if found is not None else []


def _letters(cmap: bytes) -> dict[int, str]:
    """The letters of a ``ToUnicode`` map by glyph (ISO 32000-1, 9.10.3)."""
    letters: dict[int, str] = {}
    for block in _CHARACTERS.findall(cmap):
        letters.update((int(glyph, 16), _text(text)) for glyph, text in _PAIR.findall(block))
    for block in _RANGES.findall(cmap):
        for first, last, text in _TRIPLE.findall(block):
            start = _text(text)
            for glyph in range(int(first, 16), int(last, 16) + 1):
                letters[glyph] = start[:-1] + chr(ord(start[-1]) + glyph - int(first, 16))
    return letters


def _text(digits: bytes) -> str:
    return _hexadecimal(digits).decode("utf-16-be", "replace")


def _hexadecimal(digits: bytes) -> bytes:
    return bytes.fromhex(digits.decode("ascii"))


def _decoded(string: bytes, letters: Letters) -> str:
    glyphs = struct.unpack(f">{len(string) // 2}H", string[: len(string) // 2 * 2])
    return "".join([letters.get(glyph, "") for glyph in glyphs])


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8) & 255]) if code.isdigit() else _ESCAPED.get(code, code)
