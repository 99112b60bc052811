"""``gesim sync``: reads the catalogs, brings them in step with the book, writes what changed. [I/O]"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields, replace
from functools import partial
from itertools import chain
from pathlib import Path

from gesim_build.catalog.expected import TERM
from gesim_build.catalog.journal import begin, end
from gesim_build.catalog.lookup import catalog_of
from gesim_build.catalog.po import PoFile
from gesim_build.catalog.po_header import new_header
from gesim_build.catalog.po_write import write
from gesim_build.catalog.store import (
    COMMON_TEMPLATE,
    FOLDER,
    TEMPLATE,
    read_po,
    read_po_files,
    remove_file,
    write_po,
)
from gesim_build.catalog.supplied import supplied_words, with_supplied
from gesim_build.catalog.sync import Key, Report, synchronise, template
from gesim_build.catalog.vouched import outcome, vouched_keys
from gesim_build.diagnostics import Diagnostic, Location, error, stop_on_errors
from gesim_build.model import Catalog, Edition, Unit

# Notes on some texts, by message, given the catalog of their language: the terms of the glossary in them, their places.
Hints = Callable[[Catalog, Sequence[Unit]], Mapping[Key, Sequence[str]]]

# What is wrong with a catalog that is there, and with one that is no longer wanted.
_OUT_OF_STEP = ("the catalog is not in step with the book", "there is one template for each edition now, if any")


@dataclass(frozen=True, slots=True)
class Options:
    """How to synchronise: see `sync.synchronise`. With ``check``, nothing is written.

    ``messages`` are the names of those that the editor vouches for (see `vouched`); ``notes`` finds what else
    translators are told of the messages of a catalog in step.

    ``terms`` says whether the notes name the terms of the glossary; None leaves it as it is in each catalog.

    ``templates`` makes a template for each catalog; one that is there is brought in step in any case.
    """

    check: bool = False
    source_typo: bool = False
    lines: bool = False
    templates: bool = False
    messages: tuple[str, ...] = ()
    terms: bool | None = None
    notes: Hints | None = None


@dataclass(frozen=True, slots=True)
class Update:
    """One catalog: what it was and what it is now, and what was done (None for a template).

    ``gone`` says why a file is removed.
    """

    read: PoFile
    new: PoFile
    report: Report | None
    gone: str = ""
    vouched: frozenset[Key] = frozenset()

    @property
    def is_changed(self) -> bool:
        """Whether the file differs."""
        return bool(self.gone) or write(self.new) != write(self.read)


def update_catalogs(
    root: Path,
    name: str,
    texts: Mapping[str, Sequence[Unit]],
    editions: Mapping[str, Edition],
    configured: Collection[str],
    options: Options,
    hints: Hints | None = None,
) -> tuple[Update, ...]:
    """Bring the catalogs of these editions, and their templates, in step with the texts of each.

    ``name`` is the book's, for new headers; ``configured`` are all languages with a catalog. Everything is read and
    worked out before the first file is written. Raises GesimError if a catalog cannot be read or written.
    ``hints`` finds the terms in the texts of a language.
    """
    files = read_po_files(root, tuple(editions), configured)
    templates = _read_templates(root, editions, options)
    vouched = vouched_keys((unit for units in texts.values() for unit in units), options.messages)
    updates = [
        _translated(files[code], texts[code], edition, name, options, vouched, hints)
        for code, edition in editions.items()
    ]
    updates += [_template(pot, texts[code], editions[code], name, options) for code, pot in templates.items()]
    updates += _common_template(root)
    if not options.check:
        _write(root, [update for update in updates if update.is_changed])
    return tuple(updates)


def _write(root: Path, updates: Sequence[Update]) -> None:
    """Write all, in a thread, which an interrupt from the keyboard does not reach; what kills the program is noted."""
    begin(root, {update.new.path: (write(update.read).encode(), write(update.new).encode()) for update in updates})
    with ThreadPoolExecutor(1) as thread:
        for done in [thread.submit(_put, root, update) for update in updates]:
            done.result()
    end(root)


def _put(root: Path, update: Update) -> None:
    if update.gone:
        remove_file(root, update.read)
    else:
        write_po(root, update.new, update.read)


def _read_templates(root: Path, editions: Mapping[str, Edition], options: Options) -> Mapping[str, PoFile]:
    """The template of each edition that has one or shall get one. Raises GesimError for one that cannot be read."""
    paths = {code: f"{FOLDER}/{code}{TEMPLATE}" for code in editions}
    read = {code: read_po(root, path) for code, path in paths.items() if options.templates or (root / path).exists()}
    stop_on_errors([problem for _, problems in read.values() for problem in problems])
    return {code: po for code, (po, _) in read.items()}


def _common_template(root: Path) -> Iterator[Update]:
    """The one template of earlier versions goes, unless somebody has translated in it.

    No edition has all its messages: a catalog that was updated from it got those of all other countries.
    """
    pot, problems = read_po(root, f"{FOLDER}/{COMMON_TEMPLATE}")
    if (root / pot.path).exists() and not problems and not any(e.translated for e in pot.entries if not e.is_header):
        yield Update(pot, pot, None, gone="it had the texts of all countries; see --templates")


def outdated(updates: Collection[Update]) -> tuple[Diagnostic, ...]:
    """``catalog-outdated`` for each catalog that is not in step with the book."""
    hint = "Run: gesim sync"
    return tuple(
        error("catalog-outdated", f"{_OUT_OF_STEP[bool(update.gone)]}{_of(update.report)}", place, hint)
        for update in updates
        if update.is_changed
        for place in (Location(update.new.path),)
    )


def summary(updates: Collection[Update]) -> str:
    """A line for each catalog: whether it changed, and what was done; below it one for each message vouched for."""
    return "\n".join(line for update in updates for line in _lines(update))


def _translated(
    read: PoFile,
    texts: Sequence[Unit],
    edition: Edition,
    name: str,
    options: Options,
    vouched: frozenset[Key],
    hints: Hints | None,
) -> Update:
    header = read.header or new_header(name, edition.language, edition.date)
    known, supplied = with_supplied(read, texts, supplied_words(edition.language))
    # Where messages are named, these are vouched for, and no others.
    typos = options.source_typo and not vouched
    sync = partial(synchronise, known, texts, header, source_typo=typos, vouched=vouched, lines=options.lines)
    new, report = sync()
    wanted = [hints] if hints and _names_terms(read, options.terms) else []
    if wanted := [*wanted, *filter(None, [options.notes])]:
        # What terms are called, and where texts are, is known once the catalog is in step.
        found = [notes(catalog_of(new, edition.language), texts) for notes in wanted]
        new, report = sync(notes={key: [n for one in found for n in one.get(key, ())] for key in {*chain(*found)}})
    return Update(read, new, replace(report, kept=report.kept - supplied, supplied=supplied), vouched=vouched)


def _names_terms(read: PoFile, wanted: bool | None) -> bool:
    """Whether notes are to name terms: as somebody says, else where some do."""
    if wanted is not None:
        return wanted
    return any(note.startswith(TERM) for entry in read.entries for note in entry.extracted)


def _lines(update: Update) -> Iterator[str]:
    yield f"{update.new.path}: {_done(update)}{_of(update.report)}"
    yield from outcome(update.vouched, update.new)


def _done(update: Update) -> str:
    if update.gone:
        return f"removed ({update.gone})"
    return "updated" if update.is_changed else "unchanged"


def _template(pot: PoFile, texts: Sequence[Unit], edition: Edition, name: str, options: Options) -> Update:
    header = pot.header or new_header(name, "", edition.date)
    return Update(pot, template(pot, texts, header, lines=options.lines), None)


def _of(report: Report | None) -> str:
    counts = {field.name: getattr(report, field.name) for field in fields(report)} if report else {}
    words = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    return f" ({words})" if words else ""
