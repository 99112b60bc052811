"""The sample book, stitched: pages, links, bookmarks, furniture, and that it is the same every time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from gesim_build.cache import Cache
from gesim_build.diagnostics import GesimError
from gesim_build.formats.pdf import render
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.tasks import lay_out
from gesim_build.model import Artifact
from gesim_build.theme import Theme
from gesim_build.workers import Workers
from tests.formats.pdf import sample
from tests.judges.qpdf import qpdf_check
from tests.judges.verapdf import verapdf

# Cover, imprint, safety, blank, contents, blank; about 4, contact 3, blank, form, blank, glossary.
PAGES = 17


def names(pdf: pikepdf.Pdf) -> dict[str, Any]:
    tree = pikepdf.NameTree(pdf.Root.Names.Dests)
    return {str(key): value for key, value in tree.items()}


def bookmarks(item: Any) -> list[tuple[str, Any]]:
    found = []
    while item is not None:
        found.append((str(item.Title), str(item.Dest)))
        found += bookmarks(item.get("/First"))
        item = item.get("/Next")
    return found


def links(pdf: pikepdf.Pdf) -> list[Any]:
    return [link for page in pdf.pages for link in page.obj.get("/Annots", ())]


def test_has_the_pages_of_its_pieces_and_blanks(artifact: Artifact, book: pikepdf.Pdf) -> None:
    assert artifact.path == "sample-de.pdf"
    assert artifact.pages == len(book.pages) == PAGES
    assert {tuple(round(float(side)) for side in page.mediabox) for page in book.pages} == {(0, 0, 595, 842)}


def test_readers_see_roman_then_arabic_numbers(book: pikepdf.Pdf) -> None:
    assert [page.label for page in book.pages] == ["i", "ii", "iii", "iv", "v", "vi", *map(str, range(1, 12))]


@pytest.mark.wcag("2.4.5")
def test_bookmarks_are_the_entries_and_the_contents(book: pikepdf.Pdf) -> None:
    entries = [(f"{entry.number} {entry.title}".strip(), entry.id) for entry in sample.manuscript().entries]
    front = [entry for entry in entries if entry[1] in ("imprint", "safety-notice")]
    rest = [entry for entry in entries if entry not in front]
    assert bookmarks(book.Root.Outlines.First) == [*front, ("Inhalt", "~contents"), *rest]
    assert book.Root.Outlines.Count == 7


def test_every_link_and_bookmark_has_its_destination(book: pikepdf.Pdf) -> None:
    destinations = names(book)
    targets = {str(link.Dest) for link in links(book) if "/Dest" in link}
    assert {"first-contact", "form-b", "three-pillars", "fn-about-1"} <= targets
    assert targets <= set(destinations)
    assert {target for _, target in bookmarks(book.Root.Outlines.First)} <= set(destinations)


def test_destinations_lead_to_the_right_pages(book: pikepdf.Pdf) -> None:
    pages = {page.obj.objgen: number for number, page in enumerate(book.pages)}
    found = {name: pages[place[0].objgen] for name, place in names(book).items()}
    assert (found["safety-notice"], found["~contents"]) == (2, 4)
    assert (found["about"], found["first-contact"], found["form-b"], found["glossary"]) == (6, 10, 14, 16)


def test_every_anchor_of_the_manuscript_is_a_destination(book: pikepdf.Pdf) -> None:
    notes = {name for name in sample.manuscript().anchors if name.endswith("-notes")}  # the heading over the endnotes
    drawn = {name for name in sample.manuscript().anchors if name.startswith("fig-") and name.endswith("-title")}
    assert set(sample.manuscript().anchors) - notes - drawn <= set(names(book))


def test_links_out_of_the_book_keep_their_address(book: pikepdf.Pdf) -> None:
    addresses = {str(link.A.URI) for link in links(book) if "/A" in link}
    assert "https://creativecommons.org/licenses/by/4.0/" in addresses
    assert "tel:116016" in addresses
    assert not any(address.startswith("gesim:") for address in addresses)


@pytest.mark.wcag("2.4.2", "3.1.1")
def test_says_what_it_is(book: pikepdf.Pdf) -> None:
    assert str(book.Root.Lang) == "de-DE"
    assert bool(book.Root.ViewerPreferences.DisplayDocTitle)
    packet = bytes(book.Root.Metadata.read_bytes()).decode()
    for claim in ("<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "2026-11-23T00:00:00Z"):
        assert claim in packet
    assert packet.count("<rdf:RDF") == 1
    assert str(book.docinfo["/CreationDate"]) == "D:20261123000000Z"


def test_fonts_are_embedded(book: pikepdf.Pdf) -> None:
    fonts = [
        obj for obj in book.objects if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/FontDescriptor"
    ]
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def furniture(page: pikepdf.Page) -> list[str]:
    """The kinds of what is laid over a page."""
    steps = (step for step in pikepdf.parse_content_stream(page) if str(step.operator) == "BDC")
    return [str(step.operands[1].get("/Subtype"))[1:] for step in steps if str(step.operands[0]) == "/Artifact"]


def test_furniture_is_an_artifact_and_stands_where_it_should(book: pikepdf.Pdf) -> None:
    found = [furniture(page) for page in book.pages]
    both, folio = ["Header", "Footer"], ["Footer"]
    about, contact = [[], both, both, both], [[], both, both, []]
    assert found == [*[[]] * 6, *about, *contact, folio, [], []]


@pytest.mark.slow
def test_is_the_same_every_time_and_in_other_processes(artifact: Artifact, tmp_path: Path) -> None:
    with Workers(2, Cache(tmp_path), versions="one") as workers:
        (worked,) = render(sample.context(submit=workers.submit))
    assert worked == artifact
    with Workers(2, Cache(tmp_path), versions="one") as workers:
        (cached,) = render(sample.context(submit=workers.submit))
        assert not workers.started
    assert cached == artifact


@pytest.mark.slow
def test_one_edited_string_lays_one_part_out_again() -> None:
    done: dict[Job, Future[bytes]] = {}
    new: list[str] = []

    def remembering(function: Callable[..., bytes], *args: Any) -> Future[bytes]:
        if function is not lay_out:
            return sample.at_once(function, *args)
        (job,) = args
        if job not in done:
            done[job] = sample.at_once(function, job)
            new.append(job.title)
        return done[job]

    list(render(sample.context(submit=remembering)))
    new.clear()
    edited = sample.manuscript(lambda xhtml: xhtml.replace("Wasser steht auf dem Tisch.", "Tee steht auf dem Tisch."))
    list(render(sample.context(edited, remembering)))
    assert new == ["Erstkontakt, Sicherheit und Weiterverweisung"]


@pytest.mark.slow
def test_the_engine_has_nothing_to_complain_about(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        list(render(sample.context()))
    assert [record.getMessage() for record in caplog.records] == []


def test_a_foreign_file_is_a_diagnostic() -> None:
    def harmed(xhtml: str) -> str:
        return xhtml.replace("<blockquote>", '<p><img src="http://example.org/a.png" alt="A"/></p><blockquote>')

    with pytest.raises(GesimError) as caught:
        list(render(sample.context(sample.manuscript(harmed))))
    (diagnostic,) = caught.value.diagnostics
    assert (diagnostic.code, diagnostic.location.path) == ("unsafe-output", "handbook/chapters/about.md")


def test_a_style_sheet_that_hides_text_is_a_diagnostic() -> None:
    files = {**sample.theme().files}
    files["print/text.css"] += b"#audience { display: none }"
    with pytest.raises(GesimError) as caught:
        list(render(sample.context(own=Theme(files))))
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "lost-in-layout"
    assert "#audience" in diagnostic.message


@pytest.mark.slow
def test_passes_qpdf_and_verapdf(artifact: Artifact, tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(artifact.content)
    assert qpdf_check(path) == []
    assert verapdf("ua1", path) == []
    assert verapdf("3a", path) == []


def test_a_draft_says_so_on_its_cover(artifact: Artifact) -> None:
    assert sample.manuscript().draft
    with pikepdf.open(BytesIO(artifact.content)) as pdf:
        assert "/Span" in {str(kid.S) for kid in spans(pdf.Root.StructTreeRoot)}


def spans(element: Any) -> list[Any]:
    """All structure elements below one."""
    kids = element.get("/K", ())
    listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    inner = [kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [*inner, *(below for kid in inner for below in spans(kid))]
