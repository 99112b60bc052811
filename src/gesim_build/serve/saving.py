"""What the workbench writes: entries of catalogs, sign-offs, source files; never over what others wrote. [I/O]"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gesim_build.atomic import replace_file
from gesim_build.catalog.ledger import wrong_name
from gesim_build.catalog.ledger_store import add_sign_offs, load_ledger
from gesim_build.catalog.po import Entry, PoFile
from gesim_build.catalog.progress import selected
from gesim_build.catalog.signing import signatures
from gesim_build.catalog.store import FOLDER, OF_MESSAGES, read_po, write_po
from gesim_build.catalog.update import Options, summary, update_catalogs
from gesim_build.control_characters import control_characters
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error, stop_on_errors
from gesim_build.markdown.nesting import bracket_depth, nesting_fault
from gesim_build.output import write_errors_reported
from gesim_build.pipeline import open_project
from gesim_build.pipeline.reviewing import review_kinds
from gesim_build.pipeline.texts import texts_to_translate
from gesim_build.pipeline.writing import writing_catalogs
from gesim_build.serve.entries import EntryState, changed, merged, state_of
from gesim_build.serve.marks import Key
from gesim_build.serve.workbench import Workbench
from gesim_build.text_limits import long_words


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why nothing was written: ``theirs`` is what the file has now, as text or as an entry; None if it is gone."""

    theirs: EntryState | str | None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs, when, and as what."""

    by: str
    kind: str
    date: dt.date


def save_entry(bench: Workbench, code: str, key: Key, base: EntryState, ours: EntryState) -> Conflict | None:
    """Write one entry of a catalog: what was changed in the browser since ``base``; what both changed is a conflict.

    Raises GesimError: what is wrong with the catalog on the disk, ``not-in-catalog``, ``cannot-write``.
    """
    path = f"{FOLDER}/{code}.po"
    stop_on_errors(tuple(_faults(ours, Location(path))))
    with writing_catalogs(bench.book.project, _nobody_is_told):
        po = _readable(bench.root, path)
        entry = next((entry for entry in po.entries if entry.key == key and not entry.obsolete), None)
        if entry is None:
            hint = "The catalog is older than the text. Bring it in step: gesim sync, or the button of the same name."
            raise GesimError([error("not-in-catalog", "the catalog does not have this message", Location(path), hint)])
        now = merged(base, ours, state_of(entry))
        if now is None:
            return Conflict(state_of(entry))
        write_po(bench.root, _with(po, entry, changed(entry, now)), po)
    return None


def _with(po: PoFile, entry: Entry, new: Entry) -> PoFile:
    return replace(po, entries=tuple(new if each is entry else each for each in po.entries))


def _readable(root: Path, path: str) -> PoFile:
    po, problems = read_po(root, path)
    # Faults of single messages keep nobody from mending them; all others would be written back as they were misread.
    stop_on_errors([problem for problem in problems if problem.code not in OF_MESSAGES])
    return po


def _faults(state: EntryState, place: Location) -> Iterator[Diagnostic]:
    """What a catalog must not get."""
    yield from control_characters(f"{state.msgstr}{state.comments}", place)
    yield from long_words(state.msgstr, place)
    if deep := nesting_fault(bracket_depth(state.msgstr)):
        yield error("nested-too-deep", deep[0], place, deep[1])


def sign(bench: Workbench, code: str, hashes: Sequence[str], how: Signature) -> int:
    """Sign messages as the browser shows them, by their hashes; the number of new sign-offs.

    Raises GesimError: ``changed-meanwhile`` for one that is no longer what was shown, ``bad-sign-off``.
    """
    project = bench.book.project
    kinds = review_kinds(project)
    place = Location(f"{FOLDER}/review/{code}.jsonl")
    if wrong := wrong_name(how.by):
        raise GesimError([error("bad-sign-off", f"who signs {wrong}", place, "A role or initials, no name.")])
    if how.kind not in kinds:
        raise GesimError([error("bad-sign-off", f"“{how.kind}” is none of {', '.join(kinds)}", place)])
    with writing_catalogs(project, _nobody_is_told):
        known, problems = load_ledger(bench.root, code, kinds)
        stop_on_errors(problems)
        by_hash = {one.hash: one for one in bench.edition(code).review.messages}
        if any(name not in by_hash for name in hashes):
            hint = "Look at it again: nothing was signed."
            raise GesimError([error("changed-meanwhile", "the text is no longer the one that was shown", place, hint)])
        new = signatures([by_hash[name] for name in hashes], how.kind, how.by, how.date, known or ())
        add_sign_offs(bench.root, code, new, kinds)
    return len(new)


def sync(bench: Workbench, code: str) -> str:
    """Bring one catalog in step with the text, as ``gesim sync`` does; what was done, in words.

    Raises GesimError if a book has errors: its texts are not known then.
    """
    everything = open_project(bench.root).publications
    config = everything[0].config
    editions = {each: config.editions[each] for each in selected(config.editions, config.language, [code])}
    configured = selected(config.editions, config.language, ())
    texts = texts_to_translate(everything, editions)
    with writing_catalogs(everything[0], _nobody_is_told):
        options = Options(check=False, source_typo=False, lines=False, templates=False)
        return summary(update_catalogs(bench.root, config.book.name, texts, editions, configured, options))


def _nobody_is_told(_text: str) -> None:
    """Another gesim that writes there is waited for; it takes moments."""


def source_text(root: Path, path: str) -> str:
    """A file of the source as an editor shows it, with ``\\n`` line ends. Raises GesimError."""
    return _decoded(_source_bytes(root, path), path).replace("\r\n", "\n")


def digest_of(text: str) -> str:
    """What tells one state of a source file from another."""
    return hashlib.sha256(text.encode()).hexdigest()


def save_source(root: Path, path: str, base: str, text: str) -> Conflict | None:
    """Write a source file that was read with the digest ``base``; a conflict if it is another one by now.

    It keeps its line ends. Raises GesimError.
    """
    stop_on_errors(tuple(control_characters(text, Location(path))))
    raw = _source_bytes(root, path)
    now = _decoded(raw, path)
    if digest_of(now.replace("\r\n", "\n")) != base:
        return Conflict(now.replace("\r\n", "\n"))
    text = text.replace("\r\n", "\n")
    content = text.replace("\n", "\r\n") if "\r\n" in now else text
    target = (root / path).resolve()
    with write_errors_reported(path):
        replace_file(target, content.encode(), target.stat().st_mode & 0o777)
    return None


def _source_bytes(root: Path, path: str) -> bytes:
    """The bytes of a file that `source_files` lists: no other is read, whatever the browser asks for."""
    if path not in source_files(root):
        hint = "Choose another one of the list."
        raise GesimError([error("unknown-file", "there is no such source file", Location(path[:200]), hint)])
    try:
        return (root / path).read_bytes()
    except OSError as problem:
        what = f"cannot be read: {problem.strerror}"
        raise GesimError([error("unreadable-file", what, Location(path), "Check the file.")]) from None


def _decoded(content: bytes, path: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        hint = "Save it with the encoding UTF-8."
        raise GesimError([error("not-utf-8", "the file is not UTF-8 text", Location(path), hint)]) from None


def source_files(root: Path) -> tuple[str, ...]:
    """The texts of the book that can be edited here, by path in the project: chapters, inserts, registers."""
    folder = root / "handbook"
    found = (path for path in sorted(folder.rglob("*")) if path.suffix in (".md", ".toml") and path.is_file())
    inside = (path for path in found if path.resolve().is_relative_to(root.resolve()))
    names = (path.relative_to(root) for path in inside)
    return tuple(name.as_posix() for name in names if not any(part.startswith(".") for part in name.parts))
