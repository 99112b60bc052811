"""Reads and writes ``translations/``. A translation is somebody's work: no step here may lose one. [I/O]"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from gesim_build.atomic import replace_file
from gesim_build.catalog.lookup import catalog_of
from gesim_build.catalog.po import PoFile
from gesim_build.catalog.po_read import decode, parse
from gesim_build.catalog.po_write import write
from gesim_build.control_characters import control_characters
from gesim_build.diagnostics import Diagnostic, GesimError, Location, Severity, error, stop_on_errors
from gesim_build.markdown.nesting import bracket_depth, nesting_fault
from gesim_build.merge_conflicts import merge_conflicts
from gesim_build.model import Catalog
from gesim_build.text_limits import long_words

FOLDER = "translations"
# The ending of the template of an edition, and the one template of all that earlier versions wrote.
TEMPLATE, COMMON_TEMPLATE = ".pot", "handbook.pot"
TERMS = "terms-"
# What is wrong with a single message: the others can be used.
OF_MESSAGES = ("beyond-limit", "control-character", "nested-too-deep")


# A catalog and what is wrong in it.
Read = tuple[Catalog, tuple[Diagnostic, ...]]


def read_all(
    root: Path, languages: Collection[str], read: Callable[[str], Read] | None = None
) -> tuple[Mapping[str, Catalog], tuple[Diagnostic, ...]]:
    """The catalog of each language, and what is wrong in it. One whose file is missing is empty, and a note says so.

    A message with an error of its own is left out. Raises GesimError with everything that is wrong with the PO files
    if one of them cannot be read (see `read_po`). ``read`` returns what `read_catalog` does, perhaps from before.
    """
    notes: list[Diagnostic] = []
    catalogs: dict[str, Catalog] = {}
    for language in languages:
        catalogs[language], problems = read(language) if read else read_catalog(root, language)
        notes += problems
    if any(note.severity is Severity.ERROR and note.code not in OF_MESSAGES for note in notes):
        raise GesimError(notes)
    return catalogs, tuple(notes)


def read_catalog(root: Path, language: str) -> Read:
    """The catalog of one language, without the messages that have an error of their own, and what is wrong in it."""
    return _catalog(language, *read_po(root, catalog_path(language)))


def parse_catalog(content: bytes, language: str) -> Read:
    """What `read_catalog` returns for a file with this content."""
    return _catalog(language, *_parsed(content, catalog_path(language)))


def _catalog(language: str, po: PoFile, problems: tuple[Diagnostic, ...]) -> Read:
    of_messages = [problem for problem in problems if problem.code in OF_MESSAGES]
    catalog = catalog_of(po, language).without([problem.location for problem in of_messages])
    return catalog, problems or tuple(_notes(po, language))


def catalog_path(language: str) -> str:
    """The path of the catalog of a language in a project."""
    return f"{FOLDER}/{language}.po"


def _notes(po: PoFile, language: str) -> Iterator[Diagnostic]:
    if not po.entries:
        hint = f"Make it with: gesim sync --lang {language}"
        yield Diagnostic(Severity.NOTE, "no-catalog", "there is no catalog yet", Location(po.path), hint)


def read_po_files(root: Path, languages: Collection[str], configured: Collection[str] = ()) -> dict[str, PoFile]:
    """The PO file of each language, empty where there is none.

    ``configured`` are all languages that may have one, if those are more. Raises GesimError with all errors of all
    files, and ``unknown-edition`` for a file of another language.
    """
    problems = list(unknown_catalogs(root, {*languages, *configured})) if configured else []
    files: dict[str, PoFile] = {}
    for language in languages:
        files[language], wrong = read_po(root, catalog_path(language))
        problems += wrong
    stop_on_errors(problems)
    return files


def read_po(root: Path, path: str) -> tuple[PoFile, tuple[Diagnostic, ...]]:
    """One PO file by its path in the project, and what is wrong with it; empty if it does not exist.

    Codes: ``unreadable-file``, ``control-character``, ``merge-conflict``, ``beyond-limit``, ``nested-too-deep``,
    and those of `po_read`.
    """
    try:
        content = (root / path).read_bytes()
    except FileNotFoundError:
        return PoFile(path), ()
    except OSError as problem:
        hint = "Check what it is and who may read it."
        return PoFile(path), (error("unreadable-file", f"cannot be read: {problem.strerror}", Location(path), hint),)
    return _parsed(content, path)


def _parsed(content: bytes, path: str) -> tuple[PoFile, tuple[Diagnostic, ...]]:
    """The PO file with this content, and what is wrong with it: see `read_po`."""
    text, encoding_problems = decode(content, path)
    if conflicts := tuple(merge_conflicts(text.replace("\r\n", "\n"), path)):
        return PoFile(path), (*encoding_problems, *conflicts)
    po, problems = parse(text, path)
    return po, (*encoding_problems, *problems, *_controls(po))


def _controls(po: PoFile) -> Iterator[Diagnostic]:
    """What may be printed of a catalog and no page can hold, raw or as an escape."""
    for entry in po.entries:
        if not entry.obsolete:
            place = Location(po.path, entry.line)
            yield from text_problems(entry.msgid, entry.msgstr, place)


def text_problems(msgid: str, msgstr: Collection[str], place: Location) -> Iterator[Diagnostic]:
    """What no page can hold in a message, or no program can read: see `read_po`."""
    text = " ".join((msgid, *msgstr))
    yield from control_characters(text, place)
    yield from long_words(text, place)
    if deep := nesting_fault(max(map(bracket_depth, msgstr), default=0)):
        yield error("nested-too-deep", deep[0], place, deep[1])


def unknown_catalogs(root: Path, languages: Collection[str]) -> Iterator[Diagnostic]:
    """``unknown-edition`` for each PO file, and each file of terms, that belongs to no edition with a translation."""
    folder = root / FOLDER
    for path in sorted((*folder.glob("*.po"), *folder.glob(f"{TERMS}*.toml"))):
        start = TERMS if path.suffix == ".toml" else ""
        language = path.stem.removeprefix(start)
        if language not in languages:
            near = difflib.get_close_matches(language, languages, 1, 0.5)
            known = ", ".join(sorted(languages)) or "none"
            hint = (
                f"Did you mean {start}{near[0]}{path.suffix}? " if near else ""
            ) + f"Languages with a catalog: {known}."
            place = Location(f"{FOLDER}/{path.name}")
            yield error("unknown-edition", f"no edition is translated into “{language}”", place, hint)


def write_po(root: Path, po: PoFile, read: PoFile) -> bool:
    """Write a PO file if it differs from what was read; whether it was written.

    The new file is complete on the disk before it takes the old one's place. Raises GesimError: ``catalog-changed``
    if someone saved the file since it was read, ``cannot-write``.
    """
    before, after = write(read).encode(), write(po).encode()
    if before == after:
        return False
    place = root / po.path
    try:
        if place.exists() and place.read_bytes() != before:
            hint = "Nothing was written; run the command again."
            raise GesimError([error("catalog-changed", "the file was saved by someone else", Location(po.path), hint)])
        _replace(place, after)
    except OSError as problem:
        hint = "Check that the disk has room and that you may write there; the file was left as it was."
        wrong = error("cannot-write", f"cannot be written: {problem.strerror}", Location(po.path), hint)
        raise GesimError([wrong]) from None
    return True


def remove_file(root: Path, read: PoFile) -> None:
    """Remove a file that was read. Raises GesimError (``cannot-write``) if that cannot be done."""
    try:
        (root / read.path).unlink(missing_ok=True)
    except OSError as problem:
        hint = "Check that you may write there, or remove it yourself."
        wrong = error("cannot-write", f"cannot be removed: {problem.strerror}", Location(read.path), hint)
        raise GesimError([wrong]) from None


def _replace(place: Path, content: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    target = place.resolve()
    replace_file(target, content, target.stat().st_mode & 0o777 if target.exists() else 0o644)
