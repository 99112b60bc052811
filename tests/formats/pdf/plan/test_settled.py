"""A piece that depends on how many pages it has: which layout is kept, and that there is one."""

from __future__ import annotations

import pytest

from gesim_build.formats.pdf.plan.job import Piece
from gesim_build.formats.pdf.plan.settled import settled


@pytest.mark.parametrize(
    ("varied", "plain", "rounds", "kept"),
    [
        ((1,), (), 1, 1),
        ((2, 2), (), 2, 2),
        ((3, 0, 3), (), 2, 3),
        ((2, 3, 3), (), 3, 3),
        # For two pages it has one, and for one it has two: its variants are given up.
        ((2, 1), (1,), 3, 1),
        ((2, 1), (2, 2), 4, 2),
        ((2, 4, 0, 3), (2, 3, 3), 6, 3),
    ],
)
def test_it_has_as_many_pages_as_it_was_laid_out_for(
    varied: tuple[int, ...], plain: tuple[int, ...], rounds: int, kept: int
) -> None:
    """How many pages it has when it was laid out for one, two and so on, in its spacing variants and without them."""
    done: list[tuple[int, bool]] = []

    def laid_out(pages: int, varies: bool) -> Piece:
        done.append((pages, varies))
        return Piece(b"", (varied if varies else plain)[pages - 1], {})

    assert settled(laid_out).pages == kept == done[-1][0]
    assert len(done) == rounds
