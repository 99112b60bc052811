from __future__ import annotations

import re
import uuid
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from gesim_build.formats import RenderContext
from gesim_build.formats.epub import render
from gesim_build.formats.epub.package import identifier
from gesim_build.formats.look import Look
from gesim_build.theme import Theme
from tests.formats.sample import no_work, sample


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
    assert {f"EPUB/{href}" for href in listed if not href.endswith(".png")} == {
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


def test_documents_with_drawings_say_so(files: dict[str, str]) -> None:
    package = files["EPUB/package.opf"]
    assert 'href="text/rights.xhtml" media-type="application/xhtml+xml" properties="svg"' in package
    assert 'href="text/form-b.xhtml" media-type="application/xhtml+xml"/>' in package
    assert 'properties="cover-image"' in package


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
    ("authors", "publisher", "creators", "publishers", "certified"),
    [
        (("Ada",), "House", ["Ada"], ["House"], ["House"]),
        ((), "House", ["House"], ["House"], ["House"]),
        (("Ada", "Bea"), "", ["Ada", "Bea"], ["Ada, Bea"], []),
        ((), "", ["Short"], ["Short"], []),
    ],
)
def test_nobody_is_unknown_and_only_a_publisher_certifies(
    theme: Theme,
    authors: tuple[str, ...],
    publisher: str,
    creators: list[str],
    publishers: list[str],
    certified: list[str],
) -> None:
    manuscript = sample()
    book = replace(manuscript.book, authors=authors, publisher=publisher, short_title="Short")
    (artifact,) = render(RenderContext(replace(manuscript, book=book), Look(theme), no_work))
    with ZipFile(BytesIO(artifact.content)) as files:
        package = files.read("EPUB/package.opf").decode()
    assert re.findall("<dc:creator>(.*?)</dc:creator>", package) == creators
    assert re.findall("<dc:publisher>(.*?)</dc:publisher>", package) == publishers
    assert re.findall("certifiedBy.*?>(.*?)</meta>", package) == certified
    assert "EPUB Accessibility 1.1 - WCAG 2.2 Level AA" in package
