from __future__ import annotations

from gesim_build.formats.tables import free_empty_corners
from gesim_build.formats.xhtml import parse, to_html


def test_only_a_header_without_text_becomes_a_cell() -> None:
    root = parse(
        '<table><tr><th scope="col"> </th><th scope="col">A</th></tr><tr><th scope="row"><em>B</em></th></tr></table>'
    )
    free_empty_corners(root)
    assert to_html(root) == (
        '<table><tr><td> </td><th scope="col">A</th></tr><tr><th scope="row"><em>B</em></th></tr></table>'
    )
