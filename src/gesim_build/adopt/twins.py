"""Which text of a translated page translates which of the original: those in the same place of a like structure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from gesim_build.adopt.blocks import WrittenText

T = TypeVar("T")
Section = Sequence[WrittenText]
Pair = tuple[WrittenText | None, WrittenText, str]

# What a translation leaves as it is: code, addresses, numbers of two digits and more.
_KEPT = re.compile(r"`[^`]+`|\]\([^)]*\)|\d{2,}")
# Beyond so many possible pairs only what is in the same place is compared.
_MOST_PAIRS = 4_000_000


def pairs(original: Section, translated: Section) -> Iterator[Pair]:
    """Each text of the translated page, the text that it translates (or None), and ``exact``, ``fuzzy`` or ``left``.

    Sections that have the same kinds of texts in the same order are taken as they are, if the pages have equally many
    sections, or what no translation changes is the same in both. In others, so are texts that keep the same; what is
    only alike is fuzzy: somebody has to look at it.
    """
    ours, theirs = _sections(original), _sections(translated)
    are_many = len(ours) == len(theirs)
    done = 0, 0
    for first, second in (*_aligned(ours, theirs, _worth), (len(ours), len(theirs))):
        yield from _alike(_joined(ours[done[0] : first]), _joined(theirs[done[1] : second]))
        done = first + 1, second + 1
        if first < len(ours):
            is_sure = (are_many and first == second) or _keep_the_same(ours[first], theirs[second])
            fate = "exact" if is_sure else "fuzzy"
            yield from (
                (text, translation, fate) for text, translation in zip(ours[first], theirs[second], strict=True)
            )


def _aligned(ours: Sequence[T], theirs: Sequence[T], worth: Callable[[T, T], int]) -> list[tuple[int, int]]:
    """The places of those that belong together, in order: the common subsequence that is worth most."""
    if len(ours) * len(theirs) > _MOST_PAIRS:
        return [(n, n) for n, both in enumerate(zip(ours, theirs, strict=False)) if worth(*both)]
    best = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in reversed(range(len(ours))):
        for j in reversed(range(len(theirs))):
            value = worth(ours[i], theirs[j])
            taken = best[i + 1][j + 1] + value if value else 0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    found, i, j = list[tuple[int, int]](), 0, 0
    while i < len(ours) and j < len(theirs):
        value = worth(ours[i], theirs[j])
        if value and best[i][j] == best[i + 1][j + 1] + value:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _worth(source: Section, target: Section) -> int:
    """How much speaks for two sections that have the same kinds of texts: 3 if they keep the same; 0 for others."""
    if [text.kind for text in source] != [text.kind for text in target]:
        return 0
    return 3 if _keep_the_same(source, target) else 1


def _keep_the_same(source: Section, target: Section) -> bool:
    """Whether there is something in two sections that no translation changes, and it is the same text by text."""
    ours, theirs = ([sorted(_KEPT.findall(text.text)) for text in part] for part in (source, target))
    return ours == theirs and any(ours)


def _alike(source: Section, target: Section) -> Iterator[Pair]:
    """The same for the texts of sections that have no like one."""
    matched = {j: i for i, j in _aligned(source, target, lambda ours, theirs: _worth((ours,), (theirs,)))}
    for number, translation in enumerate(target):
        text = source[matched[number]] if number in matched else None
        fate = "left" if text is None else "exact" if _keep_the_same((text,), (translation,)) else "fuzzy"
        yield text, translation, fate


def _sections(texts: Section) -> list[list[WrittenText]]:
    """The texts between headings, each with the heading before it."""
    parts: list[list[WrittenText]] = [[]]
    for text in texts:
        if text.kind == "heading":
            parts.append([])
        parts[-1].append(text)
    return parts


def _joined(parts: Sequence[Section]) -> list[WrittenText]:
    return [text for part in parts for text in part]
