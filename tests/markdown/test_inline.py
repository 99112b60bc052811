"""The inline chain: quotation marks by language, values, references, spans."""

from __future__ import annotations

from dataclasses import replace

from gesim_build.markdown.blocks import block_parser, parse_chapter
from gesim_build.markdown.inline import inline_parser, parse_inlines, plain_text
from gesim_build.model import Source
from tests.conventions import load
from tests.vocabulary import VOCABULARY


def test_untranslated_text_keeps_the_source_languages_quotes() -> None:
    chapter, _ = parse_chapter(block_parser(VOCABULARY), Source("c.md", '# "T"\n\n"Text"\n'), "c", "chapter")
    tokens = tuple(
        t.copy(meta={**t.meta, "untranslated": "missing"}) if t.content == '"T"' else t for t in chapter.tokens
    )
    md = inline_parser(load("de").quotes, load("en").quotes)
    parsed = parse_inlines(md, replace(chapter, tokens=tokens)).tokens
    assert [plain_text(t.children) for t in parsed if t.type == "inline"] == ["‘T’", "„Text“"]


def test_parsing_an_edition_does_not_touch_the_book() -> None:
    chapter, _ = parse_chapter(
        block_parser(VOCABULARY), Source("c.md", "# T\n\nText[^a].\n\n[^a]: Note.\n"), "c", "chapter"
    )
    before = [t.as_dict() for t in chapter.tokens]
    md = inline_parser(load("de").quotes, load("en").quotes)
    first = parse_inlines(md, chapter).tokens
    second = parse_inlines(md, chapter).tokens
    assert [t.as_dict() for t in chapter.tokens] == before
    assert [t.as_dict() for t in first] == [t.as_dict() for t in second]
