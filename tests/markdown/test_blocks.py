"""Parsing: what each construct becomes, and what is said of broken ones."""

from __future__ import annotations

import pytest

from gesim_build.diagnostics import Diagnostic
from gesim_build.markdown.blocks import block_parser, parse_chapter
from gesim_build.model import Chapter, Source
from tests.vocabulary import VOCABULARY


def parse(text: str, kind: str = "chapter") -> tuple[Chapter, tuple[Diagnostic, ...]]:
    return parse_chapter(block_parser(VOCABULARY), Source("handbook/chapters/10-x.md", text), "10-x", kind)


def texts(chapter: Chapter) -> list[tuple[str, str]]:
    return [(t.meta["kind"], t.content) for t in chapter.tokens if t.type == "inline"]


def test_a_figure_keeps_image_alternative_and_caption_apart() -> None:
    chapter, problems = parse(
        "# T\n\n::: figure {#fig-a .wide}\n![What it says.][a]\n\nCaption.\n:::\n\n[a]: ../figures/a.svg\n"
    )
    assert problems == ()
    assert texts(chapter)[1:] == [("alternative text", "What it says."), ("caption", "Caption.")]
    image = next(t for t in chapter.tokens if t.type == "image_block_open")
    assert image.meta["src"] == "handbook/figures/a.svg"


def test_the_items_of_a_list_with_boxes_and_without_keep_their_marks_apart() -> None:
    chapter, _ = parse("# T\n\n- [ ] one\n- two\n\nText.\n\n1. [ ] three\n2. four\n")
    marks = [(t.type, t.attrs.get("class")) for t in chapter.tokens if t.type.endswith(("list_open", "item_open"))]
    assert marks == [
        ("bullet_list_open", "task-list"), ("list_item_open", "task"), ("list_item_open", None),
        ("ordered_list_open", None), ("list_item_open", None), ("list_item_open", None),
    ]  # fmt: skip


def test_directives_nest_with_more_colons_and_ignore_fences_in_code() -> None:
    text = "# T\n\n:::: practice Outer\n::: note Inner\nText.\n:::\n\n```\n:::\n```\n::::\n\nAfter.\n"
    chapter, problems = parse(text)
    assert problems == ()
    opened = [t.meta["name"] for t in chapter.tokens if t.type == "box_open"]
    assert opened == ["practice", "note"]
    assert [t.type for t in chapter.tokens][-3:] == ["paragraph_open", "inline", "paragraph_close"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("---\nletter: A\npurpose: " + "[" * 500 + "]" * 500 + "\n---\n# T\n", "bad-front-matter", 3),
        ("---\n" + "{a: " * 500 + "1" + "}" * 500 + "\n---\n# T\n", "bad-front-matter", 2),
        ("---\npurpose: a\ufffe\n---\n# T\n", "bad-front-matter", 2),
    ],
)
def test_broken_input_is_told_with_its_line(text: str, code: str, line: int) -> None:
    _, problems = parse(text)
    found = [(p.code, p.location.line) for p in problems]
    assert (code, line) in found
    assert all(p.hint for p in problems)
