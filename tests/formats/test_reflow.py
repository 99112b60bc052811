"""What is done to a part where it is shown without pages."""

from __future__ import annotations

import pytest

from gesim_build.formats.links import addresses
from gesim_build.formats.reflow import finish_boxes, free_empty_corners, reflowing, unwrap_headless_sections
from gesim_build.markup.serialise import to_html
from gesim_build.markup.tree import parse
from gesim_build.theme import Theme


def test_only_sections_without_a_heading_become_divisions() -> None:
    root = parse(
        '<section><h1>x</h1><section class="national" id="n"><p>y</p></section><section><h2>z</h2></section></section>'
    )
    unwrap_headless_sections(root)
    assert to_html(root) == (
        '<section><h1>x</h1><div class="national" id="n"><p>y</p></div><section><h2>z</h2></section></section>'
    )


def test_the_heading_of_a_section_within_is_not_its_own() -> None:
    inner = "<section><h2>z</h2></section>"
    root = parse(f'<section><header><h1>x</h1></header><section class="national"><p>y</p>{inner}</section></section>')
    unwrap_headless_sections(root)
    assert to_html(root) == (
        f'<section><header><h1>x</h1></header><div class="national"><p>y</p>{inner}</div></section>'
    )


@pytest.mark.wcag("1.3.1")
def test_only_a_header_without_text_becomes_a_cell() -> None:
    root = parse(
        '<table><tr><th scope="col"> </th><th scope="col">A</th></tr><tr><th scope="row"><em>B</em></th></tr></table>'
    )
    free_empty_corners(root)
    assert to_html(root) == (
        '<table><tr><td> </td><th scope="col">A</th></tr><tr><th scope="row"><em>B</em></th></tr></table>'
    )


ICONS = {"safety.svg": b'<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true"/>'}


def finished(kind: str) -> str:
    root = parse(
        f'<section><aside class="box box-{kind}"><p class="box-label"><span>L</span></p><p>t</p></aside></section>'
    )
    finish_boxes(root, ICONS)
    return to_html(root)


def test_the_icon_stands_before_the_label_and_the_box_is_no_landmark() -> None:
    assert finished("safety") == (
        '<section><aside class="box box-safety" role="note"><p class="box-label"><svg aria-hidden="true"></svg>'
        "<span>L</span></p><p>t</p></aside></section>"
    )


def test_a_kind_without_icon_keeps_its_label() -> None:
    assert '<p class="box-label"><span>L</span></p>' in finished("unheard-of")


@pytest.mark.wcag("1.3.1")
def test_a_box_with_a_title_is_a_region_named_by_kind_and_title_unless_another_is_called_so() -> None:
    box = '<aside class="box box-x"><p class="box-label">Safety</p>{}<p>t</p></aside>'
    titles = ("", '<p class="box-title">Doors</p>', '<p class="box-title">Phones</p>', '<p class="box-title">Doors</p>')
    root = parse(f"<section>{''.join(box.format(title) for title in titles)}</section>")
    finish_boxes(root, {})
    assert [child.get("role") for child in root] == ["note", "region", "region", "note"]


def test_an_icon_with_ids_may_come_again() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" id="layer"><g id="g"/><path fill="url(#g)"/></svg>'
    box = '<aside class="box box-safety"><p class="box-label">L</p></aside>'
    theme = Theme({"shared/icons/safety.svg": drawing})
    root = reflowing(f"<section><h1>x</h1>{box}{box}</section>", theme, addresses({}, ""), "en", "")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 4
    assert f'fill="url(#{ids[3]})"' in to_html(root)
