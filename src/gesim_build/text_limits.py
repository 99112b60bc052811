"""How long a word, a paragraph and a row of a table may be: more than anyone needs, and read in seconds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.diagnostics import Diagnostic, Location, error

CODE = "beyond-limit"
LONGEST_WORD = 5_000  # characters
LONGEST_PARAGRAPH = 1_000_000  # characters
MOST_COLUMNS = 100

_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD + 1}}}")
_CELL = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r"[ >]*(`{3,}|~{3,})")


def long_words(text: str, place: Location) -> Iterator[Diagnostic]:
    """``beyond-limit`` at ``place`` if a text has a word that is too long."""
    if _LONG_WORD.search(text):
        what = f"a word has more than {LONGEST_WORD:,} characters"
        yield error(CODE, what, place, "Put spaces in it, or take it out: nobody can read it.")


def beyond_limits(text: str, path: str) -> Iterator[Diagnostic]:
    """The same for each line of a file; and in Markdown for paragraphs and rows of tables that are too long."""
    if _LONG_WORD.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            yield from long_words(line, Location(path, number))
    if path.endswith(".md"):
        yield from _long_blocks(text, path)


def _long_blocks(text: str, path: str) -> Iterator[Diagnostic]:
    fence, first, size = "", 0, 0
    for number, line in enumerate(text.split("\n"), 1):
        mark = _FENCE.match(line)
        if mark:
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        if not line.strip():
            first, size = number, 0
        elif size <= LONGEST_PARAGRAPH < size + len(line):
            what = f"a paragraph has more than {LONGEST_PARAGRAPH:,} characters"
            yield error(CODE, what, Location(path, first + 1), "Divide it by empty lines.")
        size += len(line)
        if not fence and len(_CELL.findall(line.strip().strip("|"))) >= MOST_COLUMNS:
            what = f"a table has more than {MOST_COLUMNS} columns"
            yield error(CODE, what, Location(path, number), "Divide it into several tables.")
