"""The line of every key of a TOML document that the standard parser has accepted."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

# No key of ours has more than five parts. What is nested deeper is refused: not all readers of the values can bear it.
MOST_NESTED = 32
# https://toml.io/en/v1.0.0. Strings of several lines come first: their delimiters begin like those of the others, and
# the last one may follow up to two quotes that belong to the text.
_TOKEN = re.compile(
    r'''
    (?P<comment>\#[^\n]*)
    | (?P<string>"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5} | \'\'\'(?:[^']|'{1,2}(?!'))*'{3,5}
        | "(?:[^"\\\n]|\\.)*" | '[^'\n]*')
    | (?P<mark>[][{},=.])
    | (?P<end>\n)
    | (?P<word>[^][{},=.\s"'\#]+)
    ''',
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a document: its kind (a group of the pattern above), its text, and the line on which it begins."""

    kind: str
    text: str
    line: int


def tokens(text: str) -> Iterator[Token]:
    """The pieces of a document without spaces and comments. What belongs to no piece is left out."""
    return (piece for piece in _pieces(text) if piece.kind != "comment")


def comments(text: str) -> Iterator[Token]:
    """The comments of a document, each from its sign on. A line of a text that begins with that sign is none."""
    return (piece for piece in _pieces(text) if piece.kind == "comment")


def _pieces(text: str) -> Iterator[Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        yield Token(str(match.lastgroup), match[0], line)
        line += match[0].count("\n")


def tables(text: str, name: str) -> Iterator[int]:
    """The line of each header ``[name]`` of a single table, whether the document is TOML or not."""
    read: list[Token] = []
    for token in tokens(f"{text}\n"):
        if token.kind != "end":
            read.append(token)
            continue
        # Lists of several lines have lines of brackets too, but none of a bare word.
        marks = [one.text if one.kind == "mark" else _plain(one.text) for one in read]
        if marks == ["[", name, "]"] and read[1].line == token.line:
            yield token.line
        read = []


class NestedTooDeepError(ValueError):
    """A key or a value is nested more than `MOST_NESTED` deep; ``line`` says where."""

    def __init__(self, line: int) -> None:
        super().__init__(f"tables and lists are nested more than {MOST_NESTED} deep")
        self.line = line


def key_lines(text: str) -> dict[str, int]:
    """The line of every dotted key and table, and of every item of a list (``contact.2.languages.0``).

    Raises NestedTooDeepError. Never anything else, also for a text that is no TOML.
    """
    reader = _Reader()
    for token in tokens(text):
        reader.take(token)
    return reader.lines


@dataclass(slots=True)
class _Open:
    """A list or an inline table that is still open: its path, and in a list the number of the next item."""

    path: tuple[str, ...]
    item: int | None = None


@dataclass(slots=True)
class _Reader:
    """One pass over a document. It keeps its own stack, so that no depth of nesting can exhaust Python's.

    ``key`` collects the parts of a key, or of the name of a table while ``header`` has its opening brackets.
    ``value`` is the path of the value that comes next, None where a key comes next.
    """

    lines: dict[str, int] = field(default_factory=dict)
    table: tuple[str, ...] = ()
    header: str = ""
    key: list[Token] = field(default_factory=list)
    value: tuple[str, ...] | None = None
    open: list[_Open] = field(default_factory=list)
    counts: dict[tuple[str, ...], int] = field(default_factory=dict)

    def take(self, token: Token) -> None:
        """Go on by one token."""
        if token.kind == "end":
            self._end_of_line()
        elif self.open and self.open[-1].item is not None:
            self._in_list(self.open[-1], token)
        elif self.value is not None:
            self._in_value(token)
        elif not self.open and token.text in ("[", "]"):
            self._bracket(token)
        elif token.text == "=":
            self._equals()
        elif token.text == "}":
            self.key.clear()
            self._close()
        elif token.kind != "mark":
            self.key.append(token)

    def _end_of_line(self) -> None:
        if not self.open:
            self.key, self.header, self.value = [], "", None

    def _bracket(self, token: Token) -> None:
        """A bracket of the name of a table, ``[a]`` or ``[[a]]``."""
        if token.text == "[":
            self.header += "["
        elif self.key:
            self.table = self._named(self.key, in_list=self.header == "[[")
            self._note(self.table, self.key[0].line)
            self.key = []

    def _named(self, names: list[Token], *, in_list: bool) -> tuple[str, ...]:
        """The path of a table; where a name is that of a list of tables, the last of them is meant."""
        path: tuple[str, ...] = ()
        for name in names:
            path = _longer(path, _plain(name.text), name.line)
            if in_list and name is names[-1]:
                self.counts[path] = self.counts.get(path, -1) + 1
            if path in self.counts:
                path = (*path, str(self.counts[path]))
        return path

    def _equals(self) -> None:
        """The end of a key: every part of it is noted, and its value comes next."""
        path = self.open[-1].path if self.open else self.table
        for part in self.key:
            path = _longer(path, _plain(part.text), part.line)
            self._note(path, part.line)
        self.key, self.value = [], path

    def _in_value(self, token: Token) -> None:
        """What follows an equals sign: the end of the value in an inline table, or a list or table that opens."""
        path = self.value or ()
        if token.text == "," and self.open:
            self.value = None
        elif token.text == "}":
            self._close()
        elif token.text in ("[", "{"):
            self._opens(token.text, path)

    def _in_list(self, around: _Open, token: Token) -> None:
        if token.text == "]":
            self._close()
        elif token.text == ",":
            around.item = (around.item or 0) + 1
        else:
            path = _longer(around.path, str(around.item), token.line)
            self._note(path, token.line)
            if token.text in ("[", "{"):
                self._opens(token.text, path)

    def _opens(self, bracket: str, path: tuple[str, ...]) -> None:
        self.open.append(_Open(path, 0 if bracket == "[" else None))
        self.value = None

    def _close(self) -> None:
        """The end of a list or an inline table, which is a value itself: nothing but a comma can follow in a table."""
        self.value = self.open.pop().path if self.open else None

    def _note(self, path: tuple[str, ...], line: int) -> None:
        self.lines.setdefault(".".join(path), line)


def _longer(path: tuple[str, ...], name: str, line: int) -> tuple[str, ...]:
    if len(path) >= MOST_NESTED:
        raise NestedTooDeepError(line)
    return (*path, name)


def _plain(key: str) -> str:
    """A part of a key without its quotes, its escapes read as the standard parser reads them."""
    if key[0] not in "\"'":
        return key
    if key[0] == "'" or "\\" not in key:
        return key[1:-1]
    try:
        return str(*tomllib.loads(f"{key} = 0"))
    except tomllib.TOMLDecodeError:
        return key
