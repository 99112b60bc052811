from __future__ import annotations

from gesim_build.formats.sections import unwrap_headless_sections
from gesim_build.formats.xhtml import parse, to_html


def test_only_sections_without_a_heading_become_divisions() -> None:
    root = parse(
        '<section><h1>x</h1><section class="national" id="n"><p>y</p></section><section><h2>z</h2></section></section>'
    )
    unwrap_headless_sections(root)
    assert to_html(root) == (
        '<section><h1>x</h1><div class="national" id="n"><p>y</p></div><section><h2>z</h2></section></section>'
    )
