"""Other programs' Markdown in our syntax."""

from __future__ import annotations

import pytest
from markdown_it.tree import SyntaxTreeNode as Node

from gesim_build.adopt.blocks import BlockWriter, PageContext
from gesim_build.adopt.dialects import foreign_parser
from gesim_build.adopt.inline import NEUTRAL, Scope, pieces
from gesim_build.adopt.twins import pairs
from gesim_build.diagnostics import Severity
from gesim_build.markdown.blocks import block_parser, parse_chapter
from gesim_build.markdown.judge import raw_text_faults
from gesim_build.model import Source
from tests.cases import FIXTURES, Case, Expect, cases_of, read_cases
from tests.vocabulary import VOCABULARY


def adopted(text: str, *, myst: bool = False) -> tuple[BlockWriter, list[str], list[str]]:
    """The writer of a page, its lines, and what was lost."""
    md, losses = foreign_parser(myst=myst), list[str]()

    def address(href: str) -> str | None:
        return href if href.startswith(("https:", "#")) else None

    def picture(source: str, line: int) -> str | None:
        losses.extend([f"{line + 1}: {source} is no file"] * source.startswith("https:"))
        return None if source.startswith("https:") else source.rpartition("/")[2]

    def scope(line: int) -> Scope:
        return Scope(address, lambda label: f"page-{label}", lambda what: losses.append(f"{line + 1}: {what}"))

    def heading_id(number: int) -> str:
        return "page" if number == 0 else ""

    def lose(line: int, what: str) -> None:
        losses.append(f"{line + 1}: {what}")

    writer = BlockWriter(PageContext(md, scope, heading_id, picture, lose))
    return writer, writer.write(Node(md.parse(text, {})).children), losses


@cases_of("adopt.md")
def test_other_dialects_become_ours(case: Case, expect: Expect) -> None:
    _, lines, losses = adopted(case.input, myst=case.title.startswith("MyST"))
    expect(case, "\n".join([*lines, *(["", *(f"! {loss}" for loss in losses)] if losses else [])]) + "\n")


@pytest.mark.parametrize("case", read_cases(FIXTURES / "adopt.md"), ids=lambda case: case.title[:20])
def test_what_is_written_is_taken_without_a_fault(case: Case) -> None:
    """And each text is the unit that it was noted as."""
    writer, lines, _ = adopted(case.input, myst=case.title.startswith("MyST"))
    text = "\n".join(lines if any(line.startswith("# ") for line in lines) else ["# T", "", *lines]) + "\n"
    chapter, problems = parse_chapter(
        block_parser(VOCABULARY), Source("handbook/chapters/10-x.md", text), "10-x", "chapter"
    )
    assert [found for found in problems if found.severity is Severity.ERROR] == []
    texts = {token.content.replace("\n", " ") for token in chapter.tokens if token.type == "inline"}
    assert {noted.text for noted in writer.texts} <= texts | {text.rstrip() for text in texts}
    assert [fault for text in texts for fault in raw_text_faults(text, None, {})] == []  # type: ignore[arg-type]


def test_a_text_that_is_written_is_read_as_it_was() -> None:
    """A second time, nothing changes any more."""
    md = foreign_parser()
    for case in read_cases(FIXTURES / "adopt.md"):
        for text in (noted.text for noted in adopted(case.input)[0].texts):
            (token,) = md.parseInline(text, {})
            scope = Scope(lambda href: href, lambda label: label, lambda what: None)  # noqa: ARG005
            assert [getattr(piece, "text", "") for piece in pieces(token.children or [], scope)] == [text]


def test_the_same_text_of_different_programs_has_one_neutral_form() -> None:
    md = foreign_parser()
    forms = (
        "A _word_, __two__ and [three](a.md).", "A *word*,  **two** and\n[three](../b/a.html#c).",
        "A <i>word</i>, <strong>two</strong> and <a href='x'>three</a>.", "A \\*word\\*",
    )  # fmt: skip
    texts = [pieces(md.parseInline(form, {})[0].children or [], NEUTRAL) for form in forms]
    assert texts[0] == texts[1] == texts[2] != texts[3]


def test_twins_are_paired_by_structure() -> None:
    def texts(text: str) -> list[str]:
        return adopted(text)[0].texts  # type: ignore[return-value]

    english = texts("# One\n\nText.\n\n## Two\n\n- a\n- b\n\n## Three\n\nSee `x` 2024.\n")
    same = texts("# Eins\n\nText.\n\n## Zwei\n\n- a\n- b\n\n## Drei\n\nSiehe `x` 2024.\n")
    other = texts("# Eins\n\nText.\n\n## Neu\n\nNeues.\n\n## Zwei\n\n- a\n\n## Drei\n\nSiehe `x` 2024.\n")
    assert {fate for _, _, fate in pairs(english, same)} == {"exact"}  # type: ignore[arg-type]
    fates = [(source.text if source else "", to.text, fate) for source, to, fate in pairs(english, other)]  # type: ignore[arg-type]
    assert ("See `x` 2024.", "Siehe `x` 2024.", "exact") in fates
    assert ("One", "Eins", "fuzzy") in fates
    assert [to for source, to, _ in fates if source == "Three"] == ["Drei"]
