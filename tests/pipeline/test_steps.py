"""What is assembled step by step, each made again only when its inputs are others, is what would be made anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gesim_build.assemble import manuscript as assembling
from gesim_build.assemble.part import render_part
from gesim_build.diagnostics import Diagnostic
from gesim_build.model import Manuscript
from gesim_build.pipeline import (
    Project,
    catalogs_of,
    languages_of,
    load_book,
    manuscript,
    open_project,
    read_templates,
)
from gesim_build.serve.marks import marks_of

ROOT = Path(__file__).parents[2]
CHAPTER = """\
# Two {#two}

See [](#section), [a term](#term-a), {{fact.one}} and {{place}}.[^n]

[^n]: A note.

## Another section {#another}

::: glossary
:::

::: figure {#fig-again}
![A dot.](../figures/dot.svg)

A dot again.
:::
"""
GLOSSARY = '[[term]]\nid = "a"\nname = "a term"\nmeaning = "What it means."\n'
FACTS = """\
[[fact]]
id = "one"
kind = "figure"
country = "EU"
reference = "r"
value = 3
unit = "days"
year = 2020
confidence = "A"
read_on = 2026-01-01
"""
REFERENCES = """\
[[reference]]
id = "r"
kind = "page"
title = "A page"
url = "https://example.org/"
confidence = "A"
read_on = 2026-01-01
"""


def write(name: str, text: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

    return change


def edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The tiny book with a second chapter that refers to the first one, prints a register and draws a figure."""
    root = shutil.copytree(ROOT / "tests/books/tiny", tmp_path / "book")
    write("handbook/chapters/20-two.md", CHAPTER)(root)
    write("handbook/glossary.toml", GLOSSARY)(root)
    write("handbook/facts.toml", FACTS)(root)
    write("handbook/references.toml", REFERENCES)(root)
    edit("handbook/handbook.toml", '["10-one"]', '["10-one", "20-two"]\n\n[values]\nplace = "here"')(root)
    return root


Step = tuple[Manuscript, tuple[Diagnostic, ...]]


def assembled(root: Path, steps: dict[Any, Any] | None, code: str = "de", *, marked: bool = False) -> Step:
    project = replace(open_project(root), steps=steps)
    text, _ = load_book(project)
    catalogs, _ = catalogs_of(project, text, (code,))
    marks = marks_of(text) if marked else None
    return manuscript(project, text, catalogs.get(code), languages_of(project)[code], read_templates(project), marks)


EDITS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "translation": edit("translations/de.po", "Ein Abschnitt", "Ein neuer Abschnitt {{nothing}}"),
    "lines moved": edit("translations/de.po", "\n\n", "\n\n# A comment.\n"),
    "fuzzy": edit("translations/de.po", 'msgid "A section"', '#, fuzzy\nmsgid "A section"'),
    "chapter": edit("handbook/chapters/20-two.md", "A note.", "Another note, [](#nowhere)."),
    "line of the source": edit("handbook/chapters/10-one.md", "# One", "\n# One"),
    "number": edit("handbook/chapters/10-one.md", "## A section", "## First {#first}\n\nText.\n\n## A section"),
    "term": edit("handbook/glossary.toml", "What it means.", "What else it means, [](#two)."),
    "fact": edit("handbook/facts.toml", "value = 3", "value = 4"),
    "value": edit("handbook/handbook.toml", 'place = "here"', 'place = "there"'),
    "figure": edit("handbook/figures/dot.svg", "<circle", '<circle id="x"'),
    "language": write("languages/de.toml", 'quotes = ["»", "«", "›", "‹"]\n'),
    "theme": lambda root: shutil.copytree(ROOT / "templates", root / "templates"),
    "template": edit("templates/shared/blocks.xhtml.j2", "<header", "<header title='x'"),
    "state": edit("handbook/handbook.toml", "[contents]", "draft = true\n\n[contents]"),
}


@pytest.mark.slow
def test_after_every_edit_an_edition_is_what_is_assembled_anew(book: Path) -> None:
    steps: dict[str, dict[Any, Any]] = {"de": {}, "en": {}}
    for name, change in EDITS.items():
        change(book)
        for code, own in steps.items():
            for marked in (False, True):
                anew = assembled(book, None, code, marked=marked)
                assert assembled(book, own, code, marked=marked) == anew, (name, code, marked)


@pytest.mark.parametrize("marked", [False, True])
def test_an_edit_of_a_translation_touches_one_part(
    book: Path, monkeypatch: pytest.MonkeyPatch, *, marked: bool
) -> None:
    rendered: list[str] = []

    def counted(chapter: Any, *others: Any) -> Any:
        rendered.append(chapter.chapter.slug)
        return render_part(chapter, *others)

    monkeypatch.setattr(assembling, "render_part", counted)
    steps: dict[Any, Any] = {}
    assembled(book, steps, marked=marked)
    assert rendered == ["one", "two"]
    rendered.clear()
    edit("translations/de.po", "Ein Satz", "Ein anderer Satz")(book)
    assembled(book, steps, marked=marked)
    assert rendered == ["one"]


def test_a_process_that_ends_remembers_nothing(book: Path) -> None:
    assert Project.__dataclass_fields__["steps"].default is None
    assert open_project(book).steps is None
