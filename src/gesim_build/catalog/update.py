"""``gesim sync``: reads the catalogs, brings them in step with the book, writes what changed. [I/O]"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields, replace
from pathlib import Path

from gesim_build.catalog.journal import begin, end
from gesim_build.catalog.po import PoFile
from gesim_build.catalog.po_header import new_header
from gesim_build.catalog.po_write import write
from gesim_build.catalog.store import FOLDER, TEMPLATE, read_po, read_po_files, write_po
from gesim_build.catalog.supplied import supplied_words, with_supplied
from gesim_build.catalog.sync import Report, synchronise, template
from gesim_build.catalog.units import units
from gesim_build.diagnostics import Diagnostic, Location, error, stop_on_errors
from gesim_build.model import Book, Edition


@dataclass(frozen=True, slots=True)
class Options:
    """How to synchronise: see `sync.synchronise`. With ``check``, nothing is written."""

    check: bool = False
    source_typo: bool = False
    lines: bool = False


@dataclass(frozen=True, slots=True)
class Update:
    """One catalog: what it was and what it is now, and what was done (None for the template)."""

    read: PoFile
    new: PoFile
    report: Report | None

    @property
    def is_changed(self) -> bool:
        """Whether the file differs."""
        return write(self.new) != write(self.read)


def update_catalogs(
    root: Path,
    name: str,
    book: Book,
    editions: Mapping[str, Edition],
    configured: Collection[str],
    options: Options,
) -> tuple[Update, ...]:
    """Bring the catalogs of these editions and the template in step with the book.

    ``name`` is the book's, for new headers; ``configured`` are all languages with a catalog. Everything is read and
    worked out before the first file is written. Raises GesimError if a catalog cannot be read or written.
    """
    files = read_po_files(root, tuple(editions), configured)
    pot, problems = read_po(root, f"{FOLDER}/{TEMPLATE}")
    stop_on_errors(problems)
    updates = [_translated(files[code], book, edition, name, options) for code, edition in editions.items()]
    date = max(edition.date for edition in editions.values())
    updates.append(
        Update(pot, template(pot, units(book), pot.header or new_header(name, "", date), lines=options.lines), None)
    )
    if not options.check:
        _write(root, [update for update in updates if update.is_changed])
    return tuple(updates)


def _write(root: Path, updates: Sequence[Update]) -> None:
    """Write all, in a thread, which an interrupt from the keyboard does not reach; what kills the program is noted."""
    begin(root, {update.new.path: (write(update.read).encode(), write(update.new).encode()) for update in updates})
    with ThreadPoolExecutor(1) as thread:
        for done in [thread.submit(write_po, root, update.new, update.read) for update in updates]:
            done.result()
    end(root)


def outdated(updates: Collection[Update]) -> tuple[Diagnostic, ...]:
    """``catalog-outdated`` for each catalog that is not in step with the book."""
    hint = "Run: gesim sync"
    return tuple(
        error("catalog-outdated", f"the catalog is not in step with the book{_of(update.report)}", place, hint)
        for update in updates
        if update.is_changed
        for place in (Location(update.new.path),)
    )


def summary(updates: Collection[Update]) -> str:
    """A line for each catalog: whether it changed, and what was done."""
    return "\n".join(
        f"{update.new.path}: {'updated' if update.is_changed else 'unchanged'}{_of(update.report)}"
        for update in updates
    )


def _translated(read: PoFile, book: Book, edition: Edition, name: str, options: Options) -> Update:
    header = read.header or new_header(name, edition.language, edition.date)
    texts = units(book, edition.country)
    known, supplied = with_supplied(read, texts, supplied_words(edition.language))
    new, report = synchronise(known, texts, header, source_typo=options.source_typo, lines=options.lines)
    return Update(read, new, replace(report, kept=report.kept - supplied, supplied=supplied))


def _of(report: Report | None) -> str:
    counts = {field.name: getattr(report, field.name) for field in fields(report)} if report else {}
    words = ", ".join(f"{count} {name}" for name, count in counts.items() if count)
    return f" ({words})" if words else ""
