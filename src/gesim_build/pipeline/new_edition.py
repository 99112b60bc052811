"""One more edition of a book: its table in ``handbook.toml``, and the passages that its country has still to say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gesim_build.config import PATH, parse_config, publication_files
from gesim_build.model import Book, Record, Source
from gesim_build.pipeline import Project, language_of
from gesim_build.registers import BY_DIRECTIVE

_SLOT = "national_open"
_HEADER = re.compile(r"\s*\[")


def with_edition(project: Project, language: str, country: str) -> tuple[str, Project]:
    """The configuration with one more edition behind the others, all else as it is; and the project that has it.

    Raises GesimError when it would not be right: for a language of which nobody knows anything, say, or one without
    its sentence of the funding statement.
    """
    lines = project.sources.texts[PATH].text.splitlines(keepends=True)
    table = [f"[editions.{language}]\n", f'country = "{country}"\n', "\n"]
    last = max(line for name, line in project.config.toml.lines.items() if name.startswith("editions."))
    text = _inserted(lines, last, table)
    config = parse_config(Source(PATH, text), publication_files(project.sources.texts))
    opened = Project(project.root, config, project.sources)
    language_of(opened, language)
    return text, opened


def _inserted(lines: Sequence[str], last: int, table: Sequence[str]) -> str:
    """The table before the one that follows the line ``last``, and before what is said above that; or behind all."""
    place = next((number for number in range(last, len(lines)) if _HEADER.match(lines[number])), len(lines))
    while place < len(lines) and lines[place - 1].lstrip().startswith("#"):
        place -= 1
    if place == len(lines):
        return f"{''.join(lines).rstrip()}\n\n{''.join(table[:-1])}"
    return "".join((*lines[:place], *table, *lines[place:]))


def open_passages(book: Book, country: str) -> tuple[str, ...]:
    """The names of the slots for national passages that a country has nothing in, in reading order."""
    slots = (str(token.meta["name"]) for chapter in book.chapters for token in chapter.tokens if token.type == _SLOT)
    return tuple(name for name in dict.fromkeys(slots) if (country, name) not in book.inserts)


def open_registers(book: Book, country: str) -> tuple[str, ...]:
    """The files of registers that the book prints, with records of other countries and none of this one."""
    printed = {token.type.removesuffix("_open") for chapter in book.chapters for token in chapter.tokens}
    registers = {register.path: register for name, (register, _) in BY_DIRECTIVE.items() if name in printed}
    return tuple(path for path, register in registers.items() if _lacks(book, register.record, country))


def _lacks(book: Book, kind: type[Record], country: str) -> bool:
    countries = {record.country for record in book.records if isinstance(record, kind)} - {""}
    return bool(countries) and country not in countries
