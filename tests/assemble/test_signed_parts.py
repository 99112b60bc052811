"""What an imprint says of the review: which chapters are signed, and as what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from gesim_build.assemble.manuscript import assemble
from tests.assemble.samples import book, context_of
from tests.vocabulary import handbook_theme

DRAFT = "The translation is a draft: no specialist who is a native speaker has reviewed it yet."
WHOLE = "Specialists have reviewed the whole translation."
PARTLY = "Specialists have reviewed these chapters of the translation; the rest is a draft:"


def said(language: str, signed: Mapping[str, frozenset[str]] | None, *, reviewed: bool = False) -> list[str]:
    """The paragraphs about the review in the status of an imprint."""
    context = context_of(language, "DE")
    context = replace(context, draft=False, signed=signed, edition=replace(context.edition, reviewed=reviewed))
    parsed = book(["# A & B {#a}\n\n## Section\n", "# C {#c}\n"], imprint="# Imprint {#imprint}\n")
    text, problems = assemble(parsed, context, handbook_theme())
    assert problems == ()
    (status,) = re.findall(r'<section class="imprint-status">(.*?)</section>', text.parts[0].xhtml, re.DOTALL)
    return re.findall(r"<p>(.*?)</p>", status)[1:]  # the country first


def test_the_state_is_told_by_chapter() -> None:
    both = frozenset(("translation", "legal"))
    assert said("de", None) == [DRAFT]
    assert said("de", None, reviewed=True) == []
    assert said("de", {}) == [DRAFT]
    assert said("de", {"chapters1": frozenset(("legal",))}) == [DRAFT, "Reviewed by a lawyer: 2\u00a0C"]
    assert said("de", {"chapters0": both}) == [f"{PARTLY} 1\u00a0A &amp; B", "Reviewed by a lawyer: 1\u00a0A &amp; B"]
    assert said("de", {"chapters0": both, "chapters1": both}, reviewed=True) == [
        WHOLE,
        "Reviewed by a lawyer: 1\u00a0A &amp; B; 2\u00a0C",
    ]
    assert said("en", {"chapters0": frozenset(("clinical",))}) == ["Reviewed by a clinician: 1\u00a0A &amp; B"]
    assert said("en", {}) == []


def test_a_form_says_how_to_fill_it_in_and_nothing_of_the_review() -> None:
    parsed = book(["# A\n"], forms=["---\nkind: form\n---\n# F\n\n::: fields One\ntext: Day\n:::\n"])
    context = replace(context_of("de", "DE"), status_part="forms0")
    text, problems = assemble(parsed, context, handbook_theme())
    assert problems == ()
    assert "imprint-status" not in text.parts[-1].xhtml
    text, _ = assemble(parsed, replace(context, status_part="chapters0"), handbook_theme())
    assert "imprint-status" in text.parts[0].xhtml
