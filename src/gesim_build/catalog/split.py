"""Texts that were split in two, or joined: the words are the same, only the ends of paragraphs have moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gesim_build.catalog.expected import ExpectedMessage
from gesim_build.catalog.po import Entry

# Full stop, exclamation and question mark (Latin and Greek), with closing marks, before a new beginning.
_SENTENCE_END = re.compile(r"(?<=[.!?;…])[\"”“»’)\]*_]*(?=\s+[^\sa-zα-ωά-ώāčēģīķļņšūžąęėįųš])\s+")
_SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Split:
    """An old entry that is now several texts in a row: the indexes of these, and the translation of each."""

    old: int
    wanted: tuple[int, ...]
    translations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Old entries in a row that are now one text."""

    old: tuple[int, ...]
    wanted: int
    translation: str


def splits(old: Sequence[tuple[int, Entry]], wanted: Sequence[tuple[int, ExpectedMessage]]) -> Iterator[Split]:
    """Old entries whose text is exactly that of several new ones in a row. Both come with their index in file order."""
    texts = [message.msgid for _, message in wanted]
    numbers = [index for index, _ in wanted]
    for index, entry in old:
        run = _run(entry.msgid, texts, numbers)
        if run:
            parts = tuple(texts[number] for number in run)
            yield Split(index, tuple(numbers[number] for number in run), _parted(entry, parts))


def joins(old: Sequence[tuple[int, Entry]], wanted: Sequence[tuple[int, ExpectedMessage]]) -> Iterator[Join]:
    """New texts that are exactly several old entries in a row."""
    texts = [entry.msgid for _, entry in old]
    numbers = [index for index, _ in old]
    for index, message in wanted:
        run = _run(message.msgid, texts, numbers)
        if run:
            whole = " ".join(old[number][1].msgstr[0] for number in run)
            yield Join(tuple(numbers[number] for number in run), index, whole)


def _run(whole: str, parts: Sequence[str], numbers: Sequence[int]) -> list[int]:
    """Neighbouring parts that make up the whole, at least two; empty if there are none."""
    for start, first in enumerate(parts):
        if len(first) < _SHORTEST or not whole.startswith(f"{first} "):
            continue
        run, place = [start], len(first) + 1
        while place < len(whole) and run[-1] + 1 < len(parts) and numbers[run[-1] + 1] == numbers[run[-1]] + 1:
            part = parts[run[-1] + 1]
            if not whole.startswith(part, place):
                break
            run.append(run[-1] + 1)
            place += len(part) + 1
        if place == len(whole) + 1:
            return run
    return []


def _parted(entry: Entry, parts: tuple[str, ...]) -> tuple[str, ...]:
    """The translation cut at the same sentences; the whole of it for each part if the sentences do not correspond."""
    counts = [len(_sentences(part)) for part in parts]
    sentences = _sentences(entry.msgstr[0])
    if sum(counts) != len(sentences):
        return tuple(entry.msgstr[0] for _ in parts)
    cut: list[str] = []
    for count in counts:
        cut.append(" ".join(sentences[:count]))
        sentences = sentences[count:]
    return tuple(cut)


def _sentences(text: str) -> list[str]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return [text[start:end].strip() for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
