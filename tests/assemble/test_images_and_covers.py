"""Raster images of a chapter, what covers say of a book, and the imprint."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import replace

import pytest

from gesim_build.assemble.images import asset_name, asset_of, chapter_images
from gesim_build.assemble.manuscript import assemble, book_info
from gesim_build.config_keys import BookTable
from gesim_build.diagnostics import Location
from gesim_build.languages import load
from gesim_build.markdown.blocks import block_parser, parse_chapter
from gesim_build.markdown.inline import inline_parser, parse_inlines
from gesim_build.model import Asset, Figure, Image, Source, TitlePage
from gesim_build.schema import typed
from tests.assemble.samples import book, context_of
from tests.vocabulary import VOCABULARY, handbook_theme

ENGLISH = load("en")
MD = inline_parser(ENGLISH.quotes, ENGLISH.quotes)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text data-width="1" data-lines="1">Wide</text></svg>'


@pytest.mark.parametrize(
    ("path", "media_type", "name"),
    [
        ("handbook/figures/Map-1_a.png", "image/png", "images/Map-1_a.png"),
        ("handbook/figures/XL map.png", "image/png", "images/XL-map-{}.png"),
        ("handbook/figures/sub/map.png", "image/png", "images/map-{}.png"),
        ("handbook/figures/.map.jpeg", "image/jpeg", "images/map-{}.jpg"),
        ("handbook/figures/\u00e4\u00f6.jpg", "image/jpeg", "images/image-{}.jpg"),
    ],
)
def test_the_file_of_an_image_has_a_plain_name_of_its_own(path: str, media_type: str, name: str) -> None:
    digest = hashlib.sha256(path.encode()).hexdigest()[:8]
    assert asset_name(path, media_type) == name.format(digest)


def test_an_image_is_an_asset_with_its_bytes() -> None:
    image = Image("handbook/a.png", "image/png", b"pixels", b"inks")
    assert asset_of(image) == Asset(asset_name(image.path, "image/png"), "image/png", b"pixels", b"inks")


def test_a_chapter_has_its_drawings_and_images_by_figure() -> None:
    names = ("a.png", "b.svg", "c", "d.svg")
    text = "# T\n\n" + "".join(f"::: figure {{#f-{n}}}\n![A & *b*](../figures/{n})\n:::\n\n" for n in names)
    source = Source("handbook/chapters/10-a.md", text)
    chapter, _ = parse_chapter(block_parser(VOCABULARY), source, "10-a", "chapter")
    fits = Figure("handbook/figures/d.svg", SVG.replace('data-lines="1"', "").replace("Wide", ""), (7,))
    figures = {"handbook/figures/b.svg": Figure("handbook/figures/b.svg", SVG, (7,)), fits.path: fits}
    images = {"handbook/figures/a.png": Image("handbook/figures/a.png", "image/png", b"pixels")}
    whole = replace(book(), figures=figures, images=images)
    found = chapter_images(whole, parse_inlines(MD, chapter), ENGLISH)
    assert sorted(found.xhtml) == ["f-a.png", "f-b.svg", "f-d.svg"]
    assert found.xhtml["f-a.png"].startswith('<img src="images/a.png" alt="A ')
    assert "&amp; b" in found.xhtml["f-a.png"]
    assert 'aria-labelledby="f-b.svg·title"' in found.xhtml["f-b.svg"]
    assert found.assets == (Asset("images/a.png", "image/png", b"pixels"),)
    (problem,) = found.problems
    assert problem.location == Location("handbook/figures/b.svg", 7)
    assert problem.message == "“Wide” does not fit its place in the figure (en)"


def test_covers_say_what_the_book_and_its_configuration_say_without_marks() -> None:
    texts = {"title": "A *b*", "subtitle": "C `d`", "edition_line": "E", "description": "F **g**"}
    page = typed(TitlePage, texts, location=Location("handbook/handbook.toml", 1))
    table = BookTable(
        name="n", identifier="urn:x", title="A", short_title="S", publisher="P", authors=("X", "Y"), license="L",
        license_url="U", date=dt.date(2026, 11, 23),
    )  # fmt: skip
    info = book_info(page, table, [context_of("de", "DE").edition], MD)
    assert (info.title, info.subtitle, info.edition_line, info.description) == ("A b", "C d", "E", "F g")
    assert (info.name, info.identifier, info.short_title, info.publisher) == ("n", "urn:x", "S", "P")
    assert book_info(page, replace(table, short_title="A"), [], MD).short_title == "A b"
    assert (info.authors, info.license_name, info.license_url) == (("X", "Y"), "L", "U")
    assert [edition.code for edition in info.languages] == ["de-DE"]


UNREVIEWED = "The translation is a draft: no specialist who is a native speaker has reviewed it yet."


def status(code: str, **changes: object) -> list[str]:
    context = replace(context_of(code, "DE"), **changes)  # type: ignore[arg-type]
    parsed = book(imprint="---\nkind: front\n---\n# Imprint")
    text, problems = assemble(parsed, context, handbook_theme())
    assert problems == ()
    country, *told = re.findall("<p[^>]*>(.*)</p>", text.parts[0].xhtml)
    others = [line for line in told if not line.startswith("Suggested citation: <cite>T</cite>. ")]
    assert len(others) == len(told) - 1
    assert country == "Country of this edition: Deutschland" if code == "de" else "Germany" in country
    return others


def test_an_imprint_says_whether_it_is_a_draft_translated_and_funded() -> None:
    edition = replace(context_of("de", "DE").edition, reviewed=True, isbn={"print": "978-3-16-148410-0"})
    assert status("de") == ["This edition is a draft.", UNREVIEWED]
    assert status("de", draft=False) == [UNREVIEWED]
    assert status("en") == ["This edition is a draft."]
    told = ["ISBN 978-3-16-148410-0", "Funded by all."]
    assert status("de", draft=False, funding="Funded by all.", edition=edition) == told
