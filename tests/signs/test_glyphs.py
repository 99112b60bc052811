"""Signs and scripts in a release: printed with the fonts that the table names, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.weasy.fragment import lay_out
from tests.judges.poppler import pdf_text
from tests.judges.tools import program, run
from tests.judges.verapdf import verapdf
from tests.pictures.book import findings, gesim, starter

SIGNS = "→ ⇒ ↔ ∑ ≤ ≠ ∞ ✓ ✔ ✗ ☐ ☑ ☎ ★ ⚠ ❤ ♿"
CHAPTER = f"""---
purpose: Signs.
---
# Repairing together {{#repairing-together}}

Signs: {SIGNS}

| Language | Word |
|---|---|
| Arabic | [العربية]{{lang=ar}} |
| Hebrew | [עברית]{{lang=he}} |
| Georgian | [ქართული]{{lang=ka}} |
| Hindi | [हिन्दी]{{lang=hi}} |
| Amharic | [አማርኛ]{{lang=am}} |
"""
# A code point that is no character, and never will be one with a glyph.
NOWHERE = "\U0003fffd"


@pytest.mark.slow
def test_a_release_prints_signs_and_scripts(tmp_path: Path) -> None:
    project = starter(tmp_path / "book", CHAPTER)
    gesim("release", "--project", str(project), "--lang", "en")
    pdf = project / "dist/en/repair-handbook-en.pdf"
    assert verapdf("3a", pdf) == []
    assert verapdf("ua1", pdf) == []
    assert set(SIGNS) <= set(pdf_text(pdf)) | {" "}
    used = run(program("pdffonts"), pdf).stdout
    for family in ("Sans-Math", "Sans-Symbols2", "Sans-Arabic", "Sans-Hebrew", "Georgian", "Ethiopic"):
        assert family in used


@pytest.mark.slow
def test_a_release_refuses_what_no_font_has(tmp_path: Path) -> None:
    chapter = CHAPTER.replace(SIGNS, f"{NOWHERE} and \U0003fffc, twice {NOWHERE}.\n\nOnce more {NOWHERE}.")
    project = starter(tmp_path / "book", chapter)
    found = [one for one in findings(project) if one[1] == "missing-glyph"]
    assert found == [("warning", "missing-glyph", "handbook/chapters/20-repairing-together.md:6")]
    said = gesim("release", "--project", str(project), "--lang", "en", code=2)
    assert "error[missing-glyph]" in said and not (project / "dist/release").exists()


def test_an_empty_box_on_a_page_is_told_with_its_element() -> None:
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml" id="a"><p>Fine.</p><p>Not {NOWHERE}.</p></section>'
    css = "html, body, section, p { display: block } head { display: none }"
    piece = lay_out(Job("a", "a.md", "en", xhtml, (css,)))
    (problem,) = piece.problems
    assert (problem.code, problem.page, problem.element) == ("missing-glyph", 0, 2)
    assert "U+3FFFD" in problem.text
    assert piece.messages == ()
