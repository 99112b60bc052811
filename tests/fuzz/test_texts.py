"""Whatever is in the chapters and translations of a book: it is built, or it is said what is wrong."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from gesim_build.catalog.po import Entry
from gesim_build.catalog.po_read import parse
from gesim_build.catalog.po_write import render
from tests.fuzz.harness import AWKWARD, TINY, book_of, fuzz, lines, lines_of_cases

CHAPTER, CATALOG = "handbook/chapters/10-one.md", "translations/de.po"
MARKDOWN = (
    *lines_of_cases("blocks.md", "inline.md"),
    "  - deeper", "> quoted", "::: national aid", "::: contacts {scope=national}", "{{contact.x}}", "{{ref.x}}", "***",
    "[^a]: note", "<!-- i18n:comment x -->", "| a |", "|---|", "1. one", "[a]: ../figures/dot.svg", "![](a)", "::::",
)  # fmt: skip
_PO = (TINY / CATALOG).read_text(encoding="utf-8")
PO = (
    *dict.fromkeys(_PO.splitlines()), "#, fuzzy", "#| msgid \"One\"", "#~ msgid \"One\"", "#~ msgstr \"Eins\"", "#. x",
    'msgctxt "a"', 'msgid_plural "b"', 'msgstr[0] "c"', '"\\x41\\101\\n\\q"', "#: a.md:1", "#~| msgid \"a\"", "#= x",
)  # fmt: skip
INLINE = """
*a*
**b**
`c`
[d][site]
[](#section)
[](#fig-dot)
[e](javascript:x)
<b>
</b>
<br>
{{x.y}}
[^n]
![f](g)
&amp;
{.h}
[i]{lang=de}
\\
<!--
-->
«»
112
] (
::: note
| j |
# k""".splitlines()
YAML = """
purpose: a
pillar: legal
letter: A
- x
a: [1, {b: c}]
&x y
*x
!!python/object:os.system
? k
: v
|
  deep
2026-01-02
key: 'un
<<: *x
%YAML 9
...
kind: form""".splitlines()


@fuzz(lines(*MARKDOWN), examples=60)
def test_markdown(folder: Path, text: str) -> None:
    book_of(folder, {CHAPTER: f"# One {{#one}}\n\n{text}"})


@fuzz(lines(*YAML), examples=60)
def test_front_matter(folder: Path, text: str) -> None:
    book_of(folder, {CHAPTER: f"---\n{text}\n---\n# One {{#one}}\n\n## A {{#section}}\n"})


@fuzz(lines(*PO, most=20), examples=60)
def test_catalogs(folder: Path, text: str) -> None:
    book_of(folder, {CATALOG: text})


@fuzz(st.lists(st.sampled_from(INLINE) | st.text(AWKWARD, max_size=4), max_size=6).map("".join), examples=60)
def test_translations(folder: Path, text: str) -> None:
    """Any text as the translation of everything, as any editor of catalogs would write it."""
    po, _ = parse(_PO, CATALOG)
    others = (Entry(entry.msgid, (text,)) for entry in po.entries if not entry.is_header)
    book_of(folder, {CATALOG: "\n".join([render(po.entries[0]), *map(render, others)])})
