from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from gesim_build.formats.epub.cover import LETTER, MEASURE, SUBTITLE_CHARACTERS, TITLE_SIZE, cover_lines
from gesim_build.formats.epub.drawn import draw_by_attributes, rules_of
from gesim_build.markup.tree import SVG
from tests.formats.sample import sample


def test_every_link_leads_to_something(files: dict[str, str]) -> None:
    for name, text in files.items():
        if not name.endswith(".xhtml"):
            continue
        for target in re.findall(r'<a [^>]*href="([^"]*)"', text):
            if target.startswith(("https:", "tel:")):
                continue
            file, _, fragment = target.partition("#")
            reached = f"{name.rpartition('/')[0]}/{file}" if file else name
            assert reached in files, target
            assert not fragment or f'id="{fragment}"' in files[reached], target


def test_documents_are_well_formed_and_their_ids_unique(files: dict[str, str]) -> None:
    for name, text in files.items():
        if name.endswith((".xhtml", ".svg", ".opf", ".xml")):
            ids = [element.get("id") for element in ElementTree.fromstring(text).iter() if element.get("id")]
            assert len(ids) == len(set(ids)), name


@pytest.mark.wcag("3.1.1", "3.1.2")
def test_languages_are_said_for_html_and_for_xml(files: dict[str, str]) -> None:
    chapter = files["EPUB/text/rights.xhtml"]
    assert '<span lang="en" xml:lang="en">recovery and reflection period</span>' in chapter
    assert re.search(r'<html [^>]*lang="(\w\w-\w\w)" xml:lang="\1">', chapter)


@pytest.mark.wcag("1.3.1")
def test_parts_and_notes_say_what_they_are(files: dict[str, str]) -> None:
    chapter = files["EPUB/text/rights.xhtml"]
    assert re.search(r'<section class="part chapter pillar-legal"[^>]*epub:type="chapter" role="doc-chapter"', chapter)
    assert 'role="doc-noteref" epub:type="noteref"' in chapter
    assert 'role="doc-endnotes" aria-labelledby="rights-notes" epub:type="endnotes"' in chapter
    assert '<body epub:type="frontmatter">' in files["EPUB/text/before-you-start.xhtml"]


@pytest.mark.wcag("1.3.1")
def test_a_glossary_is_one_to_screen_readers_too(files: dict[str, str]) -> None:
    annex = files["EPUB/text/contacts.xhtml"]
    (heading,) = re.findall(
        r'<div epub:type="glossary" role="doc-glossary" aria-labelledby="([^"]+)"><dl class="glossary"><div><dt', annex
    )
    assert re.search(rf'<h2 id="{heading}">[^<]+</h2><div epub:type', annex)


def test_the_title_page_leads_to_the_safety_notice(files: dict[str, str]) -> None:
    title = files["EPUB/title.xhtml"]
    assert re.search(r'<p class="title-safety">[^<]*112[^<]*</p>', title)
    assert title.index("title-safety") < title.index("edition-line")


@pytest.mark.wcag("2.4.1", "2.4.5")
def test_the_contents_are_nested_and_numbered(files: dict[str, str]) -> None:
    nav = files["EPUB/nav.xhtml"]
    assert '<li><a href="text/rights.xhtml#period"><span class="number">1.1</span> ' in nav
    assert '<a epub:type="glossary" href="text/contacts.xhtml">' in nav
    assert '<a epub:type="bodymatter" href="text/rights.xhtml">' in nav


def test_the_cover_breaks_lines_but_no_words() -> None:
    book = sample("de").book
    lines = cover_lines(book)
    assert " ".join(lines["title_lines"]) == book.title
    assert " ".join(lines["subtitle_lines"]) == book.subtitle
    assert max(map(len, lines["subtitle_lines"])) <= SUBTITLE_CHARACTERS


def test_a_title_with_a_long_word_is_set_smaller() -> None:
    book = sample("de").book
    long, short = cover_lines(book), cover_lines(replace(book, title="Kurz"))
    assert len("Geschlechtsspezifisches") * LETTER * long["title_size"] <= MEASURE
    assert short["title_size"] == TITLE_SIZE


def test_each_note_can_be_shown_beside_its_text(files: dict[str, str]) -> None:
    chapter = files["EPUB/text/rights.xhtml"]
    notes = re.findall(r'<li><aside id="([^"]+)" epub:type="footnote" role="doc-footnote">', chapter)
    assert notes
    assert {f'href="#{note}"' for note in notes} <= set(re.findall(r'href="#[^"]+"', chapter))


def test_drawings_keep_colours_and_sizes_without_a_style_sheet(files: dict[str, str]) -> None:
    drawings = [
        drawing
        for name, text in files.items()
        if name.endswith(".xhtml") and name != "EPUB/cover.xhtml"
        for drawing in ElementTree.fromstring(text).iter(f"{{{SVG}}}svg")
    ]
    assert len(drawings) > 2
    for drawing in drawings:
        assert {"width", "height"} <= drawing.attrib.keys() or drawing.get("class") == "motif"
        for element in drawing.iter():
            if any(word.startswith(("fig-", "motif-")) for word in element.get("class", "").split()):
                assert {"fill", "stroke"} & element.attrib.keys(), ElementTree.tostring(element)
                assert not any("var(" in value for value in element.attrib.values())


def test_a_class_wins_over_one_before_it_in_the_style_sheet() -> None:
    rules = rules_of(".a, .b { fill: none; stroke-width: 0.75 } /* c */ .b { fill: #123 } .a .c { fill: #999 }")
    drawing = ElementTree.fromstring(f'<svg xmlns="{SVG}" viewBox="0 0 46 20"><g class="b a" fill="#000"/></svg>')
    draw_by_attributes(drawing, rules)
    assert drawing[0].attrib == {"class": "b a", "fill": "#123", "stroke-width": "0.75"}
    assert (drawing.get("width"), drawing.get("height")) == ("46", "20")


def test_old_readers_find_the_contents_too(files: dict[str, str]) -> None:
    ncx = ElementTree.fromstring(files["EPUB/toc.ncx"])
    point = "{http://www.daisy.org/z3986/2005/ncx/}navPoint"
    links = [str(element.get("src")) for element in ncx.iter() if element.tag.endswith("content")]
    assert "text/rights.xhtml#period" in links
    assert len(links) == len({*links}) == sum(1 for _ in ncx.iter(point))
    assert 'spine toc="f-toc.ncx"' in files["EPUB/package.opf"]
