"""Which text of a translated page translates which of the original: those in the same place of a like structure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from gesim_build.adopt.blocks import WrittenText

Section = Sequence[WrittenText]
Pair = tuple[WrittenText | None, WrittenText, str]

# What a translation leaves as it is: code, addresses, numbers of two digits and more.
_KEPT = re.compile(r"`[^`]+`|\]\([^)]*\)|\d{2,}")


def pairs(original: Sequence[WrittenText], translated: Sequence[WrittenText]) -> Iterator[Pair]:
    """Each text of the translated page, the text that it translates (or None), and ``exact``, ``fuzzy`` or ``left``.

    Sections that have the same kinds of texts in the same order are taken as they are, if all sections of both pages do
    or what no translation changes is the same in both; of others, the texts in a row that are alike are fuzzy: somebody
    has to look at them.
    """
    ours, theirs = _sections(original), _sections(translated)
    are_same = [_kinds(part) for part in ours] == [_kinds(part) for part in theirs]
    done = 0, 0
    for first, second in (*_aligned(ours, theirs), (len(ours), len(theirs))):
        yield from _alike(_joined(ours[done[0] : first]), _joined(theirs[done[1] : second]))
        done = first + 1, second + 1
        if first < len(ours):
            fate = "exact" if are_same or _keep_the_same(ours[first], theirs[second]) else "fuzzy"
            yield from (
                (text, translation, fate) for text, translation in zip(ours[first], theirs[second], strict=True)
            )


def _aligned(ours: Sequence[Section], theirs: Sequence[Section]) -> list[tuple[int, int]]:
    """The sections of the same kinds that belong together, in order: the best common subsequence.

    Those that keep the same code, addresses and numbers count more.
    """
    best = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in reversed(range(len(ours))):
        for j in reversed(range(len(theirs))):
            worth = _worth(ours[i], theirs[j])
            taken = best[i + 1][j + 1] + worth if worth else 0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    found, i, j = list[tuple[int, int]](), 0, 0
    while i < len(ours) and j < len(theirs):
        worth = _worth(ours[i], theirs[j])
        if worth and best[i][j] == best[i + 1][j + 1] + worth:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _worth(source: Section, target: Section) -> int:
    if _kinds(source) != _kinds(target):
        return 0
    return 3 if _keep_the_same(source, target) else 1


def _sections(texts: Sequence[WrittenText]) -> list[list[WrittenText]]:
    """The texts between headings, each with the heading before it."""
    parts: list[list[WrittenText]] = [[]]
    for text in texts:
        if text.kind == "heading":
            parts.append([])
        parts[-1].append(text)
    return parts


def _kinds(texts: Sequence[WrittenText]) -> tuple[str, ...]:
    return tuple(text.kind for text in texts)


def _joined(parts: Sequence[Sequence[WrittenText]]) -> list[WrittenText]:
    return [text for part in parts for text in part]


def _keep_the_same(source: Section, target: Section) -> bool:
    """Whether there is something in two sections that no translation changes, and it is the same text by text."""
    ours, theirs = ([sorted(_KEPT.findall(text.text)) for text in part] for part in (source, target))
    return ours == theirs and any(ours)


def _alike(source: Sequence[WrittenText], target: Sequence[WrittenText]) -> Iterator[Pair]:
    matcher = SequenceMatcher(None, _kinds(source), _kinds(target), autojunk=False)
    matched = {
        block.b + number: block.a + number for block in matcher.get_matching_blocks() for number in range(block.size)
    }
    for number, translation in enumerate(target):
        if number in matched:
            yield source[matched[number]], translation, "fuzzy"
        else:
            yield None, translation, "left"
