"""Parts of a book: their numbers, and the list of chapters on their pages."""

from __future__ import annotations

import re

import pytest

from gesim_build.book import parse_book
from gesim_build.model import DIVIDER, Source
from tests.assemble.samples import BOOK, book, manuscript
from tests.vocabulary import VOCABULARY

PART = "---\nkind: part\npurpose: Why.\n---\n"
CHAPTERS = (
    f"{PART}# Ground {{#ground}}\n\nText.\n\n## More {{#more}}\n",
    "# One {#one}\n\nSee [](#ground) and [{label}](#practice).\n\n## Section {#section}\n",
    "# Two {#two}\n",
    f"{PART}# Practice {{#practice}}\n",
    "# Three {#three}\n",
)


@pytest.mark.parametrize(("language", "labels"), [("en", ["part I", "part II"]), ("lv", ["I daļa", "II daļa"])])
def test_parts_are_counted_by_themselves_and_chapters_through_the_book(language: str, labels: list[str]) -> None:
    text, problems = manuscript(book(CHAPTERS, annexes=["# End {#end}\n"]), language)
    assert problems == ()
    assert [(part.kind, part.number) for part in text.parts] == [
        (DIVIDER, "I"), ("chapter", "1"), ("chapter", "2"), (DIVIDER, "II"), ("chapter", "3"), ("annex", ""),
    ]  # fmt: skip
    entries = {entry.id: entry for entry in text.entries}
    assert [entries[name].label.replace("\u00a0", " ") for name in ("ground", "practice")] == labels
    assert (entries["more"].number, entries["section"].number) == ("", "1.1")
    assert "".join(labels[0].split()) in "".join(re.sub("<[^>]+>", "", text.parts[1].xhtml).split())


def test_the_page_of_a_part_lists_its_chapters() -> None:
    text, _ = manuscript(book(CHAPTERS, annexes=["# End {#end}\n"]))
    listed = [re.findall(r'<li><a href="#([\w-]+)">', part.xhtml) for part in text.parts]
    assert listed == [["one", "two"], ["section"], [], ["three"], [], []]
    assert [">Contents<" in part.xhtml for part in text.parts] == [True, False, False, True, False, False]


@pytest.mark.parametrize("names", [("p",), ("p", "p2", "a"), ("a", "p")])
def test_a_part_without_chapters_is_told(names: tuple[str, ...]) -> None:
    bodies = {"p": f"{PART}# P {{#p}}\n", "p2": f"{PART}# Q {{#q}}\n", "a": "# A {#a}\n"}
    texts = {path: Source(path, body) for name, body in bodies.items() if (path := f"handbook/chapters/{name}.md")}
    _, problems = parse_book({"chapters": names}, BOOK, {}, texts, {}, (), VOCABULARY)
    assert [(problem.code, problem.location.path) for problem in problems] == [("empty-part", "handbook/chapters/p.md")]


@pytest.mark.parametrize(
    ("meta", "classes"),
    [
        ("", "part chapter"),
        ("pillar: legal", "part chapter pillar-legal"),
        ("layout: easy", "part chapter easy"),
        ("kind: form", "part form"),
        ("kind: form\nlayout: easy", "part form easy"),
    ],
)
def test_the_section_of_a_part_says_what_it_is(meta: str, classes: str) -> None:
    head = f"---\n{meta}\n---\n" if meta else ""
    text, problems = manuscript(book([f"{head}# A {{#a}}\n"]))
    assert problems == ()
    assert re.findall(r'<section class="(part [^"]*)"', text.parts[0].xhtml) == [classes]


def test_a_chapter_that_waits_for_a_review_says_so_below_its_title() -> None:
    text, _ = manuscript(book(["---\nreview: legal\n---\n# A\n", "# B\n"]))
    assert ['class="review-mark"' in part.xhtml for part in text.parts] == [True, False]
