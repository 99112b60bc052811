"""``shared/vocabulary.toml``, tables of ``handbook.toml`` -> Vocabulary. What is wrong is an error with its line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from gesim_build.diagnostics import Diagnostic, GesimError, error
from gesim_build.markdown.directives import OTHER_DIRECTIVES
from gesim_build.model import Source
from gesim_build.schema import keys_of, problems, typed
from gesim_build.toml_source import TomlSource, diagnostic_of, parse_toml
from gesim_build.vocabulary import BookTables, FieldTables, ThemeFile, Vocabulary

NAME = "shared/vocabulary.toml"

_WORD = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class BookWords:
    """What the book's configuration, ``toml``, says of its field."""

    toml: TomlSource
    tables: BookTables


def parse_vocabulary(source: Source, colours: Collection[str], book: BookWords | None = None) -> Vocabulary:
    """The vocabulary of a theme, with what a book adds to it or puts in its place.

    ``colours`` are the names of the properties that ``shared/tokens.css`` sets. Raises GesimError with all problems at
    once: ``bad-toml``, ``unknown-key``, ``missing-key``, ``bad-value``.
    """
    toml = parse_toml(source)
    _refuse(diagnostic_of(problem, toml) for problem in problems(ThemeFile, toml.values))
    theme = typed(ThemeFile, toml.values)
    _refuse([*_of_theme(toml, theme, colours), *_tables(toml, theme, theme.colour, colours)])
    if book:
        _refuse([*_tables(book.toml, book.tables, theme.colour, colours), *_defaults(book)])
    return _together(theme, book.tables if book else typed(BookTables, {}))


def _refuse(problems_: Collection[Diagnostic] | Iterator[Diagnostic]) -> None:
    if found := sorted(problems_, key=lambda problem: problem.location.line):
        raise GesimError(found)


def _together(theme: ThemeFile, book: BookTables) -> Vocabulary:
    default = next((name for name, subject in book.subjects.items() if subject.default), theme.subject)
    tables = {name: {**getattr(theme, name), **getattr(book, name)} for name in keys_of(FieldTables)}
    return Vocabulary(
        colour=theme.colour,
        subject=default,
        quick_access=book.quick_access,
        emergency=book.emergency,
        exit=book.exit,
        words=book.words,
        **tables,
    )


def _of_theme(toml: TomlSource, theme: ThemeFile, colours: Collection[str]) -> Iterator[Diagnostic]:
    yield from _colour(toml, "colour", theme.colour, colours)
    if theme.subject and theme.subject not in theme.subjects:
        hint = f"There are: {', '.join(theme.subjects)}." if theme.subjects else "Add [subjects.NAME]."
        yield error("bad-value", f"there is no subject “{theme.subject}”", toml.location("subject"), hint)


def _tables(toml: TomlSource, tables: FieldTables, colour: str, colours: Collection[str]) -> Iterator[Diagnostic]:
    """Names that cannot be, colours that are not defined, and boxes that are called like another directive."""
    for table in keys_of(FieldTables):
        for name in getattr(tables, table):
            if not _WORD.fullmatch(name):
                hint = "A name has small letters from a to z, digits and hyphens, and begins with a letter."
                yield error("bad-value", f"“{name}” cannot be a name", toml.location(f"{table}.{name}"), hint)
    for name, box in tables.boxes.items():
        if name in OTHER_DIRECTIVES:
            hint = "Call the box something else."
            yield error("bad-value", f"{name} is another directive", toml.location(f"boxes.{name}"), hint)
        yield from _colour(toml, f"boxes.{name}.colour", box.colour or colour, colours)
    for name, pillar in tables.pillars.items():
        for wanted in (pillar.colour, f"{pillar.colour}-tint"):
            yield from _colour(toml, f"pillars.{name}.colour", wanted, colours)


def _defaults(book: BookWords) -> Iterator[Diagnostic]:
    """Subjects beyond the first that forms are to be about which name none."""
    defaults = [name for name, subject in book.tables.subjects.items() if subject.default]
    for name in defaults[1:]:
        place = book.toml.location(f"subjects.{name}.default")
        yield error("bad-value", f"{defaults[0]} is the default already", place, "One subject can be.")


def _colour(toml: TomlSource, path: str, colour: str, colours: Collection[str]) -> Iterator[Diagnostic]:
    if colour not in colours:
        near = difflib.get_close_matches(colour, colours, 1)
        hint = (f"Did you mean {near[0]}? " if near else "") + "Colours are defined in templates/shared/tokens.css."
        yield error("bad-value", f"there is no colour --{colour}", toml.location(path), hint)
