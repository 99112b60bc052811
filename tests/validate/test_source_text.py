"""Every word of a source file is in the manuscript, or a finding names its line."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gesim_build.model import Part, Source
from gesim_build.pipeline import languages_of, load_book, manuscript, open_project, read_templates
from gesim_build.pipeline.check import run_all_checks
from gesim_build.pipeline.lost_words import lost_in_manuscript
from gesim_build.validate.source_text import chapter_lines, figure_lines, lost_words
from tests.pipeline.test_build import DAY, TINY

CHAPTER = "handbook/chapters/10-one.md"
FIGURE = """

::: figure {#fig-dot}
![A dot.][dot]

A dot, drawn.
:::

[dot]: ../figures/dot.svg
"""


def lost(tmp_path: Path, text: str) -> list[tuple[str, int]]:
    """What the check says of the tiny book with another first chapter, in English only."""
    book = tmp_path / "book"
    shutil.copytree(TINY, book)
    shutil.rmtree(book / "translations")
    config = book / "handbook" / "handbook.toml"
    config.write_text(re.sub(r"\[editions\.de\]\n(?:[^\[]*\n)?", "", config.read_text("utf-8")), "utf-8")
    (book / CHAPTER).write_text(text + FIGURE, "utf-8")
    found = run_all_checks(open_project(book), (), release=False, today=DAY)
    return [(f.message.split("”")[0][1:], f.location.line) for f in found if f.code == "lost-in-manuscript"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\npurpose: Why.\n---\n\nA sentence before.\n\n# One {#one}\n\nText.", [("A sentence before.", 5)]),
        ("---\npurpose: Why\n\n# One {#one}\n\nText.", [("purpose: Why", 2)]),
        ("# One {#one}\n\n| a | b |\n|---|---|\n| c | d | surplus |", [("surplus", 5)]),
        ("# One {#one}\n\n| a | b |\n|---|---|\n| `x | y` | last |", [("last", 5)]),
    ],
)
def test_what_parsing_drops_is_told_with_its_line(text: str, found: list[tuple[str, int]], tmp_path: Path) -> None:
    assert lost(tmp_path, text) == found


SOUND = """# One *two* {#one}

Text with **bold**, un*usual* words, `code *x*`, H<sub>2</sub>O, a [link](https://example.org/a(b)c) and {{book.title}}.
It costs 5 &amp; more, \\*not much\\*.\\
Next[^n] line. <https://example.org/path>

[^n]: The **note**.

Term
: Its definition

- [ ] tick *this*
- [x] ticked
1. one
   10) ten
2.

| a | b |
|---|:-:|
| `x \\| y` | last |

::: practice A title
> Quoted [words]{lang=de}.
:::

~~~ text
code {x} [y] <z> | a
~~~

<!-- A comment
over lines --> """


def test_what_is_printed_is_not_told(tmp_path: Path) -> None:
    assert lost(tmp_path, SOUND) == []


def test_the_handbook_loses_nothing_and_each_block_that_is_taken_out_is_told() -> None:
    project = open_project(Path(__file__).parents[2])
    book, _ = load_book(project)
    text, _ = manuscript(project, book, None, languages_of(project)["en"], read_templates(project))
    assert lost_in_manuscript(project, book, text, whole=True) == ()
    chapter = next(chapter for chapter in book.chapters if chapter.slug == "rights")
    part = next(part for part in text.parts if part.id == "rights")
    lines = list(chapter_lines(project.sources.texts[chapter.path], ("national", "rights")))
    written = " ".join(line for _, line in lines)
    blocks = (match for match in re.finditer(r"<(p|td|li)\b[^<>]*>([^<>&]*)</\1>", part.xhtml) if match[2] in written)
    once = (block for block in blocks if len(block[2].split()) > 3 and part.xhtml.count(block[2]) == 1)
    cuts = [part.xhtml.replace(block[0], "", 1) for block in once]
    assert len(cuts) > 10
    for cut in cuts:
        assert list(lost_words(lines, [replace(part, xhtml=cut)]))


def test_the_words_of_a_drawing_are_looked_for_with_their_lines() -> None:
    drawing = '<svg>\n<!-- <text>no</text> -->\n<text x="1">One <tspan>two</tspan></text>\n<text>three</text>\n</svg>'
    svg = Source("a.svg", drawing)
    xhtml = "<section><svg><text><tspan>One</tspan><tspan>two</tspan></text></svg></section>"
    part = Part("one", "chapter", "", "", "", "", xhtml, "a.md")
    assert [(f.location.line, f.message) for f in lost_words(figure_lines(svg), [part])] == [
        (4, "“three” would be printed nowhere")
    ]
