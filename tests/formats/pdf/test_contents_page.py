"""The list of contents laid out: no title reaches its page number."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.formats.look import SCREEN, Medium
from gesim_build.formats.pdf.plan.book_jobs import CONTENTS_STYLES
from gesim_build.formats.pdf.plan.contents import Line, list_xhtml
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.weasy.fragment import lay_out
from tests.formats.pdf.sample import look
from tests.judges.poppler import pdf_text


@pytest.mark.parametrize("medium", [SCREEN, Medium("A5"), Medium("B5")], ids=lambda medium: medium.trim)
def test_a_title_that_nearly_fills_its_line_leaves_room_for_the_number(medium: Medium, tmp_path: Path) -> None:
    """Whatever its length: each number ends a line, after a space or a dot of the leader."""
    lines = tuple(Line("x", "10.1", f"Word{' a' * length} end", "187", "section") for length in range(30, 70))
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml" class="contents" id="x">{list_xhtml(lines)}</section>'
    piece = lay_out(Job("", "", "en", xhtml, look(medium).styles(CONTENTS_STYLES)))
    path = tmp_path / "contents.pdf"
    path.write_bytes(piece.pdf)
    numbered = [line.rstrip() for line in pdf_text(path).splitlines() if "187" in line]
    assert len(numbered) == len(lines)
    assert [line for line in numbered if not line.endswith((" 187", ".187"))] == []
