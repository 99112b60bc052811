"""XLSX (Office Open XML, ISO/IEC 29500-1), written: a sheet for each chapter, the English locked.

Texts are cells of the type ``inlineStr``, which no program evaluates, formatted as text, so that what is typed into
them is text too; those that begin as a formula does have the mark for that as well (``quotePrefix``).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.packs.pack import Pack, PackUnit, State, printable
from gesim_build.packs.xml import SPACE, child
from gesim_build.ziparchive import archive

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# The heads of the columns, by which they are found again; those of the texts are followed by a language: "Source (en)".
ID, SOURCE, TARGET, STATE, NOTES, FINDINGS = "Id", "Source", "Translation", "State", "Notes", "Findings"
_WIDTHS = (14, 60, 60, 12, 40, 40)
_LONGEST_CELL, _LONGEST_NAME = 32_767, 31
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Styles by number: see _styles. A text that begins as a formula does has the next one.
_HEAD, _LOCKED, _OPEN = 1, 2, 4
# What Excel takes for the number of a character.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ABOUT = (
    "Write your translations into the column “Translation”, and change nothing in the others.",
    "Keep what is no words, such as ** and the brackets behind a link: [words](#keep-this).",
    "When a translation is finished, set its state to “translated”; an unfinished one is “fuzzy”.",
    "You may sort and filter the rows. Do not merge cells, and leave this sheet where it is.",
)


def write(pack: Pack) -> bytes:
    """The workbook. Raises GesimError (``beyond-limit``) for a text that no cell can hold."""
    assert pack.origin, "a pack that is made has its origin"
    names = ["About", *_names(pack.chapters())]
    sheets = [_about(pack), *(_sheet(pack, units) for units in pack.chapters().values())]
    files = {f"xl/worksheets/sheet{number}.xml": _bytes(sheet) for number, sheet in enumerate(sheets, 1)}
    files |= {
        "_rels/.rels": _links([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(names),
        "xl/_rels/workbook.xml.rels": _links(
            [*(("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(names) + 1)),
             ("styles", "styles.xml")]
        ),
        "xl/styles.xml": _styles(),
    }  # fmt: skip
    date = dt.date.fromisoformat(pack.origin.date or "1980-01-01")
    return archive(files, date, {"[Content_Types].xml": _content_types(len(names))})


def _names(titles: Iterable[str]) -> Iterator[str]:
    """The names of sheets: what a title may have in one, at most 31 characters, each another."""
    taken = {"about", "history", ""}
    for title in titles:
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", printable(title)).strip("' ")[:_LONGEST_NAME].strip("' ")
        name, number = plain, 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain[: _LONGEST_NAME - 5]} {number}".strip()
        taken.add(name.casefold())
        yield name


def _about(pack: Pack) -> Any:
    root = etree.Element(f"{{{MAIN}}}worksheet", nsmap={None: MAIN})
    child(child(root, "cols"), "col", min="1", max="1", width="100", customWidth="1")
    data = child(root, "sheetData")
    for number, text in enumerate((*_ABOUT, str(pack.origin)), 1):
        _row(data, number, [(text, _HEAD if number == 1 else _LOCKED)])
    child(root, "sheetProtection", sheet="1")
    return root


def _sheet(pack: Pack, units: Sequence[PackUnit]) -> Any:
    assert pack.origin, "as above"
    root = etree.Element(f"{{{MAIN}}}worksheet", nsmap={None: MAIN})
    view = child(child(root, "sheetViews"), "sheetView", workbookViewId="0")
    child(view, "pane", xSplit="2", ySplit="1", topLeftCell="C2", activePane="bottomRight", state="frozen")
    columns = child(root, "cols")
    for number, width in enumerate(_WIDTHS, 1):
        child(columns, "col", min=str(number), max=str(number), width=str(width), customWidth="1")
    data = child(root, "sheetData")
    heads = (ID, f"{SOURCE} ({pack.origin.source_language})", f"{TARGET} ({pack.language})", STATE, NOTES, FINDINGS)
    _row(data, 1, [(head, _HEAD) for head in heads])
    for number, unit in enumerate(units, 2):
        _row(data, number, _cells(unit))
    # What is allowed all the same is 0.
    allowed = ("formatCells", "formatColumns", "formatRows", "sort", "autoFilter")
    child(root, "sheetProtection", sheet="1", **dict.fromkeys(allowed, "0"))
    child(root, "autoFilter", ref=f"A1:F{len(units) + 1}")
    checks = child(root, "dataValidations", count="1")
    check = child(checks, "dataValidation", type="list", allowBlank="1", sqref=f"D2:D{len(units) + 1}")
    child(check, "formula1", f'"{",".join(State)}"')
    return root


def _cells(unit: PackUnit) -> list[tuple[str, int]]:
    notes = [*unit.notes, *([f"Context: {unit.context}"] if unit.context else [])]
    notes += [f"The English was: {unit.previous}"] if unit.previous else []
    notes += [f"At most {unit.longest} characters"] if unit.longest else []
    notes += [f"Term: {term} = {translation}" for term, translation in unit.terms]
    return [
        (str(unit.id), _LOCKED), (unit.source, _LOCKED), (unit.target, _OPEN), (str(unit.state), _OPEN),
        (_cut("\n".join(notes)), _LOCKED), (_cut("\n".join(unit.findings)), _LOCKED),
    ]  # fmt: skip


def _row(data: Any, number: int, cells: Sequence[tuple[str, int]]) -> None:
    row = child(data, "row", r=str(number))
    for column, (text, style) in zip("ABCDEF", cells, strict=False):
        if len(text) > _LONGEST_CELL:
            what = f"a text has {len(text)} characters, and a cell at most {_LONGEST_CELL}: {text[:40]}…"
            raise GesimError([error("beyond-limit", what, Location(f"cell {column}{number}"), "Export it as xliff.")])
        quoted = style != _HEAD and text.startswith(_FORMULA)
        cell = child(row, "c", r=f"{column}{number}", s=str(style + quoted))
        if text:
            cell.set("t", "inlineStr")
            escaped = _ESCAPE.sub("_x005F_", printable(text)).replace("\r", "_x000D_")
            child(child(cell, "is"), "t", escaped).set(SPACE, "preserve")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else f"{text[: _LONGEST_CELL - 1]}…"


def _workbook(names: Sequence[str]) -> bytes:
    root = etree.Element(f"{{{MAIN}}}workbook", nsmap={None: MAIN, "r": LINKS})
    sheets = child(root, "sheets")
    for number, name in enumerate(names, 1):
        child(sheets, "sheet", name=name, sheetId=str(number)).set(f"{{{LINKS}}}id", f"r{number}")
    return _bytes(root)


def _links(targets: Sequence[tuple[str, str]]) -> bytes:
    root = etree.Element(f"{{{PACKAGE}}}Relationships", nsmap={None: PACKAGE})
    for number, (kind, target) in enumerate(targets, 1):
        child(root, "Relationship", Id=f"r{number}", Type=f"{LINKS}/{kind}", Target=target)
    return _bytes(root)


def _content_types(count: int) -> bytes:
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    child(root, "Default", Extension="rels", ContentType="application/vnd.openxmlformats-package.relationships+xml")
    child(root, "Default", Extension="xml", ContentType="application/xml")
    parts = {"workbook": f"{_KIND}.sheet.main+xml", "styles": f"{_KIND}.styles+xml"}
    parts |= {f"worksheets/sheet{number}": f"{_KIND}.worksheet+xml" for number in range(1, count + 1)}
    for name, kind in parts.items():
        child(root, "Override", PartName=f"/xl/{name}.xml", ContentType=kind)
    return _bytes(root)


def _styles() -> bytes:
    """Default; head; locked and open cells, each with a sibling for texts that begin as a formula does."""
    root = etree.Element(f"{{{MAIN}}}styleSheet", nsmap={None: MAIN})
    fonts = child(root, "fonts", count="2")
    for bold in (False, True):
        font = child(fonts, "font")
        if bold:
            child(font, "b")
        child(font, "sz", val="11")
        child(font, "name", val="Calibri")
    fills = child(root, "fills", count="3")
    for pattern in ("none", "gray125"):
        child(child(fills, "fill"), "patternFill", patternType=pattern)
    shade = child(child(fills, "fill"), "patternFill", patternType="solid")
    child(shade, "fgColor", rgb="FFF2F2F2")
    border = child(child(root, "borders", count="1"), "border")
    for side in ("left", "right", "top", "bottom", "diagonal"):
        child(border, side)
    child(child(root, "cellStyleXfs", count="1"), "xf", numFmtId="0", fontId="0", fillId="0", borderId="0")
    formats = child(root, "cellXfs", count="6")
    child(formats, "xf", numFmtId="0", fontId="0", fillId="0", borderId="0", xfId="0")
    for font, fill, locked, quoted in ("1210", "0210", "0211", "0000", "0001"):
        _cell_format(formats, {"fontId": font, "fillId": fill}, locked, quoted)
    child(child(root, "cellStyles", count="1"), "cellStyle", name="Normal", xfId="0", builtinId="0")
    return _bytes(root)


def _cell_format(formats: Any, shown: Mapping[str, str], locked: str, quoted: str) -> None:
    own = child(
        formats, "xf", numFmtId="49", borderId="0", xfId="0", applyNumberFormat="1", applyAlignment="1", **shown
    )
    own.set("applyProtection", "1")
    if quoted == "1":
        own.set("quotePrefix", "1")
    child(own, "alignment", vertical="top", wrapText="1")
    child(own, "protection", locked=locked)


def _bytes(root: Any) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
