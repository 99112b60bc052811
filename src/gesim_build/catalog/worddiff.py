"""The difference of two texts word by word, for the translator of a fuzzy message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")

Change = tuple[str, str]
_STYLES = {"delete": ("[-", "-]", "31"), "insert": ("{+", "+}", "32")}


def word_diff(old: str, new: str) -> tuple[Change, ...]:
    """Runs of text in order, each ``equal``, ``delete`` (only in the old) or ``insert`` (only in the new)."""
    return tuple(_merged(_changes(_TOKEN.findall(old), _TOKEN.findall(new))))


def shown(changes: tuple[Change, ...], *, colour: bool) -> str:
    """A word diff in one line, as git shows it: ``[-old-]{+new+}``, with ``colour`` in red and green too."""
    return "".join(text if kind == "equal" else _marked(kind, text, colour=colour) for kind, text in changes)


def _marked(kind: str, text: str, *, colour: bool) -> str:
    before, after, code = _STYLES[kind]
    marked = f"{before}{text}{after}"
    return f"\x1b[{code}m{marked}\x1b[0m" if colour else marked


def _changes(old: list[str], new: list[str]) -> Iterator[Change]:
    for tag, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "equal", "".join(old[start:end])
            continue
        if end > start:
            yield "delete", "".join(old[start:end])
        if stop > begin:
            yield "insert", "".join(new[begin:stop])


def _merged(changes: Iterator[Change]) -> Iterator[Change]:
    """Changes with only a space between them are one change: easier to read."""
    gone, come = "", ""
    for kind, text in changes:
        if kind == "equal" and (text.strip() or not (gone or come)):
            yield from _flush(gone, come)
            gone, come = "", ""
            yield kind, text
        else:
            gone += text if kind != "insert" else ""
            come += text if kind != "delete" else ""
    yield from _flush(gone, come)


def _flush(gone: str, come: str) -> Iterator[Change]:
    shared = len(gone) - len(gone.rstrip()) if gone[-1:].isspace() and come[-1:] == gone[-1:] else 0
    if gone:
        yield "delete", gone[: len(gone) - shared]
    if come:
        yield "insert", come[: len(come) - shared]
    if shared:
        yield "equal", gone[len(gone) - shared :]
