"""What a text may hold: judged by the parser's tokens, in every kind of text."""

from __future__ import annotations

import pytest

from gesim_build.diagnostics import Location
from gesim_build.markdown.blocks import block_parser, parse_chapter
from gesim_build.markdown.judge import raw_text_faults
from gesim_build.markdown.nesting import DEEPEST
from gesim_build.model import Chapter, Source
from tests.vocabulary import VOCABULARY

PLACE = Location("c.md", 1)


def codes(text: str) -> list[str]:
    return [fault.code for fault in raw_text_faults(text, PLACE, {})]


def parsed(text: str) -> tuple[Chapter, list[tuple[str, int]]]:
    chapter, problems = parse_chapter(block_parser(VOCABULARY), Source("c.md", f"# T\n\n{text}\n"), "c", "chapter")
    return chapter, [(problem.code, problem.location.line) for problem in problems]


def texts(chapter: Chapter) -> list[str]:
    return [token.content for token in chapter.tokens if token.type == "inline"][1:]


@pytest.mark.parametrize(
    "text",
    [
        "H<sub>2</sub>O and x<SUP>2</SUP>",
        "<abbr title='European Union'>EU</abbr>, <abbr title=Union>EU</abbr>, <abbr>EU</abbr>",
        "one<br>two<br/>three<wbr>four<wbr />five",
        "*<kbd>A</kbd>* and [<kbd>B</kbd>](#b)",
        "<!-- a note --> text <!-->",
        "`<script>` and \\<script> and &lt;script>",
        "<https://example.org/> and a < b > c and <3",
    ],
)
def test_what_is_documented_is_allowed(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "a <b>c",
        "\\`<script>alert(1)</script>\\`",
        "``<img src=x>`",
        "<!--><script>alert(1)</script>-->",
        "<sub onclick='x'>2</sub>",
        "<abbr title='a' title='b'>x</abbr>",
        "<abbr title>x</abbr>",
        "<sub/>",
        "</br>",
        "<sub>2",
        "2</sub>",
        "<sub><sup>2</sub></sup>",
        "**die <kbd>A** drücken</kbd>",
        "[<kbd>A](#x)</kbd>",
        "<!DOCTYPE html>",
        "<?php echo 1 ?>",
        "<![CDATA[x]]>",
        "![<script>](x.png)",
    ],
)
def test_other_html_is_refused(text: str) -> None:
    assert set(codes(text)) == {"raw-html"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[a]{#id}", "unknown-attribute"),
        ("[a](#b){.hidden}", "unknown-attribute"),
        ("[a]{onclick=go}", "unknown-attribute"),
        ('[a]{lang="de onclick=go"}', "bad-value"),
        ("[a]{lang=zh-Hant-TW}", ""),
        ("*a **a " * DEEPEST + "a** a* " * DEEPEST, "nested-too-deep"),
        ("*a **a " * (DEEPEST // 2) + "a** a* " * (DEEPEST // 2), ""),
        ("[*a **a " * (DEEPEST // 2) + "a** a*]{lang=de} " * (DEEPEST // 2), "nested-too-deep"),
    ],
)
def test_attributes_and_depth(text: str, code: str) -> None:
    assert codes(text) == [code] * bool(code)


@pytest.mark.parametrize(
    "text",
    ["## Two <b>x</b>", "::: note <b>x</b>\nText.\n:::", "| a |\n|---|\n| <b>x</b> |", "Text.[^n]\n\n[^n]: <b>x</b>",
     "Term\n: <b>x</b>", "- <b>x</b>", "> <b>x</b>", "::: table <b>x</b>\n| a |\n|---|\n| b |\n:::",
     "::: fields G\ntext: <b>x</b>\n:::"],
)  # fmt: skip
def test_every_kind_of_text_is_judged(text: str) -> None:
    line = 3 + next(n for n, one in enumerate(text.split("\n")) if "<b>" in one)
    assert parsed(text)[1] == [("raw-html", line)] * 2


def test_a_purpose_is_judged() -> None:
    source = Source("c.md", "---\npurpose: A <b>x</b>.\n---\n# T\n")
    _, problems = parse_chapter(block_parser(VOCABULARY), source, "c", "chapter")
    assert {(problem.code, problem.location.line) for problem in problems} == {("raw-html", 2)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<!-- note --> She may.", ["<!-- note --> She may."]),
        ("Before.\n<!-- note --> She may.", ["Before.\n<!-- note --> She may."]),
        ("<!-- a --> <!-- b -->\nShe may.", ["She may."]),
        ("<!-- a --> x <!-- b -->", ["<!-- a --> x <!-- b -->"]),
        ("<!-- a\nb -->\nShe may.", ["She may."]),
        ("<!-- a\n\nb -->\n\nShe may.", ["She may."]),
        ("<!-- a\nb --> She may.", ["<!-- a\nb --> She may."]),
        ("<!--> She may.", ["<!--> She may."]),
        ("<br>\nShe may.", ["<br>\nShe may."]),
        ("<kbd>\nA\n</kbd>", ["<kbd>\nA\n</kbd>"]),
        ("- <!-- a\n  b -->\n  She may.", ["She may."]),
    ],
)
def test_text_beside_a_comment_or_an_allowed_tag_is_kept(text: str, found: list[str]) -> None:
    chapter, problems = parsed(text)
    assert (texts(chapter), problems) == (found, [])


@pytest.mark.parametrize("text", ["<!-- a\n\nb --> She may.", "<!-- a\n\nShe may.", "<div\nShe may.",
                                  "<script>\nx\n</script>", "<?x\nShe may.", "<!DOCTYPE x",
                                  "</div> She may."])  # fmt: skip
def test_what_would_swallow_text_is_refused(text: str) -> None:
    assert ("raw-html", 3) in parsed(text)[1]


@pytest.mark.parametrize(("depth", "wrong"), [(9, 0), (12, 0), (49, 0), (50, 1), (60, 1), (400, 1)])
def test_lists_and_quotations_are_kept_or_refused(depth: int, wrong: int) -> None:
    for text in ("".join(f"{'  ' * n}- item {n}\n" for n in range(depth)), f"{'> ' * 2 * depth}item {depth - 1}"):
        chapter, problems = parsed(text)
        assert [code for code, _ in problems] == ["nested-too-deep"] * wrong
        assert wrong or texts(chapter)[-1] == f"item {depth - 1}"


def test_a_hundred_elements_may_be_nested_and_no_more() -> None:
    # The paragraph is one of them.
    assert parsed("> " * (DEEPEST - 1) + "a")[1] == []
    chapter, problems = parsed("Before.\n\n" + "> " * DEEPEST + "a\n\nAfter.")
    assert problems == [("nested-too-deep", 5)]
    assert sum(token.nesting for token in chapter.tokens) == 0
    assert texts(chapter) == ["Before."]


@pytest.mark.parametrize(("text", "wrong"), [("[" * 100, 0), ("[" * 101, 1), ("[ x " * 101 + "]" * 101, 1),
                                            ("[x](#a) " * 300, 0), ("\\[ " * 300, 0), ("[![ " * 90, 1)])  # fmt: skip
def test_brackets_that_are_open_at_once_have_an_end(text: str, wrong: int) -> None:
    assert [code for code, _ in parsed(text)[1]] == ["nested-too-deep"] * wrong


def test_the_notes_of_a_file_stay_as_they_are_when_its_texts_are_judged() -> None:
    chapter, problems = parsed("<kbd>A</kbd>[^n] and again[^n], <b>x</b>[^m].\n\n[^n]: Note.\n\n[^m]: Note.")
    assert [code for code, _ in problems] == ["raw-html"] * len(problems) != []
    assert chapter.footnotes["refs"] == {":n": -1, ":m": -1}
