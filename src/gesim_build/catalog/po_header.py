"""The header entry of a PO file: checking it, making a new one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from gesim_build.catalog.po import Entry, PoFile
from gesim_build.diagnostics import Diagnostic, Location, Severity, error

# What a header says that nobody has filled in: nothing, the word of a template, or that part of UTF-8 which is ASCII.
_UNNAMED = frozenset(("", "CHARSET", "ASCII", "US-ASCII"))
_CHARSET = re.compile(r"charset=([^\s;\\\"]+)")


def header_problems(po: PoFile) -> Iterator[Diagnostic]:
    """``wrong-charset`` when the header says that the file is not UTF-8: a note where that may be a mere omission.

    A file that names no charset, or ASCII, is read as the UTF-8 that it is; one that names another is not what it says.
    """
    header = po.header
    if header is None or not header.line:
        return
    found = _CHARSET.search(header.msgstr[0])
    charset = found[1] if found else ""
    if charset.upper().replace("-", "") == "UTF8":
        return
    lines = header.raw.splitlines()
    offset = next((index for index, line in enumerate(lines) if "content-type" in line.lower()), 0)
    first = header.line - next((index for index, line in enumerate(lines) if line.startswith("msgid")), 0)
    place = Location(po.path, first + offset)
    what = f"the header says that the file is in {charset}" if charset else "the header does not name the charset"
    if charset.upper() in _UNNAMED:
        hint = 'It is read as UTF-8; other programs want it said: "Content-Type: text/plain; charset=UTF-8\\n"'
        yield Diagnostic(Severity.NOTE, "wrong-charset", what, place, hint)
    else:
        hint = 'It must be UTF-8, and say so: "Content-Type: text/plain; charset=UTF-8\\n"'
        yield error("wrong-charset", what, place, hint)


def new_header(project: str, language: str, date: dt.date) -> Entry:
    """The header of a new catalog; without a ``language``, that of a template.

    ``date`` is the edition's: it is written once and never again, so that a second run changes nothing. The values
    nobody knows yet are those of ``msginit --no-translator``.
    """
    stamp = f"{date.isoformat()} 00:00+0000"
    fields = {
        "Project-Id-Version": project,
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": stamp,
        "PO-Revision-Date": stamp if language else "YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator": "Automatically generated" if language else "FULL NAME <EMAIL@ADDRESS>",
        "Language-Team": "none" if language else "LANGUAGE <LL@li.org>",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if language:
        fields["Plural-Forms"] = plural_forms(language)
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return Entry("", (text,), flags=() if language else ("fuzzy",), gap="")


def plural_forms(language: str) -> str:
    """The ``Plural-Forms`` value of a language, from the table that Babel shares with gettext."""
    from babel.messages.plurals import get_plural

    return str(get_plural(language).plural_forms)
