"""A character is not in the book's fonts.

It would be set in some other font of the machine, or as an empty box. Use another character, or a
font that has it: for arrows, signs, ticks, emoji and for many scripts this program knows fonts, and
`gesim doctor` says in which packages they are. Only the first place of a character in each file is
shown. A release is refused.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial

from gesim_build.checks.analysis.texts import texts as texts_of
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.model import Book
from gesim_build.scripts import needs_glyph, scripts_of
from gesim_build.svg.parse import TEXT, parse_svg

KIND = Kind.BOOK
CODE = "missing-glyph"
SEVERITY = Severity.WARNING
_SHOWN = 8  # characters named in one finding
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n\nab\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\na☃b\n"},
        glyphs="#{}Aab",
    ),
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n\nab\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\nab\n"},
        translations={"ab": "aψ"},
        glyphs="#{}Aab",
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at the English texts, the figures and every translation of them."""
    yield from _missing(_in_english(book), context)
    yield from in_catalogs(book, context)


def in_catalogs(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at the translations alone."""
    del book
    messages = (message for catalog in context.catalogs.values() for message in catalog.messages.values())
    yield from _missing(((message.msgstr, message.location) for message in messages), context)


def _missing(texts: Iterable[tuple[str, Location]], context: BookContext) -> Iterator[Diagnostic]:
    if not context.coverage:
        return
    severity = Severity.ERROR if context.release else SEVERITY
    further = frozenset().union(*context.fallback.values())
    # Each character once: a book has few, many times.
    families_without = cache(partial(_lacking, coverage=context.coverage, further=further))
    reported: set[tuple[str, str]] = set()
    for content, place in texts:
        lacking = {
            character: families
            for character in sorted(set(content))
            if (families := families_without(character)) and (character, place.path) not in reported
        }
        if lacking:
            reported |= {(character, place.path) for character in lacking}
            yield Diagnostic(severity, CODE, _message(lacking), place, _hint(lacking, context.fallback))


def _lacking(character: str, coverage: Mapping[str, frozenset[int]], further: frozenset[int]) -> tuple[str, ...]:
    """The families that do not have a character, none if a further one has it or it needs none."""
    if not needs_glyph(character) or ord(character) in further:
        return ()
    return tuple(family for family, known in coverage.items() if ord(character) not in known)


def _message(lacking: Mapping[str, tuple[str, ...]]) -> str:
    named = [f"“{one}” (U+{ord(one):04X}, {unicodedata.name(one, 'no name')})" for one in lacking]
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    families = dict.fromkeys(family for families in lacking.values() for family in families)
    return f"{', '.join(named[:_SHOWN])}{more} {'is' if len(named) == 1 else 'are'} not in {' and '.join(families)}"


def _hint(lacking: Iterable[str], fallback: Mapping[str, frozenset[int]]) -> str:
    """What to install, where this program knows a font that is not there; else to write something else."""
    absent = [script for script in scripts_of(lacking) if not fallback.keys() & {*script.serif, *script.sans}]
    if not absent:
        return "Use another character, or a font that has it."
    return f"Install fonts for {', '.join(script.name for script in absent)}: gesim doctor names the packages."


def _in_english(book: Book) -> Iterator[tuple[str, Location]]:
    for text in texts_of(book):
        yield text.content, text.location
    for figure in book.figures.values():
        for word, line in zip(parse_svg(figure.svg).iter(TEXT), figure.lines, strict=True):
            yield "".join(map(str, word.itertext())), Location(figure.path, line)
