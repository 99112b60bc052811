"""The inline chain: quotation marks by language, values, references, spans."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gesim_build.languages import load
from gesim_build.markdown.blocks import block_parser, parse_chapter
from gesim_build.markdown.inline import inline_parser, parse_inlines, parse_text, plain_text
from gesim_build.markdown.links import link_problems
from gesim_build.model import Source
from tests.vocabulary import VOCABULARY


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "‘Go “now”’, don’t"),
        ("de", "„Go ‚now‘“, don’t"),
        ("el", "«Go “now”», don’t"),
        ("it", "«Go “now”», don’t"),
        ("lv", "“Go “now””, don’t"),
    ],
)
def test_straight_quotes_become_the_languages_own(language: str, expected: str) -> None:
    md = inline_parser(load(language).quotes, load("en").quotes)
    assert plain_text(parse_text(md, "\"Go 'now'\", don't")) == expected


def test_untranslated_text_keeps_the_source_languages_quotes() -> None:
    chapter, _ = parse_chapter(block_parser(VOCABULARY), Source("c.md", '# "T"\n\n"Text"\n'), "c", "chapter")
    tokens = tuple(
        t.copy(meta={**t.meta, "untranslated": "missing"}) if t.content == '"T"' else t for t in chapter.tokens
    )
    md = inline_parser(load("de").quotes, load("en").quotes)
    parsed, _ = parse_inlines(md, replace(chapter, tokens=tokens))
    assert [plain_text(t.children) for t in parsed if t.type == "inline"] == ["‘T’", "„Text“"]


def test_parsing_an_edition_does_not_touch_the_book() -> None:
    chapter, _ = parse_chapter(
        block_parser(VOCABULARY), Source("c.md", "# T\n\nText[^a].\n\n[^a]: Note.\n"), "c", "chapter"
    )
    before = [t.as_dict() for t in chapter.tokens]
    md = inline_parser(load("de").quotes, load("en").quotes)
    first, _ = parse_inlines(md, chapter)
    second, _ = parse_inlines(md, chapter)
    assert [t.as_dict() for t in chapter.tokens] == before
    assert [t.as_dict() for t in first] == [t.as_dict() for t in second]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[x](../../etc/passwd)", "bad-link"),
        ("[x](file:///etc/passwd)", "bad-link"),
        ("[x](javascript:alert(1))", "bad-link"),
        ("[x](chapter.md)", "bad-link"),
        ("![x](http://example.org/a.png)", "inline-image"),
    ],
)
def test_links_out_of_the_project_are_told(text: str, code: str) -> None:
    chapter, _ = parse_chapter(block_parser(VOCABULARY), Source("c.md", f"# T\n\n{text}\n"), "c", "chapter")
    md = inline_parser(load("en").quotes, load("en").quotes)
    tokens, _ = parse_inlines(md, chapter)
    assert [(p.code, p.location.line) for p in link_problems(tokens, "c.md")] == [(code, 3)]


def test_links_on_the_web_and_within_the_book_are_fine() -> None:
    chapter, _ = parse_chapter(
        block_parser(VOCABULARY),
        Source("c.md", "# T\n\n[](#t) [a](https://example.org) [b](mailto:a@b.org) [c](tel:112)\n"),
        "c",
        "chapter",
    )
    md = inline_parser(load("en").quotes, load("en").quotes)
    tokens, _ = parse_inlines(md, chapter)
    assert list(link_problems(tokens, "c.md")) == []
