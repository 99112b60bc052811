"""Thumb tabs and the list of contents of a book with very many chapters and pages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gesim_build.formats.pdf.plan.contents import Line, is_wide
from gesim_build.formats.pdf.plan.furniture import FOLIOS, folios_job, running_heads
from gesim_build.model import Manuscript
from tests.formats.pdf.sample import look, manuscript


def book(chapters: int) -> Manuscript:
    plain = manuscript()
    part = next(part for part in plain.parts if part.kind == "chapter")
    parts = tuple(replace(part, id=f"c{number}", number=str(number)) for number in range(1, chapters + 1))
    return replace(plain, parts=parts)


@pytest.mark.parametrize("chapters", [1, 10, 30, 100, 1000])
def test_tabs_stay_on_the_page_and_are_never_too_low_for_their_number(chapters: int) -> None:
    page = look().page
    heads = running_heads(book(chapters), "Contents", page)[:-1]
    assert len(heads) == chapters
    assert all(head.height >= page.tab_least for head in heads)
    assert all(page.first_tab <= head.top <= page.page_height - page.last_tab for head in heads)
    tops = [head.top for head in heads]
    if chapters <= 30:
        assert tops == sorted(set(tops))
    assert [head.is_long for head in heads] == [number > 99 for number in range(1, chapters + 1)]
    assert [head.is_longest for head in heads] == [number > 999 for number in range(1, chapters + 1)]


@pytest.mark.parametrize(
    ("number", "folio", "wide"),
    [("1", "1", False), ("99", "999", False), ("100", "1", True), ("9", "1000", True), ("A", "xxviii", False)],
)
def test_the_list_of_contents_has_room_for_numbers_of_three_digits_and_folios_of_four(
    number: str, folio: str, *, wide: bool
) -> None:
    section = Line("s", f"{number}.10", "Section", folio, "section")
    assert is_wide([Line("c", number, "Chapter", "1", "part", (section,))]) == wide


@pytest.mark.parametrize(
    ("style", "block", "first"), [("roman", 0, ["i", "ii", "iii"]), ("arabic", 0, ["1", "2", "3"])]
)
def test_folios_are_on_the_outer_side_of_their_sheet(style: str, block: int, first: list[str]) -> None:
    found = re.findall(r'<p class="folio (left|right)">(\w+)</p>', folios_job(manuscript(), look(), style, block).xhtml)
    assert found[:3] == list(zip(("right", "left", "right"), first, strict=True))
    assert len(found) == FOLIOS


def test_the_next_block_of_folios_goes_on_where_the_one_before_ended() -> None:
    found = re.findall(r"folio (?:left|right)\">(\w+)<", folios_job(manuscript(), look(), "arabic", 1).xhtml)
    assert (found[0], found[-1]) == (str(FOLIOS + 1), str(2 * FOLIOS))
