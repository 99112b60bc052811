"""Where the print style sheets put captions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from gesim_build.formats.pdf.fetcher import AssetFetcher
from gesim_build.formats.pdf.flaws.texts import children
from gesim_build.formats.pdf.fragment import _laid_out
from gesim_build.formats.pdf.job import Job
from gesim_build.formats.pdf.stylesheet import ACCENT, PLAIN, geometry, stylesheet
from tests.formats.pdf.sample import theme

FIGURE = (
    '<figure class="figure" id="f"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"/>'
    '<figcaption><span class="label">Figure 1</span> What is seen on it, in several lines.</figcaption></figure>'
)


def pages_of(text: str) -> list[Any]:
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml" class="part chapter">{text}</section>'
    job = Job("test", "", "de", xhtml, (stylesheet(theme(), (*PLAIN, *ACCENT)),), page=geometry(theme()))
    return _laid_out(job, "", AssetFetcher(())).pages


@pytest.mark.parametrize("blank", [0, 1])
def test_a_figure_begins_beside_its_caption_on_both_sides_of_the_sheet(blank: int) -> None:
    """The widths of left-hand and right-hand pages are the same, but not the sums that lead to them."""
    before = '<p style="break-after: page">Text</p>' * blank
    (caption, drawing) = (_first(pages_of(before + FIGURE)[blank], tag) for tag in ("figcaption", "svg"))
    assert drawing.position_y == pytest.approx(caption.position_y, abs=0.1)
    assert drawing.width == pytest.approx(122 / 25.4 * 96, abs=0.1)


def _first(box: Any, tag: str) -> Any:
    return next(found for found in _boxes(box) if (found.element_tag or "").endswith(tag))


def _boxes(box: Any) -> Iterator[Any]:
    yield box
    if hasattr(box, "children"):
        for child in children(box):
            yield from _boxes(child)
