"""Where lines are not broken: in pairs of words, before the mark of a note."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.prepare.document import print_document
from gesim_build.formats.pdf.prepare.joiners import JOINER, join_words
from tests.formats.pdf.prepare.test_document import section
from tests.formats.pdf.weasy.test_fragment import CSS, laid_out
from tests.judges.poppler import pdf_text

MARK = '<a class="footnote-ref" href="#fn-1">1</a>'


def test_pairs_are_joined_and_nothing_else() -> None:
    tree = section("<p>Arbeiter/-in und <em>μεσολαβητής/-τρια</em>, der/die -in / -r</p>")
    join_words(tree)
    assert "".join(tree.itertext()) == f"Arbeiter/-{JOINER}in und μεσολαβητής/-{JOINER}τρια, der/die -in / -r"


def test_code_and_drawings_keep_their_characters() -> None:
    tree = section('<p><code>a/-b</code></p><svg xmlns="http://www.w3.org/2000/svg"><text>a/-b</text></svg>')
    join_words(tree)
    assert JOINER not in "".join(tree.itertext())


def test_a_mark_is_joined_to_what_is_before_it() -> None:
    tree = section(f"<p>Word.{MARK} <em>Word</em>{MARK} and</p>")
    join_words(tree)
    assert "".join(tree.itertext()) == f"Word.{JOINER}1 Word{JOINER}1 and"


def test_print_has_the_joiners() -> None:
    html = print_document(Job("", "", "de", '<section xmlns="http://www.w3.org/1999/xhtml">in/-er</section>', ()))
    assert f"in/-{JOINER}er" in "".join(html.itertext())


@pytest.mark.parametrize("text", ["Sozialarbeiter/-in", f"Mitarbeit ohne Lohn!{MARK}"])
@pytest.mark.parametrize("width", range(60, 170, 10))
def test_no_line_begins_with_what_is_joined(text: str, width: int, tmp_path: Path) -> None:
    path = tmp_path / "lines.pdf"
    paragraph = f'<div class="next" id="narrow"><p>Eine {text} und mehr, eine {text}</p></div>'
    path.write_bytes(laid_out(paragraph, f"{CSS} #narrow {{ width: {width}pt }}").pdf)
    lines = [line.strip() for line in pdf_text(path, 2).splitlines() if line.strip()]
    assert not [line for line in lines if re.match(r"in\b|1\b", line)]
