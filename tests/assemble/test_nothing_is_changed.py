"""The assembly makes new tokens: what it is given stays as it was."""

from __future__ import annotations

from copy import deepcopy
from types import MappingProxyType

import pytest

from gesim_build.assemble.numbering import number
from gesim_build.assemble.part import render_part
from gesim_build.assemble.references import fill_references
from gesim_build.assemble.renderer import PartContext
from gesim_build.assemble.values import Values, fill_values, plain
from gesim_build.languages import load
from gesim_build.markdown.inline import ParsedChapter, inline_parser, parse_inlines
from gesim_build.model import Entry
from tests.assemble.samples import book, context_of, manuscript
from tests.vocabulary import handbook_theme

TEXT = """# T

A *{{day}}*. and [{{day}}](https://example.org/), [](#a) and [in {number}](#a), {{unknown}}, [](#nowhere).[^n]

::: table Caption {{day}} {#a}
| [](#a) | {{day}}. |
|:--|--:|
| x | y |
:::

- [ ] Task {{day}}.

[^n]: A note of {{day}}. See [](#a).
"""
FORM = "---\nkind: form\n---\n# F\n\n::: fields One\ntext: {{day}}\n:::\n\n::: fields Two\ntext: [](#a)\n:::\n"


@pytest.fixture
def parsed() -> tuple[ParsedChapter, ...]:
    chapters = book([TEXT], forms=[FORM]).chapters
    quotes = load("en").quotes
    return tuple(parse_inlines(inline_parser(quotes, quotes), chapter) for chapter in chapters)


def test_filling_makes_new_tokens(parsed: tuple[ParsedChapter, ...]) -> None:
    for chapter in parsed:
        before = deepcopy(chapter)
        valued, unknown = fill_values(chapter, Values({"day": plain("16 d.")}, {}))
        assert chapter == before
        between = deepcopy(valued)
        entries = {"a": Entry("a", "table", 0, "1", "table 1", "Caption", "chapters0")}
        referred, unresolved = fill_references(valued, entries)
        assert valued == between
        assert [token.type for token in referred.tokens] == [token.type for token in chapter.tokens]
        if chapter is parsed[0]:
            assert referred != valued != chapter
            assert [problem.code for problem in (*unknown, *unresolved)] == ["unknown-value", "unresolved-reference"]


def test_a_text_without_values_and_references_is_the_same_token() -> None:
    (chapter,) = book(["# T\n\nPlain *text*.\n"]).chapters
    quotes = load("en").quotes
    parsed = parse_inlines(inline_parser(quotes, quotes), chapter)
    for filled, _ in (fill_values(parsed, Values({}, {})), fill_references(parsed, {})):
        assert all(one is other for one, other in zip(filled.tokens, parsed.tokens, strict=True))


def test_rendering_changes_neither_tokens_nor_their_environment(parsed: tuple[ParsedChapter, ...]) -> None:
    theme, context = handbook_theme(), context_of("en", "IE")
    empty = MappingProxyType[str, str]({})
    entries = number([(chapter.chapter, chapter.tokens) for chapter in parsed], context.language, ())
    part_context = PartContext(
        macros=theme.macros("shared/blocks.xhtml.j2", _=str),
        register_macros=None,
        entries={entry.id: entry for entry in entries},
        language=context.language,
        source_language="en",
        countries=empty,
        images={chapter.chapter.slug: empty for chapter in parsed},
        registers={},
        places={},
    )
    md = inline_parser(context.language.quotes, context.language.quotes)
    for chapter in parsed:
        chapter, _ = fill_values(chapter, Values({"day": plain("16 d.")}, {}))
        before = deepcopy(chapter)
        first = render_part(chapter, part_context, md, context, entries, ())
        assert render_part(chapter, part_context, md, context, entries, ()) == first
        assert chapter == before


def test_groups_of_fields_are_counted_within_each_form() -> None:
    edition, _ = manuscript(book([], forms=[FORM.replace("[](#a)", "A"), FORM.replace("[](#a)", "B")]), day="1")
    for part in edition.parts:
        assert [f'<span class="number">{n}</span>' in part.xhtml for n in (1, 2, 3)] == [True, True, False]


def test_the_book_stays_as_it_was() -> None:
    parsed = book([TEXT], forms=[FORM])
    before = deepcopy(parsed)
    first, _ = manuscript(parsed, day="16 d.")
    assert parsed == before
    assert manuscript(parsed, day="16 d.")[0] == first
