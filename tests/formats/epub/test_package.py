from __future__ import annotations

import re
import uuid
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from gesim_build.formats import RenderContext
from gesim_build.formats.epub import render
from gesim_build.formats.epub.package import identifier
from gesim_build.formats.epub.pages import listed_pages
from gesim_build.formats.look import Look
from gesim_build.formats.pdf.plan.job import Anchor, Piece
from gesim_build.formats.pdf.plan.pagination import Extent, paginate
from gesim_build.theme import Theme
from tests.formats.pdf import sample as pdf_sample
from tests.formats.sample import no_work, sample
from tests.judges.epubcheck import epubcheck


def test_each_language_has_its_own_lasting_identifier() -> None:
    german, greek = identifier(sample("de")), identifier(sample("el"))
    assert german != greek
    assert german == identifier(sample("de"))
    assert uuid.UUID(german.removeprefix("urn:uuid:")).version == 5


def test_an_isbn_is_a_second_identifier(theme: Theme) -> None:
    manuscript = sample("de")
    numbered = replace(manuscript, edition=replace(manuscript.edition, isbn={"epub": "978-3-16-148410-0"}))
    for one, expected in ((manuscript, 0), (numbered, 1)):
        (artifact,) = render(RenderContext(one, Look(theme), no_work))
        with ZipFile(BytesIO(artifact.content)) as book:
            package = book.read("EPUB/package.opf").decode()
        assert package.count("<dc:identifier>urn:isbn:9783161484100</dc:identifier>") == expected


def test_every_file_is_in_the_manifest_and_every_document_in_the_spine(files: dict[str, str]) -> None:
    package = files["EPUB/package.opf"]
    listed = set(re.findall(r'<item id="[^"]*" href="([^"]*)"', package))
    assert {f"EPUB/{href}" for href in listed if not href.endswith((".png", ".jpg"))} == {
        name for name in files if name.startswith("EPUB/") and name != "EPUB/package.opf"
    }
    assert re.findall(r'<itemref idref="f-([^"]*)"', package) == [
        "cover.xhtml",
        "title.xhtml",
        "nav.xhtml",
        "text-before-you-start.xhtml",
        "text-rights.xhtml",
        "text-form-b.xhtml",
        "text-contacts.xhtml",
    ]


def test_the_guide_names_the_page_of_the_cover_by_which_converters_make_no_second(files: dict[str, str]) -> None:
    guide = files["EPUB/package.opf"].partition("<guide>")[2]
    places = dict(re.findall(r'<reference type="(\w+)" title="[^"]+" href="([^"]+)"', guide))
    (body,) = re.findall(r'<a epub:type="bodymatter" href="([^"]+)"', files["EPUB/nav.xhtml"])
    assert places == {"cover": "cover.xhtml", "toc": "nav.xhtml#toc", "text": body}


def test_documents_with_drawings_say_so(files: dict[str, str]) -> None:
    package = files["EPUB/package.opf"]
    assert 'href="text/rights.xhtml" media-type="application/xhtml+xml" properties="svg"' in package
    assert 'href="text/form-b.xhtml" media-type="application/xhtml+xml"/>' in package
    assert 'href="cover.jpg" media-type="image/jpeg" properties="cover-image"' in package
    assert '<meta name="cover" content="f-cover.jpg"/>' in package


def test_the_date_of_the_edition_is_the_only_clock(files: dict[str, str]) -> None:
    assert '<meta property="dcterms:modified">2026-11-23T00:00:00Z</meta>' in files["EPUB/package.opf"]


def test_what_may_be_missing_leaves_no_empty_element(theme: Theme) -> None:
    manuscript = sample()
    book = replace(
        manuscript.book, publisher="", authors=(), subtitle="", description="", license_name="", license_url=""
    )
    (artifact,), (again,) = (
        render(RenderContext(replace(manuscript, book=book), Look(theme), no_work)) for _ in range(2)
    )
    assert artifact.content == again.content


@pytest.mark.parametrize(
    ("authors", "publisher", "creators", "publishers"),
    [
        (("Ada",), "House", ["Ada"], ["House"]),
        ((), "House", ["House"], ["House"]),
        (("Ada", "Bea"), "", ["Ada", "Bea"], ["Ada, Bea"]),
        ((), "", ["Short"], ["Short"]),
    ],
)
def test_nobody_is_unknown(
    theme: Theme,
    authors: tuple[str, ...],
    publisher: str,
    creators: list[str],
    publishers: list[str],
) -> None:
    manuscript = sample()
    book = replace(manuscript.book, authors=authors, publisher=publisher, short_title="Short")
    (artifact,) = render(RenderContext(replace(manuscript, book=book), Look(theme), no_work))
    with ZipFile(BytesIO(artifact.content)) as files:
        package = files.read("EPUB/package.opf").decode()
    assert re.findall("<dc:creator>(.*?)</dc:creator>", package) == creators
    assert re.findall("<dc:publisher>(.*?)</dc:publisher>", package) == publishers


@pytest.mark.parametrize("certified_by", ["", "House of Access"])
def test_conformance_is_claimed_only_in_the_name_of_who_certifies_it(theme: Theme, certified_by: str) -> None:
    manuscript = sample()
    book = replace(manuscript.book, publisher="House", accessibility_certified_by=certified_by)
    (artifact,) = render(RenderContext(replace(manuscript, book=book), Look(theme), no_work))
    with ZipFile(BytesIO(artifact.content)) as files:
        package = files.read("EPUB/package.opf").decode()
    assert re.findall("certifiedBy.*?>(.*?)</meta>", package) == [certified_by] * bool(certified_by)
    assert ("EPUB Accessibility 1.1 - WCAG 2.2 Level AA" in package) == bool(certified_by)


def test_a_page_is_where_something_begins_on_it_or_last_began_before() -> None:
    text = pdf_sample.manuscript()
    about, contact = (part for part in text.parts if part.kind == "chapter")
    text = replace(text, parts=(about, contact))
    ids = [id for id, part in text.anchors.items() if part == about.id and id != about.id]
    places = (Anchor(0, 0, 300), Anchor(1, 0, 200), Anchor(1, 0, 700))
    anchors = {**dict(zip(ids, places, strict=False)), "unknown": Anchor(2, 0, 9)}
    pieces = {about.id: Piece(b"", 3, anchors), contact.id: Piece(b"", 1, {})}
    body = [Extent(part.id, part.kind, pieces[part.id].pages) for part in text.parts]
    found = [(page.label, page.id) for page in listed_pages(text, pieces, paginate((), body))]
    assert found == [("1", about.id), ("2", ids[2]), ("3", ids[1]), ("5", contact.id)]


@pytest.mark.slow
def test_the_list_of_pages_leads_to_every_page_of_the_pdf_if_that_is_there(tmp_path: Path) -> None:
    text = pdf_sample.manuscript()
    context = replace(pdf_sample.context(text), files={"sample-de.pdf": 1})
    (artifact,) = render(context)
    path = tmp_path / "book.epub"
    path.write_bytes(artifact.content)
    with ZipFile(path) as files:
        nav, package = (files.read(f"EPUB/{name}").decode() for name in ("nav.xhtml", "package.opf"))
        documents = {name: files.read(name).decode() for name in files.namelist() if name.endswith(".xhtml")}
    pages = nav.partition('epub:type="page-list"')[2].partition("</nav>")[0]
    links = re.findall(r'<li><a href="([^"#]*)#([^"]*)">([^<]*)</a>', pages)
    labels = [label for _, _, label in links]
    for file, mark, label in links:
        named = f'<span id="{mark}" epub:type="pagebreak" role="doc-pagebreak" aria-label="{label}"'
        assert documents[f"EPUB/{file}"].count(named) == 1
    assert package.count(">pageBreakMarkers<") == package.count(">pageNavigation<") == 1
    assert {"ii", "1", "2", "3"} <= {*labels} and len(labels) == len({*labels})
    assert package.count("Geschlechtsspezifisches Integrationsmodell, PDF, de-DE, 2026-11-23") == 2
    assert epubcheck(path) == []
    (without,) = render(pdf_sample.context(text))
    assert b"page-list" not in without.content
