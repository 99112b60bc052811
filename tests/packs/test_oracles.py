"""Other programs read our packs, and we read what they write: translate-toolkit, openpyxl, and xliff of npm."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import pytest

from gesim_build.packs.formats import FORMATS, read
from gesim_build.packs.pack import Pack, message_hash
from tests.judges.tools import MissingJudgeError
from tests.packs.samples import TEXTS, pack

pytestmark = pytest.mark.slow
KNOWN = {message_hash(("", source)): source for source, _ in TEXTS}
XLIFF_MODULE = Path(__file__).parents[2] / "node_modules/xliff"
# Both ways through the package: what it does not know it leaves out, and it indents what it writes.
THROUGH = """
const fs = require('fs'), xliff = require(process.argv[1]);
const text = fs.readFileSync(0, 'utf8');
const both = process.argv[2] === 'xliff' ? [xliff.xliff2js, xliff.js2xliff] : [xliff.xliff12ToJs, xliff.jsToXliff12];
both[0](text).then((found) => both[1](found)).then((out) => process.stdout.write(out));
"""


def returned(content: bytes) -> Pack:
    return read(content, "back", KNOWN)


def store(name: str, content: bytes) -> Any:
    from translate.storage import tmx, xliff, xliff2

    classes: dict[str, Any] = {"xliff": xliff2.Xliff2File, "xliff12": xliff.xlifffile, "tmx": tmx.tmxfile}
    found = classes[name].parsestring(content)
    found.settargetlanguage("de")
    return found


@pytest.mark.parametrize("name", ["xliff", "xliff12", "tmx"])
def test_translate_toolkit(name: str) -> None:
    found = store(name, FORMATS[name].write(pack()))
    assert len(found.units) == len(TEXTS)
    by_source = {str(each.source): each for each in found.units}
    assert str(by_source["Plain words"].target) == "Einfache Worte"
    if name != "xliff":  # it gives codes of XLIFF 2 as nothing
        assert {source: str(by_source[source].target or "") for source, _ in TEXTS} == dict(TEXTS)
    by_source["Nothing yet"].target = "Noch nichts"
    back = returned(bytes(found))
    assert [(one.source, one.target) for one in back.units] == [*TEXTS[:-1], ("Nothing yet", "Noch nichts")]
    assert [str(one.id) for one in back.units] == [str(one.id) for one in pack().units]


@pytest.mark.parametrize("name", ["xliff", "xliff12"])
def test_xliff_of_npm(name: str) -> None:
    if not XLIFF_MODULE.is_dir():
        raise MissingJudgeError("xliff")
    command = ["node", "-e", THROUGH, str(XLIFF_MODULE), name]
    done = subprocess.run(command, input=FORMATS[name].write(pack()), capture_output=True, check=True, timeout=60)
    back = returned(done.stdout)
    assert back.origin is None
    # It drops blanks that are alone between codes and, of XLIFF 2, the Markdown of codes that only translations have.
    lost = {"Call **112** *now*.": ""}
    if name == "xliff":
        lost |= dict.fromkeys(("See [](#safe-contact).", TEXTS[10][0]), "nobody knows what the code 2 is")
    for one, texts in zip(back.units, TEXTS, strict=True):
        if texts[0] in lost:
            assert one.fault == lost[texts[0]]
        else:
            assert (one.source, one.target, one.fault) == (*texts, "")


def test_openpyxl_reads_a_workbook_whose_english_is_locked() -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(FORMATS["xlsx"].write(pack())))
    assert book.sheetnames == ["About", "One & two"]
    sheet = book["One & two"]
    assert sheet.protection.sheet
    rows = list(sheet.iter_rows(min_row=2))
    assert [(row[1].value, row[2].value or "") for row in rows if "_x000D_" not in row[1].value] == [
        texts for texts in TEXTS if "_x000D_" not in texts[0]
    ]
    for row in rows:
        assert [cell.protection.locked for cell in row] == [True, True, False, False, True, True]
        assert {cell.data_type for cell in row if cell.value} == {"s"}
        assert row[2].number_format == "@"


def test_a_workbook_that_openpyxl_has_sorted_and_saved() -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(FORMATS["xlsx"].write(pack())))
    sheet = book["One & two"]
    rows = sorted(([cell.value for cell in row] for row in sheet.iter_rows(min_row=2)), key=lambda row: str(row[2]))
    for number, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = value
            if cell.data_type == "f" and str(value).startswith("="):
                cell.data_type = "s"  # openpyxl takes what it is given for a formula; a person types into a text cell
    sheet["C3"] = "Neu"
    sheet.merge_cells("C5:C6")
    sheet["C8"] = "=1+1"
    buffer = io.BytesIO()
    book.save(buffer)
    back = returned(buffer.getvalue())
    assert back.origin == pack().origin
    ids = {one.source: str(one.id) for one in pack().units}
    assert all(ids[one.source] == str(one.id) for one in back.units if "x000D" not in one.source)
    assert [(one.line, one.fault) for one in back.units if one.fault] == [
        (5, "the cells C5:C6 are merged"), (6, "the cells C5:C6 are merged"), (8, "the cell C8 has a formula")
    ]  # fmt: skip
    changed = [one.target for one in back.units if not one.fault and (one.source, one.target) not in TEXTS]
    assert changed == ["Neu"] or changed == ["Neu", "_x000D_ und 1,5 % \u00a0 „“"]
