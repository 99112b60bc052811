"""The spacing variant that is tried first, by how much each page must give back."""

from __future__ import annotations

import pytest

from gesim_build.formats.look import SPACING_VARIANTS
from gesim_build.formats.pdf.weasy.spacing import (
    LOOSER,
    LOOSER_DEEPER,
    TIGHTER,
    TIGHTER_DEEPER,
    order_of_variants,
)

# Pages that hold next to nothing, all pages, the end, and the variant that helped: chapters of the handbook as they
# were without any, in English, German, Greek, Italian, Latvian and Lithuanian.
MEASURED = (
    ({9: 0.166}, 10, 0.166, TIGHTER_DEEPER),
    ({7: 0.114}, 8, 0.114, TIGHTER_DEEPER),
    ({9: 0.373}, 11, 0.922, LOOSER_DEEPER),
    ({1: 0.425}, 7, 0.797, TIGHTER),
    ({5: 0.058}, 6, 0.058, TIGHTER_DEEPER),
    ({6: 0.041}, 7, 0.041, TIGHTER),
    ({5: 0.122}, 6, 0.122, TIGHTER_DEEPER),
    ({1: 0.430}, 7, 0.673, TIGHTER),
    ({7: 0.093}, 8, 0.093, TIGHTER_DEEPER),
    ({1: 0.083}, 2, 0.083, LOOSER),
    ({4: 0.062}, 5, 0.062, TIGHTER_DEEPER),
    ({10: 0.041}, 11, 0.041, TIGHTER),
    ({5: 0.147}, 6, 0.147, TIGHTER_DEEPER),
)


@pytest.mark.parametrize(("empty", "pages", "end", "helped"), MEASURED)
def test_the_first_one_helps(empty: dict[int, float], pages: int, end: float, helped: int) -> None:
    assert order_of_variants(empty, pages, end)[0] == helped


@pytest.mark.parametrize("pages", [2, 3, 9, 40])
@pytest.mark.parametrize("share", [0.0, 0.01, 0.1, 0.199, 0.3, 0.49])
def test_all_are_tried_once(pages: int, share: float) -> None:
    for number in range(pages):
        for end in (0.2, 0.99):
            assert sorted(order_of_variants({number: share}, pages, end)) == [0, 1, 2, 3]


def test_the_more_is_to_give_back_the_more_is_done_first() -> None:
    firsts = [order_of_variants({4: share / 100}, 5, share / 100)[0] for share in range(20)]
    assert firsts == sorted(firsts)
    assert {TIGHTER, TIGHTER_DEEPER} <= set(firsts)


def test_more_space_fills_a_gap_only_where_enough_is_before_it() -> None:
    assert [order_of_variants({number: 0.42}, 12, 0.5)[0] for number in (0, 4, 5, 9)] == [
        TIGHTER,
        TIGHTER,
        LOOSER,
        LOOSER,
    ]


def test_with_several_empty_pages_they_are_tried_in_turn() -> None:
    assert order_of_variants({3: 0.4, 9: 0.1}, 10, 0.1) == (TIGHTER, TIGHTER_DEEPER, LOOSER, LOOSER_DEEPER)


def test_the_places_are_those_of_the_style_sheets() -> None:
    names = ["-".join(sheet.removeprefix("spacing/") for sheet in sheets) for sheets in SPACING_VARIANTS]
    assert [names[place] for place in (TIGHTER, TIGHTER_DEEPER, LOOSER, LOOSER_DEEPER)] == [
        "tighter", "tighter-deeper", "looser", "looser-deeper",
    ]  # fmt: skip
