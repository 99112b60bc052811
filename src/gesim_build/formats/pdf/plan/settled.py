"""How a piece is laid out that says the pages of what comes after it, and so depends on how many it has itself."""

from __future__ import annotations

from collections.abc import Callable

from gesim_build.formats.pdf.plan.job import Piece


def settled(laid_out: Callable[[int, bool], Piece]) -> Piece:
    """A piece that has as many pages as it was laid out for.

    ``laid_out`` makes it for so many pages, in the spacing variants of its job or without them. Without, higher folios
    never make it shorter. With them they may, a tighter variant being taken then; so there may be no number that it
    agrees with, and the variants are given up. It ends because each round but the last of either kind has more pages
    than the one before.
    """
    for varied in (True, False):
        pages = 1
        while (piece := laid_out(pages, varied)).pages > pages:
            pages = piece.pages
        if piece.pages == pages:
            break
    return piece
