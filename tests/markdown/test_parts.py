"""What the parts of the parser give one another: a chapter's fields, paths, depths and tags."""

from __future__ import annotations

import copy
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from gesim_build.diagnostics import Location
from gesim_build.markdown.blocks import block_parser, parse_chapter
from gesim_build.markdown.chapter_links import chapter_links
from gesim_build.markdown.inline import (
    inline_parser,
    parse_inlines,
    parse_text,
    parsed_text,
    plain_text,
    unnumbered,
)
from gesim_build.markdown.judge import raw_text_faults
from gesim_build.markdown.nesting import DEEPEST
from gesim_build.markdown.problems import source_place
from gesim_build.markdown.raw_html import Tag
from gesim_build.model import Source
from tests.markdown.test_cases import _well_formed
from tests.vocabulary import VOCABULARY

PATH = "handbook/national/IE/referral.md"
MD = inline_parser(("“", "”", "‘", "’"), ("“", "”", "‘", "’"))


def test_a_chapter_has_what_its_file_says() -> None:
    links = "[b]: https://example.org\n[b]: https://example.net\n"
    text = f"---\nreview: legal\npurpose: Why.\n---\n{links}\nA[^n]\n\n[^n]: N\n"
    chapter, problems = parse_chapter(block_parser(VOCABULARY), Source(PATH, text), "referral", "national", "IE")
    assert (chapter.slug, chapter.kind, chapter.path, chapter.country) == ("referral", "national", PATH, "IE")
    assert chapter.meta == {"kind": "national", "review": "legal"}
    assert [reference["href"] for reference in chapter.references.values()] == ["https://example.org"]
    assert [repeated["href"] for repeated in chapter.repeated] == ["https://example.net"]
    assert list(chapter.footnotes["refs"]) == [":n"]
    assert problems == ()


@pytest.mark.parametrize(
    ("own", "around", "href", "expected"),
    [
        ("handbook/national/IE/a.md", "handbook/chapters/10-x.md", "../../chapters/20-risk.md#plan", "#plan"),
        ("", "handbook/chapters/10-x.md", "20-risk.md", "#risk"),
        ("", "", "chapters/20-risk.md", "#risk"),
        ("", "", "20-risk.md", "20-risk.md"),
    ],
)
def test_the_path_of_a_link_begins_at_the_file_that_its_text_is_in(
    own: str, around: str, href: str, expected: str
) -> None:
    link = Token("link_open", "a", 1, attrs={"href": href})
    text = Token("inline", "", 0, children=[link], meta={"path": own} if own else {})
    chapter_links(StateCore("", MD, {"path": around} if around else {}, [text]))
    assert link.attrs["href"] == expected


def test_the_place_of_a_text_is_in_the_file_that_it_came_from() -> None:
    assert source_place(Token("inline", "", 0, map=[4, 5], meta={"path": PATH}), "x.md") == Location(PATH, 5)
    assert source_place(Token("inline", "", 0), "x.md") == Location("x.md", 1)


@pytest.mark.parametrize(
    "text", ["> " * 120 + "a", "> a\n\n" + "- " * 60 + "a", ":::: note\n> b\n\n" + "> " * 110 + "a\n::::"]
)
def test_what_is_nested_too_deep_is_cut_off_and_closed(text: str) -> None:
    chapter, problems = parse_chapter(block_parser(VOCABULARY), Source(PATH, f"# T\n\n{text}\n"), "x", "chapter")
    assert [(p.code, p.message, p.hint) for p in problems] == [
        (
            "nested-too-deep",
            f"this is nested deeper than {DEEPEST} elements",
            "Write it as several texts, one after the other.",
        )
    ]
    _well_formed(chapter.tokens, text.count("\n") + 3)


@pytest.mark.parametrize(("more", "links"), [(0, 1), (1, 0)])
def test_a_text_with_more_open_brackets_than_are_allowed_has_no_link(more: int, links: int) -> None:
    before = "[x] " + "[" * (DEEPEST - 1 + more)
    tokens = parse_text(MD, f"{before}[a](https://example.org)")
    assert sum(token.type == "link_open" for token in tokens) == links
    assert plain_text(tokens) == before + ("a" if links else "[a](https://example.org)")


def test_a_tag_is_written_with_all_its_attributes() -> None:
    assert str(Tag("abbr", "open", (("title", "a & b"), ("lang", "de")))) == '<abbr title="a &amp; b" lang="de">'


def test_a_block_with_a_class_has_it_for_its_element() -> None:
    text = "# T\n\n::: table Title {.wide #t}\n| a |\n| - |\n| b |\n:::\n"
    chapter, _ = parse_chapter(block_parser(VOCABULARY), Source(PATH, text), "x", "chapter")
    (wrap,) = (token for token in chapter.tokens if token.type == "table_wrap_open")
    assert wrap.attrs == {"id": "t", "class": "wide"}
    assert chapter.country == ""


def test_a_word_of_front_matter_that_the_theme_does_not_have() -> None:
    bare = replace(VOCABULARY, reviews={})
    _, (problem,) = parse_chapter(block_parser(bare), Source(PATH, "---\nreview: legal\n---\n# T\n"), "x", "chapter")
    assert (problem.message, problem.hint) == ("review cannot be “legal”", "The vocabulary of the theme has none.")


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("letter: A\npurpose: " + "[" * 500, "a value must be a text, not a list or a table", 3),
        ("purpose: a\ufffe", "special characters are not allowed", 2),
    ],
)
def test_front_matter_that_yaml_cannot_read_is_told_in_words(text: str, message: str, line: int) -> None:
    closed = text + "]" * text.count("[")
    _, problems = parse_chapter(block_parser(VOCABULARY), Source(PATH, f"---\n{closed}\n---\n# T\n"), "x", "chapter")
    assert [(p.message, p.location.line) for p in problems] == [(f"front matter: {message}", line)]


def test_a_text_of_a_register_is_in_the_language_of_the_edition() -> None:
    german = german_quotes()
    assert plain_text(parse_text(german, '"a"')) == "„a“"
    assert plain_text(parse_text(german, '"a"', untranslated=True)) == "“a”"
    assert parsed_text(german, "a", untranslated=True).meta == {"untranslated": "missing"}
    assert plain_text([Token("value", "", 0, content="+353 1 555")]) == "+353 1 555"


def test_a_parsed_chapter_has_its_notes() -> None:
    chapter, _ = parse_chapter(block_parser(VOCABULARY), Source(PATH, "# T\n\nA[^n]\n\n[^n]: N\n"), "x", "chapter")
    assert parse_inlines(german_quotes(), chapter).env["footnotes"]["refs"] == {":n": 0}


def german_quotes() -> MarkdownIt:
    return inline_parser(("„", "“", "‚", "‘"), ("“", "”", "‘", "’"))


@pytest.mark.parametrize("footnotes", [{}, {"refs": {":n": -1}, "list": {0: {}}}])
def test_notes_may_be_numbered_apart_without_being_touched(footnotes: dict[str, dict[object, object]]) -> None:
    before = copy.deepcopy(footnotes)
    own = unnumbered(footnotes)
    assert dict(own["refs"]) == before.get("refs", {})
    assert own["list"] == {}
    own["refs"][":n"] = 7
    assert "x" not in own["refs"]
    assert footnotes == before


def test_brackets_that_are_nested_too_deep_are_told_in_words() -> None:
    (fault,) = raw_text_faults("[" * (DEEPEST + 1), Location(PATH, 3), {})
    assert fault.message == f"this is nested deeper than {DEEPEST} elements"
    assert (fault.hint, fault.location) == ("Write it as several texts, one after the other.", Location(PATH, 3))
