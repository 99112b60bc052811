"""Reads ``handbook/``: the only reader of the source folder; and single texts of the project. [I/O]"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gesim_build.control_characters import lines_with_control_characters
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.hashing import digest
from gesim_build.merge_conflicts import merge_conflicts
from gesim_build.model import Image, Source
from gesim_build.pictures.files import DRAWING, IMAGES
from gesim_build.svg.encoding import to_utf8
from gesim_build.text_limits import beyond_limits

FOLDER = "handbook"
_TEXT = (".md", ".toml", DRAWING)


@dataclass(frozen=True)
class Sources:
    """Everything in ``handbook/``, by path relative to the project; ``problems`` are those of single drawings."""

    texts: Mapping[str, Source]
    images: Mapping[str, Image]
    problems: tuple[Diagnostic, ...] = ()

    @cached_property
    def digest(self) -> str:
        """One hash of all of it, for the keys of what is made of it."""
        return digest(self.texts, self.images, self.problems)


def read_sources(root: Path) -> Sources:
    """Read the source folder of a project.

    Raises GesimError when there is none, or with every file that is unreadable, not UTF-8, has a byte order mark,
    control characters, merge conflicts or words without end, or leads out of the project (``missing-project``,
    ``unreadable-file``, ``not-utf-8``, ``byte-order-mark``, ``control-character``, ``merge-conflict``,
    ``beyond-limit``, ``outside-project``).
    """
    folder = root / FOLDER
    if not (folder / "handbook.toml").is_file():
        hint = "Run the command in the handbook's folder, name it with --project DIR, or make one with: gesim init DIR"
        message, place = "no handbook here: handbook/handbook.toml is missing", Location(f"{FOLDER}/handbook.toml")
        raise GesimError([error("missing-project", message, place, hint)])
    problems: list[Diagnostic] = []
    of_drawings: list[Diagnostic] = []
    texts: dict[str, Source] = {}
    images: dict[str, Image] = {}
    for path in _files(folder):
        name, suffix = path.relative_to(root).as_posix(), path.suffix.lower()
        if suffix not in (*_TEXT, *IMAGES):
            continue
        content = _read(root, path, name)
        if isinstance(content, Diagnostic):
            problems.append(content)
        elif suffix in IMAGES:
            images[name] = Image(name, IMAGES[suffix], content)
        elif suffix == DRAWING:
            texts[name], wrong = _drawing(name, content)
            of_drawings += wrong
        else:
            texts[name], wrong = decode(name, content)
            problems += wrong
    if problems:
        raise GesimError([*problems, *of_drawings])
    return Sources(texts, images, tuple(of_drawings))


def _drawing(name: str, content: bytes) -> tuple[Source, tuple[Diagnostic, ...]]:
    """A drawing as a text, whatever is wrong with its characters: what else is wrong in the book is reported too."""
    source, problems = decode(name, to_utf8(content))
    return (source if source.text else Source(name, content.decode("utf-8", "replace"))), problems


def read_text(root: Path, name: str) -> Source | None:
    """One text file of a project by its path in it; None if there is none. Raises GesimError as `read_sources` does."""
    path = root / name
    if not path.exists():
        return None
    content = _read(root, path, name)
    if isinstance(content, Diagnostic):
        raise GesimError([content])
    source, problems = decode(name, content)
    if problems:
        raise GesimError(problems)
    return source


def _read(root: Path, path: Path, name: str) -> bytes | Diagnostic:
    """The bytes of one file of the project, or why they cannot be read."""
    if not path.resolve().is_relative_to(root.resolve()):
        hint = "Copy the file itself into the project."
        return error("outside-project", "this file is a link that leads out of the project", Location(name), hint)
    try:
        return path.read_bytes()
    except OSError as problem:
        hint = "Check the file and its permissions."
        return error("unreadable-file", f"cannot be read: {problem.strerror}", Location(name), hint)


def decode(name: str, content: bytes) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Bytes of a text file -> Source in NFC with ``\\n`` line ends, and what is wrong with its characters."""
    problems: list[Diagnostic] = []
    if content.startswith(b"\xef\xbb\xbf"):
        problems.append(
            error(
                "byte-order-mark",
                "the file begins with a byte order mark",
                Location(name, 1),
                "Save it as “UTF-8” without BOM.",
            )
        )
        content = content[3:]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        problems.append(
            error("not-utf-8", "the file is not UTF-8 text", Location(name, line), "Save it with the encoding UTF-8.")
        )
        text = ""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    problems += (*lines_with_control_characters(text, name), *merge_conflicts(text, name))
    # The path of a drawing may well be one long word.
    problems += () if name.lower().endswith(DRAWING) else beyond_limits(text, name)
    return Source(name, text), tuple(problems)


def _files(folder: Path) -> Iterator[Path]:
    """Every file below a folder, in an order that is the same everywhere; hidden ones and editors' copies left out."""
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.startswith(".") or path.name.endswith("~"):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif not path.is_dir():
            yield path
