"""The bar code, read back bar by bar with the tables of the standard."""

from __future__ import annotations

import re

import pytest

from gesim_build.formats.ean13 import BEFORE, BEHIND, DEPTH, WIDTH, bar_code

# ISO/IEC 15420: widths of space, bar, space, bar of each digit in set A; B is A backwards, C has the colours changed.
SET_A = ("3211", "2221", "2122", "1411", "1132", "1231", "1114", "1312", "1213", "3112")
FIRST = ("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB", "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA")


def modules(svg: str) -> str:
    """The 95 modules of the drawing: 1 for dark."""
    row = ["0"] * 95
    for left, width in re.findall(r'<rect x="(\d+)" y="0" width="(\d+)"', svg):
        for at in range(int(left) - BEFORE, int(left) - BEFORE + int(width)):
            row[at] = "1"
    return "".join(row)


def widths(part: str) -> str:
    return "".join(str(len(run[0])) for run in re.finditer(r"0+|1+", part))


def read(row: str) -> str:
    """The number that a scanner reads."""
    assert (row[:3], row[45:50], row[92:]) == ("101", "01010", "101")
    sets, digits = "", ""
    for at in range(3, 45, 7):
        found = widths(row[at : at + 7])
        sets += "A" if found in SET_A else "B"
        digits += str(SET_A.index(found if found in SET_A else found[::-1]))
    for at in range(50, 92, 7):
        digits += str(SET_A.index(widths(row[at : at + 7])))
    return f"{FIRST.index(sets)}{digits}"


@pytest.mark.parametrize("isbn", ["978-3-16-148410-0", "9780306406157", "979-10-90636-07-1"])
def test_it_reads_as_the_number(isbn: str) -> None:
    svg = bar_code(isbn)
    assert read(modules(svg)) == isbn.replace("-", "")
    assert "".join(re.findall(r">(\d)</text>", svg)) == isbn.replace("-", "")


def test_it_has_its_nominal_size_with_quiet_zones() -> None:
    assert pytest.approx(37.29, abs=0.01) == WIDTH
    assert pytest.approx(26, abs=0.6) == DEPTH
    box = re.search(r'viewBox="0 0 ([\d.]+) ', bar_code("978-3-16-148410-0"))
    assert box is not None
    assert float(box[1]) == pytest.approx(BEFORE + 95 + BEHIND)
