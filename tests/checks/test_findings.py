"""What every check says of its own bad examples, word for word: `tests/fixtures/findings.md`.

A check with a new example gets a case there: its title is the code and the number of the example, from 0, and its input
the bad text; `--update-fixtures` writes the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from gesim_build.checks import BOOK_CHECKS, MESSAGE_CHECKS
from gesim_build.checks.check import BookCheck, BookExample, Example, MessageCheck
from gesim_build.diagnostics import Diagnostic
from tests.cases import FIXTURES, Expect, read_cases
from tests.checks.books import book_of, context_of
from tests.checks.test_examples import findings

CASES = {case.title: case for case in read_cases(FIXTURES / "findings.md")}
MESSAGES = {f"{check.CODE} {n}": (check, one) for check in MESSAGE_CHECKS for n, one in enumerate(check.EXAMPLES)}
BOOKS = {f"{check.CODE} {n}": (check, one) for check in BOOK_CHECKS for n, one in enumerate(check.EXAMPLES)}


def test_there_is_a_case_for_each_example() -> None:
    assert CASES.keys() == MESSAGES.keys() | BOOKS.keys()


@pytest.mark.parametrize("title", MESSAGES)
def test_what_is_said_of_a_translation(title: str, expect: Expect) -> None:
    check, example = MESSAGES[title]
    assert CASES[title].input == of_translation(example)
    expect(CASES[title], "".join(f"{line}\n" for line in told(findings_of(check, example))))


@pytest.mark.parametrize("title", BOOKS)
def test_what_is_said_of_a_book(title: str, expect: Expect) -> None:
    check, example = BOOKS[title]
    assert CASES[title].input == of_book(example)
    expect(CASES[title], "".join(f"{line}\n" for line in told(findings_of_book(check, example))))


def of_translation(example: Example) -> str:
    """The English text and the bad translation."""
    return f"{example.source}\n{example.bad}\n"


def of_book(example: BookExample) -> str:
    """The files of the bad book."""
    return "".join(f"[{name}]\n{text}".rstrip("\n") + "\n" for name, text in example.bad.items())


def findings_of(check: MessageCheck, example: Example) -> Iterable[Diagnostic]:
    return findings(check, example, example.bad)


def findings_of_book(check: BookCheck, example: BookExample) -> Iterable[Diagnostic]:
    return check.check(book_of(example.bad), context_of(example.bad, example, bad=True))


def told(found: Iterable[Diagnostic]) -> Iterator[str]:
    for one in found:
        yield f"{one.location} {one.severity} {one.code}: {one.message}"
        yield f"  {one.hint}"
        yield from (f"  see {place}" for place in one.related)
