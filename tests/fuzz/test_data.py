"""Whatever is in the data files and figures of a book: it is built, or it is said what is wrong."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from tests.fuzz.harness import AWKWARD, TINY, book_of, fuzz, lines
from tests.registers.samples import FACTS, REFERENCES

TOML = r"""
[book]
[[contact]]
[a.b]
a.b.c = 1
title = \"""
\"""
x = '''
'''
date = 2026-01-02
a = [
]
b = {c = 1}
d = 1e400
e = nan
f = 0x10
g = 99999999999999999999
h = "\u0000"
i = 07:30:00
# comment
j = "\
k = true""".replace('\\"', '"').splitlines()
_CONFIG = (TINY / "handbook/handbook.toml").read_text(encoding="utf-8")
_CONTACT = """[[contact]]
id = "a"
name = "A"
country = "DE"
kind = "body"
availability = "always"
languages = ["de"]
phones = [{dial = "+49301234", shown = "030 1234"}]
source = "https://example.org"
read_on = 2026-01-01
expires_on = 2027-01-01
call_test = "due"
status = "hold"
reason = "x"
"""
_GLOSSARY = '[[term]]\nid = "t"\nterm = "Term"\ndefinition = "What."\nnote = "n"\n'
REGISTERS = {"contacts": _CONTACT, "references": REFERENCES, "facts": FACTS, "glossary": _GLOSSARY}
SVG = """
<g>
</g>
<text x='1' y='2'>word</text>
<rect width='1e9' height='-1'/>
<use href='#a'/>
<defs>
<g id='a'><use href='#a'/></g>
<style>.a{fill:url(#b)}</style>
<style>@import 'x';
<script>x</script>
<linearGradient id='b' href='#b'/>
<path d='M0 0 L nan'/>
<!-- c -->
<?php x?>
&e;
<![CDATA[x]]>
<image href='data:image/png;base64,AA'/>
<tspan dx='1 2'>t</tspan>
<a href='x'>
<marker id='m'/>
<path marker-end='url(#m)' fill='context-stroke'/>
<g style='fill:red;;:;x' class='fig-ink'>
<foreignObject/>
<text><textPath href='#a'>p</textPath></text>
<g transform='rotate('>
<title>t</title>
<svg width='9%'/>""".splitlines()


def changed(text: str) -> st.SearchStrategy[str]:
    """A file with some lines of it left out, doubled or spoilt, and others between them."""
    base = text.splitlines()
    fresh = st.sampled_from([*base, *TOML]) | st.text(AWKWARD, max_size=12)
    places = st.lists(st.tuples(st.integers(0, len(base)), st.sampled_from("-+="), fresh), max_size=4)
    return places.map(lambda edits: _edited(base, edits))


def _edited(base: list[str], edits: list[tuple[int, str, str]]) -> str:
    result = list(base)
    for place, what, line in edits:
        result[place : place + (what != "+")] = [] if what == "-" else [line]
    return "\n".join(result) + "\n"


@fuzz(changed(_CONFIG) | lines(*TOML), examples=60)
def test_configuration(folder: Path, text: str) -> None:
    book_of(folder, {"handbook/handbook.toml": text})


@fuzz(st.one_of(*(changed(text).map(f"{name}\0".__add__) for name, text in REGISTERS.items())), examples=80)
def test_registers(folder: Path, text: str) -> None:
    name, _, content = text.partition("\0")
    directives = "::: contacts\n:::\n\n::: rights\n:::\n\n::: instruments\n:::\n\n::: glossary\n:::\n"
    chapter = f"# One {{#one}}\n\n{{{{contact.a}}}} {{{{fact.victims}}}}\n\n{directives}"
    files = {f"handbook/{other}.toml": base for other, base in REGISTERS.items()}
    book_of(folder, {**files, f"handbook/{name}.toml": content, "handbook/chapters/10-one.md": chapter})


@fuzz(lines(*SVG), examples=60)
def test_figures(folder: Path, text: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10">{text}</svg>'
    book_of(folder, {"handbook/figures/dot.svg": svg})


@fuzz(st.text(AWKWARD, max_size=30), examples=20)
def test_names_of_files(folder: Path, text: str) -> None:
    """The address of an image is any text: quoted for the web, absolute, leading out of the project, or no path."""
    figure = f"::: figure {{#fig-dot}}\n![Dot.][dot]\n:::\n\n[dot]: ../figures/{text}\n"
    book_of(folder, {"handbook/chapters/10-one.md": f"# One {{#one}}\n\n## A {{#section}}\n\n{figure}"})
