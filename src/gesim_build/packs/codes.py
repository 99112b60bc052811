"""A text as words and codes: marks that a translator moves but does not type.

What is cut out are slices of the text: put together again, they are the text, whatever is in it. Where marks are, the
rules of CommonMark say (section 6, "Inlines"); what is no mark stays among the words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gesim_build.packs.emphasis import Run, run_at


class Side(StrEnum):
    """Which part of a pair a code is, if of one."""

    OPEN = "open"
    CLOSE = "close"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class Code:
    """One mark: its exact text, what it is ("strong", "link", "value", …); both sides of a pair have the same id."""

    side: Side
    raw: str
    what: str
    id: str = ""


Piece = str | Code

_BACKTICKS = re.compile(r"`+")
# What is a code by itself; the first that fits. An empty pair of brackets prints what it refers to.
_TARGET = r"(?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[(?!\^)[^\[\]]*\])(?:\{[^{}]*\})?|\{[^{}]*\}"
_ALONE = (
    (re.compile(r"<!--.*?-->", re.DOTALL), "comment"),
    (re.compile(r"</?[A-Za-z][^<>]*>"), "html"),
    (re.compile(r"\{\{[^{}]*\}\}|\{[a-z_.]+\}"), "value"),
    (re.compile(r"\[\^[^\[\]\s]+\]"), "note"),
    (re.compile(rf"\[\](?:{_TARGET})"), "reference"),
)
# A tag with words for the reader: they are between its halves.
_WORDED = re.compile(r"(<[A-Za-z][^<>]*?\s(?:title|alt|aria-label)=([\"']))([^<>]*?)(\2[^<>]*>)")
_END = re.compile(rf"\](?:{_TARGET})")
_SPECIAL = re.compile(r"[\\`<{\[\]!*_]")


def pieces(text: str) -> tuple[Piece, ...]:
    """The words and codes of a text, codes numbered in their order; `joined` makes the same text of them."""
    return tuple(_numbered(_Scan(text).result()))


def joined(parts: Iterable[Piece]) -> str:
    """The text of some pieces."""
    return "".join(part.raw if isinstance(part, Code) else part for part in parts)


def matched(parts: Sequence[Piece], source: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a translation, with the ids of the same codes in its source; others get new ids."""
    known: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for number, raws in _raws(source).items():
        known[raws].append(number)
    highest = len(_raws(source))
    ids: dict[str, str] = {}
    for number, raws in _raws(parts).items():
        highest += not known[raws]
        ids[number] = known[raws].pop(0) if known[raws] else str(highest)
    return tuple(replace(part, id=ids[part.id]) if isinstance(part, Code) else part for part in parts)


def _raws(parts: Iterable[Piece]) -> dict[str, tuple[str, ...]]:
    """The texts of each code, one or a pair, by its id."""
    found: dict[str, tuple[str, ...]] = {}
    for part in parts:
        if isinstance(part, Code):
            found[part.id] = (*found.get(part.id, (part.side.replace("close", "open"),)), part.raw)
    return found


@dataclass(slots=True)
class _Bracket:
    """An opening bracket that may become a link, an image or a span: its place among the nodes."""

    index: int
    raw: str


class _Scan:
    """One pass over a text. ``nodes`` are words, codes, and runs of stars that are not decided yet."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.nodes: list[str | Code | Run | _Bracket] = []
        self.brackets: list[_Bracket] = []
        self.ticks: dict[int, list[int]] = defaultdict(list)
        for run in _BACKTICKS.finditer(text):
            self.ticks[len(run[0])].append(run.start())

    def result(self) -> Iterator[Piece]:
        """The pieces in order; neighbouring words are one."""
        position = 0
        while special := _SPECIAL.search(self.text, position):
            self.nodes.append(self.text[position : special.start()])
            position = self._at(special.start(), special[0])
        self.nodes.append(self.text[position:])
        yield from _without_gaps(self._resolved(0))

    def _at(self, start: int, sign: str) -> int:
        """Take what begins with a special sign; where it ends."""
        if sign == "\\":
            return self._words(start, start + 2)
        if sign == "`":
            return self._code_span(start)
        if sign in "*_":
            run = run_at(self.text, start)
            self.nodes.append(run)
            return start + len(run.text)
        if worded := _WORDED.match(self.text, start):
            self.nodes += [Code(Side.OPEN, worded[1], "html"), worded[3], Code(Side.CLOSE, worded[4], "html")]
            return worded.end()
        for pattern, what in _ALONE:
            if found := pattern.match(self.text, start):
                self.nodes.append(Code(Side.ALONE, found[0], what))
                return found.end()
        return self._bracket(start, sign)

    def _words(self, start: int, end: int) -> int:
        self.nodes.append(self.text[start:end])
        return min(end, len(self.text))

    def _code_span(self, start: int) -> int:
        opening = _BACKTICKS.match(self.text, start)
        assert opening, "called at a backtick"
        length = len(opening[0])
        closing = next((place for place in self.ticks[length] if place >= opening.end()), None)
        if closing is None:
            return self._words(start, opening.end())
        self.nodes.append(Code(Side.ALONE, self.text[start : closing + length], "code"))
        return closing + length

    def _bracket(self, start: int, sign: str) -> int:
        raw = "![" if self.text.startswith("![", start) else sign
        if raw in ("[", "!["):
            self.brackets.append(_Bracket(len(self.nodes), raw))
            self.nodes.append(self.brackets[-1])
            return start + len(raw)
        if sign == "]" and self.brackets:
            return self._closing(start)
        return self._words(start, start + 1)

    def _closing(self, start: int) -> int:
        """What a closing bracket makes of its opening one; without a target, both are words."""
        bracket = self.brackets.pop()
        found = _END.match(self.text, start)
        if not found:
            self.nodes[bracket.index] = bracket.raw
            return self._words(start, start + 1)
        what = "image" if bracket.raw == "![" else "span" if found[0].startswith("]{") else "link"
        inner = [*self._resolved(bracket.index + 1)]
        self.nodes[bracket.index :] = [Code(Side.OPEN, bracket.raw, what), *inner, Code(Side.CLOSE, found[0], what)]
        return found.end()

    def _resolved(self, start: int) -> Iterator[Piece]:
        """The nodes from one on as words and codes: runs of stars between them are paired, or words."""
        nodes = self.nodes[start:]
        Run.pair([node for node in nodes if isinstance(node, Run)])
        for node in nodes:
            if isinstance(node, Run):
                yield from (_emphasis(Side.CLOSE, raw) for raw in node.closed)
                yield node.left
                yield from (_emphasis(Side.OPEN, raw) for raw in node.opened)
            else:
                yield node.raw if isinstance(node, _Bracket) else node


def _emphasis(side: Side, raw: str) -> Code:
    return Code(side, raw, "strong" if len(raw) == 2 else "emphasis")


def _without_gaps(parts: Iterable[Piece]) -> Iterator[Piece]:
    words: list[str] = []
    for part in parts:
        if isinstance(part, str):
            words.append(part)
            continue
        if any(words):
            yield "".join(words)
        words = []
        yield part
    if any(words):
        yield "".join(words)


def _numbered(parts: Iterable[Piece]) -> Iterator[Piece]:
    """Codes with ids: pairs are always one within the other."""
    opened: list[str] = []
    count = 0
    for part in parts:
        if not isinstance(part, Code):
            yield part
        elif part.side is Side.CLOSE:
            yield replace(part, id=opened.pop())
        else:
            count += 1
            if part.side is Side.OPEN:
                opened.append(str(count))
            yield replace(part, id=str(count))
