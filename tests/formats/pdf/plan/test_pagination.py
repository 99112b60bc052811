"""The order of pages: sides, blanks, folios, furniture."""

from __future__ import annotations

import pytest

from gesim_build.formats.pdf.plan.furniture import running_heads
from gesim_build.formats.pdf.plan.pagination import BACK, CONTENTS, COVER, IMPRINT, QUICK, Extent, padded, paginate
from gesim_build.model import DIVIDER
from gesim_build.roman import roman
from tests.formats.pdf.sample import look, manuscript

FRONT = (Extent("cover", COVER, 1), Extent("imprint", IMPRINT, 1), Extent("safety", "front", 1))
BODY = (Extent("one", "chapter", 3), Extent("form", "form", 2), Extent("two", "chapter", 1))


def pieces(front: tuple[Extent, ...] = FRONT, body: tuple[Extent, ...] = BODY) -> list[str]:
    return [leaf.piece for leaf in paginate(front, body).pages]


def test_parts_begin_on_right_hand_pages_and_the_imprint_behind_the_cover() -> None:
    assert pieces() == ["cover", "imprint", "safety", "", "one", "one", "one", "", "form", "form", "two"]


@pytest.mark.parametrize(
    ("body", "order"),
    [
        (BODY, ["one", "one", "one", "", "form", "form", "two"]),
        ((BODY[0], BODY[2], BODY[0]), ["one", "one", "one", "two", "one", "one", "one"]),
        ((BODY[2], Extent("part", DIVIDER, 1), BODY[0]), ["two", "", "part", "one", "one", "one"]),
    ],
)
def test_chapters_that_start_on_any_page_leave_none_blank_but_before_sheets_and_parts(
    body: tuple[Extent, ...], order: list[str]
) -> None:
    page_map = paginate(FRONT, body, "any")
    assert [leaf.piece for leaf in page_map.pages] == ["cover", "imprint", "safety", "", *order]
    assert page_map.body == 4


@pytest.mark.parametrize(("start", "blanks"), [("right", 1), ("any", 0)])
@pytest.mark.parametrize("pages", [1, 2])
def test_a_back_cover_is_the_last_page_and_has_nothing_over_it(start: str, blanks: int, pages: int) -> None:
    leaves = paginate(FRONT, (Extent("one", "chapter", pages), Extent(BACK, BACK, 1)), start).pages[4:]
    expected = ["one"] * pages + [""] * (blanks if pages == 2 else 0) + [BACK]
    assert [leaf.piece for leaf in leaves] == expected
    assert leaves[-1].label == str(len(expected))
    assert not (leaves[-1].has_head or leaves[-1].has_folio)


def test_without_imprint_the_back_of_the_cover_is_blank() -> None:
    assert pieces((FRONT[0], FRONT[2]))[:3] == ["cover", "", "safety"]


def test_front_matter_has_roman_folios_and_the_body_begins_at_one() -> None:
    page_map = paginate(FRONT, BODY)
    assert [leaf.label for leaf in page_map.pages] == ["i", "ii", "iii", "iv", *map(str, range(1, 8))]
    assert page_map.body == 4
    assert page_map.first("form") == 8


def test_nothing_is_laid_over_covers_blanks_and_openers() -> None:
    leaves = paginate(FRONT, BODY).pages
    bare = [(leaf.piece, leaf.page) for leaf in leaves if not leaf.has_head]
    assert bare == [("cover", 0), ("imprint", 0), ("safety", 0), ("", 0), ("one", 0), ("", 0), ("form", 0), ("two", 0)]


def test_a_form_has_its_folio_on_the_first_page_too() -> None:
    leaves = paginate(FRONT, BODY).pages
    assert [(leaf.piece, leaf.page) for leaf in leaves if leaf.has_folio] == [
        ("one", 1),
        ("one", 2),
        ("form", 0),
        ("form", 1),
    ]


@pytest.mark.parametrize(("number", "numeral"), [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (99, "xcix")])
def test_roman(number: int, numeral: str) -> None:
    assert roman(number) == numeral


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(2, "ii"), (3, "iii"), (5, "v"), (8, "viii"), (10, "x"), (19, "xix"), (50, "l"), (90, "xc"), (399, "cccxcix")],
)
def test_roman_at_each_letter(number: int, numeral: str) -> None:
    assert roman(number) == numeral


@pytest.mark.parametrize(("pages", "multiple", "blanks"), [(10, 4, 2), (10, 2, 0), (10, 5, 0), (10, 16, 6), (10, 1, 0)])
def test_blanks_behind_the_last_page_are_counted(pages: int, multiple: int, blanks: int) -> None:
    page_map = paginate((Extent("cover", COVER, 1),), (Extent("one", "chapter", pages - 2),))
    assert len(page_map.pages) == pages
    more = padded(page_map, multiple)
    assert more.pages[:pages] == page_map.pages
    assert [page.label for page in more.pages[pages:]] == [str(pages - 1 + number) for number in range(blanks)]
    assert not any(page.piece or page.has_head or page.has_folio for page in more.pages[pages:])
    assert more.body == page_map.body


def test_a_body_begins_on_a_right_hand_page_behind_any_front() -> None:
    for pages in range(1, 5):
        page_map = paginate((Extent("cover", COVER, pages),), BODY)
        assert page_map.body == pages + pages % 2
        assert page_map.first("one") == page_map.body


def test_every_piece_with_more_than_a_page_has_a_running_head() -> None:
    heads = {head.part for head in running_heads(manuscript(), "Contents", look().page)}
    assert heads == {part.id for part in manuscript().parts} | {CONTENTS}


@pytest.mark.parametrize(
    ("safety", "start", "order"),
    [
        (1, "right", ["cover", QUICK, "safety", "imprint", "contents"]),
        (1, "any", ["cover", QUICK, "safety", "imprint", "contents"]),
        (2, "any", ["cover", QUICK, "safety", "safety", "", "imprint", "contents"]),
    ],
)
def test_quick_access_is_inside_the_cover_and_the_imprint_on_the_next_left_hand_page(
    safety: int, start: str, order: list[str]
) -> None:
    front = (
        FRONT[0],
        Extent(QUICK, QUICK, 1),
        Extent("safety", "front", safety),
        FRONT[1],
        Extent("contents", "front", 1),
    )
    leaves = paginate(front, BODY, start).pages
    assert [leaf.piece for leaf in leaves[: len(order)]] == order
    assert not (leaves[1].has_head or leaves[1].has_folio)
