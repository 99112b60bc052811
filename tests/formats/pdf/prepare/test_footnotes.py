"""Endnotes become footnotes at their first reference."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

import pytest

from gesim_build.formats.pdf.prepare.footnotes import (
    blocks_of_notes,
    keep_endnotes,
    keep_whole,
    move_footnotes,
    without_notes,
)
from gesim_build.markup.tree import parse_bare

NOTES = (
    '<section class="footnotes"><h2>Notes</h2><ol><li id="fn-1"><p>One <em>note</em>. '
    '<a class="footnote-back" href="#r1">↩</a></p></li><li id="fn-2"><p>First.</p><p>Second.</p></li></ol></section>'
)


def moved(text: str) -> str:
    section = parse_bare(f'<section xmlns="http://www.w3.org/1999/xhtml">{text}{NOTES}</section>')
    move_footnotes(section)
    return tostring(section, encoding="unicode")


def reference(number: int) -> str:
    return f'<a class="footnote-ref" id="r{number}" href="#fn-{number}">{number}</a>'


def test_the_note_stands_in_its_reference_without_the_way_back() -> None:
    assert moved(f"<p>Text.{reference(1)} More.</p>") == (
        '<section><p>Text.<a class="footnote-ref" id="r1" href="#fn-1" data-number="1">'
        '<span class="footnote" id="fn-1" data-number="1"><span>One <em>note</em>.</span></span></a>'
        " More.</p></section>"
    )


def test_further_paragraphs_of_a_note_are_marked() -> None:
    assert '<span>First.</span><span class="footnote-paragraph">Second.</span>' in moved(f"<p>{reference(2)}</p>")


def test_a_note_may_hold_blocks_of_all_kinds_and_end_with_any() -> None:
    item = '<li><p>a</p>\n<ul>\n<li>b</li>\n</ul>\n<pre><code>c\n\n</code></pre> <a class="footnote-back">x</a></li>'
    notes = NOTES.replace("<li id=", item.replace("<li>", '<li id="fn-3">', 1) + "<li id=", 1)
    section = parse_bare(f'<section xmlns="http://www.w3.org/1999/xhtml"><p>{reference(3)}</p>{notes}</section>')
    move_footnotes(section)
    assert ("<span>a</span><ul><li>b</li></ul><pre><code>c\n\n</code></pre></span></a></p></section>") in tostring(
        section, encoding="unicode"
    )


@pytest.mark.parametrize(
    ("blocks", "classes"),
    [("<p>a</p><ul><li>b</li></ul>", "footnote"), ("<ul><li>b</li></ul><p>a</p>", "footnote of-blocks"),
     ("<pre>c</pre>", "footnote of-blocks"), ("<blockquote><p>d</p></blockquote>", "footnote of-blocks")],
)  # fmt: skip
def test_a_note_that_begins_with_another_block_than_a_paragraph_is_marked(blocks: str, classes: str) -> None:
    notes = f'<section class="footnotes"><ol><li id="fn-1">{blocks}</li></ol></section>'
    section = parse_bare(f'<section xmlns="http://www.w3.org/1999/xhtml"><p>{reference(1)}</p>{notes}</section>')
    move_footnotes(section)
    assert [element.get("class") for element in section.iter("span") if element.get("id")] == [classes]


def test_the_text_of_an_element_is_told_without_its_notes() -> None:
    cell = parse_bare(f"<td>One{reference(1)}<em> two{reference(2)}</em>\n three{NOTES}</td>")
    move_footnotes(cell)
    assert without_notes(cell) == "One two three"


def test_where_a_page_has_no_foot_notes_stay_at_the_end_with_their_numbers() -> None:
    notes = NOTES.replace("<p>Second.</p>", "<ol><li>Second.</li></ol>")
    section = parse_bare(f'<section xmlns="http://www.w3.org/1999/xhtml"><p>{reference(1)}</p>{notes}</section>')
    keep_endnotes(section)
    assert tostring(section, encoding="unicode") == (
        f'<section><p>{reference(1)}</p><section class="footnotes"><h2>Notes</h2><div>'
        '<div id="fn-1" class="endnote"><span class="endnote-number">1</span><p>One <em>note</em>.</p></div>'
        '<div id="fn-2" class="endnote"><span class="endnote-number">2</span><p>First.</p>'
        "<ol><li>Second.</li></ol></div></div></section></section>"
    )


def test_a_second_reference_stays_a_link() -> None:
    result = moved(f"<p>{reference(1)}</p><p>{reference(1)}</p>")
    assert result.count('class="footnote"') == 1
    assert result.endswith('data-number="1">1</a></p></section>')


def test_the_section_of_notes_is_gone() -> None:
    assert "Notes" not in moved("<p>Text.</p>")


def test_the_block_of_a_lost_footnote_is_kept_whole_the_next_time() -> None:
    text = (
        '<body><p>One.</p><ul><li>Two.<a class="footnote-ref"><span class="footnote" id="fn-1">a</span></a></li></ul>'
        '<p class="x">Three.<a class="footnote-ref"><span class="footnote" id="fn-2">b</span></a></p></body>'
    )
    root = fromstring(text)
    assert blocks_of_notes(root, []) == frozenset()
    assert blocks_of_notes(root, ["other"]) == frozenset()
    lost = blocks_of_notes(root, ["fn-1", "fn-2"])
    whole = [element for element in keep_whole(fromstring(text), lost).iter() if "whole" in element.get("class", "")]
    assert [(element.tag, element.get("class")) for element in whole] == [("li", "whole"), ("p", "x whole")]
