"""Reads PO files without losing a byte; what is wrong with one is reported with its line, and all of it at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gesim_build.catalog.po import Entry, PoFile, Previous
from gesim_build.catalog.po_header import header_problems
from gesim_build.catalog.po_strings import unescape
from gesim_build.catalog.po_usual import BLANKS, REFERENCE, Found, usual_entry
from gesim_build.catalog.text import shortened
from gesim_build.diagnostics import Diagnostic, Location, error

_STRING = r'"(?:[^"\\]|\\.)*"'
_KEYWORD = r"msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]+\])?"
# The usual line, in one match: mark, keyword, string. Anything else takes the slow path of `_pieces`.
_USUAL = re.compile(rf"[ \t]*(#~\||#~|#\|)?[ \t]*({_KEYWORD})?[ \t]*({_STRING})?[ \t\r]*\n?")
# A further line of a long text: by far the most frequent.
_CONTINUED = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t\r]*\n?')
_PIECE = re.compile(rf"[ \t]*(?:({_KEYWORD})(?![\w\[])|({_STRING}))")
_MARK = re.compile(r"[ \t]*(#~\||#~|#\|)?")
# After so many a file is not read on.
MOST_PROBLEMS = 20

# Code, message and hint of everything that can be wrong with a line; {} is what it is about.
_FAULTS: Mapping[str, tuple[str, str, str]] = {
    "comment": ("po-syntax", "a comment inside a message", "Put comments above the msgid."),
    "mixed": ("po-syntax", "only a part of this message is obsolete", "Begin all its lines with #~, or none."),
    "twice": ("po-syntax", "a second {} in one message", "Is a msgstr missing above it?"),
    "order": ("po-syntax", "{} without a msgid", "Each message is msgid, then msgstr."),
    "stray": ("po-syntax", "text that belongs to no msgid or msgstr", "Write msgid or msgstr before it."),
    "no-msgid": ("po-syntax", "this message has no msgid", "Each message is msgid, then msgstr."),
    "no-msgstr": ("po-syntax", "this message has no msgstr", 'An untranslated message has: msgstr ""'),
    "forms": ("po-syntax", "the plural forms of this message are {}", "They count from 0: msgstr[0], msgstr[1]."),
    "unknown": (
        "po-syntax",
        "not understood: {}",
        'A line is a comment (#), or msgctxt, msgid, msgstr and a text in "…"; a " inside it is written \\".',
    ),
    "open": (
        "po-string",
        "this text has no closing quotation mark",
        'Close it with " on the same line; a " inside the text is written \\".',
    ),
    "escape": (
        "po-escape",
        "{} means nothing in a PO file",
        'Write \\\\ for a backslash; others are \\n, \\t and \\".',
    ),
}


_SAVE = "Save it with the encoding UTF-8, and let the header say charset=UTF-8."
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def parse(text: str, path: str) -> tuple[PoFile, tuple[Diagnostic, ...]]:
    """Parse the text of a PO file; ``path`` is for the diagnostics. Its line ends must be as they are in the file.

    Codes: ``po-syntax``, ``po-string``, ``po-escape``, ``duplicate-msgid``, ``wrong-charset``. With an error among
    the diagnostics the file must not be written: entries may be missing what could not be read.
    """
    reader, place, number = _Reader(path), 0, 1
    while place < len(text) and len(reader.problems) < MOST_PROBLEMS:
        if reader.may_begin_entry() and (found := usual_entry(text, place, number, reader.last_blanks())):
            reader.add(found)
            place, number = found.end, number + found.lines
        else:
            end = text.find("\n", place) + 1 or len(text)
            reader.read(text[place:end], number)
            place, number = end, number + 1
    reader.finish_entry()
    newline = "\r\n" if "\r\n" in text[:1000] else "\n"
    po = PoFile(path, tuple(reader.entries), reader.gap + "".join(reader.lines) + reader.blanks, newline)
    return po, (*reader.problems, *header_problems(po), *duplicates(po))


def decode(content: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a PO file's bytes, line ends as they are. Codes: ``byte-order-mark``, ``not-utf-8``."""
    problems: list[Diagnostic] = []
    if content.startswith(b"\xef\xbb\xbf"):
        hint = "Save it as “UTF-8” without BOM; gettext refuses the file too."
        problems.append(error("byte-order-mark", "the file begins with a byte order mark", Location(path, 1), hint))
        content = content[3:]
    if content.startswith(_UTF_16):
        problems.append(error("not-utf-8", "this is UTF-16, not UTF-8 text", Location(path, 1), _SAVE))
        return "", tuple(problems)
    try:
        return content.decode("utf-8"), tuple(problems)
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        problems.append(error("not-utf-8", "this is not UTF-8 text", Location(path, line), _SAVE))
        return content.decode("utf-8", "replace"), tuple(problems)


def duplicates(po: PoFile) -> Iterator[Diagnostic]:
    """``duplicate-msgid`` for each message that is defined twice, obsolete ones included, as in gettext."""
    seen: dict[tuple[str | None, str], Entry] = {}
    for entry in (entry for entry in po.entries if entry.line):
        first = seen.setdefault((None if entry.context is None else entry.key[0], entry.key[1]), entry)
        if first is not entry:
            name = f"“{shortened(entry.msgid)}”" if entry.msgid else "the header"
            what = f"{name} is defined twice (first in line {first.line})"
            hint = "Keep the better translation and delete the other entry."
            yield error("duplicate-msgid", what, Location(po.path, entry.line), hint, Location(po.path, first.line))


@dataclass(slots=True)
class _Reader:
    """The state while reading: finished entries, and what is known of the one being read."""

    path: str
    entries: list[Entry] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    gap: str = ""
    lines: list[str] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    blanks: str = ""
    current: str = ""
    line: int = 0
    obsolete: bool = False
    broken: bool = False

    def read(self, line: str, number: int) -> None:
        """Take one line, with its line end."""
        if line[0] == '"' and self._continue(line):
            return
        bare = line.strip(BLANKS)
        if not bare:
            self._blank(line)
        elif bare[0] == "#" and not bare.startswith(("#~", "#|")):
            self._open_if_complete(bare)
            self._keep(line)
            self._comment(bare, number)
        else:
            self._message_line(line, bare, number)

    def may_begin_entry(self) -> bool:
        """Whether a comment or a ``msgid`` would begin another entry here."""
        return not self.lines or self.broken or any(key.startswith("msgstr") for key in self.texts)

    def last_blanks(self) -> str:
        """The blank lines that were read last."""
        return self.blanks if self.lines else self.gap

    def add(self, found: Found) -> None:
        """Take a whole entry with the blank lines behind it."""
        self.finish_entry()
        self.entries.append(found.entry)
        self.gap = found.blanks

    def finish_entry(self) -> None:
        """Close the entry being read, if there is one; what has no ``msgid`` stays and becomes part of the next."""
        if not self._in_message() and not self.broken:
            return
        if not self.broken:
            self._check_complete()
        self.entries.append(self._entry())
        self.gap, self.blanks = self.blanks, ""
        self.lines, self.texts, self.notes = [], {}, {}
        self.current, self.line, self.obsolete, self.broken = "", 0, False, False

    def _in_message(self) -> bool:
        return any(key[0] != "|" for key in self.texts)

    def _continue(self, line: str) -> bool:
        """Take a line that is only a string, if all is well; whether it was taken."""
        match = _CONTINUED.fullmatch(line)
        if not match or not self.current or self.current[0] == "|" or self.obsolete or self.blanks or self.broken:
            return False
        text, bad = unescape(match[1])
        if bad:
            return False
        self.lines.append(line)
        self.texts[self.current].append(text)
        return True

    def _blank(self, line: str) -> None:
        if not self.lines:
            self.gap += line
        else:
            self.blanks += line

    def _keep(self, line: str) -> None:
        """Add a line to the entry, with the blank lines that turned out to be inside it."""
        if self.blanks:
            # Those within a message come behind all its comments, and are trimmed.
            self.notes.setdefault("#", []).extend([""] * self.blanks.count("\n"))
            self.lines.append(self.blanks)
            self.blanks = ""
        self.lines.append(line)

    def _open_if_complete(self, bare: str) -> None:
        if any(key.startswith("msgstr") for key in self.texts) or (self.broken and not bare.startswith('"')):
            self.finish_entry()

    def _comment(self, bare: str, number: int) -> None:
        if self._in_message():
            self._fault("comment", number)
            return
        mark = bare[1:2] if bare[1:2] in (".", ":", ",", "=") else "#"
        self.notes.setdefault(mark, []).append(bare if mark == "#" else bare[2:].strip())

    def _message_line(self, line: str, bare: str, number: int) -> None:
        usual = _USUAL.fullmatch(line)
        if usual:
            mark, pieces = usual[1] or "", [(usual[2], usual[3])]
        else:
            mark = (_MARK.match(line) or [""])[0].strip()
            pieces = list(_pieces(bare[len(mark) :]))
        starts = any(keyword in ("msgid", "msgctxt") for keyword, _ in pieces if keyword)
        if starts or mark in ("#|", "#~|"):
            self._open_if_complete(bare)
        self._keep(line)
        if pieces and pieces[-1] == ("", ""):
            self._bad_line(bare, number)
            return
        for keyword, string in pieces:
            self._piece(mark, keyword, string, number)

    def _piece(self, mark: str, keyword: str | None, string: str | None, number: int) -> None:
        if self.broken:
            return
        if keyword:
            self._start_field(mark, keyword, number)
        if string and not self.broken:
            self._add_string(mark, string, number)

    def _start_field(self, mark: str, keyword: str, number: int) -> None:
        previous = mark in ("#|", "#~|")
        key = f"|{keyword}" if previous else keyword
        self.line = number if keyword == "msgid" and not previous else self.line or number
        if not previous:
            if self._in_message() and self.obsolete != (mark == "#~"):
                self._fault("mixed", number)
            self.obsolete = mark == "#~"
        if key in self.texts:
            self._fault("twice", number, keyword)
        elif keyword.startswith(("msgstr", "msgid_plural")) and "msgid" not in self.texts and not previous:
            self._fault("order", number, keyword)
        self.texts.setdefault(key, [])
        self.current = key

    def _add_string(self, mark: str, string: str, number: int) -> None:
        if not self.current or (mark in ("#|", "#~|")) != self.current.startswith("|"):
            self._fault("stray", number)
            return
        text, bad = unescape(string[1:-1])
        if bad:
            self._fault("escape", number, bad)
        self.texts[self.current].append(text)

    def _bad_line(self, bare: str, number: int) -> None:
        is_open = (bare.count('"') - bare.count('\\"')) % 2 == 1
        self._fault("open" if is_open else "unknown", number, shortened(bare))

    def _check_complete(self) -> None:
        forms = [key for key in self.texts if key.startswith("msgstr")]
        numbered = [f"msgstr[{number}]" for number in range(len(forms))]
        if "msgid" not in self.texts:
            self._fault("no-msgid", self.line)
        elif not forms:
            self._fault("no-msgstr", self.line)
        elif forms != (numbered if "msgid_plural" in self.texts else ["msgstr"]):
            self._fault("forms", self.line, ", ".join(forms))

    def _fault(self, name: str, number: int, about: str = "") -> None:
        """Report a row of `_FAULTS`; the entry being read is kept as text only."""
        self.broken = True
        code, message, hint = _FAULTS[name]
        self.problems.append(error(code, message.format(about), Location(self.path, number), hint))

    def _entry(self) -> Entry:
        texts = {key: "".join(parts) for key, parts in self.texts.items()}
        old = [texts.get(f"|{keyword}") for keyword in ("msgctxt", "msgid", "msgid_plural")]
        notes = self.notes
        return Entry(
            msgid=texts.get("msgid", ""),
            msgstr=tuple(text for key, text in texts.items() if key.startswith("msgstr")) or ("",),
            context=texts.get("msgctxt"),
            plural=texts.get("msgid_plural"),
            comments=_trimmed(notes.get("#", [])),
            extracted=tuple(notes.get(".", ())),
            references=tuple(item for line in notes.get(":", ()) for item in REFERENCE.findall(line)),
            flags=tuple(flag.strip() for line in notes.get(",", ()) for flag in line.split(",") if flag.strip()),
            sticky=tuple(notes.get("=", ())),
            previous=Previous(*old) if any(text is not None for text in old) else None,
            obsolete=self.obsolete,
            line=0 if self.broken else self.line,
            raw="".join(self.lines),
            gap=self.gap,
        )


def _pieces(rest: str) -> Iterator[tuple[str, str]]:
    """Keywords and strings of a line that is not of the usual form; ("", "") at the end if it cannot be read."""
    place = 0
    while match := _PIECE.match(rest, place):
        place = match.end()
        yield match[1] or "", match[2] or ""
    if rest[place:].strip(BLANKS):
        yield "", ""


def _trimmed(comments: list[str]) -> tuple[str, ...]:
    while comments and not comments[-1]:
        comments.pop()
    return tuple(comments)
