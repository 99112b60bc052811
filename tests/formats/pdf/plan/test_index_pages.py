"""The pages in an index: joined, and in place of sections."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gesim_build.diagnostics import Location
from gesim_build.formats.pdf.plan.index_pages import Pages, index_of, joined, with_pages
from gesim_build.markup.tree import parse_bare
from gesim_build.model import Part
from tests.formats.pdf import sample

PART = Part("i", "annex", "", "", "Index", "", "", "index.md")
LINKS = '<a class="locator main" href="#a">1.1</a>, <a href="#b">1.2</a>'
LINE = f'<li>Risk<span class="locators">, {LINKS}</span><ul/></li>'


@pytest.mark.parametrize(
    ("found", "pages"),
    [
        (["5", "3", "3"], ["3", "5"]),
        (["3", "4", "5", "7"], ["3-5", "7"]),
        # A mention where the thing is treated says nothing, one beside it is told from it.
        (["*3-5", "4", "5", "6"], ["*3-5", "6"]),
        (["*3-5", "*6", "*9", "2"], ["2", "*3-6", "*9"]),
        (["*3-5", "*4"], ["*3-5"]),
        ([], []),
    ],
)
def test_pages_that_follow_each_other_are_joined(found: list[str], pages: list[str]) -> None:
    assert [_said(one) for one in joined(map(_pages, found))] == pages


def test_lines_get_the_pages_of_their_links() -> None:
    whole = {"a": Pages(4, 6, "a", True), "b": Pages(8, 8, "b", False)}
    xhtml = f'<section class="part"><div class="index"><ul>{LINE}</ul></div></section>'
    made = with_pages(replaced(xhtml), lambda id, _: whole[id], lambda page: str(page + 1))
    assert made.xhtml.count("</a>, <a ") == 1
    assert '>Risk<span class="locators">, <a class="locator main" href="#a">5–7</a>, <a class="locator"' in made.xhtml
    assert 'href="#b">9</a></span><ul></ul></li>' in made.xhtml.replace("<ul/>", "<ul></ul>")


def test_what_comes_after_the_lines_keeps_its_place_in_the_sources() -> None:
    xhtml = f'<section><h1>I</h1><div class="index"><ul>{LINE}{LINE}</ul></div><p>Last</p></section>'
    before = [element.tag for element in parse_bare(xhtml).iter()]
    places = {1: Location("a.md", 3), len(before) - 1: Location("b.md", 5)}
    made = with_pages(replace(replaced(xhtml), lines=places), lambda id, is_main: Pages(4, 4, id, is_main), str)
    after = [element.tag for element in parse_bare(made.xhtml).iter()]
    assert len(after) < len(before)
    assert made.lines == {1: places[1], len(after) - 1: places[len(before) - 1]}


@pytest.mark.parametrize(("kind", "found"), [("book", True), ("report", True), ("sheet", True), ("leaflet", False)])
def test_pages_are_named_where_they_have_numbers(kind: str, found: bool) -> None:
    text = sample.manuscript()
    index = replaced('<section><div class="index"></div></section>')
    text = replace(text, book=replace(text.book, kind=kind), parts=(*text.parts, index))
    assert index_of(text) is (index if found else None)
    assert index_of(replace(text, parts=text.parts[::-1])) is None
    assert index_of(replace(text, parts=())) is None


def replaced(xhtml: str) -> Part:
    return Part(PART.id, PART.kind, "", "", PART.title, "", xhtml, PART.path)


def _pages(text: str) -> Pages:
    first, _, last = text.strip("*").partition("-")
    return Pages(int(first), int(last or first), text, text.startswith("*"))


def _said(one: Pages) -> str:
    return "*" * one.is_main + (f"{one.first}-{one.last}" if one.last > one.first else str(one.first))
