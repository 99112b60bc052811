"""The cases of the suite: the examples of CommonMark, and every directive and extension of docs/syntax.md, nested."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from textwrap import indent

from markdown_it import MarkdownIt

from tests.conformance.commonmark import Example

Wrap = Callable[[str, int], str]


def _indented(block: str, width: int) -> str:
    return indent(block, " " * width)


def _quoted(block: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in block.splitlines())


# A block on its own and within others. The number makes names of notes unlike.
CONTEXTS: Mapping[str, Wrap] = {
    "alone": lambda block, _: block,
    "bullet": lambda block, _: f"- item\n\n{_indented(block, 2)}\n\n- another",
    "step": lambda block, _: f"3. step\n\n{_indented(block, 3)}\n\n4. another",
    "bullet in a step": lambda block, _: f"1. step\n   - item\n\n{_indented(block, 5)}\n2. another",
    "quotation": lambda block, _: _quoted(block),
    "box": lambda block, _: f":::::: practice A title\n{block}\n::::::",
    "safety box in a step": lambda block, _: (
        f"1. step\n\n{_indented(f':::::: safety{chr(10)}{block}{chr(10)}::::::', 3)}"
    ),
    "definition": lambda block, _: f"Term\n: Meaning\n\n{_indented(block, 2)}",
    "national text": lambda block, _: f":::::: national slot\n{block}\n::::::",
    "note": lambda block, number: f"Text.[^n{number}] More.\n\n[^n{number}]: Note.\n\n{_indented(block, 4)}",
    "beginning of a note": lambda block, number: (
        f"Text.[^n{number}] More.\n\n[^n{number}]:\n{_indented(block, 4)}\n\n    End."
    ),
}
NOTES = ("note", "beginning of a note")
# A form is a place of its own; in one, what there is in all kinds of places.
IN_FORMS = ("alone", "step", "box", "note")

# What may be anywhere, also in notes.
BLOCKS: Mapping[str, str] = {
    "words": "Some *emphasis*, **strong**, `code  span`, <kbd>Esc</kbd>, H<sub>2</sub>O, m<sup>2</sup>,\n"
    '<abbr title="that is">i.e.</abbr>, a [phrase]{lang=de}, a  \nhard break and {{book.title}}. "Quoted" – it’s \\*.',
    "links": "To [](#case-{number}), [the file](suite1.md), [this](suite1.md#case-2) and <https://example.org/>.",
    # The words with numbers are looked for by their places on the page, see MARKED and ALIGNED.
    "bullets": "- one\n- two\n  1. inner\n  2. second{number}\n     - deep{number}\n- third{number}",
    "steps": "7. seven{number}\n8. eight\n   - bullet\n   - bullet\n9. nine{number}\n\n   more of nine",
    "tasks": "- [ ] open\n- [x] done{number}\n  - [ ] inner\n- no box",
    "loose tasks": "- [ ] open\n\n- [x] loose{number}\n\n  more\n\n- no box",
    "numbered tasks": "1. [ ] open\n2. [x] ticked{number}\n3. unticked{number}",
    "aligned table": "| left{number} | right{number} | mid{number} |\n|:---|---:|:---:|\n"
    "| l{number} | r{number} | m{number} |\n| b *em* | `2` | y<br>z |",
    "cells": "| Head *of* | **all** |\n|---|---|\n"
    '| *em* `a \\| b` <kbd>Esc</kbd> | <abbr title="that is">i.e.</abbr> H<sub>2</sub>O [phrase]{lang=de} |\n'
    "| {{book.title}} | one<br>[two](#case-{number}) <https://example.org/> |",
    "heads only": "| a | b |\n|---|---|",
    "empty cells": "| a |  |\n|---|---|\n|  | x |\n|  |  |",
    "fence": "```python\nif x < 1:\n    print('a')\n\n:::\n```",
    "indented code": "Before:\n\n    code  here\n      more",
    "quotation": "> One.\n>\n> - two\n>\n> > three",
    "break": "Before.\n\n***\n\nAfter.",
    "terms": "Term\n: Meaning\n\nOther *term*\n: One\n: Two\n\n  more",
}
# What has a place of its own on the page.
DIRECTIVES: Mapping[str, str] = {
    **{kind: f"::: {kind} Title of it\nText.\n\n- item\n:::" for kind in ("note", "warning", "key", "vignette")},
    "checklist": "::: checklist\n- [ ] open\n- [x] done\n:::",
    "box in a box": ":::: practice Outer\nText.\n\n::: safety Inner\n1. one\n   - two\n:::\n::::",
    "table": "::: table A caption {#tab-{number}}\n| a | b |\n|---|---:|\n| c | d |\n:::",
    "figure": "::: figure {#fig-{number}}\n![What it shows.][dot]\n\nThe caption.\n:::",
    "wide figure": "::: figure {#fig-{number} .wide}\n![What it shows.][dot]\n\nThe caption.\n:::",
    "narrow figure": "::: figure {#fig-{number} width=50%}\n![What it shows.][dot]\n\nThe caption.\n:::",
    "note mark": "Marked[^m{number}] and again[^m{number}].\n\n[^m{number}]: The *note*.",
    "mark in a table": "| a[^m{number}] | b |\n|---|---|\n| c | d[^o{number}] |\n\n"
    "[^m{number}]: One.\n\n[^o{number}]: Two.",
}
# What only forms have.
FIELDS: Mapping[str, str] = {
    "fields": "::: fields How to reach her\ntext: Case code {width=1/3}\ndate: Date {width=1/3}\n"
    "lines: What has she *said*? {rows=2}\nhint: Use her own words.\n"
    "choice: Who is present? | She alone | With an interpreter\nticks: She agrees to | being called | a message\n"
    "check: All is signed.\nsignature: Practitioner {width=1/2}\n:::",
    "grid": "::: fields What comes in\ngrid: Source | Amount | Certain? {rows=2}\nrow: Wages\nrow: Child benefit\n"
    "hint: Net amounts.\n:::",
}
# What a register prints is printed once in a book.
REGISTERS: tuple[str, ...] = (
    "::: contacts {scope=national}\n:::",
    "::: contacts {scope=european}\n:::",
    "::: glossary\n:::",
    "::: rights The table of *rights*\n:::",
    "::: instruments The instruments\n:::",
)
# What may be left of a word; and where, between 0 and 1, the first two words of a column are above one another.
MARKED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("deep", "third"), ("•", "–")),
    **dict.fromkeys(("done", "loose", "ticked"), ("×",)),
    **{"second": ("2.",), "seven": ("7.",), "nine": ("9.",), "unticked": ("3.",)},
}
ALIGNED: Mapping[tuple[str, str], float] = {("left", "l"): 0, ("right", "r"): 1, ("mid", "m"): 0.5}
_SHAPE = '<circle class="fig-teal" cx="10" cy="10" r="5"/>'
FIGURE = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20">{_SHAPE}</svg>'
_DOT = "\n\n[dot]: ../figures/dot.svg\n"
# More sections than anyone would number.
_MOST = 60
_FORM = "---\nkind: form\nletter: none\n---\n"


def nested() -> dict[str, str]:
    """Chapters ``suiteN`` with all blocks in all contexts, forms, and registers; the cases are numbered through."""
    cases = _Cases()
    for context, wrap in CONTEXTS.items():
        cases.chapter("suite", context, wrap, _blocks(context))
    for context in IN_FORMS:
        fields = FIELDS.values() if context not in NOTES else ()
        cases.chapter("form-suite", context, CONTEXTS[context], [*_blocks(context), *fields])
    cases.chapter("suite", "registers", CONTEXTS["alone"], REGISTERS)
    return cases.chapters


def _blocks(context: str) -> Iterator[str]:
    yield from BLOCKS.values()
    if context not in NOTES:
        yield from DIRECTIVES.values()


class _Cases:
    """Chapters as they are written, with the number of the last case."""

    def __init__(self) -> None:
        self.chapters: dict[str, str] = {}
        self._number = 0

    def chapter(self, kind: str, context: str, wrap: Wrap, blocks: Iterable[str]) -> None:
        cases = []
        for block in blocks:
            self._number += 1
            filled = block.replace("{number}", str(self._number))
            cases.append(f"## Case {self._number} {{#case-{self._number}}}\n\n{wrap(filled, self._number)}\n")
        name = f"{kind}{len(self.chapters) + 1}"
        head = _FORM if kind.startswith("form") else ""
        self.chapters[name] = f"{head}# {kind} {context}\n\n" + "\n".join(cases) + _DOT


def numbered(found: Iterable[Example], somewhere: Callable[[str], str]) -> dict[str, str]:
    """Chapters ``groupN`` with the examples of CommonMark, as few as can be.

    Two examples of which one defines a link that the other one names are in different chapters, and what does not end
    with the example is the last of its chapter.
    """
    groups: list[_Group] = []
    for example in found:
        text = somewhere(example.markdown)
        group = next((group for group in groups if group.takes(text)), None)
        if group is None:
            groups.append(group := _Group())
        group.add(f"## Case {1000 + example.number}\n\n{text}\n\n", text)
    return {f"group{number}": "# Examples\n\n" + "".join(group.cases) for number, group in enumerate(groups, 1)}


class _Group:
    """Examples in one chapter."""

    def __init__(self) -> None:
        self.cases: list[str] = []
        self._defined: set[str] = set()
        self._text = ""
        self._open = False

    def takes(self, text: str) -> bool:
        defined = _defined(text)
        return not (
            self._open
            or len(self.cases) == _MOST
            or any(name in _plain(text) for name in self._defined)
            or any(name in self._text for name in defined)
        )

    def add(self, case: str, text: str) -> None:
        self.cases.append(case)
        self._defined |= _defined(text)
        self._text += _plain(text)
        self._open = not _ends(text)


def _plain(text: str) -> str:
    """A text as names of links are compared."""
    return " ".join(text.split()).upper()


def _defined(text: str) -> set[str]:
    """The names of the links that a text defines, in brackets."""
    surroundings: dict[str, dict[str, object]] = {}
    MarkdownIt().parse(text, surroundings)
    return {f"[{name}]" for name in surroundings.get("references", {})}


def _ends(text: str) -> bool:
    """Whether a heading below a text is one."""
    tokens = MarkdownIt().parse(f"{text}\n\n## After\n")
    return tokens[-1].type == "heading_close" and tokens[-1].level == 0
