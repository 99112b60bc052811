"""What is extracted from a chapter, how catalogs are read and written, and kept in step: see `tests/fixtures`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict

from gesim_build.catalog.po import Entry
from gesim_build.catalog.po_read import parse
from gesim_build.catalog.po_write import render, write
from gesim_build.catalog.units import units
from gesim_build.diagnostics import Diagnostic
from gesim_build.model import Unit
from tests.cases import Case, Expect, cases_of
from tests.catalog.samples import HEADER, PATH, book, read, sync, unit


@cases_of("units.md")
def test_units(case: Case, expect: Expect) -> None:
    found = units(book({"10-x": case.input}))
    expect(case, "".join(f"{_unit(unit)}\n" for unit in found[1:]))


def _unit(unit: Unit) -> str:
    context = f" [{unit.context}]" if unit.context else ""
    comment = f"  # {unit.comment}" if unit.comment else ""
    return f"{unit.location.line} {unit.kind}{context}: {unit.msgid!r}{comment}"


@cases_of("po.md")
def test_catalogs(case: Case, expect: Expect) -> None:
    """Each entry as it is written when it was changed; then what is wrong, and that the file itself stays as it is."""
    po, problems = parse(case.input, PATH)
    assert all(problem.hint and problem.location.path == PATH for problem in problems)
    expect(case, "".join(f"{line}\n" for line in (*_written(po.entries), *map(_told, problems))))


def _told(problem: Diagnostic) -> str:
    also = "".join(f", see {place.line}" for place in problem.related if place.path == PATH)
    return f"! {problem.location.line} {problem.code}: {problem.message}{also}"


@cases_of("sync.md")
def test_syncs(case: Case, expect: Expect) -> None:
    """What a catalog becomes; that a second sync changes nothing is proved on the way."""
    before, _, texts = case.input.partition("===\n")
    old = read(f"{HEADER}\n{before}")
    matches = [re.fullmatch(r"(?:\[(.*)\] )?(.*)", text) for text in texts.splitlines()]
    new, report = sync(old, [unit(found[2], found[1] or "") for found in matches if found])
    counts = (f"{name} {count}\n" for name, count in asdict(report).items() if count)
    expect(case, f"{write(new).removeprefix(HEADER)}===\n{''.join(counts)}")


def _written(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        # The header is the same in most cases, and has tests of its own.
        if not entry.is_header:
            yield from ("", *render(entry).splitlines())
