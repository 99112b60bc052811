"""The small books that ``gesim init`` writes.                                                                     [I/O]

Each folder beside this file is a book that every command can be run on (``gesim sync`` when the text changes), but for
``common``, which all get. A few things are put in on the way: the date, the identifier, the languages, the title.
"""

from __future__ import annotations

import datetime as dt
import tomllib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from gesim_build.atomic import fill_folder, remove_leftovers
from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.locks import locked

# What there is to start from, each with what it is.
TEMPLATES: Mapping[str, str] = {
    "handbook": "how a group does something: chapters, a form, a glossary",
    "guide": "step by step, on small pages",
    "forms": "forms to print and to fill in, and a page about them",
    "report": "what was done in a year, and what comes next",
}
DEFAULT = "handbook"
# The language in which they are written.
SOURCE = "en"

_COMMON = "common"
_PLACES = {
    "gitignore": ".gitignore", "gitattributes": ".gitattributes", "book.yml": ".github/workflows/book.yml",
}  # fmt: skip
# What Python, or a build in this folder, leaves behind.
_NOT_COPIED = ("__pycache__", "dist", ".gesim")
_DATE = "2026-01-01"
_IDENTIFIER = uuid.UUID("00000000-0000-4000-8000-000000000000").urn
_CONFIG, _README = Path("handbook/handbook.toml"), Path("README.md")
_WORKFLOW = Path(_PLACES["book.yml"])
# The languages are the last tables of each configuration.
_EDITIONS = "[editions."


def write_starter(
    folder: Path,
    date: dt.date,
    identifier: uuid.UUID,
    template: str = DEFAULT,
    languages: Sequence[str] = (SOURCE,),
    packages: Sequence[str] = (),
) -> tuple[Path, ...]:
    """Write a book to start from into an empty or new folder; the paths written, relative to it, in order.

    ``template`` is one of `TEMPLATES`. ``date`` becomes the date of the edition and ``identifier`` the book's lasting
    id. ``languages`` are those of its editions, the source language always among them; ``packages`` what the system
    needs that builds it elsewhere. All of it is written or nothing, whatever ends the program. Raises GesimError when
    the folder holds something already (``folder-not-empty``) or cannot be written (``cannot-write``).
    """
    place = Location(folder.as_posix())
    editions = tuple(dict.fromkeys((SOURCE, *languages)))
    book = {path: content for path, content in _book(template) if _is_wanted(path, editions)}
    text = book[_CONFIG].decode("utf-8").replace(_DATE, date.isoformat()).replace(_IDENTIFIER, identifier.urn)
    title = tomllib.loads(text)["book"]["title"]
    head = text.partition(_EDITIONS)[0]
    book[_CONFIG] = (head + "\n".join(f"{_EDITIONS}{code}]\n" for code in editions)).encode()
    book[_README] = book[_README].replace(b"TITLE", title.encode())
    book[_WORKFLOW] = book[_WORKFLOW].replace(b"PACKAGES", " ".join(packages).encode())
    try:
        if not _is_free(folder):
            hint = "Name a new folder, or an empty one; nothing was changed."
            raise GesimError([error("folder-not-empty", "there is something here already", place, hint)])
        with locked(folder.resolve().parent, wait=lambda: None):
            remove_leftovers(folder.resolve().parent)
            fill_folder(folder, book)
    except OSError as problem:
        hint = "Check the permissions of the folder and the space on the disk."
        raise GesimError([error("cannot-write", f"cannot be written: {problem.strerror}", place, hint)]) from None
    return tuple(book)


def _book(template: str) -> Iterator[tuple[Path, bytes]]:
    root = files(__name__)
    yield from _files(root / _COMMON, Path())
    yield from _files(root / template, Path())


def _is_wanted(path: Path, languages: Sequence[str]) -> bool:
    """Whether a file is none of a language that the book will not be in."""
    return path.suffix != ".po" or path.stem in languages


def _is_free(folder: Path) -> bool:
    """Whether a folder is not there, or holds nothing but what a run that was killed has left."""
    if folder.is_dir():
        remove_leftovers(folder)
        return not any(folder.iterdir())
    return not (folder.exists() or folder.is_symlink())


def _files(source: Traversable, inside: Path) -> Iterator[tuple[Path, bytes]]:
    for entry in sorted(source.iterdir(), key=lambda entry: entry.name):
        target = inside / _PLACES.get(entry.name, entry.name)
        if entry.name.endswith(".py") or entry.name in _NOT_COPIED:
            continue
        if entry.is_dir():
            yield from _files(entry, target)
        else:
            yield target, entry.read_bytes()
