"""The gate behind parsing: every word of a source file must be in the manuscript, or a finding names its line.

The other gates count from the manuscript, so they cannot see what never came into it. This one counts from the text of
the files, and shares nothing with the parser: it takes away, line by line, what is no text of the author's, and looks
for the words that remain, in their order.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

import yaml
from lxml import etree

from gesim_build.diagnostics import Diagnostic, Location, warning
from gesim_build.model import Part, Source
from gesim_build.validate.source_spans import without_what_spans_lines

CODE = "lost-in-manuscript"
# The directive that has a country's passage put in its place.
SLOT = "national"

_WORD = re.compile(r"[^\W\d_]+|\d+")
_SHOWN = 60
_WORD_IN_BRACKETS = re.compile(r"<[^<>]*>")
# A word with more places than this is looked for from the beginning of the text, which is quicker then.
_OFTEN = 500
# What no reader sees between letters: soft hyphens, word joiners, zero-width spaces.
_UNSEEN = str.maketrans("", "", "\u00ad\u2060\u200b\u200c\u200d\ufeff")

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"[ >]*(?:[-*+]\s+|\d{1,9}[.)]\s+)*(`{3,}|~{3,})(.*)$")
_FOOTNOTE = re.compile(r"^[ >]*\[\^[^\]]+\]:")
_DIRECTIVE = re.compile(r"[ >]*(:{3,})[ \t]*([\w-]*)")
_FIELD = re.compile(r"^[ >]*[A-Za-z]+:(?=\s|$)")
# The signs of emphasis and code, backslashes, tags.
_SIGN = re.compile(r"[*`\\]|(?<!\w)_+|_+(?!\w)|</?(?!br\b)[A-Za-z][\w-]*(?:\s[^<>]*)?/?>")
# What may begin a line before its text: quotes, bullets, numbers, boxes to tick, the signs of headings and definitions.
_OPENING = re.compile(r"^(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s|$)|\[[ xX]\](?=\s)|:(?=\s)|#{1,6}(?=\s)))+")
# What is printed otherwise in a form that is filled in: options that are ticked, days.
_ANSWERED = re.compile(r"\[[xX]\][^|]*|\d{4}-\d\d-\d\d")
_RULE = re.compile(r"[ >]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
# A line of front matter that is a remark.
_REMARK = re.compile(r"\n\s*#[^\n]*")
_BRACES = re.compile(r"(?<!\{)\{(?!\{)[^{}]*\}")
# Between two pieces of text: values, attributes and what looks so, addresses, references, notes, breaks, cells.
_BETWEEN = re.compile(
    r"\{\{[^{}]*\}\}|(?<!\{)\{[^{}]*\}"
    r"|\]\((?:<[^<>]*>|[^()]*(?:\([^()]*\)[^()]*)*)\)|\[\^[^\[\]]*\]|<br ?/?>|\|"
)


_DRAWN = re.compile(r"<(?:\w+:)?text\b[^>]*>(.*?)</(?:\w+:)?text\s*>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# The attributes that readers hear.
_SPOKEN = ("alt", "aria-label", "title")
# Elements that may be in the middle of a word; all others part words.
_WITHIN_WORDS = frozenset(("abbr", "code", "em", "kbd", "span", "strong", "sub", "sup", "wbr"))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a line between values, links and cells: as it is written, and its words in each way to read it."""

    text: str
    ways: frozenset[str]
    place: Location


class _Printed:
    """A text from which pieces are taken: each by its first place of which no word is taken yet.

    A piece is looked for by its rarest word: the time is that of the pieces, not of the pieces times the text.
    """

    def __init__(self, text: str) -> None:
        self._text, self._places = text, _places(text)
        self._taken = bytearray(len(text))
        self._begin: dict[str, int] = {}  # before which a piece is nowhere any more

    def take(self, words: str) -> bool:
        """Take words in brackets from the text; False if they are nowhere."""
        for place in self._found(words, self._begin.get(words, 0)):
            end = place + len(words)
            if self._taken.find(1, place, end) < 0:
                self._taken[place:end] = b"\1" * len(words)
                self._begin[words] = end
                return True
        self._begin[words] = len(self._text)
        return False

    def _found(self, words: str, begin: int) -> Iterator[int]:
        """The places of words from somewhere on."""
        rarest = min(_WORD_IN_BRACKETS.finditer(words), key=lambda word: len(self._places.get(word[0], ())))
        places = self._places.get(rarest[0], [])
        if len(places) > _OFTEN:
            while (begin := self._text.find(words, begin) + 1) > 0:
                yield begin - 1
            return
        first = bisect_left(places, begin + rarest.start())
        starts = (place - rarest.start() for place in places[first:])
        yield from (start for start in starts if self._text.startswith(words, start))


@lru_cache(maxsize=2)
def _places(text: str) -> dict[str, list[int]]:
    """Where each word in brackets of a text is."""
    found: dict[str, list[int]] = {}
    for match in _WORD_IN_BRACKETS.finditer(text):
        found.setdefault(match[0], []).append(match.start())
    return found


def lost_words(lines: Iterable[tuple[Location, str]], text: str) -> Iterator[Diagnostic]:
    """``lost-in-manuscript`` for each line whose words are nowhere in a text, or not as often as in the lines.

    The text is that of `printed_words`. What is printed once answers for one piece of a line, and the longest are
    looked for first: a lost “no” is not taken for the one in “no answer”.
    """
    pieces = [piece for place, line in lines for piece in _pieces(line, place)]
    printed = _Printed(text)
    lost: set[_Piece] = set()
    for piece in sorted(pieces, key=lambda piece: -max(map(len, piece.ways))):
        if not any(printed.take(way) for way in sorted(piece.ways)):
            lost.add(piece)
    first = {piece.place: piece for piece in reversed(pieces) if piece in lost}
    yield from (_finding(first[place].text, place) for place in sorted(first))


def _pieces(line: str, place: Location) -> Iterator[_Piece]:
    for piece in _BETWEEN.split(line):
        # Signs in the middle of a word are emphasis, which parts no word, or are printed as they are.
        if ways := frozenset(_words(_SIGN.sub(between, piece)) for between in ("", " ")) - {""}:
            yield _Piece(piece, ways, place)


def _finding(piece: str, place: Location) -> Diagnostic:
    shown = " ".join(piece.split())
    shown = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
    hint = "Look at the block around it: something begins or ends there that was not meant to."
    return warning(CODE, f"“{shown}” would be printed nowhere", place, hint)


def _words(text: str) -> str:
    """The words of a text in small letters, each in brackets: one text is in another as whole words only."""
    return "".join(f"<{word}>" for word in _WORD.findall(html.unescape(text).translate(_UNSEEN).casefold()))


def printed_words(part: Part) -> str:
    """The words of a part in reading order, block by block, and after them what is spoken: titles and alternatives."""
    root = etree.fromstring(part.xhtml.encode())
    spoken = (str(element.get(name, "")) for element in root.iter(etree.Element) for name in _SPOKEN)
    return _words("\n".join(("".join(_texts(root)), *filter(None, spoken))))


def _texts(element: etree._Element) -> Iterator[str]:
    """The texts of an element and all in it, with a space where a block or a cell begins and ends."""
    apart = "" if etree.QName(element).localname in _WITHIN_WORDS else " "
    yield f"{apart}{element.text or ''}"
    for child in element.iterchildren(etree.Element):
        yield from _texts(child)
        yield child.tail or ""
    yield apart


def chapter_lines(
    source: Source, names: Collection[str], filled: Collection[str] = ()
) -> Iterator[tuple[Location, str]]:
    """The lines of a chapter's file that hold text of the author's, without what begins them and without attributes.

    ``names`` are the directives whose first line has a name and no title, ``filled`` the slots that a country has a
    passage for: what is within them is not printed there.
    """
    for number, line in (*_purpose(source.text), *_lines(source.text, names, filled)):
        yield Location(source.path, number), line


def figure_lines(source: Source) -> Iterator[tuple[Location, str]]:
    """The words of a drawing, with their lines in its file."""
    text = _without_comments(source.text)
    for match in _DRAWN.finditer(text):
        place = Location(source.path, text.count("\n", 0, match.start()) + 1)
        yield place, " ".join(_TAG.sub(" ", match[1]).split())


def _purpose(text: str) -> Iterator[tuple[int, str]]:
    """The purpose in the front matter, with the line that it begins on; nothing of what YAML cannot read.

    Keys and values may be in quotes, in braces, over several lines; they follow one another in the events of YAML, and
    anything else is an error of its own. What YAML drops behind a value, from a # on, was written as its text.
    """
    head = "\n".join(text.split("\n")[1 : max(_end(text), 0)])
    try:
        events = tuple(yaml.parse(head, Loader=yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError):
        return
    scalars = [event for event in events if isinstance(event, yaml.ScalarEvent | yaml.AliasEvent)]
    for key, value, following in zip_longest(scalars[::2], scalars[1::2], scalars[2::2]):
        if isinstance(key, yaml.ScalarEvent) and key.value == "purpose" and isinstance(value, yaml.ScalarEvent):
            begin, end, after = value.start_mark, value.end_mark, following and following.start_mark
            assert begin and end, "an event that was read from a text is somewhere in it"
            behind = head[end.index : after.index if after else None]
            dropped = _REMARK.sub("", behind) if value.style not in ("|", ">") else ""
            yield begin.line + 2, _without_comments(f"{value.value} {dropped}")


def _lines(text: str, names: Collection[str], filled: Collection[str]) -> Iterator[tuple[int, str]]:
    fence, fields, answers, slot = "", False, False, ""
    for number, line in _body(without_what_spans_lines(_without_comments(text))):
        mark = _FENCE.match(line)
        directive = _DIRECTIVE.match(line)
        if slot:
            slot = "" if directive and not directive[2] and len(directive[1]) >= len(slot) else slot
        elif fence:
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
            else:
                yield number, line.replace("|", " ").replace("<", " ").replace("{", " ").replace("[", " ")
        elif mark and not (mark[1][0] == "`" and "`" in mark[2]):
            fence = mark[1]
            # The first word is the language of the code.
            yield number, mark[2].strip().partition(" ")[2]
        elif directive:
            fields, answers = directive[2] == "fields", directive[2] == "filled-form"
            rest = _BRACES.sub(" ", line[directive.end() :])
            slot = directive[1] if directive[2] == SLOT and rest.strip() in filled else ""
            if directive[2] not in names:
                yield number, rest
        elif answers:
            yield number, _ANSWERED.sub(" ", "" if line.lstrip().startswith("#") else line.partition(" = ")[2])
        elif not _RULE.match(line):
            rest = _FOOTNOTE.sub("", line)
            rest = _FIELD.sub("", rest) if fields else _OPENING.sub("", rest)
            yield number, rest


def _without_comments(text: str) -> str:
    """The text without comments, on the lines that it has with them."""
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)


def _body(text: str) -> Iterator[tuple[int, str]]:
    """The lines after the front matter; it has an end, or it is none."""
    end = _end(text)
    return ((number, line) for number, line in enumerate(text.split("\n"), 1) if number > end + 1)


def _end(text: str) -> int:
    """The 0-based number of the line that ends the front matter, 0 if it has no end, -1 if there is none."""
    lines = text.split("\n")
    return next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0) if lines[0] == "---" else -1
