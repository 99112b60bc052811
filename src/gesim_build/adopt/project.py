"""A book of another program -> the files of a project of ours, and what has become of everything in it."""

from __future__ import annotations

import datetime as dt
import difflib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from gesim_build.adopt.addresses import addresses_of
from gesim_build.adopt.dialects import foreign_parser
from gesim_build.adopt.folder import Folder
from gesim_build.adopt.foreign import ForeignBook, Loss, Message
from gesim_build.adopt.pages import Converter, WrittenPage
from gesim_build.adopt.pictures import Pictures
from gesim_build.adopt.translations import Carried, carry, references_of
from gesim_build.catalog.po import Entry, PoFile
from gesim_build.catalog.po_header import new_header
from gesim_build.catalog.po_write import write
from gesim_build.catalog.text import msgid_of
from gesim_build.cldr import country_of
from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.languages import load
from gesim_build.markdown.ids import slug


@dataclass(frozen=True, slots=True)
class Adoption:
    """A project of ours: its files, its languages, what has become of each translation, and what was lost."""

    book: ForeignBook
    files: Mapping[Path, bytes]
    languages: Mapping[str, Carried]
    losses: tuple[Loss, ...]
    chapters: int


def adopt(folder: Folder, book: ForeignBook, wanted: Sequence[str], date: dt.date, identifier: uuid.UUID) -> Adoption:
    """The files of a project that holds a book, in these languages or all that it is translated into.

    Raises GesimError: ``unknown-edition`` for a wanted language that the book is not in.
    """
    md = foreign_parser(myst=book.kind == "sphinx")
    parsed = {page.path: md.parse(page.text, {}) for page in book.pages}
    converter = Converter(md, addresses_of(book.pages, parsed, book.roots), Pictures(folder, book.roots), parsed)
    pages = tuple(converter.page(page) for page in book.pages)
    languages, unusable = _languages(book, wanted)
    references = dict(references_of((page.text for page in book.pages), md))
    carried = {code: _carried(book, code, pages, converter, references) for code in languages}
    losses = (*book.losses, *unusable, *(loss for page in pages for loss in page.losses))
    chapters = tuple(_chapters(pages))
    files = {Path(f"handbook/chapters/{name}.md"): text for name, _, text in chapters}
    files |= {Path(f"handbook/figures/{name}"): content for name, content in converter.pictures.files.items()}
    files[Path("handbook/handbook.toml")] = _config(book, chapters, languages, date, identifier)
    files |= {Path(f"translations/{code}.po"): _catalog(book, code, found, date) for code, found in carried.items()}
    return Adoption(book, files, carried, tuple(dict.fromkeys(losses)), len(chapters))


def _languages(book: ForeignBook, wanted: Sequence[str]) -> tuple[tuple[str, ...], list[Loss]]:
    """The languages to bring over; those that nothing is known of are lost."""
    there = sorted({*book.catalogs, *book.twins} - {book.language})
    unknown = [code for code in wanted if code not in (*there, book.language)]
    if unknown:
        near = difflib.get_close_matches(unknown[0], there, 1)
        hint = (f"Did you mean {near[0]}? " if near else "") + f"There are: {', '.join(there) or 'none'}."
        raise GesimError([error("unknown-edition", f"the book is not in “{unknown[0]}”", Location("."), hint)])
    found: list[str] = []
    losses: list[Loss] = []
    for code in (code for code in there if not wanted or code in wanted):
        try:
            load(code)
            found.append(code)
        except GesimError:
            losses.append(Loss(Location(""), f"nothing is known of the language {code}: it is left out"))
    return tuple(found), losses


def _carried(
    book: ForeignBook, code: str, pages: Sequence[WrittenPage], converter: Converter, references: Mapping[str, object]
) -> Carried:
    if code in book.catalogs:
        return carry(book.catalogs[code], pages, converter, references)
    return _from_twins(book, code, pages, converter)


def _from_twins(book: ForeignBook, code: str, pages: Sequence[WrittenPage], converter: Converter) -> Carried:
    """The translations that translated pages hold: texts in the same place of a page with the same structure."""
    from gesim_build.adopt.twins import pairs

    entries: dict[str, Entry] = {}
    fates: dict[str, list[Message]] = {"exact": [], "fuzzy": [], "left": []}
    for page in (page for page in pages if page.page.path in book.twins[code]):
        twin = book.twins[code][page.page.path]
        written = converter.page(twin, converter.md.parse(twin.text, {}), page.page.path)
        for text, translation, fate in pairs(page.texts, written.texts):
            msgid = msgid_of(text.text if text else translation.text)
            message = Message(msgid, translation.text, Location(twin.path))
            if text is None or (text.text == translation.text and fate == "fuzzy"):
                fates["left"] += [message] if text is None else []
                continue
            fates[fate].append(message)
            flags = ("fuzzy",) if fate == "fuzzy" else ()
            if msgid not in entries or (entries[msgid].fuzzy and not flags):
                entries[msgid] = Entry(msgid, (translation.text,), flags=flags)
    return Carried(tuple(entries.values()), *(tuple(fates[fate]) for fate in ("exact", "fuzzy", "left")))


def _chapters(pages: Sequence[WrittenPage]) -> Iterator[tuple[str, str, bytes]]:
    """The chapters: name of the file, section of the contents, text. A page below another one continues its chapter."""
    groups: list[list[WrittenPage]] = []
    for page in pages:
        if page.page.depth == 0 or not groups:
            groups.append([replace(page, page=replace(page.page, depth=0))])
        else:
            groups[-1].append(page)
    names: set[str] = set()
    for number, group in enumerate(groups, 1):
        first = group[0]
        title = next((line for line in first.lines if line.startswith("# ")), "")
        stem = slug(title.rpartition("{#")[2].rstrip("}")) if "{#" in title else slug(first.page.title)
        name = f"{number * 10:0{len(str(len(groups))) + 1}d}-{stem[:40].strip('-')}"
        names.add(name)
        head = ("---", "kind: part", "---") if first.page.is_part else ()
        lines = [*head, *(line for page in group for line in (*page.lines, ""))]
        yield name, first.page.section, ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8")


def _config(
    book: ForeignBook, chapters: Sequence[tuple[str, str, bytes]], languages: Sequence[str], date: dt.date,
    identifier: uuid.UUID,
) -> bytes:  # fmt: skip
    """The configuration."""
    title = " ".join(book.title.split()) or "Book"
    lines = [
        "# The whole configuration of the book. `gesim docs configuration` explains every key.",
        "",
        "[book]",
        f"name = {_text(slug(title))}",
        f"identifier = {_text(identifier.urn)}",
        f"title = {_text(title)}",
        f"short_title = {_text(title)}",
        *([f"description = {_text(book.description)}"] if book.description else []),
        *([f"language = {_text(book.language)}"] if book.language != "en" else []),
        *([f"authors = [{', '.join(map(_text, book.authors))}]"] if book.authors else []),
        f"date = {date.isoformat()}",
        "",
        "[contents]",
    ]
    for section, ones in groupby(sorted(chapters, key=lambda one: _SECTIONS.index(one[1])), key=lambda one: one[1]):
        lines += [f"{section} = [", *(f"  {_text(name)}," for name, _, _ in ones), "]"]
    if not any(section == "chapters" for _, section, _ in chapters):
        lines.append("chapters = []")
    for code in (book.language, *languages):
        lines += ["", f"[editions.{code}]", f"country = {_text(country_of(code))}"]
    return ("\n".join(lines) + "\n").encode("utf-8")


_SECTIONS = ("front", "chapters", "annexes")


def _text(value: str) -> str:
    """A text in TOML."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("\t", " ")
    return f'"{escaped}"'


def _catalog(book: ForeignBook, code: str, found: Carried, date: dt.date) -> bytes:
    header = new_header(slug(book.title), code, date)
    return write(PoFile(f"translations/{code}.po", (header, *found.entries))).encode("utf-8")
