"""The data types of a PO file. An entry remembers its exact text, so that only changes are written anew."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import Any

# The flag of a translation that awaits a look by the translator.
FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True)
class Previous:
    """The English (and context) that a fuzzy translation was made for: the ``#|`` lines."""

    context: str | None = None
    msgid: str | None = None
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a PO file.

    ``context`` is None without ``msgctxt``. ``msgstr`` has one text, or one per plural form. ``comments`` are the
    translator's ``#`` lines as written, blank lines between them included; ``extracted`` (``#.``) and ``sticky``
    (``#=``) are the texts after the mark; ``references`` (``#:``) and ``flags`` (``#,``) single items.
    ``line`` is that of the ``msgid``, 0 for an entry that was not read. ``raw`` is the exact text it was read from,
    empty when it must be rendered; ``gap`` the blank lines before it.
    """

    msgid: str
    msgstr: tuple[str, ...] = ("",)
    context: str | None = None
    plural: str | None = None
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    sticky: tuple[str, ...] = ()
    previous: Previous | None = None
    obsolete: bool = False
    line: int = 0
    raw: str = ""
    gap: str = "\n"

    @property
    def key(self) -> tuple[str, str]:
        """What identifies the message: (msgctxt, msgid) in NFC; no context is the empty one, as in `Unit.key`."""
        return (unicodedata.normalize("NFC", self.context or ""), unicodedata.normalize("NFC", self.msgid))

    @property
    def fuzzy(self) -> bool:
        """Whether the translation awaits a look by the translator."""
        return FUZZY in self.flags

    def flags_if(self, *, fuzzy: bool) -> tuple[str, ...]:
        """The flags of the entry with another translation, which is fuzzy or not; that flag comes first."""
        others = tuple(flag for flag in self.flags if flag != FUZZY)
        return (FUZZY, *others) if fuzzy else others

    @property
    def translated(self) -> bool:
        """Whether there is any text in the translation, fuzzy or not."""
        return any(self.msgstr)

    @property
    def is_header(self) -> bool:
        """The entry of the empty msgid holds the file's header fields."""
        return not self.msgid and self.context is None and not self.obsolete

    def changed(self, **fields: Any) -> Entry:
        """A copy with these fields; it keeps its exact text when they are what it has already."""
        if all(getattr(self, name) == value for name, value in fields.items()):
            return self
        return replace(self, raw="", **fields)


@dataclass(frozen=True, slots=True)
class PoFile:
    """A PO file: entries in file order, obsolete ones included. ``tail`` is what follows the last entry.

    ``path`` is relative to the project. ``newline`` is the line end that new lines get.
    """

    path: str
    entries: tuple[Entry, ...] = ()
    tail: str = ""
    newline: str = "\n"

    @property
    def header(self) -> Entry | None:
        """The header entry, if the file has one."""
        return next((entry for entry in self.entries if entry.is_header), None)
