"""What a text says without marks, where its faults are, and which tags may be written."""

from __future__ import annotations

import pytest
from markdown_it.token import Token

from gesim_build.diagnostics import Location, error
from gesim_build.languages import load
from gesim_build.markdown.blocks import block_parser, parse_chapter
from gesim_build.markdown.inline import inline_parser, parse_inlines, parse_text, parsed_text, plain_text
from gesim_build.markdown.judge import raw_text_faults
from gesim_build.markdown.links import link_problems, text_link_problems
from gesim_build.markdown.nesting import DEEPEST
from gesim_build.markdown.raw_html import Tag, read_tag
from gesim_build.model import Source
from tests.vocabulary import VOCABULARY

MD = inline_parser(load("de").quotes, load("en").quotes)
PATH = "handbook/chapters/10-x.md"
PLACE = Location("a.toml", 7)


def test_the_words_of_a_text_without_marks() -> None:
    text = "a *b*\nc<br>d\\\ne `f` ![g *h*](i.svg) [j](#k)<kbd>l</kbd><!-- no -->"
    assert plain_text(parse_text(MD, text)) == "a b c d e f g h jl"
    assert plain_text(None) == ""


def test_a_text_that_is_not_translated_keeps_the_marks_of_its_language() -> None:
    assert plain_text(parsed_text(MD, '"a"').children) == "„a“"
    assert plain_text(parsed_text(MD, '"a"', untranslated=True).children) == "‘a’"


def test_a_text_may_use_the_links_that_are_defined_for_it() -> None:
    link = parse_text(MD, "[a][b]", {"B": {"href": "https://example.org", "title": ""}})[0]
    assert link.attrs["href"] == "https://example.org"
    assert plain_text(parse_text(MD, "[a][b]")) == "[a][b]"


def test_each_text_of_a_chapter_is_filled_with_its_place_and_what_is_wrong() -> None:
    chapter, _ = parse_chapter(block_parser(VOCABULARY), Source(PATH, "# T\n\nOne.\n\n- Two."), "10-x", "chapter")
    seen: list[tuple[str, Location]] = []

    def fill(token: Token, place: Location) -> tuple[Token, tuple[object, ...]]:
        seen.append((token.content, place))
        return token.copy(content="X"), (error("c", token.content, place),)

    filled, problems = parse_inlines(MD, chapter).with_texts(fill)  # type: ignore[arg-type]
    assert seen == [("T", Location(PATH, 1)), ("One.", Location(PATH, 3)), ("Two.", Location(PATH, 5))]
    assert [token.content for token in filled.tokens if token.type == "inline"] == ["X"] * 3
    assert [problem.message for problem in problems] == ["T", "One.", "Two."]


def test_the_links_of_a_text_of_a_register_are_judged_at_its_place() -> None:
    found = text_link_problems(parsed_text(MD, "[a](file.txt) <b>c</b> ![d](e.png)"), PLACE)
    assert [(d.code, d.location) for d in found] == [
        ("raw-html", PLACE), ("raw-html", PLACE), ("bad-link", PLACE), ("inline-image", PLACE),
    ]  # fmt: skip


def test_a_bad_address_of_a_definition_is_told_at_the_english_text() -> None:
    translated = Location("translations/de.po", 12)
    token = parsed_text(MD, "[a][b] [c](other.txt)", {"B": {"href": "file.txt", "title": ""}})
    token.map, token.meta["location"] = [4, 5], translated
    found = link_problems([token], PATH, {"B": {"href": "file.txt"}})
    assert [(d.location, "file.txt" in d.message) for d in found] == [(Location(PATH, 5), True), (translated, False)]


def test_what_is_nested_too_deep_is_told_in_words() -> None:
    text = "*a **a " * DEEPEST + "a** a* " * DEEPEST
    (fault,) = raw_text_faults(text, PLACE, {})
    assert (fault.message, fault.location) == (f"this is nested deeper than {DEEPEST} elements", PLACE)
    assert fault.hint == "Write it as several texts, one after the other."


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("<kbd>", Tag("kbd", "open")),
        ("</KBD >", Tag("kbd", "close")),
        ("<br>", Tag("br", "void")),
        ("<wbr />", Tag("wbr", "void")),
        ("<abbr title='a &amp; b'>", Tag("abbr", "open", (("title", "a & b"),))),
        ("<abbr TITLE=a>", Tag("abbr", "open", (("title", "a"),))),
        ("</br>", None),
        ("</abbr title='a'>", None),
        ("<kbd/>", None),
        ("<kbd title='a'>", None),
        ("<abbr title>", None),
        ("<abbr title='a' title='b'>", None),
        ("<abbr title='a' x>", None),
        ("<b>", None),
        ("<!-- a -->", None),
    ],
)
def test_a_few_tags_may_be_written(written: str, tag: Tag | None) -> None:
    assert read_tag(written) == tag


def test_tags_are_written_as_xml_has_them() -> None:
    tags = (Tag("kbd", "open"), Tag("kbd", "close"), Tag("br", "void"), Tag("abbr", "open", (("title", 'a "&" b'),)))
    assert [str(tag) for tag in tags] == ["<kbd>", "</kbd>", "<br/>", '<abbr title="a &#34;&amp;&#34; b">']
