"""The lists after the contents: what is in them, and how each kind of publication shows them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace

import pytest

from gesim_build.formats import RenderContext, epub, html
from gesim_build.formats.contents import lines_of
from gesim_build.formats.links import addresses
from gesim_build.formats.lists import list_of, lists_of
from gesim_build.formats.look import Look
from gesim_build.formats.pdf.plan.book_jobs import contents_job
from gesim_build.model import Entry, Manuscript
from gesim_build.vocabulary import BoxKind
from tests.formats.sample import no_work, sample
from tests.vocabulary import handbook_theme

KINDS: Mapping[str, BoxKind] = {
    "note": BoxKind(label="Note"),
    "checklist": BoxKind(label="Checklist", list_title="Checklists"),
}


def listed(*boxes: Entry, prints_lists: bool = True) -> Manuscript:
    book = sample()
    entries = (*book.entries[:5], *boxes, *book.entries[5:])
    anchors = {**book.anchors, **{one.id: one.part for one in boxes}}
    return replace(book, book=replace(book.book, prints_lists=prints_lists), entries=entries, anchors=anchors)


def box(name: str, title: str, kind: str, number: str = "") -> Entry:
    return Entry(name, "box", 0, number, title, title, "rights", kind)


BOXES = (
    box("b-1", "Before the visit", "checklist", "1"),
    box("b-2", "Aside", "note"),
    box("b-3", "", "checklist"),
    box("b-4", "After it", "checklist"),
)


def test_each_list_has_its_things_in_reading_order_and_there_is_none_without() -> None:
    found = {one.name: [entry.id for entry in one.entries] for one in lists_of(listed(*BOXES), KINDS)}
    assert list(found.items()) == [
        ("figure", ["fig-path"]),
        ("table", ["tab-rights"]),
        ("box-checklist", ["b-1", "b-4"]),
        ("form", ["form-b"]),
    ]
    assert [one.name for one in lists_of(listed(), KINDS)] == ["figure", "table", "form"]


def test_a_book_has_no_lists_unless_it_wants_them() -> None:
    assert lists_of(listed(*BOXES, prints_lists=False), KINDS) == ()


def test_boxes_have_no_numbers_there() -> None:
    text = listed(*BOXES)
    address = addresses(text.anchors, ".html")
    numbers = {one.name: [line.number for line in lines_of(one, address)] for one in lists_of(text, KINDS)}
    assert numbers == {"figure": ["1"], "table": ["1"], "box-checklist": ["", ""], "form": ["B"]}
    assert [line.href for line in lines_of(list_of(text, "figure"), address)] == ["rights.html#fig-path"]


@pytest.mark.parametrize("wanted", [True, False])
def test_the_page_of_contents_has_them_with_their_pages(wanted: bool) -> None:
    pages = {"fig-path": "3", "tab-rights": "5", "form-b": "9", "b-1": "7", "b-4": "8"}
    text = listed(*BOXES, prints_lists=wanted)
    job = contents_job(text, Look(handbook_theme()), lambda id: pages.get(id, "1"))
    after = re.findall(r'id="~contents~([a-z-]+)"', job.xhtml.split("</header>")[1])
    assert after == (["figure", "table", "box-checklist", "form"] if wanted else [])
    lists = job.xhtml.partition("<h2")[2]
    links = re.findall(r'href="#([^"]*)"(?:(?!</a>).)*contents-folio">(\d+)<', lists)
    assert dict(links) == (pages if wanted else {})


def nav_of(text: Manuscript) -> str:
    (book,) = epub.render(RenderContext(text, Look(handbook_theme()), no_work))
    with zipfile.ZipFile(io.BytesIO(book.content)) as container:
        return container.read("EPUB/nav.xhtml").decode()


def test_an_epub_names_those_of_figures_and_tables_as_programs_know_them() -> None:
    nav = nav_of(listed(*BOXES))
    assert re.findall(r'<nav(?: epub:type="([a-z-]+)")?', nav)[1:5] == ["loi", "lot", "", ""]
    assert re.findall(r'epub:type="(lo[it])" href="#(lo[it])"', nav) == [("loi", "loi"), ("lot", "lot")]
    assert 'href="text/rights.xhtml#b-4">After it</a>' in nav
    assert "list-form" not in nav_of(listed(*BOXES, prints_lists=False))


def test_the_start_page_has_them_below_its_contents() -> None:
    for wanted in (True, False):
        context = RenderContext(listed(*BOXES, prints_lists=wanted), Look(handbook_theme()), no_work)
        start = html.page(context, "")
        assert start is not None
        text = start.content.decode()
        assert text.count('<details class="start-list">') == (4 if wanted else 0)
        if wanted:
            assert text.index('id="~contents"') < text.index("start-list")
            assert '<a href="rights.html#b-1"><span>Before the visit</span></a>' in text
