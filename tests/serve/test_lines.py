"""How many lines a text has on a page, and how wide they may be."""

from __future__ import annotations

import pytest

from gesim_build.serve.lines import Run, line_width, lines_of


def run(left: float, right: float, foot: float, height: float = 10) -> Run:
    return Run(left, foot, right, foot + height)


# A paragraph of two lines, and a table of two columns, whose first cell has a bold word and two lines.
FIRST, SECOND = run(50, 450, 700), run(50, 260, 686)
CELL = (run(50, 90, 600), run(92, 140, 600), run(50, 120, 586))
BESIDE = run(200, 260, 600)
OTHER = run(50, 510, 300)  # on another page
PAGE = (FIRST, SECOND, *CELL, BESIDE)


def test_pieces_that_touch_are_a_line_and_cells_beside_each_other_are_two() -> None:
    assert lines_of(reversed(PAGE)) == [FIRST, SECOND, run(50, 140, 600), BESIDE, run(50, 120, 586)]
    # The mark of a note is higher, and in the same line.
    assert lines_of([run(50, 90, 600), run(90, 94, 605, 6)]) == [Run(50, 600, 94, 611)]


@pytest.mark.parametrize(
    ("own", "page", "rtl", "width"),
    [
        ([FIRST, SECOND], PAGE, False, 400),  # the last line of several may be short
        ([run(50, 120, 650)], PAGE, False, 460),  # a heading: as far as the text above it
        ([run(70, 120, 650)], PAGE, False, 440),  # one behind its number
        ([run(50, 140, 600)], PAGE, False, 140),  # a cell: to what is beside it, less a space
        ([BESIDE], PAGE, False, 310),  # the last column
        ([run(50, 90, 40)], (), False, 460),  # on a page of its own: as on other pages
        ([run(600, 640, 40)], PAGE, False, 0),  # nothing shows how far it may go
        ([run(400, 450, 650)], PAGE, True, 400),
        ([run(300, 450, 600)], PAGE, True, 180),
        ([run(500, 510, 650)], PAGE, True, 460),
    ],
)
def test_the_page_shows_how_wide_a_line_may_be(own: list[Run], page: tuple[Run, ...], rtl: bool, width: float) -> None:
    assert line_width(own, page, [OTHER], 600, rtl=rtl) == width


def test_short_lines_show_nothing() -> None:
    assert line_width([run(50, 90, 40)], [run(50, 300, 60)], (), 600) == 0
    assert line_width([run(50, 90, 40)], [run(50, 450, 60)], (), 600) == 400
