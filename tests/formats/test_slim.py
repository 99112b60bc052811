"""The book as one page without what nobody sees: it reads, looks and links as before."""

from __future__ import annotations

from gesim_build.formats.slim import drop_spaces, drop_unused_classes, drop_unused_ids, share_icons
from gesim_build.markup.serialise import to_html
from gesim_build.markup.tree import parse

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="icon" viewBox="0 0 24 24" width="24" aria-hidden="true" '
    'stroke="currentColor"><path d="{}"/></svg>'
)


def test_an_icon_that_comes_again_is_a_copy_and_another_is_not() -> None:
    root = parse(f"<div>{ICON.format('M1 1')}a{ICON.format('M2 2')}b{ICON.format('M1 1')}c</div>")
    share_icons(root)
    head = '<svg class="icon" viewBox="0 0 24 24"'
    first, other = (
        f'{head} width="24" aria-hidden="true"><g id="icon·shape·{number}" stroke="currentColor">'
        f'<path d="M{number} {number}"></path></g></svg>'
        for number in (1, 2)
    )
    copy = f'{head} aria-hidden="true"><use href="#icon·shape·1"></use></svg>'
    assert to_html(root) == f"<div>{first}a{other}b{copy}c</div>"


def test_an_icon_of_a_project_keeps_what_it_is_called_and_how_it_lies_in_its_place() -> None:
    said = 'class="icon" viewBox="0 0 24 12" preserveAspectRatio="xMinYMin" role="img" aria-label="Tip"'
    icon = f'<svg xmlns="http://www.w3.org/2000/svg" id="layer" {said} fill="none"><path d="M1 1"/></svg>'
    root = parse(f"<div>{icon}{icon}</div>")
    share_icons(root)
    assert to_html(root) == (
        f'<div><svg id="layer" {said}><g id="icon·shape·1" fill="none"><path d="M1 1"></path></g></svg>'
        f'<svg {said}><use href="#icon·shape·1"></use></svg></div>'
    )


def test_ids_stay_that_something_leads_to_or_a_reader_may_link_to() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path id="arrow"/></svg>'
    root = parse(
        '<div><section id="rights"><h2 id="ask">A</h2><h3 id="rights~notes">N</h3><p id="seen" aria-labelledby="named">'
        f'<a href="#noted">n</a></p><p id="named"/><p id="noted"/>'
        '<p id="more" aria-details="noted"/><p aria-owns="own more"/><p id="own"/>'
        f'<p id="told"/><p id="no"/>{drawing}</section></div>'
    )
    drop_unused_ids(root, f'<nav><a class="a" href="#told">t</a></nav>{to_html(root)}')
    left = [element.get("id") for element in root.iter() if element.get("id")]
    assert left == ["rights", "ask", "named", "noted", "more", "own", "told", "arrow"]


def test_classes_stay_that_are_used_or_that_inspections_look_for() -> None:
    root = parse('<p class="seen unseen xref"><b class="unseen">b</b></p>')
    drop_unused_classes(root, {"seen"})
    assert to_html(root) == '<p class="seen xref"><b>b</b></p>'


def test_spaces_go_only_where_no_text_can_be() -> None:
    root = parse("<div>\n<ul>\n<li>a <b>b</b> c</li>\n<li>d</li>\n</ul>\n<p> e </p>\n</div>")
    drop_spaces(root)
    assert to_html(root) == "<div>\n<ul><li>a <b>b</b> c</li><li>d</li></ul>\n<p> e </p>\n</div>"
