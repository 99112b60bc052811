from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from gesim_build.cldr import own_name
from gesim_build.formats import RenderContext
from gesim_build.formats.html import render
from gesim_build.formats.look import Look
from gesim_build.theme import Theme
from tests.formats.sample import no_work, sample

PAGES = ("index", "before-you-start", "rights", "form-b", "contacts")


def page(bundles: Path, name: str, language: str = "de") -> str:
    return (bundles / language / "html" / f"{name}.html").read_text(encoding="utf-8")


def test_there_is_a_page_for_each_part_and_one_to_start_from(bundles: Path) -> None:
    assert {path.name for path in (bundles / "de/html").iterdir()} == {
        *(f"{name}.html" for name in PAGES),
        "book.css",
        "book.js",
        "icon.svg",
        "images",
        "~away.html",
        "search",
        "search.js",
    }
    assert {path.name for path in (bundles / "de/html/search").iterdir()} == {
        "index.js",
        *(f"{name}.js" for name in PAGES[1:]),
    }


def test_two_renderings_are_equal(theme: Theme) -> None:
    one, other = (list(render(RenderContext(sample(), Look(theme), no_work))) for _ in range(2))
    assert one == other


@pytest.mark.wcag("2.4.5")
@pytest.mark.parametrize("name", PAGES)
def test_every_local_link_leads_to_something(bundles: Path, name: str) -> None:
    for language in ("de", "el"):
        for target in re.findall(r'(?:href|src)="([^"]*)"', page(bundles, name, language)):
            if target.startswith(("https:", "tel:", "data:")) or target.endswith((".pdf", ".epub")):
                continue
            file, _, fragment = target.partition("#")
            path = (bundles / language / "html" / (file or f"{name}.html")).resolve()
            assert path.is_file(), target
            assert not fragment or f'id="{fragment}"' in path.read_text(encoding="utf-8"), target


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_and_equal_in_all_languages(bundles: Path, name: str) -> None:
    german, greek = (re.findall(r'\bid="([^"]*)"', page(bundles, name, language)) for language in ("de", "el"))
    assert german == greek
    assert [times for times in Counter(german).values() if times > 1] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_page_brings_style_or_code_of_its_own(bundles: Path, name: str) -> None:
    text = page(bundles, name)
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in text
    assert not re.search(r'<style|\bstyle="|\bon\w+="|<script(?! src="book\.js" defer></script>)', text)


@pytest.mark.wcag("3.1.1", "3.1.2")
def test_a_page_says_its_language_and_where_the_others_are(bundles: Path) -> None:
    text = page(bundles, "rights")
    assert '<html lang="de-DE">' in text
    assert '<link rel="alternate" hreflang="el" href="../../el/html/rights.html">' in text
    assert '<a href="../../el/html/rights.html" lang="el" hreflang="el">Ελληνικά</a>' in text
    assert '<a href="../../de/html/rights.html" lang="de" hreflang="de" aria-current="true">Deutsch</a>' in text


@pytest.mark.wcag("2.4.5")
def test_neighbours_follow_the_reading_order(bundles: Path) -> None:
    assert re.findall(r'<a class="pager-\w+" rel="(\w+)" href="([^"]*)"', page(bundles, "rights")) == [
        ("prev", "before-you-start.html"),
        ("next", "form-b.html"),
    ]
    assert 'rel="prev"' not in page(bundles, "before-you-start")
    assert 'rel="next"' not in page(bundles, "contacts")


def test_the_safety_notice_of_the_front_matter_is_on_the_start_page(bundles: Path) -> None:
    text = page(bundles, "index")
    assert "Wenn jemand jetzt in Gefahr ist" in text
    assert '<a class="xref" href="contacts.html">' in text
    assert text.index("box-safety") < text.index("start-contents")


def test_the_country_is_named_at_the_start_and_on_every_page(bundles: Path) -> None:
    assert page(bundles, "index").count("Country of this edition: Deutschland") == 2
    assert all("Country of this edition: Κύπρος" in page(bundles, name, "el") for name in PAGES)


def test_drafts_ask_not_to_be_indexed(bundles: Path) -> None:
    assert '<meta name="robots" content="noindex">' in page(bundles, "rights")


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "English"),
        ("de", "Deutsch"),
        ("el", "Ελληνικά"),
        ("it", "Italiano"),
        ("lv", "Latviešu"),
        ("lt", "Lietuvių"),
    ],
)
def test_languages_are_called_by_their_own_names(language: str, name: str) -> None:
    assert own_name(language) == name


def test_nothing_on_the_pages_moves(bundles: Path) -> None:
    """So nothing has to be stilled for those who ask for less motion (WCAG 2.2, 2.3.3)."""
    files = [path for path in (bundles / "de/html").iterdir() if path.suffix in (".css", ".js")]
    moving = re.compile(r"\b(?:transition|animation|scroll-behavior)\s*:|@keyframes|\"smooth\"|\.animate\(")
    assert [path.name for path in files if moving.search(path.read_text("utf-8"))] == []
