"""The words of the default theme in the languages that the program speaks: ``locale/CODE.po``. [I/O]

A book's catalog gets them where it has no translation of its own; what it says itself stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from gesim_build.catalog.po import Entry, PoFile
from gesim_build.catalog.po_read import parse
from gesim_build.catalog.units import THEME
from gesim_build.model import Unit
from gesim_build.packaged import PACKAGE

FOLDER = PACKAGE / "locale"


def supplied_words(language: str) -> Mapping[str, str]:
    """The words of the default theme in a language, by English message id; none in one that has no file."""
    path = FOLDER / f"{language}.po"
    if not path.is_file():
        return {}
    po, _ = parse(path.read_text(encoding="utf-8"), path.name)
    return {entry.msgid: entry.msgstr[0] for entry in po.entries if not entry.is_header}


def with_supplied(po: PoFile, units: Iterable[Unit], words: Mapping[str, str]) -> tuple[PoFile, int]:
    """A catalog in which those of the units that are words of a theme are translated, and how many of them were not."""
    wanted = {unit.key: words[unit.msgid] for unit in units if unit.kind == THEME and unit.msgid in words}
    there = {entry.key: number for number, entry in enumerate(po.entries) if not entry.is_header}
    entries, supplied = list(po.entries), 0
    for key, word in wanted.items():
        number = there.get(key)
        if number is None:
            entries.append(Entry(key[1], (word,), context=key[0] or None))
        elif entries[number].translated or entries[number].obsolete:
            continue
        else:
            entries[number] = entries[number].changed(msgstr=(word,))
        supplied += 1
    return replace(po, entries=tuple(entries)), supplied
