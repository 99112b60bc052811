"""What is included: its tokens, places and ids, and what is wrong with it."""

from __future__ import annotations

import pytest
from markdown_it.token import Token

from gesim_build.diagnostics import Diagnostic
from gesim_build.markdown.blocks import block_parser
from gesim_build.markdown.includes import DEEPEST, OPEN, parse_whole
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


def parse(text: str, **files: str) -> tuple[Chapter, tuple[Diagnostic, ...]]:
    """The chapter with a text, and what is wrong; files are beside it, by stem, and one is no Markdown."""
    texts = {PATH: Source(PATH, text), "handbook/chapters/note.toml": Source("handbook/chapters/note.toml", "")}
    for name, content in files.items():
        path = f"handbook/chapters/{name}.md"
        texts[path] = Source(path, content)
    return parse_whole(block_parser(VOCABULARY), texts, PATH, "10-x", "chapter")


def read(text: str, **files: str) -> tuple[Chapter, list[str]]:
    """The chapter, and what is wrong as ``CODE FILE``."""
    chapter, problems = parse(text, **files)
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


_MISSING = "10-x.md:3: missing-include: handbook/chapters/"
_OUTSIDE = "is not a file of the handbook: Texts come from the project's own handbook/ only."
_NAMELESS = (
    "is no file that could be included: Write the file, beside this one or by its way from here, and the id of a "
    "section: ::: include 20-risk.md#plan"
)
_TWICE = "Put what is printed twice into a file of its own, which includes none of these."
_NO_FRONT_MATTER = (
    "bad-front-matter: an included file has no front matter: "
    "Move it into the file of the chapter, or include a section: ::: include FILE#id"
)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (include("note.md"), f"{_MISSING}note.md does not exist: Did you mean handbook/chapters/notes.md?"),
        (
            include("../ZZZ-1234567890-QQQ.md"),
            "10-x.md:3: missing-include: handbook/ZZZ-1234567890-QQQ.md does not exist: "
            "Add the file, or take the include out.",
        ),
        (include("notes.md#plann"), f"{_MISSING}notes.md has no id “plann”: Did you mean #plan?"),
        (include("notes.md#zzz"), f"{_MISSING}notes.md has no id “zzz”: It has notes, plan, x-deeper, boxes, box."),
        (include("lists.md#zzz"), f"{_MISSING}lists.md has no id “zzz”: It has none."),
        (
            include("notes.md#notes"),
            "10-x.md:3: chapter-title: “notes” is the title of handbook/chapters/notes.md: "
            "Include its sections, one by one, or put its text into a file without a title.",
        ),
        (
            include("title.md"),
            "title.md:3: chapter-title: an included file has a title: "
            "The chapter has the title: use ## here, or include a section: ::: include FILE#id",
        ),
        (include("10-x.md"), f"10-x.md:3: include-cycle: {PATH} includes itself: {PATH} → {PATH}: {_TWICE}"),
        (
            include("loop.md"),
            f"loop.md:3: include-cycle: handbook/chapters/loop.md includes itself: {PATH} → "
            f"handbook/chapters/loop.md → handbook/chapters/loop.md: {_TWICE}",
        ),
        (include("../../a.md"), f"10-x.md:3: outside-project: the text a.md {_OUTSIDE}"),
        (
            include("https://example.org/a.md"),
            f"10-x.md:3: outside-project: the text handbook/chapters/https:/example.org/a.md {_OUTSIDE}",
        ),
        (include("notes"), f"10-x.md:3: bad-value: “notes” {_NAMELESS}"),
        (include(""), f"10-x.md:3: bad-value: “” {_NAMELESS}"),
        (
            "> > ::: include lists.md\n> > :::\n",
            "10-x.md:3: nested-too-deep: this is nested deeper than 100 elements: "
            "Write it as several texts, one after the other.",
        ),
        (include("purpose.md"), f"purpose.md:1: {_NO_FRONT_MATTER}"),
        (include("kind.md"), f"kind.md:1: {_NO_FRONT_MATTER}"),
        (include("pillar.md"), f"pillar.md:1: {_NO_FRONT_MATTER}"),
    ],
)
def test_what_cannot_be_included_is_told_at_its_line(text: str, problem: str) -> None:
    files = {
        "notes": NOTES,
        "lists": "> " * 99 + "x\n",
        "title": "Text.\n\n# Title {#t}\n",
        "loop": f"Text.\n\n{include('loop.md')}",
        "purpose": "---\npurpose: Why.\n---\nText.\n",
        "kind": "---\nkind: form\n---\nText.\n",
        "pillar": "---\npillar: legal\n---\nText.\n",
    }
    chapter, (found,) = parse(f"# X\n\n{text}", **files)
    place = str(found.location).rpartition("/")[2]
    assert f"{place}: {found.code}: {found.message}: {found.hint}" == problem
    assert "Why." not in texts_of(chapter)
    if found.code == "bad-front-matter":
        assert texts_of(chapter) == ["X", "Text."]
        assert sum(token.nesting for token in chapter.tokens) == 0


def test_a_block_ends_where_it_ends_and_a_last_comment_is_about_what_is_before() -> None:
    file = "::: note A {#box}\nAsk.\n:::\n\nMore.\n\n## S {#s}\n\nText.\n\n<!-- i18n:comment The end. -->\n"
    box, _ = read(f"# X\n\n{include('a.md#box')}", a=file)
    assert texts_of(box)[1:] == ["A", "Ask."]
    section, _ = read(f"# X\n\n{include('a.md#s')}", a=file)
    assert [token.type for token in section.tokens][-1] == "html_block"


def test_a_row_of_files_has_an_end() -> None:
    row = {f"f{number}": include(f"f{number + 1}.md") for number in range(1, DEEPEST + 2)}
    assert read(f"# X\n\n{include('f3.md')}", **row, f10="End.\n")[1] == []
    _, (problem,) = parse(f"# X\n\n{include('f2.md')}", **row, f10="End.\n")
    assert (problem.code, str(problem.location)) == ("include-too-deep", "handbook/chapters/f9.md:1")
    files = (PATH, *(f"handbook/chapters/f{number}.md" for number in range(2, DEEPEST + 3)))
    assert problem.message == f"this include is one too many: {' → '.join(files)}"
    assert problem.hint == f"At most {DEEPEST} files may include one another in a row."


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


def includes(chapter: Chapter) -> list[Token]:
    return [token for token in chapter.tokens if token.type == OPEN]


def test_an_include_is_hidden_and_knows_its_file_and_its_lines() -> None:
    chapter, _ = read(f"# X\n\n{include('a.md')}{include('notes.md#plan')}", a="One.\n\nTwo.\n", notes=NOTES)
    assert [(token.hidden, token.nesting, token.meta["file"]) for token in includes(chapter)] == [
        (True, 0, "handbook/chapters/a.md"),
        (True, 0, "handbook/chapters/notes.md"),
    ]
    # A whole file to the line after its last, a section block by block.
    whole, section = (token.meta["spans"] for token in includes(chapter))
    assert whole == ((1, 4),)
    assert sorted({first for first, _ in section}) == [5, 6, 8, 10, 12, 23, 25]


def test_what_is_nested_may_be_as_deep_with_an_include_as_without() -> None:
    for deepest, problems in ((98, []), (99, ["nested-too-deep 10-x.md"])):
        assert read(f"# X\n\n{include('lists.md')}", lists="> " * deepest + "x\n")[1] == problems
    deep = "> " * 95 + "x\n"
    assert read(f"# X\n\n> - a\n\n{include('lists.md')}", lists=deep)[1] == []
    boxes = "::: note\nText.\n:::\n\n" * 9
    assert read(f"# X\n\n{boxes}{include('lists.md')}", lists=deep)[1] == []
    inside = f"> > > > > > {include('lists.md')}".replace("\n", "\n> > > > > > ", 1)
    assert read(f"# X\n\n{inside}", lists=deep)[1] == ["nested-too-deep 10-x.md"]


def test_the_notes_and_links_of_a_file_are_those_of_the_chapter() -> None:
    own = "# X\n\nOwn.[^own] [t][l]\n\n[^own]: Mine.\n\n[l]: https://example.org/l\n\n"
    chapter, problems = read(f"{own}{include('a.md')}", a="Text.[^n]\n\n[^n]: Note.\n\n[l]: https://example.org/l\n")
    assert problems == []
    assert sorted(chapter.footnotes["refs"]) == [":n", ":own"]
    assert chapter.repeated == ()
    plain, _ = read(f"# X\n\n{include('a.md')}", a="Text.\n")
    assert plain.footnotes.get("refs", {}) == {}
    section, _ = read(f"# X\n\n{include('notes.md#box')}", notes=NOTES)
    assert list(section.footnotes["refs"]) == [":n"]


def test_a_link_that_two_files_define_differently_is_told_with_its_name_and_file() -> None:
    file = "[t][a]\n\n[a]: https://example.org/2\n[a]: https://example.org/3\n"
    chapter, _ = read(f"# X\n\n[t][a]\n\n{include('more.md')}[a]: https://example.org/1\n", more=file)
    assert [(one["path"], one["label"], one["href"]) for one in chapter.repeated] == [
        ("handbook/chapters/more.md", "A", "https://example.org/3"),
        ("handbook/chapters/more.md", "A", "https://example.org/2"),
    ]
    # A section has the links that it uses, and nothing of what is defined twice beside it.
    section, _ = read(f"# X\n\n{include('more.md#s')}", more=f"## S {{#s}}\n\nText.\n\n## T\n\n{file}")
    assert (section.repeated, dict(section.references)) == ((), {})


def test_the_kind_and_the_country_are_those_of_the_file_that_includes() -> None:
    path = "handbook/national/IE/x.md"
    texts = {path: Source(path, "::: include ../../texts/t.md\n:::\n")}
    texts["handbook/texts/t.md"] = Source("handbook/texts/t.md", "Text.\n")
    for text, found in ((texts[path], ["Text."]), (Source(path, "Own.\n"), ["Own."])):
        whole, problems = parse_whole(block_parser(VOCABULARY), {**texts, path: text}, path, "x", "national", "IE")
        assert (whole.kind, whole.country, texts_of(whole), problems) == ("national", "IE", found, ())
    assert parse("# X\n")[0].country == ""
