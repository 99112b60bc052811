"""Which stars and underscores of a text are emphasis: CommonMark, section 6.2, "Emphasis and strong emphasis"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

_RUN = re.compile(r"\*+|_+")


@dataclass(slots=True)
class Run:
    """A run of stars or underscores: what of it closes pairs, is left as words, and opens pairs, in this order.

    A decided run takes no part in later pairing.
    """

    text: str
    can_open: bool
    can_close: bool
    count: int
    closed: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    decided: bool = False

    @property
    def left(self) -> str:
        """What is no mark."""
        return self.text[0] * self.count

    def _fits(self, closer: Run) -> bool:
        """Whether it may open what another run closes: the rule of three is number 9 and 10 of the section."""
        if self.text[0] != closer.text[0] or not self.can_open or not self.count:
            return False
        both_ways = self.can_close or closer.can_open
        total, single = len(self.text) + len(closer.text), len(self.text) % 3 == 0 and len(closer.text) % 3 == 0
        return not both_ways or total % 3 != 0 or single

    @staticmethod
    def pair(runs: Sequence[Run]) -> None:
        """Decide on some runs of the same level: each closing one takes the nearest that may open."""
        open_: list[Run] = []
        for run in (run for run in runs if not run.decided):
            while run.can_close and run.count and (opener := _nearest(open_, run)) is not None:
                del open_[opener + 1 :]
                _take(open_[opener], run)
                if not open_[opener].count:
                    open_.pop()
            if run.can_open and run.count:
                open_.append(run)
        for run in runs:
            run.decided = True


def run_at(text: str, start: int) -> Run:
    """The run that begins at a place in a text, and what its neighbours let it do."""
    found = _RUN.match(text, start)
    assert found, "called at a star or underscore"
    before = text[start - 1] if start else " "
    after = text[found.end()] if found.end() < len(text) else " "
    left = not after.isspace() and (not _is_punctuation(after) or before.isspace() or _is_punctuation(before))
    right = not before.isspace() and (not _is_punctuation(before) or after.isspace() or _is_punctuation(after))
    if found[0][0] == "*":
        return Run(found[0], left, right, len(found[0]))
    opens = left and (not right or _is_punctuation(before))
    closes = right and (not left or _is_punctuation(after))
    return Run(found[0], opens, closes, len(found[0]))


def _nearest(open_: Sequence[Run], closer: Run) -> int | None:
    return next((index for index in range(len(open_) - 1, -1, -1) if open_[index]._fits(closer)), None)


def _take(opener: Run, closer: Run) -> None:
    """Make one pair of two runs: of the inner ends, two signs if both have two."""
    width = 2 if min(opener.count, closer.count) >= 2 else 1
    opener.count -= width
    closer.count -= width
    raw = opener.text[0] * width
    opener.opened.insert(0, raw)
    closer.closed.append(raw)


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"
