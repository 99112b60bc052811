"""Pages that are not full, and last pages of a few lines, are found in running text that was fitted."""

from __future__ import annotations

import pytest

from gesim_build.formats.pdf.plan.job import Job, LayoutProblem
from gesim_build.formats.pdf.weasy.fragment import lay_out
from tests.formats.pdf.weasy.layout_lint.laid import CSS, LINE

# A page holds eight lines.
WHOLE = '<div style="break-inside: avoid">{}</div>'
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 9"><rect width="9" height="9"/></svg>'
SAME = ("p { color: black }",)
WORD = '<span xmlns="http://www.w3.org/1999/xhtml">continued</span>'


def problems(inner: str, *, continued: str = WORD, variants: tuple[str, ...] = SAME) -> tuple[LayoutProblem, ...]:
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml" id="top">{inner}</section>'
    job = Job("test", "test.md", "en", xhtml, (CSS,), spacing_variants=variants, continued=continued)
    return lay_out(job).problems


@pytest.mark.parametrize(
    ("inner", "found"),
    [
        (LINE * 3 + WHOLE.format(LINE * 6), [("page-with-hole", 0, 37.0)]),
        (LINE * 5 + WHOLE.format(LINE * 6), []),
        (LINE * 8 + WHOLE.format(LINE * 6), []),
        (LINE * 3, []),
        (LINE * 12, [("short-last-page", 1, 4.0)]),
        (LINE * 13, []),
        (LINE * 8 + PICTURE, []),
        (LINE * 8 + f"<table><tbody><tr><td>{LINE * 4}</td><td>{LINE * 3}</td></tr></tbody></table>",
         [("short-last-page", 1, 4.0)]),
    ],
)  # fmt: skip
def test_a_page_that_is_not_full_and_a_short_end(inner: str, found: list[tuple[str, int, float]]) -> None:
    assert [(one.code, one.page, one.size) for one in problems(inner)] == found


def test_sheets_and_drafts_that_are_laid_out_once_need_not_be_full() -> None:
    inner = LINE * 3 + WHOLE.format(LINE * 6)
    assert problems(inner, continued="") == problems(inner, variants=()) == ()
