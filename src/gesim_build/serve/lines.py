"""Lines of text on a page: how many a text has, and how wide they may be. Lengths in points. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Where an edge is the same: what is set from it differs by less.
_SAME = 2.0
# Between two pieces of one line there is less than so much of its height, and more between cells of a table.
_GAP = 1.0
# A line that ends before so much of the width of the page may be a short one.
_FULL = 0.75


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line: its edges, measured from the left and the foot of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    def is_beside(self, other: Run) -> bool:
        """Whether it is at the same height: in the same line, or in that of another column."""
        shared = min(self.top, other.top) - max(self.bottom, other.bottom)
        return shared > 0.5 * min(self.top - self.bottom, other.top - other.bottom)

    def joined(self, other: Run) -> Run:
        """Both, and what is between them."""
        return Run(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )


def lines_of(runs: Iterable[Run]) -> list[Run]:
    """The lines that runs make up: one for pieces beside each other that touch, or nearly."""
    lines: list[Run] = []
    for run in sorted(runs, key=lambda one: one.left):
        near = (
            number
            for number, line in enumerate(lines)
            if line.is_beside(run) and run.left - line.right < _GAP * (run.top - run.bottom)
        )
        number = next(near, None)
        if number is None:
            lines.append(run)
        else:
            lines[number] = lines[number].joined(run)
    return sorted(lines, key=lambda one: -one.top)


def line_width(
    own: Sequence[Run], page: Sequence[Run], others: Iterable[Run], width: float, *, rtl: bool = False
) -> float:
    """How wide a line of a text may be that has these lines on a page; 0 where the pages do not show it.

    Several lines show it themselves: all but the last are full. One goes to what is beside it; or as far as the lines
    that it is within, on its page or ``others`` with the same margins, if these go far enough over a page of this
    ``width`` to be full.
    """
    if len(own) > 1:
        return max(line.width for line in own)
    (line,) = (_mirrored(one, width) for one in own) if rtl else own
    turned = [_mirrored(one, width) for one in page] if rtl else page
    further = (_mirrored(one, width) for one in others) if rtl else others
    beside = [one for one in turned if line.is_beside(one)]
    around = (one for one in (*turned, *further) if one.left <= line.left + _SAME and one not in beside)
    full = [one.right for one in around if one.right >= max(line.right - _SAME, _FULL * width)]
    ends = [one.left - _GAP * (line.top - line.bottom) for one in beside if one.left >= line.right]
    ends += [max(full)] if full else []
    return min(ends, default=line.left) - line.left


def _mirrored(run: Run, width: float) -> Run:
    return Run(width - run.right, run.bottom, width - run.left, run.top)
