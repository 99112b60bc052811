"""What moves where on a left-hand page, on boxes that have no more than is looked at: no page is laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, NamedTuple

import pytest

from gesim_build.formats.pdf.plan.geometry import Geometry
from gesim_build.formats.pdf.weasy.mirror import mirror
from gesim_build.lengths import PX_PER_MM

# Text 100 mm wide, a side column of 30 mm behind a gap of 5 mm.
MEASURES: dict[str, Any] = {"page_width": 170, "inner": 20, "outer": 15, "gap": 5, "side": 30}
PAGE = Geometry(**{**{measure.name: 0 for measure in fields(Geometry)}, **MEASURES})
WIDE, SIDE = -35 * PX_PER_MM, -140 * PX_PER_MM


@dataclass
class Box:
    """A box as far as it is mirrored."""

    words: str = ""
    children: Sequence[Box] = ()
    element_tag: str = "div"
    absolute: bool = False
    floated: bool = False
    position_x: float = 0.0
    border_left_width: float = 3.0
    border_right_width: float = 0.0
    padding_left: float = 7.0
    padding_right: float = 1.0
    background: Any = None
    element: Any = field(init=False)

    def __post_init__(self) -> None:
        self.element = {"class": self.words}

    def all_children(self) -> Iterator[Box]:
        yield from self.children

    def is_absolutely_positioned(self) -> bool:
        return self.absolute

    def is_floated(self) -> bool:
        return self.floated


def mirrored(*boxes: Box, page: Geometry = PAGE, direction: str = "ltr") -> list[float]:
    mirror(Box(children=boxes), page, direction)
    return [box.position_x for box in boxes]


def test_what_is_in_the_column_of_the_text_stays() -> None:
    inner = Box()
    assert mirrored(Box(children=(inner,)), Box("other")) == [0, 0]
    assert inner.position_x == 0


@pytest.mark.parametrize("word", ["wide", "glossary", "other wide"])
def test_wide_blocks_reach_over_the_left_edge_with_all_that_is_in_them(word: str) -> None:
    inner, again = Box(), Box("wide")
    assert mirrored(Box(word, (inner, again))) == [pytest.approx(WIDE)]
    assert [inner.position_x, again.position_x] == [pytest.approx(WIDE)] * 2


@pytest.mark.parametrize("word", ["box-label", "national-label"])
def test_labels_go_to_the_left_of_the_text_if_they_are_in_the_side_column(word: str) -> None:
    assert mirrored(Box(word, absolute=True), Box(word)) == [pytest.approx(SIDE), 0]


def test_captions_go_to_the_left_of_the_text_if_they_are_in_the_side_column() -> None:
    assert mirrored(Box(element_tag="figcaption", floated=True), Box(element_tag="figcaption")) == [
        pytest.approx(SIDE), 0,
    ]  # fmt: skip


def test_a_caption_in_a_wide_figure_has_a_place_of_its_own() -> None:
    caption = Box(element_tag="figcaption", floated=True)
    mirrored(Box("wide", (caption,)))
    assert caption.position_x == pytest.approx(SIDE)


class Layer(NamedTuple):
    """A layer of a background as the engine has it: areas begin with their left edge."""

    painting_area: Any
    positioning_area: Any
    clipped_boxes: list[Any]


class Background(NamedTuple):
    layers: list[Layer]


def test_the_background_of_what_moves_moves_with_it() -> None:
    layer = Layer((10, 20, 30, 40), "border-box", [(1, 2, 3, 4, "round")])
    still, moved = (Box(words, background=Background([layer])) for words in ("", "wide"))
    mirrored(still, moved)
    assert still.background.layers == [layer]
    left, clipped = pytest.approx(10 + WIDE), pytest.approx(1 + WIDE)
    assert moved.background.layers == [Layer((left, 20, 30, 40), "border-box", [(clipped, 2, 3, 4, "round")])]


def test_forms_stay_as_they_are_on_both_sides() -> None:
    inner = Box("wide")
    assert mirrored(Box("form", (inner,))) == [0]
    assert inner.position_x == 0


def test_the_rule_of_a_box_changes_sides_and_its_text_moves_by_it() -> None:
    inner = Box()
    box = Box("box", (inner,))
    assert mirrored(box) == [0]
    assert (box.border_left_width, box.border_right_width, box.padding_left, box.padding_right) == (0, 3, 1, 7)
    assert inner.position_x == 1 - 10


def test_words_made_by_style_sheets_have_no_class_of_their_own() -> None:
    assert mirrored(Box("wide", element_tag="div::before")) == [0]


def test_the_band_of_a_chapter_goes_to_the_other_edge() -> None:
    page = replace(PAGE, band=10, bleed=3)
    band, in_flow = Box(element_tag="header::before", absolute=True), Box(element_tag="header::before")
    beside = (page.outer + page.reach + page.page_width - page.inner - page.band) * PX_PER_MM
    assert mirrored(band, in_flow, page=page) == [pytest.approx(-beside - 3 * PX_PER_MM), 0]


def test_without_a_side_column_only_rules_change_sides() -> None:
    stacked = replace(PAGE, side=0)
    inner = Box()
    assert mirrored(Box("wide"), Box("box-label", absolute=True), Box("box", (inner,)), page=stacked) == [0, 0, 0]
    assert inner.position_x == -9


def test_from_right_to_left_it_moves_the_other_way() -> None:
    figcaption = Box(element_tag="figcaption", floated=True)
    boxes = (Box("wide"), Box("box-label", absolute=True), figcaption, Box("other"))
    assert mirrored(*boxes, direction="rtl") == pytest.approx([-WIDE, -SIDE, -SIDE, 0])
