from __future__ import annotations

import io
import zipfile

import pytest
from lxml import html as html_parser

from gesim_build.formats.epub import COVER_PICTURE, FOLDER
from gesim_build.languages import load
from gesim_build.release.manifest import ReleasedFile, ReviewedChapter
from gesim_build.release.merge import merged
from gesim_build.release.page import PageLanguage, landing_pages
from gesim_build.release.web import COVERS, FirstPage, cover_of, first_page
from gesim_build.safety.findings import unsafe_text
from tests.release.samples import ENGLISH, GERMAN, edition, manifest
from tests.vocabulary import handbook_theme

STRINGS = {"Available in:": "Verfügbar in:", "Pages:": "Seiten:"}


def pages() -> dict[str, str]:
    both = merged({"a": ENGLISH, "b": GERMAN}, ["en", "de"])
    page_languages = {"en": PageLanguage(load("en"), {}), "de": PageLanguage(load("de"), STRINGS)}
    return dict(landing_pages(both, "Tiny", page_languages, handbook_theme()))


def text(name: str) -> str:
    return " ".join(html_parser.fromstring(pages()[name]).xpath("string(//main)").split())


def link_names(page: str) -> list[str]:
    """What the links to files are called: their text."""
    return [
        " ".join(link.text_content().split()) for link in html_parser.fromstring(page).xpath("//ul[@class='files']//a")
    ]


def test_there_is_a_page_for_each_language_and_the_first_is_the_index() -> None:
    assert list(pages()) == ["index.html", "index-de.html"]


@pytest.mark.wcag("2.4.4")
def test_a_page_names_its_files_with_format_size_and_pages() -> None:
    assert "PDF · 341 kB · Pages: 40" in text("index.html")
    assert "PDF · 341 kB · Seiten: 40" in text("index-de.html")
    assert html_parser.fromstring(pages()["index-de.html"]).xpath("//ul[@class='files']//@href") == [
        "tiny-de-DE-2026-01-01.pdf"
    ]


@pytest.mark.wcag("2.4.4")
def test_two_files_of_one_form_have_links_with_names_of_their_own() -> None:
    forms = tuple(
        ReleasedFile(f"a-{use}.pdf", "forms", f"forms/a-{use}.pdf", "application/pdf", "Form A", 1, 9_000, "0" * 64)
        for use in ("print", "fill")
    )
    page_languages = {"en": PageLanguage(load("en"), {})}
    theme = handbook_theme()
    [(_, page)] = landing_pages(manifest(edition("en", "IE", files=forms)), "Tiny", page_languages, theme)
    assert link_names(page) == [
        "Form A PDF to print · 9 kB · Pages: 1",
        "Form A PDF to fill in on screen · 9 kB · Pages: 1",
    ]


def test_every_page_leads_to_the_other_languages() -> None:
    for page in pages().values():
        links = html_parser.fromstring(page).xpath("//nav//a")
        assert [(a.get("href"), a.get("lang"), a.text) for a in links] == [
            ("index.html", "en-IE", "English"),
            ("index-de.html", "de-DE", "Deutsch"),
        ]


def test_a_discreet_edition_leads_only_to_others_that_are() -> None:
    quiet = ReleasedFile("notes.epub", "epub", "notes.epub", "application/epub+zip", "", 0, 9, "0" * 64)
    both = manifest(
        edition("en", "IE", discreet=True),
        edition("en", "IE", publication="open"),
        edition("en", "IE", publication="quiet", discreet=True, files=(quiet,)),
        edition("de", "DE"),
        edition("lv", "LV", discreet=True),
    )
    words = {code: PageLanguage(load(code), {}) for code in ("en", "de", "lv")}
    made = dict(landing_pages(both, "Tiny", words, handbook_theme()))

    def links(name: str, path: str) -> list[str]:
        return [str(href) for href in html_parser.fromstring(made[name]).xpath(f"{path}/@href")]

    alternates = {name: links(name, "//link[@rel='alternate']") for name in made}
    assert alternates["index.html"] == ["index-lv.html"]
    assert links("index.html", "//nav//a") == ["index.html", "index-lv.html"]
    assert links("index.html", "//ul[@class='files']//a") == ["tiny-en-IE-2026-01-01.pdf", "notes.epub"]
    assert alternates["index-de.html"] == ["index.html", "index-lv.html"]
    assert alternates["index-lv.html"] == ["index.html"]


def test_a_page_says_where_it_and_its_picture_are_if_that_is_known() -> None:
    both = manifest(edition("en", "IE"), edition("de", "DE", discreet=True))
    words = {code: PageLanguage(load(code), {}) for code in ("en", "de")}
    firsts = {code: FirstPage(cover=f"tiny-{code}-cover.jpg") for code in words}

    def told(download: str, first_pages: dict[str, FirstPage] = firsts) -> list[list[str]]:
        made = landing_pages(both, "Tiny", words, handbook_theme(), {}, first_pages, download)
        tags = '//meta[@property="og:url" or @property="og:image"]/@content'
        assert [fault for name, page in made for fault in unsafe_text(page, "release", name)] == []
        made = landing_pages(both, "Tiny", words, handbook_theme(), {}, first_pages, download)
        return [list(map(str, html_parser.fromstring(page).xpath(tags))) for _, page in made]

    place = "https://example.org/books/"
    # A discreet edition does not say where it is from.
    assert told(place) == [[f"{place}index.html", f"{place}tiny-en-cover.jpg"], []]
    assert told(place, {"en": FirstPage(cover="tiny-en-cover.svg")}) == [[f"{place}index.html"], []]
    assert told("") == [[], []]


def test_a_draft_translation_says_so() -> None:
    assert "The translation is a draft" in text("index-de.html")
    assert "The translation is a draft" not in text("index.html")


def test_a_page_asks_nothing_of_any_network() -> None:
    for page in pages().values():
        assert (
            html_parser.fromstring(page).xpath(
                "//script[not(@src='leave.js')] | //img | //link[@rel='stylesheet'] | //iframe"
            )
            == []
        )
        assert "default-src 'none'" in page


def test_a_page_names_the_chapters_that_are_signed() -> None:
    """By kind of sign-off, and only those that are signed in whole."""
    review = (
        ReviewedChapter("Rechte", "a.md", "translation", 3, 3),
        ReviewedChapter("Rechte", "a.md", "legal", 3, 3),
        ReviewedChapter("Hilfe", "b.md", "translation", 3, 2),
        ReviewedChapter("Templates", "", "translation", 1, 1),
    )
    page_languages = {"de": PageLanguage(load("de"), {})}

    def shown(*, reviewed: bool) -> str:
        signed = edition("de", "DE", reviewed=reviewed, review=review)
        [(_, page)] = landing_pages(manifest(signed), "Tiny", page_languages, handbook_theme())
        return " ".join(html_parser.fromstring(page).xpath("string(//main)").split())

    partly = "these chapters of the translation; the rest is a draft: Rechte Reviewed by a lawyer: Rechte To read"
    assert partly in shown(reviewed=False)
    assert "Specialists have reviewed the whole translation." in shown(reviewed=True)


def test_between_the_chapters_that_are_signed_is_the_semicolon_of_the_language() -> None:
    review = tuple(ReviewedChapter(title, f"{title}.md", "translation", 1, 1) for title in ("Δικαιώματα", "Βοήθεια"))
    for language, between in (("el", "· "), ("fr", "\u202f; ")):
        signed = manifest(edition(language, "IE", review=review))
        [(_, page)] = landing_pages(signed, "Tiny", {language: PageLanguage(load(language), {})}, handbook_theme())
        assert f"Δικαιώματα{between}Βοήθεια" in page


def test_a_page_says_what_the_first_of_the_web_pages_says() -> None:
    own = ReleasedFile("de/html/index.html", "html", "html/index.html", "text/html", "", 0, 9, "0" * 64)
    one = edition("de", "DE", files=(own,))
    web = (
        b'<meta name="description" content="F&#252;r Beraterinnen &amp; Berater">'
        b'<div class="start-safety"><aside class="box" id="safe" role="region"><p id="p"><img src="phone.png" alt="">'
        b'<a href="contacts.html#a">x</a><a href="#b">y</a>'
        b'<a href="tel:112">112</a></p></aside></div><ul class="calls"><li><a href="tel:112">112</a></li></ul>'
    )
    pages = landing_pages(
        manifest(one), "Tiny", {"de": PageLanguage(load("de"), {})}, handbook_theme(), {},
        {"de": first_page(one, {own.name: web})},
    )  # fmt: skip
    [(_, page)] = pages
    tree = html_parser.fromstring(page)
    said = "F\u00fcr Beraterinnen & Berater"
    assert tree.xpath("//meta[@property='og:description']/@content") == [said]
    assert tree.xpath("string(//p[@class='description'])") == said
    assert tree.xpath("//aside//@href") == ["de/html/contacts.html#a", "de/html/index.html#b", "tel:112"]
    assert tree.xpath("//aside//@src") == ["de/html/phone.png"]
    assert (tree.xpath("//aside/@role"), tree.xpath("//aside/descendant-or-self::*/@id")) == (["note"], [])
    assert tree.xpath("//ul[@class='calls']//@href") == ["tel:112"]
    assert tree.xpath("//ul[@class='files']//@href") == [own.name]
    assert list(unsafe_text(page, "release", "index.html")) == []


@pytest.mark.parametrize("cover", COVERS)
def test_the_cover_is_that_of_the_epub_and_no_figure_of_its_name(cover: str) -> None:
    assert COVERS[0] == FOLDER + COVER_PICTURE
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("EPUB/images/cover.jpg", cover, "EPUB/text/cover.svg"):
            archive.writestr(name, name)
    book = ReleasedFile("t.epub", "epub", "t.epub", "application/epub+zip", "", 0, 9, "0" * 64)
    own = cover.rpartition("/")[2]
    one = edition("de", "DE", files=(book,))
    assert [*cover_of(one, {"t.epub": packed.getvalue()})] == [(f"t-{own}", cover.encode())]
