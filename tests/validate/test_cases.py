"""What inspections read in small texts, case by case: see `tests/fixtures/inventory.md` and `source_lines.md`."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gesim_build.model import Source
from gesim_build.validate.inventory import Inventory
from gesim_build.validate.source_text import chapter_lines, figure_lines
from gesim_build.validate.xhtml import XhtmlReader
from tests.cases import Case, Expect, cases_of


@cases_of("inventory.md")
def test_the_inventory_of_xhtml(case: Case, expect: Expect) -> None:
    reader = XhtmlReader()
    reader.read(etree.fromstring(case.input))
    expect(case, "".join(f"{line}\n" for line in _listed(tuple(reader.items))))


@cases_of("source_lines.md")
def test_the_lines_that_hold_text(case: Case, expect: Expect) -> None:
    is_drawing = case.title.startswith("Drawing:")
    source = Source("x.md", case.input)
    lines = [*(figure_lines(source) if is_drawing else chapter_lines(source, ("rights", "national"), ("police",)))]
    assert {place.path for place, _ in lines} <= {"x.md"}
    expect(case, "".join(f"{place.line} {' '.join(line.split())}\n" for place, line in lines if line.strip()))


def _listed(items: Inventory) -> Iterator[str]:
    """A line for each thing, indented below the thing that holds it: its kind, its key, and its text if it differs."""
    for item in items:
        depth, outer = 0, item.within
        while outer >= 0:
            depth, outer = depth + 1, items[outer].within
        text = "" if item.text == item.key else f" “{item.text}”"
        yield "  " * depth + f"{item.kind}: {item.key}{text}"
