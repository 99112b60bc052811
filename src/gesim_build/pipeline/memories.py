"""The translation memories of a project: files of TMX, which an organisation has of its other texts. [I/O]"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gesim_build.catalog.similar import Memory, Remembered
from gesim_build.catalog.store import text_problems
from gesim_build.config import PATH
from gesim_build.diagnostics import Location
from gesim_build.packs.formats import MOST_BYTES
from gesim_build.packs.tmx import pairs
from gesim_build.packs.xml import local, parse, unreadable
from gesim_build.pipeline import Project


def memories_of(project: Project, languages: Sequence[str], files: Sequence[Path] = ()) -> Mapping[str, Memory]:
    """What the memories named in ``handbook.toml``, and these files, remember of some languages.

    Raises GesimError (``unreadable-pack``).
    """
    named = [(project.root / name, name) for name in project.config.memories]
    roots = [(_read(place, name), name) for place, name in (*named, *((file, str(file)) for file in files))]
    source = project.config.language
    return {
        code: Memory.of(one for root, name in roots for one in _texts(root, name, source, code)) for code in languages
    }


def _read(place: Path, name: str) -> object:
    try:
        content = place.read_bytes() if place.stat().st_size <= MOST_BYTES else b""
    except OSError as problem:
        hint = f"Its name is given in {PATH}, or on the command line."
        raise unreadable(name, f"cannot be read: {problem.strerror}", 0, hint) from None
    if not content:
        raise unreadable(name, f"the file is empty, or has more than {MOST_BYTES >> 20} MB")
    root = parse(content, name)
    if local(root) != "tmx":
        raise unreadable(name, f"a document of <{local(root)}> is no translation memory", 1, "A memory is a TMX file.")
    return root


def _texts(root: object, name: str, source: str, language: str) -> Iterator[Remembered]:
    """The texts of a memory, without those that no page could hold."""
    for text, translation, line in pairs(root, source, language):
        place = Location(name, line)
        if not any(text_problems(text, (translation,), place)):
            yield Remembered(text, translation, place)
