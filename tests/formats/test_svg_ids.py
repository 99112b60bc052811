from __future__ import annotations

from collections import Counter

from gesim_build.formats.svg_ids import make_svg_ids_unique
from gesim_build.markup.serialise import to_html
from gesim_build.markup.tree import SVG, parse

DRAWING = (
    f'<svg xmlns="{SVG}" aria-labelledby="{{0}}-title"><title id="{{0}}-title">T</title>'
    '<marker id="arrow"/><path marker-end="url(#arrow)"/><use href="#arrow"/></svg>'
)


def test_the_second_drawing_keeps_its_own_marker() -> None:
    root = parse(f"<section>{DRAWING.format('a')}{DRAWING.format('b')}</section>")
    make_svg_ids_unique(root)
    html = to_html(root)
    assert all(times == 1 for times in Counter(e.get("id") for e in root.iter() if e.get("id")).values())
    assert 'id="arrow·drawing·2"' in html
    assert 'marker-end="url(#arrow·drawing·2)"' in html
    assert 'href="#arrow·drawing·2"' in html
    assert html.count("url(#arrow)") == 1


def test_an_id_of_the_text_is_not_taken_by_a_drawing() -> None:
    root = parse(f'<section><p id="arrow">x</p>{DRAWING.format("a")}</section>')
    make_svg_ids_unique(root)
    assert '<p id="arrow">' in to_html(root)
    assert 'id="arrow·drawing·1"' in to_html(root)


def test_unique_ids_stay() -> None:
    before = f"<section>{DRAWING.format('a')}</section>"
    root = parse(before)
    make_svg_ids_unique(root)
    assert to_html(root) == to_html(parse(before))
