"""Entries of PO files as programs write them, each read in one match: nearly all are such."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gesim_build.catalog.po import Entry
from gesim_build.catalog.po_strings import unescape

_STRINGS = r'((?:"[^"\\\n]*(?:\\.[^"\\\n]*)*"\n)+)'
# Comments, none of them of an old or obsolete message; the message without plurals; behind it, after blank lines, what
# begins another entry.
_ENTRY = re.compile(
    rf"((?:#(?![~|])[^\n]*\n)*)(?:msgctxt {_STRINGS})?msgid {_STRINGS}msgstr {_STRINGS}"
    r'(?=(\n*)(?:#(?!~)|msgid "|msgctxt "|\Z))'
)
# What gettext takes for a blank: no space of Unicode.
BLANKS = " \t\r\n\f\v"
# gettext puts a file name with spaces between directional isolates.
REFERENCE = re.compile("\u2068[^\u2069]*\u2069(?::[0-9]+)?|\\S+")


@dataclass(frozen=True, slots=True)
class Found:
    """An entry with the blank lines behind it: how many lines that is, and where in the text it ends."""

    entry: Entry
    blanks: str
    lines: int
    end: int


def usual_entry(text: str, start: int, number: int, gap: str) -> Found | None:
    """The entry of the usual form that begins at a place of a text; None if what begins there is none.

    ``number`` is that of its first line, ``gap`` the blank lines before it.
    """
    if not (found := _ENTRY.match(text, start)):
        return None
    comments, context, msgid, msgstr, blanks = found.groups()
    texts = [_text(quoted) for quoted in (context or "", msgid, msgstr)]
    if any(bad for _, bad in texts):
        return None
    before, notes = comments.count("\n") + (context or "").count("\n"), _notes(comments)
    entry = Entry(
        msgid=texts[1][0],
        msgstr=(texts[2][0],),
        context=None if context is None else texts[0][0],
        comments=tuple(notes["#"]),
        extracted=tuple(notes["."]),
        references=tuple(item for line in notes[":"] for item in REFERENCE.findall(line)),
        flags=tuple(flag.strip() for line in notes[","] for flag in line.split(",") if flag.strip()),
        sticky=tuple(notes["="]),
        line=number + before,
        raw=found[0],
        gap=gap,
    )
    lines = before + msgid.count("\n") + msgstr.count("\n") + len(blanks)
    return Found(entry, blanks, lines, found.end() + len(blanks))


def _text(quoted: str) -> tuple[str, str]:
    """The text of lines in quotation marks, and a bad escape in it, "" if there is none."""
    if "\\" not in quoted:
        return quoted[1:-2].replace('"\n"', ""), ""
    # Line by line: no escape goes on in the next one.
    pieces = [unescape(line) for line in quoted[1:-2].split('"\n"')]
    return "".join(text for text, _ in pieces), "".join(bad for _, bad in pieces)


def _notes(comments: str) -> dict[str, list[str]]:
    """The comments by their mark, those of the translator as they are written."""
    notes: dict[str, list[str]] = {mark: [] for mark in "#.:,="}
    for line in comments.removesuffix("\n").split("\n") if comments else ():
        mark = line[1:2]
        if mark and mark in ".:,=":
            notes[mark].append(line[2:].strip())
        else:
            notes["#"].append(line.strip(BLANKS))
    return notes
