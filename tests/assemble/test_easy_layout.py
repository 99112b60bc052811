"""Texts in Easy Language: a part says so, and all formats have rules for it; other books are not a byte longer."""

from __future__ import annotations

from gesim_build.assemble.manuscript import assemble
from gesim_build.formats.look import Look
from gesim_build.formats.pdf.plan.book_jobs import part_job
from gesim_build.formats.used_rules import used_rules
from gesim_build.model import Manuscript
from tests.assemble.samples import book, context_of
from tests.vocabulary import handbook_theme

FORM = "# My plan {#plan}\n\nYou can say no.\n\n::: fields You\ntext: Code\n:::\n"


def manuscript(form: str) -> Manuscript:
    """A book of a chapter and a form."""
    text, problems = assemble(book(["# About {#about}\n\nA text.\n"], [form]), context_of("en", "IE"), handbook_theme())
    assert not problems
    return text


def test_a_part_in_easy_language_is_set_so_and_no_other() -> None:
    look = Look(handbook_theme())
    easy = manuscript(FORM.replace("# My", "---\nkind: form\nlayout: easy\n---\n# My", 1))
    chapter, form = easy.parts
    assert 'class="part form easy"' in form.xhtml
    assert [".easy" in "".join(part_job(easy, look, part).css) for part in (chapter, form)] == [False, True]
    assert ".easy" in used_rules(look.theme, easy)
    assert ".easy" not in used_rules(look.theme, manuscript(FORM))
