"""Numbers: chapters, sections, figures, tables, boxes and forms, in reading order, in the language's form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, product, takewhile
from string import ascii_uppercase

from markdown_it.token import Token

from gesim_build.assemble.nesting import closing
from gesim_build.markdown.inline import plain_text
from gesim_build.model import DIVIDER, Chapter, Entry, Language
from gesim_build.registers import BY_DIRECTIVE
from gesim_build.roman import roman

_TABLES = ("table_wrap_open", *(f"{name}_open" for name, (_, listing) in BY_DIRECTIVE.items() if listing.is_table))
# What the text is called that is the title of a numbered block.
_TITLES = {"box": "box title", "table": "table caption", "figure": "caption"}
NO_LETTER = "none"  # `letter: none` in the front matter of a form
_BESIDE_NUMBER = re.compile(r" (?=\{number\})|(?<=\{number\}) |(?<=\{number\}\.) ")


@dataclass(slots=True)
class _Count:
    """The running numbers of the book while it is counted, the letters that no form has yet, what is referred to."""

    letters: Iterator[str]
    referred: Collection[str]
    chapters: Iterator[int] = field(default_factory=lambda: count(1))
    dividers: Iterator[int] = field(default_factory=lambda: count(1))
    kinds: Counter[str] = field(default_factory=Counter)

    def next(self, kind: str) -> str:
        self.kinds[kind] += 1
        return str(self.kinds[kind])


def number(
    chapters: Sequence[tuple[Chapter, Sequence[Token]]], language: Language, referred: Collection[str]
) -> tuple[Entry, ...]:
    """Number everything that can be referred to, and boxes that are: ``referred`` are the ids to which links lead.

    ``chapters`` pairs each chapter with its tokens after the inline rules. Chapters are counted, forms carry their
    letter (front matter ``letter``, else the next free one; ``none`` for none), annexes the letter they are given,
    parts of the book a roman numeral; sections are numbered within chapters, figures, tables and boxes through the
    book. Front matter has titles but no numbers.
    """
    counted = _Count(_free_letters([chapter for chapter, _ in chapters]), referred)
    return tuple(entry for chapter, tokens in chapters for entry in _entries(chapter, tokens, language, counted))


def _entries(chapter: Chapter, tokens: Sequence[Token], language: Language, counted: _Count) -> Iterator[Entry]:
    own = _part_number(chapter, counted)
    sections = 0
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            level = int(token.tag[1])
            value = own if level == 1 else ""
            if level == 2 and chapter.kind == "chapter":
                sections += 1
                value = f"{own}.{sections}"
            pattern = numbered_as(chapter.kind) if level == 1 else "section"
            title = plain_text(tokens[index + 1].children)
            yield Entry(
                str(token.attrs["id"]),
                "part" if level == 1 else "section",
                level,
                value,
                label(language, pattern, value, title),
                title,
                chapter.slug,
            )
        elif kind := _kind(token, chapter.kind):
            title = _title(tokens, index, kind)
            if title or kind != "box" or not token.meta.get("unnumbered"):
                yield _block(token, kind, title, chapter, language, counted)


def _block(token: Token, kind: str, title: str, chapter: Chapter, language: Language, counted: _Count) -> Entry:
    """A figure, table or box. Of boxes those have a number that something refers to."""
    identifier = str(token.attrs["id"])
    value = counted.next(kind) if kind != "box" or identifier in counted.referred else ""
    box = str(token.meta["name"]) if kind == "box" else ""
    return Entry(identifier, kind, 0, value, label(language, kind, value, title), title, chapter.slug, box)


def numbered_as(kind: str) -> str:
    """The name, in the labels of a language, of what a piece of the book of some kind is called."""
    return "part" if kind == DIVIDER else kind


def _part_number(chapter: Chapter, counted: _Count) -> str:
    if chapter.kind == DIVIDER:
        return roman(next(counted.dividers)).upper()
    if chapter.kind == "chapter":
        return str(next(counted.chapters))
    if chapter.kind == "form" and chapter.meta.get("letter") != NO_LETTER:
        return str(chapter.meta.get("letter") or next(counted.letters))
    return str(chapter.meta.get("letter", "")) if chapter.kind == "annex" else ""


def _free_letters(chapters: Sequence[Chapter]) -> Iterator[str]:
    """A to Z, AA, AB and so on, without those that forms are given."""
    given = {str(chapter.meta.get("letter")) for chapter in chapters if chapter.kind == "form"}
    every = ("".join(letters) for size in count(1) for letters in product(ascii_uppercase, repeat=size))
    return (letter for letter in every if letter not in given)


def _kind(token: Token, part: str) -> str:
    """Figures are listed always, tables with a caption, boxes of chapters."""
    if token.type == "figure_open":
        return "figure"
    if token.type in _TABLES and token.meta.get("captioned"):
        return "table"
    if token.type == "box_open" and part == "chapter":
        return "box"
    return ""


def _title(tokens: Sequence[Token], index: int, kind: str) -> str:
    """The text of a numbered block: its own title or caption, not that of a block within it."""
    within = tokens[index + 1 : closing(tokens, index)]
    own = takewhile(lambda token: token.type != tokens[index].type, within)
    titles = (token for token in own if token.type == "inline" and token.meta.get("kind") == _TITLES[kind])
    return next((plain_text(title.children) for title in titles), "")


def label(language: Language, kind: str, value: str, title: str) -> str:
    """How a reference calls a thing in running text: "section 2.3", or its title when it has no number."""
    labels: Mapping[str, str] = language.labels
    pattern = labels.get(f"{kind}.reference") or labels.get(kind)
    return filled(pattern, value) if pattern and value else title


def caption_label(language: Language, kind: str, value: str) -> str:
    """How a caption or an opener calls a thing: "Figure 2", "Kapitel 3"."""
    pattern = language.labels.get(kind)
    return filled(pattern, value) if pattern and value else value


def filled(pattern: str, value: str) -> str:
    """The pattern with its number, which is never on another line than its word."""
    return _BESIDE_NUMBER.sub("\u00a0", pattern).format(number=value)
