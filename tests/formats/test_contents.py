from __future__ import annotations

from dataclasses import replace

import pytest

from gesim_build.formats import RenderContext
from gesim_build.formats.contents import NEARBY, WHOLE, Line, contents, has_long_numbers, nearby, nested
from gesim_build.formats.html import render
from gesim_build.formats.links import addresses
from gesim_build.formats.look import Look
from tests.formats.sample import no_work, sample
from tests.vocabulary import handbook_theme

BOOK = sample()
ADDRESS = addresses(BOOK.anchors, ".html")


def test_each_part_has_a_line_with_its_sections() -> None:
    lines = contents(BOOK, ADDRESS)
    assert [line.part for line in lines] == [part.id for part in BOOK.parts]
    rights = lines[1]
    assert (rights.href, rights.number, rights.pillar) == ("rights.html", "1", "legal")
    assert [(line.href, line.number) for line in rights.lines] == [
        ("rights.html#period", "1.1"),
        ("rights.html#papers", "1.2"),
    ]


@pytest.mark.parametrize(("parts", "number", "shown"), [(80, 0, 80), (81, 0, 21), (81, 80, 21), (1000, 500, 41)])
def test_a_page_of_a_large_book_has_the_lines_around_it(parts: int, number: int, shown: int) -> None:
    lines = [replace(contents(BOOK, ADDRESS)[0], part=str(one)) for one in range(parts)]
    found = nearby(lines, number)
    assert len(found) == shown
    assert lines[number] in found


@pytest.mark.slow
def test_a_page_of_a_large_book_leads_to_the_whole_list() -> None:
    """Its pages do not grow with the book; those of a book of the usual size have the whole list."""
    part = next(part for part in BOOK.parts if part.kind == "chapter")
    sizes = {}
    for count in (WHOLE, 2 * WHOLE, 4 * WHOLE):
        parts = tuple(replace(part, id=f"c{number}", number=str(number)) for number in range(100, 100 + count))
        text = replace(BOOK, parts=parts, anchors={one.id: one.id for one in parts}, entries=())
        context = RenderContext(text, Look(handbook_theme()), no_work)
        pages = {one.path: one.content.decode() for one in render(context) if one.path.endswith(".html")}
        page = pages[f"html/c{100 + count // 2}.html"]
        sizes[count] = len(page)
        assert page.count('<li class="contents-') == min(count, 2 * NEARBY + 1 if count > WHOLE else count)
        assert ('href="index.html#~contents"' in page) == (count > WHOLE)
        assert pages["html/index.html"].count('<li class="contents-') == count
        assert 'class="contents-list contents-long"' in page
    assert abs(sizes[4 * WHOLE] - sizes[2 * WHOLE]) < 20


def line(kind: str, number: str) -> Line:
    return Line(f"{number}.html", number, number, kind, "", number)


def test_chapters_are_within_the_line_of_their_part() -> None:
    lines = [line("front", "f"), line("chapter", "1"), line("divider", "I"), line("chapter", "2"), line("chapter", "3"),
             line("divider", "II"), line("annex", "A"), line("chapter", "4")]  # fmt: skip
    found = nested(lines)
    assert [one.number for one in found] == ["f", "1", "I", "II", "A", "4"]
    assert [[below.number for below in one.chapters] for one in found] == [[], [], ["2", "3"], [], [], []]
    assert not has_long_numbers(lines)
    assert has_long_numbers([line("divider", "III")])
