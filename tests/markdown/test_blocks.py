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


def test_every_text_is_an_inline_token_with_its_kind() -> None:
    chapter, problems = parse(
        """---
purpose: What it is for.
pillar: legal
---
# Title {#t}

Text.

- item

| h | i |
|---|---|
| c \\| d | e |

Term
: Definition

Note[^n].

[^n]: The note.
"""
    )
    assert problems == ()
    assert texts(chapter) == [
        ("purpose", "What it is for."),
        ("heading", "Title"),
        ("paragraph", "Text."),
        ("list item", "item"),
        ("table cell", "h"),
        ("table cell", "i"),
        ("table cell", "c | d"),
        ("table cell", "e"),
        ("term", "Term"),
        ("definition", "Definition"),
        ("paragraph", "Note[^n]."),
        ("footnote", "The note."),
    ]
    assert chapter.meta == {"kind": "chapter", "pillar": "legal"}


def test_a_figure_keeps_image_alternative_and_caption_apart() -> None:
    chapter, problems = parse(
        "# T\n\n::: figure {#fig-a .wide}\n![What it says.][a]\n\nCaption.\n:::\n\n[a]: ../figures/a.svg\n"
    )
    assert problems == ()
    assert texts(chapter)[1:] == [("alternative text", "What it says."), ("caption", "Caption.")]
    image = next(t for t in chapter.tokens if t.type == "image_block_open")
    assert image.meta["src"] == "handbook/figures/a.svg"


def test_a_tables_caption_stands_inside_the_table() -> None:
    chapter, _ = parse("# T\n\n::: table Caption {#tab-a}\n| a | b |\n|---|---|\n| c | d |\n:::\n")
    types = [t.type for t in chapter.tokens]
    assert types.index("table_open") + 1 == types.index("table_wrap_title_open")


def test_task_boxes_are_not_text() -> None:
    chapter, _ = parse("# T\n\n- [ ] one\n- [x] two\n")
    assert [content for _, content in texts(chapter)] == ["T", "one", "two"]
    items = [token for token in chapter.tokens if token.type == "list_item_open"]
    assert [item.meta["box"] for item in items] == ["open", "ticked"]


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


def test_form_fields() -> None:
    chapter, problems = parse(
        "# T\n\n::: fields Group\ntext: Label {width=1/3}\nchoice: Who? | a | b\nhint: Help.\n:::\n", "form"
    )
    assert problems == ()
    assert texts(chapter)[1:] == [
        ("form group", "Group"),
        ("form label", "Label"),
        ("form label", "Who?"),
        ("form option", "a"),
        ("form option", "b"),
        ("form hint", "Help."),
    ]
    field = next(t for t in chapter.tokens if t.type == "field_open")
    assert field.meta == {"field": "text", "width": "1/3"}


def test_a_grid_has_columns_rows_and_a_hint() -> None:
    text = "# T\n\n::: fields G\ngrid: In | Amount | Sure? {rows=2}\nrow: Wages\nhint: Net.\nrow: Rent | tax\n:::\n"
    chapter, problems = parse(text, "form")
    assert problems == ()
    assert texts(chapter)[2:] == [
        ("form column", "In"),
        ("form column", "Amount"),
        ("form column", "Sure?"),
        ("form row", "Wages"),
        ("form hint", "Net."),
        ("form row", "Rent | tax"),
    ]
    field = next(t for t in chapter.tokens if t.type == "field_open")
    assert field.meta == {"field": "grid", "rows": "2"}
    assert [t.nesting for t in chapter.tokens if t.type.startswith("field_")].count(1) == 7


def test_heading_ids_come_from_the_english_text_and_are_counted_within_the_file() -> None:
    chapter, _ = parse("# Title\n\n## Same *text*\n\n## Same text\n\n## Own {#mine}\n")
    assert [t.attrs["id"] for t in chapter.tokens if t.type == "heading_open"] == [
        "x",
        "x-same-text",
        "x-same-text-2",
        "mine",
    ]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("# T\n\n::: note\nText.\n", "directive-not-closed", 3),
        ("# T\n\n::: pratice\nText.\n:::\n", "unknown-directive", 3),
        ("# T\n\nText.\n\n:::\n", "stray-directive-fence", 5),
        ("# T\n\n::: note {colour=red}\nText.\n:::\n", "unknown-attribute", 3),
        ("# T\n\n::: glossary\nText.\n:::\n", "unexpected-text", 4),
        ("# T\n\n::: figure\nText.\n:::\n", "figure-without-image", 3),
        ("# T\n\n::: figure\n![Alt][x]\n:::\n", "unresolved-link", 4),
        ("# T\n\n::: table Caption\nText.\n:::\n", "table-without-table", 3),
        ("# T\n\n::: fields G\ntexts: Label\n:::\n", "bad-field", 4),
        ("# T\n\n::: fields G\nchoice: Label\n:::\n", "bad-field", 4),
        ("# T\n\n::: fields G\ntext: Label {width=5/7}\n:::\n", "bad-field", 4),
        ("# T\n\n::: fields G\nrow: Wages\n:::\n", "bad-field", 4),
        ("# T\n\n::: fields G\ntext: Label\nrow: Wages\n:::\n", "bad-field", 5),
        ("# T\n\n::: fields G\nhint: Label\n:::\n", "bad-field", 4),
        ("# T\n\n::: fields G\ntext: Label\ngrid: Label\nrow: Wages\n:::\n", "bad-field", 5),
        ("# T\n\n::: fields G\ngrid: In | Amount\n:::\n", "bad-field", 4),
        ("# T\n\n::: fields G\ngrid: In | Amount {rows=0}\n:::\n", "bad-field", 4),
        ("# T\n\n::: fields G\ngrid: In | Amount {rows=many}\nrow: Wages\n:::\n", "bad-field", 4),
        ("# T\n\n::: fields G\ngrid: In | Amount {width=1/2}\nrow: Wages\n:::\n", "bad-field", 4),
        ("# T\n\n::: fields G\ngrid: In | Amount {first=3/4}\nrow: Wages\n:::\n", "bad-field", 4),
        ("# T\n\n::: fields G\ngrid: In | Amount {lines=4}\nrow: Wages\n:::\n", "bad-field", 4),
        ("# T\n\n::: fields G\nlines: Label {first=1/2}\n:::\n", "bad-field", 4),
        ("---\npurpse: x\n---\n# T\n", "bad-front-matter", 2),
        ("---\npillar: social\n---\n# T\n", "bad-front-matter", 2),
        ("---\npurpose: a: b: c\n---\n# T\n", "bad-front-matter", 2),
        ("---\nletter: A\npurpose: " + "[" * 500 + "]" * 500 + "\n---\n# T\n", "bad-front-matter", 3),
        ("---\n" + "{a: " * 500 + "1" + "}" * 500 + "\n---\n# T\n", "bad-front-matter", 2),
        ("---\n? [a, b]\n: c\n---\n# T\n", "bad-front-matter", 2),
        ("---\npurpose: a\ufffe\n---\n# T\n", "bad-front-matter", 2),
        ("# T\n\n<script>alert(1)</script>\n", "raw-html", 3),
        ("# T\n\nText <b onclick='x'>bold</b>.\n", "raw-html", 3),
        ("Text only.\n", "chapter-title", 1),
        ("# One\n\n# Two\n", "chapter-title", 3),
    ],
)
def test_broken_input_is_told_with_its_line(text: str, code: str, line: int) -> None:
    _, problems = parse(text)
    found = [(p.code, p.location.line) for p in problems]
    assert (code, line) in found
    assert all(p.hint for p in problems)


def test_allowed_html_and_autolinks_are_quiet() -> None:
    _, problems = parse("# T\n\nH<sub>2</sub>O<br> `<b>` <https://example.org> <!-- i18n:comment x -->\n")
    assert problems == ()
