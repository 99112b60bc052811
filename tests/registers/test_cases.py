"""What is read of registers and reported about them, case by case: `tests/fixtures/registers.md`."""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.model import Source
from gesim_build.registers.parse import parse_register
from tests.cases import Case, Expect, cases_of
from tests.schemas import BY_TABLE


@cases_of("registers.md")
def test_registers(case: Case, expect: Expect) -> None:
    expect(case, "".join(f"{line}\n" for line in _lines(case.title.partition(": ")[0], case.input.removesuffix("\n"))))


def _lines(table: str, text: str) -> Iterator[str]:
    register = BY_TABLE[table]
    records, problems = parse_register(register, Source(register.path, text))
    for record in records:
        yield " ".join(filter(None, (str(record.location.line), record.id, record.country)))
        yield from (f"  accepts {code} in {line}" for code, line in record.accepted.items())
    for problem in problems:
        assert {place.path for place in (problem.location, *problem.related)} == {register.path}
        also = "".join(f", see {place.line}" for place in problem.related)
        yield f"! {problem.location.line} {problem.code}: {problem.message}{also}"
        yield f"  {problem.hint}"
