"""Writes PO files: what was not changed comes out as it was read, byte for byte; the rest as GNU gettext writes it."""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.catalog.po import Entry, PoFile
from gesim_build.catalog.po_strings import escape
from gesim_build.catalog.po_wrap import PAGE_WIDTH, break_lines


def write(po: PoFile) -> str:
    """The text of a PO file."""
    chunks: list[str] = []
    for entry in po.entries:
        if chunks and not chunks[-1].endswith("\n"):
            chunks.append(po.newline)
        chunks.append(_gap(entry, po, first=not chunks))
        chunks.append(entry.raw or render(entry).replace("\n", po.newline))
    if chunks and po.tail and not chunks[-1].endswith("\n"):
        chunks.append(po.newline)
    return "".join((*chunks, po.tail))


def _gap(entry: Entry, po: PoFile, *, first: bool) -> str:
    return entry.gap if entry.raw else "" if first else entry.gap.replace("\r\n", "\n").replace("\n", po.newline)


def render(entry: Entry) -> str:
    """The lines of one entry, wrapped at 79 columns as GNU msgcat does; without the blank lines before it."""
    return "".join(f"{line}\n" for line in (*_comments(entry), *_previous(entry), *_message(entry)))


def _comments(entry: Entry) -> Iterator[str]:
    yield from entry.comments
    for text in entry.extracted:
        yield f"#. {text}" if text else "#."
    yield from _references(entry.references)
    if entry.flags:
        yield f"#, {', '.join(entry.flags)}"
    for text in entry.sticky:
        yield f"#= {text}" if text else "#="


def _references(references: tuple[str, ...]) -> Iterator[str]:
    line = "#:"
    for reference in references:
        if len(line) > 2 and len(line) + len(reference) + 1 > PAGE_WIDTH:
            yield line
            line = "#:"
        line = f"{line} {reference}"
    if references:
        yield line


def _previous(entry: Entry) -> Iterator[str]:
    if entry.previous is None:
        return
    prefix = "#~| " if entry.obsolete else "#| "
    wrap = "no-wrap" not in entry.flags
    for keyword, text in (
        ("msgctxt", entry.previous.context),
        ("msgid", entry.previous.msgid),
        ("msgid_plural", entry.previous.plural),
    ):
        if text is not None:
            yield from _field(prefix, keyword, text, wrap=wrap)


def _message(entry: Entry) -> Iterator[str]:
    prefix = "#~ " if entry.obsolete else ""
    wrap = "no-wrap" not in entry.flags
    if entry.context is not None:
        yield from _field(prefix, "msgctxt", entry.context, wrap=wrap)
    yield from _field(prefix, "msgid", entry.msgid, wrap=wrap)
    if entry.plural is None:
        yield from _field(prefix, "msgstr", entry.msgstr[0], wrap=wrap)
        return
    yield from _field(prefix, "msgid_plural", entry.plural, wrap=wrap)
    for number, text in enumerate(entry.msgstr):
        yield from _field(prefix, f"msgstr[{number}]", text, wrap=wrap)


def _field(prefix: str, keyword: str, text: str, *, wrap: bool) -> Iterator[str]:
    """One keyword and its string. If that does not fit on one line, an empty string comes first, as in gettext."""
    width = PAGE_WIDTH - 2 - len(prefix) if wrap else len(text) * 3 + PAGE_WIDTH
    lines = _lines(text)
    first = len(keyword) + 1
    if len(lines) == 1:
        pieces = break_lines(lines[0], first, width)
        if len(pieces) == 1:
            yield f'{prefix}{keyword} "{pieces[0]}"'
            return
    yield f'{prefix}{keyword} ""'
    for line in lines:
        for piece in break_lines(line, 0, width):
            yield f'{prefix}"{piece}"'


def _lines(text: str) -> list[str]:
    """The escaped text, cut after each line feed."""
    lines = [escape(line) for line in text.split("\n")]
    ended = [f"{line}\\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] or not ended else ended
