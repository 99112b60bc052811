from __future__ import annotations

import pytest

from gesim_build.formats.html.pages import add_scroll_regions
from gesim_build.markup.serialise import to_html
from gesim_build.markup.tree import parse


def with_regions(html: str) -> str:
    root = parse(html)
    add_scroll_regions(root)
    return to_html(root)


@pytest.mark.wcag("1.4.10", "2.1.1")
def test_a_table_scrolls_in_a_region_named_by_its_caption() -> None:
    html = with_regions('<section><div class="table" id="t"><table><caption>C</caption></table></div></section>')
    assert '<div class="scroll" tabindex="0" role="region" aria-labelledby="t~caption"><table>' in html
    assert '<caption id="t~caption">C</caption>' in html


def test_a_table_without_caption_is_named_by_the_heading_above_it() -> None:
    html = with_regions('<section><h2 id="h">H</h2><div class="table" id="t"><table></table></div></section>')
    assert 'aria-labelledby="h"><table>' in html


def test_a_drawing_of_a_figure_scrolls_and_an_icon_does_not() -> None:
    figure = '<figure id="f"><svg xmlns="http://www.w3.org/2000/svg"/>\n<figcaption>C</figcaption></figure>'
    html = with_regions(f'<section>{figure}<p><svg xmlns="http://www.w3.org/2000/svg"/></p></section>')
    assert html.count('class="scroll"') == 1
    assert 'role="group" aria-labelledby="f~caption"><svg></svg></div>\n<figcaption id="f~caption">' in html


def test_a_grid_of_a_form_is_no_second_region_of_the_same_name() -> None:
    html = with_regions('<section><h2 id="h">H</h2><div><table class="grid"></table></div></section>')
    assert '<div class="scroll" tabindex="0" role="group" aria-labelledby="h"><table class="grid">' in html
