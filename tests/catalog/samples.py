"""Small PO files, units and books for the tests of catalogs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from gesim_build.book import parse_book
from gesim_build.catalog.lookup import catalog_of
from gesim_build.catalog.po import Entry, PoFile
from gesim_build.catalog.po_header import new_header
from gesim_build.catalog.po_read import parse
from gesim_build.catalog.po_write import write
from gesim_build.catalog.sync import Report, synchronise
from gesim_build.diagnostics import Location
from gesim_build.model import Book, Catalog, Source, TitlePage, Unit
from gesim_build.schema import typed
from tests.vocabulary import VOCABULARY

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: de\\n"\n'
PATH = "translations/de.po"
DATE = dt.date(2026, 11, 23)


def unit(msgid: str, context: str = "", *, kind: str = "paragraph", line: int = 1, chapter: str = "One") -> Unit:
    """A unit in a chapter."""
    return Unit(context, msgid, kind, Location("handbook/chapters/10-one.md", line), chapter)


def read(text: str) -> PoFile:
    """A PO file that must be free of faults."""
    po, problems = parse(text, PATH)
    assert problems == ()
    return po


def translated(*pairs: tuple[str, str], context: str = "") -> PoFile:
    """A catalog in step with units of these message ids, with these translations."""
    fresh, _ = synchronise(PoFile(PATH), [unit(msgid, context) for msgid, _ in pairs], new_header("x", "de", DATE))
    by_msgid = dict(pairs)
    entries = tuple(e if e.is_header else e.changed(msgstr=(by_msgid[e.msgid],)) for e in fresh.entries)
    return read(write(PoFile(PATH, entries)))


def sync(old: PoFile, units: Iterable[Unit | str], *, source_typo: bool = False) -> tuple[PoFile, Report]:
    """Synchronise, and prove on the way that doing it again changes nothing."""
    wanted = [unit(item) if isinstance(item, str) else item for item in units]
    header = new_header("x", "de", DATE)
    new, report = synchronise(old, wanted, header, source_typo=source_typo)
    text = write(new)
    again, _ = synchronise(read(text), wanted, header, source_typo=source_typo)
    assert write(again) == text
    return read(text), report


def active(po: PoFile, msgid: str, context: str | None = None) -> Entry:
    """The one active entry of a message."""
    [entry] = [e for e in po.entries if e.msgid == msgid and e.context == context and not e.obsolete]
    return entry


def obsolete(po: PoFile) -> list[str]:
    """The message ids of obsolete entries, in file order."""
    return [entry.msgid for entry in po.entries if entry.obsolete]


def catalog(*pairs: tuple[str, str], fuzzy: Iterable[str] = ()) -> Catalog:
    """A catalog with these translations."""
    flags: dict[str, tuple[str, ...]] = dict.fromkeys(fuzzy, ("fuzzy",))
    entries = (Entry(msgid, (text,), flags=flags.get(msgid, ())) for msgid, text in pairs)
    return catalog_of(PoFile(PATH, tuple(entries)), "de")


def identity(units: Iterable[Unit]) -> Catalog:
    """A catalog whose translator accepts, for each text, that it is the same in her language."""
    accepted = ("# gesim: accept unchanged-translation – the same on purpose",)
    entries = (Entry(u.msgid, (u.msgid,), context=u.context or None, comments=accepted) for u in dict.fromkeys(units))
    return catalog_of(PoFile(PATH, tuple(entries)), "de")


def book(
    chapters: dict[str, str], others: dict[str, str] | None = None, strings: tuple[tuple[str, Location], ...] = ()
) -> Book:
    """A book of chapter files (by name without suffix) and other files below ``handbook/`` (by path)."""
    texts = {f"handbook/chapters/{name}.md": text for name, text in chapters.items()}
    texts |= {f"handbook/{path}": text for path, text in (others or {}).items()}
    place = Location("handbook/handbook.toml", 3)
    record = typed(TitlePage, {"title": "The book"}, location=place, lines={"title": 4})
    sources = {path: Source(path, text) for path, text in texts.items()}
    parsed, problems = parse_book({"chapters": tuple(chapters)}, record, {}, sources, {}, strings, VOCABULARY)
    assert problems == ()
    return parsed
