"""Quick access: the places that a book has chosen, in each kind of publication."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest

from gesim_build.formats import RenderContext, epub, html
from gesim_build.formats.calls import calls
from gesim_build.formats.look import Look
from gesim_build.formats.pdf.plan.book_jobs import quick_access_job
from gesim_build.formats.pdf.weasy.fragment import lay_out
from gesim_build.formats.quick_access import Place, quick_access
from gesim_build.model import Manuscript
from gesim_build.theme import Theme
from gesim_build.vocabulary import QuickPlace
from tests.formats.sample import no_work, sample
from tests.vocabulary import handbook_theme

PLACES = {"period": QuickPlace(words="How long she has"), "form-b": QuickPlace(), "contacts": QuickPlace()}


def chosen(*ids: str, discreet: bool = False) -> Manuscript:
    book = sample()
    edition = replace(book.edition, discreet=discreet)
    return replace(book, book=replace(book.book, quick_access=ids or tuple(PLACES)), edition=edition)


def themed() -> Theme:
    theme = Theme(handbook_theme().files, own=())
    object.__setattr__(theme, "vocabulary", replace(handbook_theme().vocabulary, quick_access=PLACES))
    return theme


def test_places_are_in_the_order_of_choice_with_the_numbers_of_parts() -> None:
    found = quick_access(chosen("form-b", "period", "nowhere", "contacts"))
    title = {entry.id: entry.title for entry in sample().entries}
    assert found == (
        Place("form-b", "B", title["form-b"]),
        Place("period", "", title["period"]),
        Place("contacts", "", title["contacts"]),
    )
    assert quick_access(sample()) == ()


def test_the_page_has_their_folios_and_whom_to_call() -> None:
    folios = {"period": "12", "form-b": "40", "contacts": "50"}
    job = quick_access_job(chosen(), Look(themed()), folios.__getitem__)
    lines = re.findall(r'<li[^>]*><a href="#([^"]*)">(.*?)</a>', job.xhtml)
    assert [(id, re.sub("<[^>]+>", "|", line)) for id, line in lines] == [
        ("period", "|How long she has||12|"),
        ("form-b", f"|B||{title_of('form-b')}||40|"),
        ("contacts", f"|{title_of('contacts')}||50|"),
    ]
    assert re.findall(r'class="quick-number"><a href="tel:([^"]*)"', job.xhtml) == [
        call.href[4:] for call in calls(chosen())
    ]
    assert job.verso


@pytest.mark.parametrize("number", ["112", "+353 1 555 0000 1234", "+353 1 555 0000 1234 5678 9012 3456"])
def test_a_number_of_any_length_leaves_its_name_room(number: str) -> None:
    text = chosen()
    called = calls(text)[0].number
    parts = tuple(replace(part, xhtml=part.xhtml.replace(f">{called}<", f">{number}<")) for part in text.parts)
    text = replace(text, parts=parts)
    assert calls(text)[0].number == number
    assert lay_out(quick_access_job(text, Look(themed()), lambda _: "1")).problems == ()


def title_of(id: str) -> str:
    return next(entry.title for entry in sample().entries if entry.id == id)


def test_an_epub_has_a_document_of_it_behind_the_title_page() -> None:
    (book,) = epub.render(RenderContext(chosen(), Look(themed()), no_work))
    with zipfile.ZipFile(io.BytesIO(book.content)) as container:
        document = container.read("EPUB/~quick.xhtml").decode()
        package = container.read("EPUB/package.opf").decode()
    assert re.findall(r'href="(text/[^"]*)"', document) == [
        "text/rights.xhtml#period",
        "text/form-b.xhtml",
        "text/contacts.xhtml",
    ]
    spine = re.findall(r'<itemref idref="([^"]*)"', package)
    assert len(spine) > 3
    (book,) = epub.render(RenderContext(sample(), Look(themed()), no_work))
    assert len(re.findall("<itemref", read_package(book.content))) == len(spine) - 1


def test_numbers_run_to_the_right_in_an_epub_from_right_to_left() -> None:
    text = chosen()
    text = replace(text, edition=replace(text.edition, language="ar"))
    (book,) = epub.render(RenderContext(text, Look(themed()), no_work))
    with zipfile.ZipFile(io.BytesIO(book.content)) as container:
        links = re.findall('<a href="tel:[^>]*>', container.read("EPUB/~quick.xhtml").decode())
    assert len(links) == len(calls(text)) > 0
    assert not [link for link in links if ' dir="ltr"' not in link]


def read_package(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        return container.read("EPUB/package.opf").decode()


def test_the_start_page_has_it_before_the_contents_unless_it_is_discreet() -> None:
    for text, wanted in ((chosen(), True), (chosen(discreet=True), False), (sample(), False)):
        start = html.page(RenderContext(text, Look(themed()), no_work), "")
        assert start is not None
        page = start.content.decode()
        assert ('class="start-quick"' in page) == wanted
        if wanted:
            assert page.index("start-quick") < page.index("start-contents")
            assert '<a href="form-b.html"><span class="number">B</span> <span>' in page
