"""Where a message is: page and section in the last build, and the texts before and after it. Pure."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gesim_build.catalog.progress import Item, Survey, TranslationState
from gesim_build.catalog.text import shortened
from gesim_build.diagnostics import Diagnostic
from gesim_build.model import Unit

Key = tuple[str, str]
# What a page shows something else for; a text is looked for by the longest piece between.
_ELSEWISE = re.compile(r"\[\]\([^)]*\)|\{\{[^}]*\}\}|\[\^[^\]]*\]|\{[a-z_.]+\}|<[^>]*>")
_UNSEEN = re.compile(r"(?<=\])(?:\([^)]*\)|\[[^\]]*\]|\{[^}]*\})")
# A text of fewer letters must be a block by itself: it is in too many others.
_FEW_LETTERS = 20
# One of so many letters that is there once shows where those beside it are, but for notes at the foot of a page.
_MANY_LETTERS, _BESIDE = 40, 25
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Block:
    """A block of text of a PDF: its page, counted from 0, as the page calls itself, and the heading before it."""

    page: int
    label: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a message is first. ``number`` is that of the page from 0, -1 where it was not found or nothing was built.

    ``shown`` are the texts by which pages were looked through for it. ``before`` and ``after`` are the English texts
    beside it in its chapter, empty at its ends.
    """

    before: str
    after: str
    number: int = -1
    page: str = ""
    section: str = ""
    shown: tuple[str, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """What is known, for people and for comments of a catalog."""
        where = f"Page {self.page}{f' · {self.section}' if self.section else ''}" if self.page else ""
        before = f"Text before: {shortened(self.before, _LONGEST)}" if self.before else ""
        after = f"Text after: {shortened(self.after, _LONGEST)}" if self.after else ""
        return tuple(filter(None, (where, before, after)))


@dataclass(frozen=True)
class PrintedText:
    """The blocks of a PDF in reading order, as letters to be looked through."""

    blocks: Sequence[Block]

    @cached_property
    def _letters(self) -> str:
        return "".join(f"\n{letters(block.text)}" for block in self.blocks) + "\n"

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [place for place, sign in enumerate(self._letters[:-1]) if sign == "\n"]

    def find(self, text: str, first: int, last: int) -> int | None:
        """The number of the first block from one to another that shows a `visible` text; None if there is none.

        ``first`` may be below 0 and ``last`` above the number of blocks.
        """
        wanted = letters(text)
        if not wanted or not self.blocks:
            return None
        # A heading may have its number before it.
        pattern = rf"\n\d*{wanted}(?=\n)" if len(wanted) < _FEW_LETTERS else wanted
        end = self._starts[last + 1] + 1 if last + 1 < len(self.blocks) else len(self._letters)
        found = re.compile(pattern).search(self._letters, self._starts[max(first, 0)], end)
        return None if found is None else bisect_right(self._starts, found.start()) - 1

    def anchor(self, text: str) -> int | None:
        """The number of the one block that shows a text of many letters; None if there is none, or several."""
        wanted = letters(text)
        if len(wanted) < _MANY_LETTERS or self._letters.count(wanted) != 1:
            return None
        return bisect_right(self._starts, self._letters.index(wanted)) - 1


def surroundings(survey: Survey, units: Sequence[Unit], printed: PrintedText) -> Mapping[Key, Surroundings]:
    """Where each message of an edition is; ``units`` are its texts in reading order, repetitions included."""
    items = {item.unit.key: item for item in survey.items}
    firsts = {unit.key: (before, unit, after) for before, unit, after in reversed(list(_neighbours(units)))}
    order = [firsts[key] for key in dict.fromkeys(unit.key for unit in units) if key in items]
    shown = [tuple(filter(None, map(visible, _shown(items[unit.key])))) for _, unit, _ in order]
    blocks = _blocks(shown, printed)
    return {
        unit.key: _place(Surroundings(before, after, shown=texts), printed, block)
        for (before, unit, after), texts, block in zip(order, shown, blocks, strict=True)
    }


def _place(place: Surroundings, printed: PrintedText, number: int | None) -> Surroundings:
    if number is None:
        return place
    block = printed.blocks[number]
    return replace(place, number=block.page, page=block.label, section=block.section)


def _blocks(shown: Sequence[Sequence[str]], printed: PrintedText) -> Iterator[int | None]:
    """The block of each text, in reading order: between those of its neighbours that are there only once.

    A text that is not found between two on one page is on that page: the build is older than the text.
    """
    end_of_all = len(printed.blocks)
    anchors = [_first(map(printed.anchor, texts)) for texts in shown]
    after = _filled(anchors[::-1], end_of_all)[::-1]
    for texts, own, before, behind in zip(shown, anchors, _filled(anchors, -1), after, strict=True):
        if own is not None:
            yield own
            continue
        first, end = min(before, behind) - _BESIDE, max(before, behind) + _BESIDE
        # The nearest after the text before it; else a little before that.
        found = _first(printed.find(text, start, end) for start in (before, first) for text in texts)
        has_both = 0 <= before <= behind < end_of_all
        is_between = has_both and printed.blocks[before].page == printed.blocks[behind].page
        yield before if found is None and is_between else found


def _filled(numbers: Sequence[int | None], at: int) -> list[int]:
    """Each number, or the last one before it."""
    found = []
    for number in numbers:
        at = at if number is None else number
        found.append(at)
    return found


def _first(numbers: Iterable[int | None]) -> int | None:
    return next((number for number in numbers if number is not None), None)


def visible(text: str) -> str:
    """The longest piece of a text, as Markdown, that a page shows as it is, but for marks."""
    return max((_UNSEEN.sub("", piece) for piece in _ELSEWISE.split(text)), key=len).strip()


def letters(text: str) -> str:
    """The letters and digits of a text in one form: without marks, case, hyphens and spaces."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text.casefold())))


def with_places(
    findings: Iterable[Diagnostic], where: Mapping[tuple[str, int], Surroundings]
) -> tuple[Diagnostic, ...]:
    """Findings whose hints also say where the text is; ``where`` is by file and line."""

    def told(finding: Diagnostic) -> Diagnostic:
        place = where.get((finding.location.path, finding.location.line or 0))
        lines = ". ".join(place.lines()) if place else ""
        return replace(finding, hint=f"{finding.hint} {lines}".strip())

    return tuple(map(told, findings))


def _shown(item: Item) -> Iterator[str]:
    """What a draft may print of a message: the translation, or the English where that is missing or fuzzy.

    An older build may have what is fuzzy now, or its English before.
    """
    if item.state is TranslationState.TRANSLATED:
        yield item.translation
    yield from (item.unit.msgid, item.translation, item.previous)


def _neighbours(units: Sequence[Unit]) -> Iterator[tuple[str, Unit, str]]:
    """Each text with those before and after it in its chapter."""
    for number, unit in enumerate(units):
        before = units[number - 1] if number else None
        after = units[number + 1] if number + 1 < len(units) else None
        yield (
            before.msgid if before and before.chapter == unit.chapter else "",
            unit,
            after.msgid if after and after.chapter == unit.chapter else "",
        )
