"""Reading a register: records with lines and countries, and everything that can be wrong with its form."""

from __future__ import annotations

import pytest

from gesim_build.diagnostics import GesimError
from gesim_build.model import Record, Source
from gesim_build.registers.parse import parse_register
from tests.schemas import BY_TABLE

TERM = '[[term]]\nid = "a"\nterm = "A"\ndefinition = "What a is."\n'


def read(text: str) -> tuple[tuple[Record, ...], list[tuple[str, int, str]]]:
    records, problems = parse_register(BY_TABLE["term"], Source("handbook/glossary.toml", text))
    return records, [(p.code, p.location.line, p.hint) for p in problems]


def test_records_know_their_lines() -> None:
    records, problems = read("# terms\n" + TERM + "\n" + TERM.replace('"a"', '"b"'))
    assert problems == []
    assert [(r.id, r.location.line, r.lines["term"]) for r in records] == [("a", 2, 4), ("b", 7, 9)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TERM.replace("[[term]]", "[[terms]]"), [("unknown-key", 1)]),
        (TERM.replace("[[term]]", "[term]"), [("bad-toml", 1)]),
        ("term = [1, 2]\n", [("unknown-key", 1)]),
        (TERM.replace("definition =", "defenition ="), [("missing-key", 1), ("unknown-key", 4)]),
        (TERM.replace('"A"', '""'), [("missing-key", 1)]),
        (TERM.replace('"A"', "1"), [("bad-value", 3)]),
        (TERM.replace('id = "a"', 'id = "A b"'), [("bad-value", 2)]),
        (TERM.replace('id = "a"\n', ""), [("missing-key", 1)]),
        (TERM + TERM, [("duplicate-record", 5)]),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_what_to_do(text: str, expected: list[tuple[str, int]]) -> None:
    _, problems = read(text)
    assert [(code, line) for code, line, _ in problems] == expected
    assert all(hint for _, _, hint in problems)


def test_an_unknown_key_has_its_near_match() -> None:
    _, problems = read(TERM.replace("definition =", "defenition ="))
    assert "Did you mean definition?" in problems[1][2]


def test_two_records_without_an_id_are_not_the_same() -> None:
    _, problems = read(TERM.replace('id = "a"\n', "") * 2)
    assert [code for code, _, _ in problems] == ["missing-key", "missing-key"]


def test_toml_that_cannot_be_read_is_fatal() -> None:
    with pytest.raises(GesimError) as caught:
        read('[[term]]\nid = "a\n')
    assert [d.code for d in caught.value.diagnostics] == ["bad-toml"]
