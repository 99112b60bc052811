"""Which criterion of WCAG 2.2 is held by which tests, as they say themselves, and the page that tells it to readers.

A test says it with ``@pytest.mark.wcag("1.4.10", ...)``; what is known of the criteria is in ``wcag.toml``. Marks are
read from the source of the tests: nothing has to be imported or run.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent
MARK = "mark.wcag("

# What the rules of axe-core are about that are on by default; tests/test_accessibility.py asks axe itself.
AXE = (
    "1.1.1",
    "1.3.1",
    "1.4.1",
    "1.4.3",
    "1.4.4",
    "1.4.12",
    "2.4.1",
    "2.4.2",
    "2.4.4",
    "2.5.3",
    "3.1.1",
    "3.1.2",
    "4.1.2",
)
# Ace by DAISY has axe in it, and rules for what an EPUB says of its parts, its order and its pages.
ACE = (*AXE, "1.3.2", "2.4.5")
# PDF/UA-1 (ISO 14289-1), as veraPDF checks it: clauses 7.1 to 7.18.
PDF_UA = ("1.1.1", "1.3.1", "1.3.2", "2.4.2", "3.1.1", "3.1.2", "3.3.2", "4.1.2")
KEYBOARD = ("1.4.13", "2.1.1", "2.1.2", "2.4.3", "2.4.5", "2.4.7", "2.4.11", "3.2.1", "3.2.2")
SETS: Mapping[str, tuple[str, ...]] = {"AXE": AXE, "ACE": ACE, "PDF_UA": PDF_UA, "KEYBOARD": KEYBOARD}

GUIDELINES = {
    "1.1": "Text alternatives", "1.2": "Time-based media", "1.3": "Adaptable", "1.4": "Distinguishable",
    "2.1": "Keyboard accessible", "2.2": "Enough time", "2.3": "Seizures", "2.4": "Navigable",
    "2.5": "Input modalities", "3.1": "Readable", "3.2": "Predictable", "3.3": "Input assistance", "4.1": "Compatible",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Criterion:
    """A success criterion: ``how`` it is met, what is left to ``people``, why it is ``absent``; empty if nothing is."""

    number: str
    name: str
    level: str
    how: str = ""
    people: str = ""
    absent: str = ""

    @property
    def guideline(self) -> str:
        """The number of its guideline, such as ``1.4``."""
        return self.number.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Test:
    """A test that holds some criteria: its file below ``tests/``, its name as words."""

    file: str
    name: str
    criteria: tuple[str, ...]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((TESTS / "wcag.toml").read_text(encoding="utf-8"))


def criteria() -> tuple[Criterion, ...]:
    """All criteria at levels A and AA."""
    return tuple(Criterion(**table) for table in _data()["criterion"])


def marked_tests() -> tuple[Test, ...]:
    """All tests that say which criteria they hold, by file."""
    files = ((path, path.read_text(encoding="utf-8")) for path in sorted(TESTS.rglob("test_*.py")))
    return tuple(test for path, text in files if MARK in text for test in _marked(path, text))


def _marked(path: Path, text: str) -> Iterator[Test]:
    for node in ast.parse(text).body:
        if isinstance(node, ast.FunctionDef):
            numbers = [number for call in node.decorator_list for number in _numbers(call)]
            if numbers:
                file = path.relative_to(TESTS).as_posix()
                yield Test(file, node.name.removeprefix("test_").replace("_", " "), tuple(dict.fromkeys(numbers)))


def _numbers(decorator: ast.expr) -> Iterator[str]:
    if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.wcag":
        for argument in decorator.args:
            if isinstance(argument, ast.Starred):
                yield from SETS[ast.unparse(argument.value)]
            else:
                yield str(ast.literal_eval(argument))


def document(known: Iterable[Criterion], tests: Iterable[Test]) -> str:
    """The page ``docs/accessibility.md``."""
    known, tests = tuple(known), tuple(tests)
    held = {one.number: [test for test in tests if one.number in test.criteria] for one in known}
    counts = {
        "total": len(known),
        "tested": sum(bool(held[one.number]) and not one.absent for one in known),
        "both": sum(bool(held[one.number] and one.people) for one in known),
        "absent": sum(bool(one.absent) for one in known),
        "people": sum(not held[one.number] and not one.absent for one in known),
    }
    lines = [_data()["introduction"].format(**counts)]
    for guideline, title in GUIDELINES.items():
        lines.append(f"## {guideline} {title}\n")
        lines += [_section(one, held[one.number]) for one in known if one.guideline == guideline]
    return "\n".join(lines)


def _section(criterion: Criterion, tests: Sequence[Test]) -> str:
    lines = [f"### {criterion.number} {criterion.name} ({criterion.level})\n"]
    lines += [f"{text}\n" for text in (criterion.how, criterion.absent) if text]
    names = {file: [test.name for test in tests if test.file == file] for file in dict.fromkeys(t.file for t in tests)}
    if names:
        lines += ["Checked by:\n", *(f"- `{file}`: {'; '.join(held)}" for file, held in names.items()), ""]
    lines += [f"For people: {criterion.people}\n"] if criterion.people else []
    return "\n".join(lines)
