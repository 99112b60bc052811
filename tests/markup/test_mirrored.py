"""Style sheets for what is written from right to left."""

from __future__ import annotations

import pytest

from gesim_build.markup.mirrored import mirrored
from gesim_build.packaged import packaged_templates

CASES = {
    "ul { padding-left: 1.4em; }": "ul { padding-right: 1.4em; }",
    "a { border-left-width: 1px; left: 0 }": "a { border-right-width: 1px; right: 0 }",
    "a { border-top-left-radius: 1px }": "a { border-top-right-radius: 1px }",
    "a { text-align: left; float: right; clear: left !important }": (
        "a { text-align: right; float: left; clear: right !important }"
    ),
    "a { margin: 1px 2px 3px 4px; padding: 1px 2px 3px }": "a { margin: 1px 4px 3px 2px; padding: 1px 2px 3px }",
    "a { padding: 0 calc(1px + (2px * 3)) 1px var(--x) }": "a { padding: 0 var(--x) 1px calc(1px + (2px * 3)) }",
    "a { border-width: 0 0 1px 2px }": "a { border-width: 0 2px 1px 0 }",
    "a { border-radius: 1px 2px 3px 4px }": "a { border-radius: 2px 1px 4px 3px }",
    "a { background: linear-gradient(to right, red, blue) left / 1px 2px }": (
        "a { background: linear-gradient(to left, red, blue) right / 1px 2px }"
    ),
    "a { background: url(left.png) left; content: 'left { right: 0 }' }": (
        "a { background: url(left.png) right; content: 'left { right: 0 }' }"
    ),
    ".right, .align-left:hover { color: red }": ".right, .align-left:hover { color: red }",
    "@media (min-width: 1px) { .left { left: 0 } }": "@media (min-width: 1px) { .left { right: 0 } }",
    "a { --side: left; --bright: 1 } /* left: { right */": "a { --side: right; --bright: 1 } /* left: { right */",
    "a { break-before: right; copyright: left-over; upright: 1 }": (
        "a { break-before: left; copyright: left-over; upright: 1 }"
    ),
    "@page :left, spread:right { margin: 1px 2px 3px 4px; @bottom-left { left: 0 } @top-right-corner { } }": (
        "@page :right, spread:left { margin: 1px 4px 3px 2px; @bottom-right { right: 0 } @top-left-corner { } }"
    ),
    "@page { margin: 1px 2px 3px 4px; @footnote { margin-left: 0 } } .a:left { color: red }": (
        "@page { margin: 1px 4px 3px 2px; @footnote { margin-right: 0 } } .a:left { color: red }"
    ),
    "a { inset-inline-start: 0; margin: 0 1px; color: red }": "a { inset-inline-start: 0; margin: 0 1px; color: red }",
}


@pytest.mark.parametrize("css", CASES)
def test_left_becomes_right_and_nothing_else(css: str) -> None:
    assert mirrored(css) == CASES[css]


@pytest.mark.parametrize("css", CASES)
def test_a_mirror_in_a_mirror_shows_things_as_they_are(css: str) -> None:
    assert mirrored(mirrored(css)) == css


def test_so_it_is_with_every_style_sheet_of_the_theme() -> None:
    for path in packaged_templates().rglob("*.css"):
        css = path.read_text("utf-8")
        assert mirrored(mirrored(css)) == css
