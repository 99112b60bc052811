"""Terms of the glossary as links: the first in each section, where a link does not disturb."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gesim_build.formats.terms import Terms, link_terms, terms_of
from gesim_build.languages import load
from gesim_build.markup.serialise import to_html
from gesim_build.markup.tree import parse
from tests.formats.sample import sample

# Texts of a section in English; what is in brackets becomes a link.
CASES = (
    "<p>A [shelter], the shelter, a [trafficker].</p><h2>Shelter</h2><p>[Shelter].</p><h3>x</h3><p>shelter</p>",
    "<p>A <em>safe [shelter]</em> or shelter</p>",
    "<h3>Shelter</h3><p><a href='#a'>shelter</a> <code>shelter</code> <cite>Shelter</cite> [shelter]</p>",
    "<blockquote><p>shelter</p></blockquote><ul><li>‘The shelter <em>isn’t</em> the shelter.’ [Shelter]</li></ul>",
    "<p>‘My shelter</p><p>goes on’: [shelter]</p>",
    "<p>She said: ‘the women’s shelter’, and her friend’s [shelter] is far.</p>",
    "<p>See <a href='#term-shelter'>what that is</a>: a shelter.</p><h2>x</h2><p>a [shelter]</p>",
    "<p><span lang='de'>shelter</span> <span class='untranslated'>shelter</span></p><p>[shelter]</p>",
    "<table><caption>shelter</caption><tr><th>shelter</th><td>[shelter]</td></tr></table>",
    "<dl class='glossary'><div><dt id='term-shelter'>Shelter</dt><dd>A shelter.</dd></div></dl><p>[shelter]</p>",
    "<aside class='box'><p class='box-label'>Shelter</p><p class='box-title'>Shelter</p><p>a [shelter]</p></aside>",
    "<section class='footnotes'><ol><li id='n'>shelter</li></ol></section><div class='contacts'>shelter</div>",
    "<figure><svg><text>shelter</text></svg><figcaption>shelter</figcaption></figure>",
)  # fmt: skip
TERMS = Terms((("term-shelter", ("Shelter",)), ("term-trafficker", ("Trafficker",))), load("en"))


@pytest.mark.parametrize("marked", CASES)
def test_the_first_mention_in_each_section_is_a_link(marked: str) -> None:
    root = parse(f"<section><h1>Shelter</h1>{marked.replace('[', '').replace(']', '')}</section>")
    before = "".join(root.itertext())
    link_terms(root, TERMS, lambda anchor: f"#{anchor}")
    assert "".join(root.itertext()) == before
    for link in [element for element in root.iter() if element.get("class") == "term"]:
        assert link.get("href") == f"#term-{str(link.text).casefold()}"
        link.text = f"[{link.text}]"
    expected = parse(f"<section><h1>Shelter</h1>{marked}</section>")
    assert "".join(root.itertext()) == "".join(expected.itertext())


def test_forms_have_no_such_links() -> None:
    text = sample()
    assert {part.id: bool(terms_of(text, part).wordings) for part in text.parts} == {
        "before-you-start": True, "rights": True, "form-b": False, "contacts": True,
    }  # fmt: skip
    untouched = parse(text.parts[1].xhtml)
    link_terms(untouched, terms_of(replace(text, terms=()), text.parts[1]), str)
    assert to_html(untouched) == to_html(parse(text.parts[1].xhtml))
