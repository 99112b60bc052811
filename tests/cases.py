"""Files of many cases, each a title, an input and what is expected of it, as markdown-it has them for its rules.

    What the case shows
    .
    the input,
    as many lines as it takes
    .
    what is expected
    .

A line that is only a dot ends a part. What is between two cases is comment. [I/O]
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent / "fixtures"
_CASE = re.compile(r"^(?P<title>[^\n]+)\n\.\n(?P<input>.*?)^\.\n(?P<expected>.*?)^\.\n", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """A case of a file: input and expected output end with a line feed, or are empty."""

    path: Path
    title: str
    input: str
    expected: str


# Compares what came out with what a case expects.
Expect = Callable[[Case, str], None]


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a file. A title that is used twice would be a test that cannot be named: ValueError."""
    cases = tuple(Case(path, **found.groupdict()) for found in _CASE.finditer(path.read_text(encoding="utf-8")))
    if not cases or len({case.title for case in cases}) < len(cases):
        raise ValueError(f"{path} has no case, or two of one title")
    return cases


def cases_of(name: str) -> pytest.MarkDecorator:
    """Run a test with each `case` of a file in `tests/fixtures`."""
    cases = read_cases(FIXTURES / name)
    return pytest.mark.parametrize("case", cases, ids=[re.sub(r"\W+", "-", case.title).strip("-") for case in cases])


def with_expected(text: str, title: str, expected: str) -> str:
    """The text of a file of cases with another expected output in one of them."""
    found = next(found for found in _CASE.finditer(text) if found["title"] == title)
    return text[: found.start("expected")] + expected + text[found.end("expected") :]
