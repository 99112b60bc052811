"""How much of the translations of other programs' books `gesim adopt` carries over.

    .venv/bin/python bench/adopt.py FOLDER… [--lang de]

A share is of the messages that are translated, not fuzzy, and still in the prose of the pages. What is still there is
found without the parser: a message is there if its words are, one after the other, in the pages outside of code.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path

from gesim_build.adopt.folder import Folder
from gesim_build.adopt.foreign import Message, Page
from gesim_build.adopt.project import adopt
from gesim_build.adopt.readers import read_book

_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,}).*?^[ \t>]*\1[`~]*[ \t]*$", re.DOTALL | re.MULTILINE)
_INDENTED = re.compile(r"(?:^|\n)[ \t]*\n(?:(?: {4}|\t)(?![-*+]|\d+\.)[^\n]*\n)+")
_HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
_ADDRESS = re.compile(
    r"\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|\]\[[^\]]*\]|<[^<>]*>|&[#\w]+;|\{\w+\}(?=`)|\[\^[^\]]*\]"
)
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> str:
    """The words of a text, each between two spaces."""
    return f" {' '.join(_WORD.findall(_ADDRESS.sub(' ', text)))} "


def prose(pages: Iterable[Page]) -> str:
    """The words of all pages outside of code."""
    return "".join(words(_INDENTED.sub("\n\n", _FENCE.sub("", page.text))) for page in pages)


def is_there(message: Message, text: str) -> bool:
    """Whether a message is in the prose of the pages. One of a word or two, which is anywhere, is not counted."""
    return (found := words(message.msgid)).count(" ") > 3 and found in text


def measure(folder: Path, languages: Sequence[str]) -> Iterable[str]:
    """A line for each language of a book."""
    book = read_book(Folder(folder), "", languages)
    adoption = adopt(Folder(folder), book, languages, dt.date(2026, 1, 1), uuid.UUID(int=0))
    text = prose(book.pages)
    for code, found in adoption.languages.items():
        if code in book.catalogs:
            there = {
                name: sum(not message.fuzzy and is_there(message, text) for message in messages)
                for name, messages in (("exact", found.exact), ("fuzzy", found.fuzzy), ("left", found.left))
            }
        else:
            there = {"exact": len(found.exact), "fuzzy": len(found.fuzzy), "left": len(found.left)}
        total = sum(there.values()) or 1
        parts = f"{there['exact']:>6} {there['fuzzy']:>6} {there['left']:>6} {100 * there['exact'] / total:>6.1f} %"
        yield f"{folder.name:<28} {book.kind:<7} {code:<6} {len(book.pages):>5} {parts}   {len(adoption.losses)} losses"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--lang", action="append", default=[])
    given = parser.parse_args()
    print(f"{'book':<28} {'kind':<7} {'lang':<6} pages carried fuzzy   lost   share")
    for folder in given.folders:
        for line in measure(folder, given.lang):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
