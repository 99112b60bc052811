"""Every word of a source file is in the manuscript, or a finding names its line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from gesim_build.diagnostics import Location, Severity
from gesim_build.model import Part, Source
from gesim_build.pipeline import open_project
from gesim_build.pipeline.check import run_all_checks
from gesim_build.validate import source_text
from gesim_build.validate.source_spans import without_what_spans_lines
from gesim_build.validate.source_text import chapter_lines, figure_lines, lost_words, printed_words
from tests.pipeline.test_build import DAY, TINY

CHAPTER = "handbook/chapters/10-one.md"
FIGURE = """

::: figure {#fig-dot}
![A dot.][dot]

A dot, drawn.
:::

[dot]: ../figures/dot.svg
"""


def lost(tmp_path: Path, text: str, passage: str = "") -> list[tuple[str, int]]:
    """What the check says of the tiny book with another first chapter, in English only."""
    book = tmp_path / "book"
    shutil.copytree(TINY, book)
    shutil.rmtree(book / "translations")
    config = book / "handbook" / "handbook.toml"
    config.write_text(re.sub(r"\[editions\.de\]\n(?:[^\[]*\n)?", "", config.read_text("utf-8")), "utf-8")
    (book / CHAPTER).write_text(text + FIGURE, "utf-8")
    if passage:
        path = book / "handbook/national/IE/a.md"
        path.parent.mkdir(parents=True)
        path.write_text(passage, "utf-8")
    found = run_all_checks(open_project(book), (), release=False, today=DAY)
    return [(f.message.split("”")[0][1:], f.location.line) for f in found if f.code == "lost-in-manuscript"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("---\npurpose: Why.\n---\n\nA sentence before.\n\n# One {#one}\n\nText.", [("A sentence before.", 5)]),
        ("---\npurpose: Why\n\n# One {#one}\n\nText.", [("purpose: Why", 2)]),
        ("# One {#one}\n\n| a | b |\n|---|---|\n| c | d | surplus |", [("surplus", 5)]),
        ("# One {#one}\n\n| a | b |\n|---|---|\n| `x | y` | last |", [("last", 5)]),
        # What is printed elsewhere too, in a longer text.
        ("# One {#one}\n\nSay no, or yes.\n\n| a | b |\n|---|---|\n| c | d | no |", [("no", 7)]),
        ("# One {#one}\n\n~~~ text and more\ncode\n~~~", [("and more", 3)]),
        ("---\npurpose: Why # not\n---\n\n# One {#one}\n\nText.", [("Why # not", 2)]),
        ('---\npurpose: Why.\n"kind": annex\n---\n\n# One {#one}\n\nText.', []),
        ("---\npurpose: Why\n  now.\n'review' : legal\n---\n\n# One {#one}\n\nText.", []),
        (
            '---\n"purpose": "Why \\"so\\"?" # not\n"kind": form\n---\n\n# One {#a}\n\nText.',
            [('Why "so"? # not', 2)],
        ),
        ("---\n? purpose\n: !!str 'It''s why.'\n# A remark.\nkind: annex\n---\n\n# One {#one}\n\nText.", []),
        ('---\n{"kind": annex, purpose: "W\\u0068y."}\n---\n\n# One {#one}\n\nText.', []),
        ('---\npurpose: |- # why\n  Why: now\n  # so\n\n"kind": annex\n---\n\n# One {#one}\n\nText.', []),
        ("---\nreview: purpose\nkind: annex\n---\n\n# One {#one}\n\nText.", []),
        ("---\n# A remark.\npurpose: >\n  Why\n  now\nreview: legal\n---\n\n# One {#one}\n\nText.", []),
        ("---\npurpose: |\n  Why: now\n# A remark.\nkind: annex\n---\n\n# One {#one}\n\nText.", []),
        ("# One {#one}\n\n::: national a\n| a | b |\n|---|---|\n| c | d | surplus |\n:::", [("surplus", 6)]),
    ],
)
def test_what_parsing_drops_is_told_with_its_line(text: str, found: list[tuple[str, int]], tmp_path: Path) -> None:
    assert lost(tmp_path, text) == found


ANSWERS = """::: filled-form 70-form.md
# A remark = none
Name = her = own
Sure? = [x] Yes
On = 2026-03-01, about
:::
A = b
"""


def test_of_a_form_what_is_answered_in_words_is_looked_for() -> None:
    lines = chapter_lines(Source(CHAPTER, ANSWERS), {"filled-form"})
    found = {place.line: line.strip() for place, line in lines}
    assert found == {2: "", 3: "her = own", 4: "", 5: ", about", 6: "", 7: "A = b", 8: ""}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("```\n[a]: b\n```\n[a]: b\n", "```\n[a]: b\n```\n \n"),
        ("~~~ x\n~~~ y\n[a]: b\n~~~~\n[a]: b", "~~~ x\n~~~ y\n[a]: b\n~~~~\n "),
        ("[words][Two\n  words]\n\n[two words]: b", "[words \n\n\n "),
    ],
)
def test_definitions_and_labels_are_taken_from_text_and_not_from_code(text: str, left: str) -> None:
    assert without_what_spans_lines(text) == left


SOUND = """# One *two* {#one}

Text with **bold**, un*usual* words, `code *x*`, H<sub>2</sub>O, a [link](https://example.org/a(b)c) and {{book.title}}.
It costs 5 &amp; more, \\*not much\\*.\\
Next[^n] line, <https://example.org/path> and <me@example.org> or <you@example.org> too.

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

Braces {as words} and \\begin{text}more\\end{text} of it.

::: practice A title
> Quoted [words]{lang=de}.
:::

~~~ text
code {x} [y] <z> | a
~~~

A [link][of
two], [one][two][three], [one][TWO] and an <abbr
title="Short words">SW</abbr> with [words
more](
https://example.org/a).

[of two]:
https://example.org/b
[two]: https://example.org/c

<!-- A comment
over lines --> """


def test_what_is_printed_is_not_told(tmp_path: Path) -> None:
    assert lost(tmp_path, SOUND) == []


def test_what_a_country_replaces_by_its_passage_is_not_told(tmp_path: Path) -> None:
    slot = "# One {#one}\n\n::: national a\nNot in this edition.\n:::\n"
    assert lost(tmp_path, slot, "| a |\n|---|\n| b | surplus |\n") == [("surplus", 3)]


def test_the_words_of_a_drawing_are_looked_for_with_their_lines() -> None:
    drawing = '\n<svg>\n<!-- <text>no</text> -->\n<text x="1">One <tspan>two</tspan></text>\n<text>three</text>\n</svg>'
    svg = Source("a.svg", drawing)
    xhtml = "<section><svg><text><tspan>One</tspan><tspan>two</tspan></text></svg></section>"
    part = Part("one", "chapter", "", "", "", "", xhtml, "a.md")
    assert [(f.location.line, f.message) for f in lost_words(figure_lines(svg), printed_words(part))] == [
        (5, "“three” would be printed nowhere")
    ]


def told(text: str, *xhtml: str) -> list[tuple[int, str]]:
    """What is said of the lines of a text, against parts of a manuscript."""
    parts = [Part("p", "chapter", "", "", "", "", one, "a.md") for one in xhtml]
    lines = chapter_lines(Source("a.md", text), ())
    printed = "\n".join(map(printed_words, parts))
    return [(f.location.line, f.message.removesuffix(" would be printed nowhere")) for f in lost_words(lines, printed)]


@pytest.mark.parametrize(
    ("text", "xhtml"),
    [
        ("One two", "<s>One two</s>"),
        ("One two", "<s>zero ONE\n two three</s>"),
        ("*One* t**w**o `x`", "<s><em>One</em> t<strong>w</strong>o <code>x</code></s>"),
        ("H<sub>2</sub>O, a\\_b, snake_case, _one_", "<s>H<sub>2</sub>O, a_b, snake_case, <em>one</em></s>"),
        ("soft\u00adhyphen & caf\u00e9 &amp; &eacute;", "<s>soft\u2060hyphen &amp; caf\u00e9 &amp; \u00e9</s>"),
        # Between what is between pieces there may be other words.
        ("One {{x}} two[^n] three<br>four | five", "<s>One 14 two 1 three</s><!-- no --><p>five</p><p>four</p>"),
        ("[a](b(c)d) and [g](<h i>) end", "<s>a x and g z end</s>"),
        # What is spoken is printed too: titles and alternatives.
        ("![What it says](a.svg)", "<s><img alt='What it says'/></s>"),
        # Letters and figures are words of their own.
        ("14days", "<s>14 days</s>"),
        ("\u2013 ... !", "<s/>"),
    ],
)
def test_words_are_found_however_they_are_marked(text: str, xhtml: str) -> None:
    assert told(text, f"<div>{xhtml}</div>") == []


@pytest.mark.parametrize(
    ("text", "xhtml", "found"),
    [
        ("One two", ("<s>One</s>", "<s>two</s>"), [(1, "“One two”")]),
        ("One two", ("<s>two one</s>",), [(1, "“One two”")]),
        # Whole words only, and none that a block or a cell parts.
        ("One", ("<s>Ones</s>",), [(1, "“One”")]),
        ("one", ("<s><td>on</td><td>e</td></s>",), [(1, "“one”")]),
        ("one", ("<s><p>on<em>e</em></p></s>",), []),
        # As often as it is written, whatever part it is in.
        ("Same\n\nSame", ("<s>Same</s>",), [(3, "“Same”")]),
        ("Same\n\nSame", ("<s>Same</s>", "<s>same</s>"), []),
        # A line is told once, with the first piece that is lost.
        ("Zero | one two | three", ("<s>zero</s>",), [(1, "“one two”")]),
        ("One <b>two</b>", ("<s>one</s>",), [(1, "“One <b>two</b>”")]),
        ("One {{x}} two", ("<s>one 14 and two</s>",), []),
        ("One {{x}} two", ("<s>one 14</s>",), [(1, "“two”")]),
        # Neither what is not said nor a remark is a word.
        ("None XXXX", ("<s>x<!-- no --></s>",), [(1, "“None XXXX”")]),
        ("None\n\nXXXX", ("<s>x<!-- no --></s>",), [(1, "“None”"), (3, "“XXXX”")]),
    ],
)
def test_words_are_lost_that_are_not_there_in_their_order(
    text: str, xhtml: tuple[str, ...], found: list[tuple[int, str]]
) -> None:
    assert told(text, *xhtml) == found


def test_a_long_line_is_named_by_its_beginning() -> None:
    assert told("a" * 60, "<s/>") == [(1, f"“{'a' * 60}”")]
    assert told("a" * 61, "<s/>") == [(1, f"“{'a' * 59}…”")]
    (finding,) = lost_words([(Location("a.md", 4), "One   two")], "")
    assert (finding.severity, finding.code, finding.message) == (
        Severity.WARNING, "lost-in-manuscript", "“One two” would be printed nowhere",
    )  # fmt: skip
    assert finding.location == Location("a.md", 4)
    assert finding.hint.startswith("Look at the block around it")


def test_a_word_that_is_everywhere_is_taken_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_text, "_OFTEN", 2)
    assert told("three\n\none\n\none\n\none", "<p>one three one one</p>") == []


@pytest.mark.parametrize(
    ("often", "limit"), [(1, 500), (3, 500), (3, 2), (300, 500), pytest.param(3000, 500, marks=pytest.mark.slow)]
)
def test_what_is_taken_from_a_long_text_is_what_replacing_would_take(
    often: int, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_text, "_OFTEN", limit)
    words = ("one", "two", "two", "two one", "one two one", "three", "two two")
    text = "one two one two two three " * often + "two two two one"
    lines = [*words, "four", "three two", "two two two one", *words] * often
    left, lost = "".join(f"<{word}>" for word in text.split()), []
    for line in sorted(lines, key=lambda line: -len("".join(f"<{word}>" for word in line.split()))):
        piece = "".join(f"<{word}>" for word in line.split())
        lost += [] if piece in left else [line]
        left = left.replace(piece, "|", 1)
    assert sorted(words for _, words in told("\n\n".join(lines), f"<p>{text}</p>")) == sorted(f"“{w}”" for w in lost)
