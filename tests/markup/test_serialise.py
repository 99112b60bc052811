from __future__ import annotations

import pytest

from gesim_build.markup.serialise import to_html, to_xhtml
from gesim_build.markup.tree import SVG, parse

MIXED = (
    '<section id="a"><p>Eins<br/>&amp; „zwei“ &lt;</p><dd/><img src="x.png" alt="&quot;x&quot;"/>'
    f'<svg xmlns="{SVG}"><g class="fig"><path d="M0 0"/></g><text>Wort</text></svg><span> </span></section>'
)


def test_html_has_no_end_tag_for_void_elements_and_one_for_all_others() -> None:
    html = to_html(parse(MIXED))
    assert "<br>&amp; „zwei“ &lt;" in html
    assert "<dd></dd>" in html
    assert '<img src="x.png" alt="&quot;x&quot;">' in html
    assert '<svg><g class="fig"><path d="M0 0"></path></g>' in html


def test_xhtml_names_the_namespace_of_a_drawing_once_and_of_text_never() -> None:
    xhtml = to_xhtml(parse(MIXED))
    assert xhtml.count("xmlns=") == 1
    assert '<path d="M0 0"/>' in xhtml
    assert "<br/>" in xhtml
    assert "<dd></dd>" in xhtml


@pytest.mark.parametrize("declared", ["", ' xmlns="http://www.w3.org/1999/xhtml"'])
def test_a_part_may_declare_its_namespace_or_not(declared: str) -> None:
    assert to_xhtml(parse(f"<section{declared}><p>x</p></section>")) == "<section><p>x</p></section>"


def test_xhtml_is_read_back_as_it_was_written() -> None:
    once = to_xhtml(parse(MIXED))
    assert to_xhtml(parse(once)) == once


def test_comments_are_dropped_and_the_text_around_them_is_kept() -> None:
    assert to_html(parse("<p>a<!-- for translators -->b</p>")) == "<p>ab</p>"
