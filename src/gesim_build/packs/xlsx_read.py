"""XLSX, read as far as packs need it: the texts of cells, which of them are merged or hold no text."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from gesim_build.packs.pack import Origin, Pack, PackUnit, State, UnitId
from gesim_build.packs.xlsx import ID, LINKS, MAIN, PACKAGE, SOURCE, STATE, TARGET
from gesim_build.packs.xml import parse, unreadable

# Of a workbook that is honest; a bomb unpacks to more.
_MOST_FILES, _MOST_BYTES = 5_000, 512 * 1024 * 1024
_OLD = b"\xd0\xcf\x11\xe0"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CELL = re.compile(r"([A-Z]+)([0-9]+)")
_LANGUAGE = re.compile(rf"{TARGET} \(([^)]*)\)")
_NO_TEXT = {"n": "a number", "b": "a truth value", "e": "an error", "d": "a date"}
_STATES = {state.value: state for state in State}


def read(content: bytes, path: str) -> Pack:
    """The pack in a workbook. Raises GesimError (``unreadable-pack``)."""
    book = _Workbook(_opened(content, path), path)
    sheets = [*book.sheets()]
    origins = (Origin.parse(c.text) for sheet in sheets for c in sheet.cells.values() if c.text.startswith("{"))
    origin = next(filter(None, origins), None)
    heads = [(sheet, head) for sheet in sheets if (head := _head(sheet))]
    if not heads:
        hint = f"The first row of its sheets must have the columns “{SOURCE}” and “{TARGET}”."
        raise unreadable(path, "no sheet of the workbook has translations", 0, hint)
    for sheet in (sheet for sheet in sheets if not _head(sheet)):
        if rows := sum(UnitId.parse(cell.text) is not None for cell in sheet.cells.values()):
            hint = (
                f"Put the first row back, as in the other sheets: “{ID}”, “{SOURCE}”, “{TARGET}”. Nothing was imported."
            )
            raise unreadable(path, f"the sheet “{sheet.name}” ({rows} rows) has lost the heads of its columns", 0, hint)
    language = origin.language if origin else next((head.language for _, head in heads if head.language), "")
    return Pack(origin, language, tuple(unit for sheet, head in heads for unit in _units(sheet, head)))


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: its text, and why it is none."""

    text: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet: its cells by column and row, and the ranges of merged ones as it names them."""

    name: str
    cells: Mapping[tuple[str, int], _Cell]
    merged: tuple[str, ...] = ()

    def text(self, column: str, row: int) -> str:
        """The text of a cell, empty without one."""
        cell = self.cells.get((column, row))
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class _Head:
    """The row with the heads of the columns, and the columns that we need, "" for one that is not there."""

    row: int
    source: str
    target: str
    number: str
    state: str
    language: str


def _opened(content: bytes, path: str) -> zipfile.ZipFile:
    if content.startswith(_OLD):
        hint = "Save it in Excel as “Excel workbook (.xlsx)”, without a password."
        raise unreadable(path, "this is a workbook of the old kind (.xls), or one with a password", 0, hint)
    try:
        found = zipfile.ZipFile(io.BytesIO(content))
        entries = found.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
        raise unreadable(path, f"this is no workbook, or it is cut: {problem}") from None
    if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise unreadable(path, f"it unpacks to more than any workbook has ({_MOST_BYTES >> 20} MB)")
    return found


@dataclass(slots=True)
class _Workbook:
    """An opened workbook."""

    files: zipfile.ZipFile
    path: str
    shared: list[str] = field(default_factory=list)

    def sheets(self) -> Iterator[_Sheet]:
        """The sheets in their order."""
        targets = self._targets()
        self.shared = [*self._shared(targets)]
        for sheet in self._document("xl/workbook.xml").iter(f"{{{MAIN}}}sheet"):
            target = targets.get(sheet.get(f"{{{LINKS}}}id", ""), ("", ""))[1]
            if "worksheets" in target:
                yield self._sheet(sheet.get("name", ""), self._document(target))

    def _targets(self) -> Mapping[str, tuple[str, str]]:
        """The kind and name of each part of the workbook, by the id that others call it by."""
        links = self._document("xl/_rels/workbook.xml.rels").iter(f"{{{PACKAGE}}}Relationship")
        return {link.get("Id", ""): (link.get("Type", ""), _part(link.get("Target", ""))) for link in links}

    def _shared(self, targets: Mapping[str, tuple[str, str]]) -> Iterator[str]:
        for kind, name in targets.values():
            if kind.endswith("/sharedStrings"):
                yield from (_words(each) for each in self._document(name).iter(f"{{{MAIN}}}si"))

    def _document(self, name: str) -> Any:
        """A part of the workbook; never more of it than it says that it has."""
        try:
            with self.files.open(name) as file:
                content = file.read(_MOST_BYTES + 1)
        except KeyError:
            raise unreadable(self.path, f"this is no workbook: it has no {name}") from None
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, OSError) as problem:
            raise unreadable(self.path, f"the workbook is damaged: {problem}") from None
        if len(content) > _MOST_BYTES:
            raise unreadable(self.path, f"it unpacks to more than any workbook has ({_MOST_BYTES >> 20} MB)")
        return parse(content, self.path)

    def _sheet(self, name: str, root: Any) -> _Sheet:
        cells: dict[tuple[str, int], _Cell] = {}
        number = 0
        for row in root.iter(f"{{{MAIN}}}row"):
            number = _number(row.get("r"), number + 1)
            for index, cell in enumerate(row.iter(f"{{{MAIN}}}c")):
                found = _CELL.fullmatch(cell.get("r", ""))
                column = found[1] if found else chr(ord("A") + min(index, 25))
                cells[column, number] = self._cell(cell)
        merged = tuple(each.get("ref", "") for each in root.iter(f"{{{MAIN}}}mergeCell"))
        return _Sheet(name, cells, merged)

    def _cell(self, cell: Any) -> _Cell:
        kind = cell.get("t", "n")
        value = cell.find(f"{{{MAIN}}}v")
        text = (value.text or "") if value is not None else ""
        if cell.find(f"{{{MAIN}}}f") is not None:
            return _Cell(text, "has a formula")
        if kind == "inlineStr":
            return _Cell("".join(_words(each) for each in cell.iter(f"{{{MAIN}}}is")))
        if kind == "s":
            index = _number(text, -1)
            return _Cell(self.shared[index]) if 0 <= index < len(self.shared) else _Cell("", "has lost its text")
        if kind == "str" or not text:
            return _Cell(_unescaped(text))
        return _Cell(text, f"holds {_NO_TEXT.get(kind, 'no text')}, not a text")


def _part(target: str) -> str:
    """The name in the archive of what the workbook refers to."""
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else otherwise


def _words(element: Any) -> str:
    """The text of an item with runs; what only says how it is pronounced is none."""
    runs = (each for each in element.iter(f"{{{MAIN}}}t") if not each.getparent().tag.endswith("}rPh"))
    return _unescaped("".join(each.text or "" for each in runs))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _head(sheet: _Sheet) -> _Head | None:
    """The first row with heads of columns for the English and its translation."""
    rows: dict[int, dict[str, str]] = {}
    for (column, row), cell in sheet.cells.items():
        rows.setdefault(row, {})[column] = cell.text.strip()
    for row in sorted(rows):
        heads = {text.split(" (")[0]: column for column, text in rows[row].items()}
        if SOURCE in heads and TARGET in heads:
            language = _LANGUAGE.search(rows[row][heads[TARGET]])
            number, state = heads.get(ID, ""), heads.get(STATE, "")
            return _Head(row, heads[SOURCE], heads[TARGET], number, state, language[1] if language else "")
    return None


def _units(sheet: _Sheet, head: _Head) -> Iterator[PackUnit]:
    rows = sorted({row for _, row in sheet.cells if row > head.row})
    merged = _merged_rows(sheet, head, rows[-1] if rows else 0)
    for row in rows:
        number, source = sheet.text(head.number, row), sheet.text(head.source, row)
        target = sheet.cells.get((head.target, row), _Cell(""))
        if not (number or source or target.text or target.fault):
            continue
        cell = f"{head.target}{row}"
        fault = f"the cell {cell} {target.fault}" if target.fault else ""
        if row in merged:
            fault = f"the cells {merged[row]} are merged"
        state = _STATES.get(sheet.text(head.state, row).strip().casefold(), State.MISSING)
        place = f"sheet “{sheet.name}”, cell {cell}"
        yield PackUnit(UnitId.parse(number), source, target.text, state, place=place, line=row, fault=fault)


def _merged_rows(sheet: _Sheet, head: _Head, last: int) -> Mapping[int, str]:
    """The rows of merged cells in which a text, its translation or its id may be lost, with their ranges."""
    ranges = sorted((rows, ref) for ref in sheet.merged if (rows := _rows_of(ref, head)))
    found: dict[int, str] = {}
    done = 0
    for (top, bottom), reference in ranges:
        # Each row once, however many ranges there are.
        found |= dict.fromkeys(range(max(top, done + 1), min(bottom, last) + 1), reference)
        done = max(done, bottom)
    return found


def _rows_of(reference: str, head: _Head) -> tuple[int, int] | None:
    """The first and last row of a range of cells, if it touches a column that matters."""
    ends = [_CELL.fullmatch(each) for each in reference.split(":")]
    if len(ends) != 2 or not ends[0] or not ends[1]:
        return None
    (first, top), (last, bottom) = ((found[1], int(found[2])) for found in ends if found)
    columns = [column for column in (head.source, head.target, head.number) if column]
    touches = any((len(first), first) <= (len(column), column) <= (len(last), last) for column in columns)
    return (top, bottom) if touches else None
