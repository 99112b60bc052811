"""What is included: its tokens, places and ids, and what is wrong with it."""

from __future__ import annotations

import pytest

from gesim_build.markdown.blocks import block_parser
from gesim_build.markdown.includes import DEEPEST, parse_whole
from gesim_build.markdown.problems import place_of
from gesim_build.model import Chapter, Source
from tests.vocabulary import VOCABULARY

PATH = "handbook/chapters/10-x.md"
NOTES = (
    "# Notes {#notes}\n\nNot this.[^n]\n\n<!-- i18n:comment Short. -->\n## Plan {#plan}\n\nDo [this][a].[^p]\n\n"
    "### Deeper\n\nMore.\n\n<!-- i18n:comment Long. -->\n## Boxes {#boxes}\n\n"
    "- In\n\n  ::: note A {#box}\n  Ask.[^n]\n  :::\n\n"
    "[^p]: Of the plan, see[^q].\n\n[^q]: Of the note.\n\n[^n]: Of the box.\n\n"
    "[a]: https://example.org/a\n[b]: https://example.org/b\n"
)  # fmt: skip


def read(text: str, **files: str) -> tuple[Chapter, list[str]]:
    """The chapter with a text, and what is wrong as ``CODE FILE:LINE``; files are beside it, by stem."""
    texts = {PATH: Source(PATH, text)}
    for name, content in files.items():
        path = f"handbook/chapters/{name}.md"
        texts[path] = Source(path, content)
    chapter, problems = parse_whole(block_parser(VOCABULARY), texts, PATH, "10-x", "chapter")
    return chapter, [f"{problem.code} {problem.location.path.rpartition('/')[2]}" for problem in problems]


def include(target: str) -> str:
    return f"::: include {target}\n:::\n\n"


def texts_of(chapter: Chapter) -> list[str]:
    return [token.content for token in chapter.tokens if token.type == "inline"]


def test_a_chapter_in_several_files_has_the_ids_of_one() -> None:
    rest = "## A section\n\n::: note\nText.\n:::\n\n"
    whole, _ = read(f"# X\n\n{rest}{rest}")
    cut, problems = read(f"# X\n\n{rest}{include('rest.md')}", rest=rest)
    ids = [[str(token.attrs["id"]) for token in one.tokens if "id" in token.attrs] for one in (whole, cut)]
    assert (ids[0], problems) == (ids[1], [])
    assert ids[0] == ["x", "x-a-section", "x~box~1", "x-a-section-2", "x~box~2"]


def test_texts_know_their_file_and_line() -> None:
    chapter, _ = read(f"# X\n\nOwn.\n\n{include('a.md')}Last.\n", a="First.\n\n" + include("b.md"), b="\nDeepest.\n")
    places = {token.content: str(place_of(token, PATH)) for token in chapter.tokens if token.type == "inline"}
    folder = "handbook/chapters"
    assert places == {
        "X": f"{PATH}:1", "Own.": f"{PATH}:3", "First.": f"{folder}/a.md:1", "Deepest.": f"{folder}/b.md:2",
        "Last.": f"{PATH}:8",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("target", "texts", "links"),
    [
        ("plan", ["Plan", "Do [this][a].[^p]", "Deeper", "More.", "Of the plan, see[^q].", "Of the note."], ["A"]),
        ("box", ["A", "Ask.[^n]", "Of the box."], []),
        ("boxes", ["Boxes", "In", "A", "Ask.[^n]", "Of the box."], []),
        ("x-deeper", ["Deeper", "More."], []),
    ],
)
def test_a_section_comes_with_its_notes_and_links(target: str, texts: list[str], links: list[str]) -> None:
    chapter, problems = read(f"# X\n\n{include(f'notes.md#{target}')}", notes=NOTES)
    assert (texts_of(chapter)[1:], list(chapter.references), problems) == (texts, links, [])
    comments = [token.content for token in chapter.tokens if token.type == "html_block"]
    assert len(comments) == (target in ("plan", "boxes"))
    assert sum(token.nesting for token in chapter.tokens) == 0


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (include("b.md"), ["missing-include 10-x.md"]),
        (include("notes.md#plann"), ["missing-include 10-x.md"]),
        (include("notes.md#notes"), ["chapter-title 10-x.md"]),
        (include("notes.md"), ["chapter-title notes.md"]),
        (include("10-x.md"), ["include-cycle 10-x.md"]),
        (include("../../a.md"), ["outside-project 10-x.md"]),
        (include("https://example.org/a.md"), ["outside-project 10-x.md"]),
        (include("notes"), ["bad-value 10-x.md"]),
        (include(""), ["bad-value 10-x.md"]),
        ("> > ::: include lists.md\n> > :::\n", ["nested-too-deep 10-x.md"]),
    ],
)
def test_what_cannot_be_included_is_told_at_its_line(text: str, problems: list[str]) -> None:
    assert read(f"# X\n\n{text}", notes=NOTES, lists="> " * 99 + "x\n")[1] == problems


def test_a_row_of_files_has_an_end() -> None:
    row = {f"f{number}": include(f"f{number + 1}.md") for number in range(1, DEEPEST + 2)}
    assert read(f"# X\n\n{include('f3.md')}", **row, f10="End.\n")[1] == []
    assert read(f"# X\n\n{include('f2.md')}", **row, f10="End.\n")[1] == ["include-too-deep f9.md"]


def test_one_name_for_two_links_is_told() -> None:
    chapter, _ = read(f"# X\n\n[t][a]\n\n{include('notes.md#plan')}[a]: https://example.org/other\n", notes=NOTES)
    assert [one["path"].rpartition("/")[2] for one in chapter.repeated] == ["notes.md"]


def test_a_section_ends_with_a_heading_of_another_file() -> None:
    """And what is wrong elsewhere in its file is none of its business."""
    cut = f"## A {{#a}}\n\nOne.\n\n{include('more.md')}## B {{#b}}\n\nTwo.\n\n{include('10-x.md')}"
    more = "Three.\n\n## C {#c}\n\nFour.\n"
    chapter, problems = read(f"# X\n\n{include('cut.md#a')}", cut=cut, more=more)
    assert (texts_of(chapter)[1:], problems) == (["A", "One.", "Three."], [])
    assert [token.meta["spans"] for token in chapter.tokens if token.type == "include_open"][1] == ((1, 1),)
    assert read(f"# X\n\n{include('cut.md#b')}", cut=cut, more=more)[1] == ["include-cycle cut.md"]
