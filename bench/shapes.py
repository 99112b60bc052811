"""Handbooks that have very much of one thing, for measuring how the work grows with it.

Each shape is a function of a size to the files that differ from the tiny book of the tests.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

TINY = Path(__file__).parents[1] / "tests/books/tiny"
CHAPTER = "handbook/chapters/10-one.md"
Files = Mapping[str, str]
Shape = Callable[[int], Files]

_HEAD = "# One {#one}\n\n"
_CATALOG = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20">\n'
_REFERENCE = """
[[reference]]
id = "r{n}"
kind = "publication"
title = "Title {n}"
body = "Body {n}"
number = "N {n}"
date = 2001
confidence = "A"
read_on = 2026-01-01
review_on = 2027-01-01
"""


def _chapter(text: str) -> Files:
    return {CHAPTER: f"{_HEAD}{text}\n"}


def _each(pattern: str, size: int, between: str = "\n\n") -> str:
    return between.join(pattern.format(n=number) for number in range(size))


def _paragraphs_of(text: str, size: int) -> str:
    """A text many times, in paragraphs of some thousand characters."""
    return "\n\n".join([text * 200] * (size // 200))


def _table(row: str, size: int) -> str:
    return f"| a | b | c |\n|---|---|---|\n{_each(row, size, chr(10))}"


def _footnotes(size: int) -> Files:
    return _chapter(_each("Word.[^n{n}]\n\n[^n{n}]: Note {n}.", size))


def _addresses(size: int) -> Files:
    return _chapter(_each("See [a{n}][d{n}].", size) + "\n\n" + _each("[d{n}]: https://example.org/{n}", size, "\n"))


def _figures(size: int) -> Files:
    figure = "::: figure {{#f{n}}}\n![A dot.][dot]\n\nCaption {n}.\n:::"
    return _chapter(f"{_each(figure, size)}\n\n[dot]: ../figures/dot.svg")


def _messages(size: int) -> Files:
    messages = _each('msgid "Sentence {n} of many."\nmsgstr "Satz {n} von vielen."', size)
    return {**_chapter(_each("Sentence {n} of many.", size)), "translations/de.po": f"{_CATALOG}\n{messages}\n"}


def _obsolete(size: int) -> Files:
    return {"translations/de.po": f"{_CATALOG}\n" + _each('#~ msgid "Old {n}."\n#~ msgstr "Alt {n}."', size) + "\n"}


def _front_matter(size: int) -> Files:
    return {CHAPTER: f"---\npurpose: >\n{_each('  Word {n}', size, chr(10))}\n---\n{_HEAD}"}


def _records(size: int) -> Files:
    uses = _each("Read {{{{ref.r{n}}}}}.", size)
    return {**_chapter(uses), "handbook/references.toml": _each(_REFERENCE, size, "")}


def _terms(size: int) -> Files:
    terms = _each('[[term]]\nid = "t{n}"\nterm = "Term {n}"\ndefinition = "Definition {n}."', size)
    return {**_chapter("::: glossary\n:::"), "handbook/glossary.toml": f"{terms}\n"}


def _values(size: int) -> Files:
    config = (TINY / "handbook/handbook.toml").read_text(encoding="utf-8")
    values = _each('v{n} = "Value {n}"', size, "\n")
    return {**_chapter(_each("A {{{{v{n}}}}}.", size)), "handbook/handbook.toml": f"{config}\n[values]\n{values}\n"}


def _paths(size: int) -> Files:
    path = '<path d="M {n} 0 L 1 1" fill="none"/>'
    return {"handbook/figures/dot.svg": f"{_SVG}{_each(path, size, chr(10))}<text x='1' y='9'>dot</text></svg>\n"}


# How much of each, at the most that is measured, and what it is.
SHAPES: dict[str, tuple[int, Shape]] = {
    "rows of a table": (10_000, lambda n: _chapter(_table("| x {n} | y | z |", n))),
    "rows of a table to fill in": (5_000, lambda n: _chapter(_table("|  |  |  |", n))),
    "references": (50_000, lambda n: _chapter(_paragraphs_of("[](#one) ", n))),
    "paragraphs with a reference": (10_000, lambda n: _chapter(_each("See [](#one) in {n}.", n))),
    "messages": (20_000, _messages),
    "obsolete messages": (50_000, _obsolete),
    "lone stars": (400_000, lambda n: _chapter("\n\n".join(["* a " * 2000 + "**"] * (n // 2000)))),
    "stars without a space": (400_000, lambda n: _chapter("\n\n".join(["a*a " * 2000] * (n // 2000)))),
    "brackets": (400_000, lambda n: _chapter("\n\n".join(["[" * 4000] * (n // 4000)))),
    "brackets in pairs": (400_000, lambda n: _chapter("\n\n".join(["[" * 2000 + "]" * 2000] * (n // 4000)))),
    "brackets apart": (400_000, lambda n: _chapter("\n\n".join(["[ " * 4000] * (n // 4000)))),
    "backticks": (400_000, lambda n: _chapter("\n\n".join(["` `` ``` " * 1000] * (n // 1000)))),
    "nested emphasis": (50_000, lambda n: _chapter(_each("***a* b** *a **b***", n, "\n\n"))),
    "links": (20_000, lambda n: _chapter("\n\n".join(["[*a* `b` [c]](#one) " * 100] * (n // 100)))),
    "footnotes": (20_000, _footnotes),
    "headings": (5_000, lambda n: _chapter(_each("## Heading {n} {{#h{n}}}\n\nText.", n))),
    "headings without ids": (5_000, lambda n: _chapter(_each("## Heading\n\nText {n}.", n))),
    "addresses": (20_000, _addresses),
    "words of a paragraph": (190_000, lambda n: _chapter("word " * n)),
    "soft breaks": (100_000, lambda n: _chapter("\n".join(["word"] * n))),
    "hard breaks": (100_000, lambda n: _chapter("\\\n".join(["word"] * n))),
    "definitions": (5_000, lambda n: _chapter(_each("Term {n}\n: Definition {n}.", n))),
    "items of a list": (20_000, lambda n: _chapter(_each("- item {n}", n, "\n"))),
    "figures": (2_000, _figures),
    "quotes": (20_000, lambda n: _chapter(_each("> > > > > > > > text {n}", n))),
    "boxes": (10_000, lambda n: _chapter(_each("::: note Title {n}\nText.\n:::", n))),
    "phrases of a language": (20_000, lambda n: _chapter(_each("a [b]{{lang=de}} c", n, "\n"))),
    "comments": (20_000, lambda n: _chapter(_each("<!-- c {n} --> text", n))),
    "entities": (100_000, lambda n: _chapter("&amp; " * n)),
    "tags": (50_000, lambda n: _chapter("\n\n".join(["<sub>a</sub> <br> " * 100] * (n // 100)))),
    "quotation marks": (100_000, lambda n: _chapter("\n\n".join(["\"a\" 'b' " * 500] * (n // 500)))),
    "lines of front matter": (50_000, _front_matter),
    "records": (20_000, _records),
    "terms": (5_000, _terms),
    "values": (20_000, _values),
    "paths of a figure": (49_000, _paths),
}  # fmt: skip


def write(folder: Path, files: Files) -> Path:
    """The tiny book with these files laid over it, in a new folder."""
    shutil.copytree(TINY, folder)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
