"""Figures: what may not stand in an SVG."""

from __future__ import annotations

import pytest

from gesim_build.model import Source
from gesim_build.svg import check_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1">'


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<image href="https://example.org/a.png"/>',
        '<a xlink:href="https://example.org"><text>x</text></a>',
        '<use xlink:href="../../etc/passwd"/>',
        '<rect fill="url(https://example.org/x.svg#a)"/>',
        "<style>@import url(https://example.org/x.css)</style>",
        '<rect style="fill:red"/>',
        "<foreignObject/>",
        '<?xml-stylesheet href="x.css"?>',
    ],
)
def test_scripts_styles_and_links_are_refused(body: str) -> None:
    problems = check_svg(Source("handbook/figures/a.svg", f"{HEAD}\n{body}\n</svg>"))
    assert {p.code for p in problems} == {"unsafe-svg"}
    assert all(p.location.line == 2 and p.hint for p in problems)


def test_entities_are_refused() -> None:
    text = f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n{HEAD}<text>&x;</text></svg>'
    assert "unsafe-svg" in {p.code for p in check_svg(Source("a.svg", text))}


def test_broken_xml_is_told_with_its_line() -> None:
    (problem,) = check_svg(Source("a.svg", f"{HEAD}\n<text>\n</svg>"))
    assert (problem.code, problem.location.line) == ("bad-svg", 3)


def test_a_plain_drawing_passes() -> None:
    assert (
        check_svg(Source("a.svg", f'{HEAD}<g><text x="1" data-width="9">Word</text><path d="M0 0"/></g></svg>')) == ()
    )
