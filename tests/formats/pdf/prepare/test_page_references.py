"""Which references say a page, and with which words."""

from __future__ import annotations

import pytest

from gesim_build.formats.pdf.prepare.page_references import add_page_references
from gesim_build.markup.tree import text_of
from tests.formats.pdf.prepare.test_document import section

A = '<a class="xref" href="#a">section 1.1</a>'
B = '<a class="xref" href="#b">Figure 2</a>'
ENGLISH, LATVIAN = "page {number}", "{number}. lpp."


@pytest.mark.parametrize(
    ("inner", "pattern", "text"),
    [
        (f"<p>See {A}.</p>", ENGLISH, "See section 1.1 (page\u00a0000)."),
        (f"<p>See {A}.</p>", LATVIAN, "See section 1.1 (000.\u00a0lpp.)."),
        (f"<p>See {A}.</p>", "{number}", "See section 1.1 (000)."),
        (f"<p>So (see {A}) it is.</p>", ENGLISH, "So (see section 1.1, page\u00a0000) it is."),
        (f"<p>(So) it is (in {A}, and {B}).</p>", LATVIAN,
         "(So) it is (in section 1.1, 000.\u00a0lpp., and Figure 2, 000.\u00a0lpp.)."),
        (f"<p>See “{A}”, «{B}».</p>", ENGLISH, "See “section 1.1” (page\u00a0000), «Figure 2» (page\u00a0000)."),
        # An apostrophe closes no quotation, in whatever element the word goes on.
        (f"<p>{A}’s and “‘{B}’”, ‘{A}’.</p>", ENGLISH,
         "section 1.1 (page\u00a0000)’s and “‘Figure 2’” (page\u00a0000), ‘section 1.1’."),
        (f"<p>“{A}”’s</p><p>{B}’<em>s</em></p><p>{B}’<em> so</em></p>", ENGLISH,
         "“section 1.1” (page\u00a0000)’sFigure 2 (page\u00a0000)’sFigure 2’ (page\u00a0000) so"),
        # A thing has its page once in a block, and again in the next one.
        (f"<p>{A}, {B}, {A}</p><p>{A}</p>", ENGLISH,
         "section 1.1 (page\u00a0000), Figure 2 (page\u00a0000), section 1.1section 1.1 (page\u00a0000)"),
        # In a cell the word and the number may be on two lines.
        (f"<table><thead><tr><th>{A}</th></tr></thead><tbody><tr><td>{B}</td></tr></tbody></table>", ENGLISH,
         "section 1.1Figure 2 (page 000)"),
        (f'<h2 id="h">On {A}</h2><nav><p>{A}</p></nav>', ENGLISH, "On section 1.1section 1.1"),
        (f'<div class="rights"><table><tbody><tr><td>{A}</td></tr></tbody></table></div>', ENGLISH, "section 1.1"),
        ('<p><a class="external" href="https://example.org">x</a><a href="#fn" class="footnote-ref">1</a></p>', ENGLISH,
         "x1"),
    ],
)  # fmt: skip
def test_words(inner: str, pattern: str, text: str) -> None:
    tree = section(inner)
    add_page_references(tree, pattern)
    assert "".join(tree.itertext()).strip() == text


def test_links_are_what_they_were() -> None:
    tree = section(f"<p>See {A} and <em>in {B}</em>.</p>")
    add_page_references(tree, ENGLISH)
    assert [text_of(link) for link in tree.iter("a")] == ["section 1.1", "Figure 2"]
