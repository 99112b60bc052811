"""In which order spacing variants are tried: the likeliest first, by how much each page must give back.

Laying a long chapter out takes a second, and a variant that helps ends the trying. What is right here is only likely:
blocks that are kept whole make a page jump. The shares are those of the variants of our style sheets on A4, measured
with the handbook in six languages; a theme with others has its variants tried in another order, no more.
"""

from __future__ import annotations

from collections.abc import Mapping

from gesim_build.formats.pdf.weasy.empty_pages import GAP, SHORT_END

# The places of the variants in `SPACING_VARIANTS`: less or more space, and each with pages longer by a line.
TIGHTER, TIGHTER_DEEPER, LOOSER, LOOSER_DEEPER = range(4)
# What each page gives back, or takes, as a share of its height: by tighter or looser spaces, and by another line.
SPACES, LINE = 0.016, 0.02
# Blocks that are kept whole leave about this much of it unused.
USABLE = 0.5
# What is more than so many times what both together give back is given up: more pages than needed are worse than time.
BEYOND = 2

_IN_TURN = (TIGHTER, TIGHTER_DEEPER, LOOSER, LOOSER_DEEPER)
_LONGER_PAGES_FIRST = (TIGHTER_DEEPER, TIGHTER, LOOSER, LOOSER_DEEPER)
_MORE_SPACE_FIRST = (LOOSER, LOOSER_DEEPER, TIGHTER, TIGHTER_DEEPER)
_MORE_SPACE_ON_LONGER_PAGES_FIRST = (LOOSER_DEEPER, LOOSER, TIGHTER, TIGHTER_DEEPER)


def order_of_variants(empty: Mapping[int, float], pages: int, end: float) -> tuple[int, ...]:
    """The places of all variants, the likeliest first, by what a piece is without any of them.

    ``empty`` are its pages that hold too little, as `empty_pages` gives them, ``pages`` is how many it has,
    ``end`` the share of the last one that is filled. Where several are empty, or none is and a row
    is divided badly, nothing is likelier than the least change.
    """
    if len(empty) != 1:
        return _IN_TURN
    ((number, share),) = empty.items()
    if number == pages - 1:
        # Boxes that are alone there are seldom got rid of, but have more text before them where there is more space.
        return _for_a_short_end(share / number) if share < SHORT_END else _MORE_SPACE_FIRST
    return _for_a_gap(share + SPACES * number, end + SPACES * (pages - 1))


def _for_a_short_end(back: float) -> tuple[int, ...]:
    """The order when each page before must take so much of its height of what is on the last one."""
    if back <= USABLE * SPACES:
        return _IN_TURN
    return _LONGER_PAGES_FIRST if back <= BEYOND * (SPACES + LINE) else _MORE_SPACE_FIRST


def _for_a_gap(filled_up: float, end: float) -> tuple[int, ...]:
    """The order when a page is half empty: how full it, and the last page, would be with what looser pages push on."""
    if filled_up < GAP:
        return _IN_TURN
    return _MORE_SPACE_FIRST if end < 1 else _MORE_SPACE_ON_LONGER_PAGES_FIRST
