"""What all formats have in common; and what comes back of a workbook that somebody has worked on."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable

import pytest

from gesim_build.diagnostics import GesimError
from gesim_build.packs.formats import FORMATS, read
from gesim_build.packs.pack import Pack, State, message_hash
from tests.packs.samples import ORIGIN, TEXTS, pack, said, unit

KNOWN = {message_hash(("", source)): source for source, _ in TEXTS}


@pytest.mark.parametrize("name", FORMATS)
def test_all_comes_back(name: str) -> None:
    translated = [texts for texts in TEXTS if texts[1]]
    units = [unit(*texts, state, chapter=f"Chapter {state}") for state in [*State][1:] for texts in translated]
    everything = pack(*units, *(unit(source, "") for source, _ in TEXTS))
    written = FORMATS[name].write(everything)
    assert written == FORMATS[name].write(everything)
    back = read(written, f"back.{FORMATS[name].suffix}", KNOWN)
    assert (back.origin, back.language) == (ORIGIN, "de")
    assert said(back) == said(everything)
    assert all(one.place and not one.fault for one in back.units)


@pytest.mark.parametrize("name", ["xliff", "xlsx"])
@pytest.mark.slow
def test_a_large_pack_takes_time_in_proportion(name: str) -> None:
    def seconds(count: int) -> float:
        units = [
            unit(f"Text **{number}** of a large book", f"Text **{number}**", chapter=str(number // 500))
            for number in range(count)
        ]
        start = time.process_time()
        back = read(FORMATS[name].write(pack(*units)), "x", {})
        assert len(back.units) == count
        return time.process_time() - start

    seconds(10)
    assert seconds(2_000) < 4 * max(seconds(1_000), 0.1)


# --- workbooks ---------------------------------------------------------------------------------------------------


def workbook(change: Callable[[str], str], part: str = "xl/worksheets/sheet2.xml", *units: tuple[str, str]) -> bytes:
    """A workbook of some texts with a part of it changed, as a program might."""
    made = pack(*(unit(*texts) for texts in units or (("One", "Eins"), ("Two", "Zwei"), ("Three", ""))))
    files = unpacked(FORMATS["xlsx"].write(made))
    text = files[part].decode()
    files[part] = change(text).encode()
    assert files[part].decode() != text
    return packed(files)


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def returned(content: bytes) -> Pack:
    return read(content, "back.xlsx", {})


def cell(reference: str, content: str) -> Callable[[str], str]:
    """Put something else into a cell."""

    def change(text: str) -> str:
        before, mark, rest = text.partition(f'<c r="{reference}"')
        assert mark
        short, long = rest.find("/>"), rest.find("</c>")
        end = long + 4 if long >= 0 and not (0 <= short < rest.find(">") + 1) else short + 2
        return f'{before}<c r="{reference}" {content}{rest[end:]}'

    return change


@pytest.mark.parametrize(
    ("content", "target", "fault"),
    [
        ('t="inlineStr"><is><r><t>Drei</t></r><r><t xml:space="preserve"> mal</t></r></is></c>', "Drei mal", ""),
        ('t="str"><v>Drei</v></c>', "Drei", ""),
        ('t="inlineStr"><is><t>a_x000D_b_x005F_x000D_</t></is></c>', "a\rb_x000D_", ""),
        ('t="str"><f>A1&amp;"x"</f><v>x</v></c>', "x", "the cell C4 has a formula"),
        ("><v>45000</v></c>", "45000", "the cell C4 holds a number, not a text"),
        ('t="b"><v>1</v></c>', "1", "the cell C4 holds a truth value, not a text"),
        ('t="e"><v>#REF!</v></c>', "#REF!", "the cell C4 holds an error, not a text"),
        ('t="s"><v>7</v></c>', "", "the cell C4 has lost its text"),
        ("/>", "", ""),
    ],
)
def test_what_programs_put_into_a_cell(content: str, target: str, fault: str) -> None:
    one = returned(workbook(cell("C4", content))).units[2]
    assert (one.target, one.fault, one.place, one.line) == (target, fault, "sheet “One & two”, cell C4", 4)


@pytest.mark.parametrize(
    ("ranges", "faults"),
    [
        (["C2:C3"], ["the cells C2:C3 are merged", "the cells C2:C3 are merged", ""]),
        (["B4:C4"], ["", "", "the cells B4:C4 are merged"]),
        (["E2:E4", "nonsense", "A9"], ["", "", ""]),
        (["A1:XFD1048576"], ["the cells A1:XFD1048576 are merged"] * 3),
    ],
)
def test_merged_cells(ranges: list[str], faults: list[str]) -> None:
    merged = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    made = workbook(lambda text: text.replace("<autoFilter", f"<mergeCells>{merged}</mergeCells><autoFilter"))
    assert [one.fault for one in returned(made).units] == faults


def test_no_text_becomes_a_formula() -> None:
    sheet = unpacked(FORMATS["xlsx"].write(pack()))["xl/worksheets/sheet2.xml"].decode()
    assert "<f>" not in sheet
    assert sheet.count("<v>") == 0
    for begins in ("=SUM", "+49", "-49", "@home", "@daheim"):
        mark = f'<t xml:space="preserve">{begins}'
        assert all(int(before.rpartition(' s="')[2][0]) in (3, 5) for before in sheet.split(mark)[:-1])


def test_columns_are_found_by_their_heads_and_sheets_by_any_name() -> None:
    lost = workbook(lambda text: text.replace('xml:space="preserve">Id<', ">Number<").replace(">State<", ">x<"))
    assert [(one.id, one.source, one.target, one.state) for one in returned(lost).units] == [
        (None, "One", "Eins", State.MISSING), (None, "Two", "Zwei", State.MISSING), (None, "Three", "", State.MISSING)
    ]  # fmt: skip
    without_about = workbook(lambda text: text.replace("gesim-pack", "x"), "xl/worksheets/sheet1.xml")
    assert (returned(without_about).origin, returned(without_about).language) == (None, "de")
    renamed = workbook(lambda text: text.replace('name="One &amp; two"', 'name="Kapitel"'), "xl/workbook.xml")
    assert returned(renamed).units[0].place == "sheet “Kapitel”, cell C2"


def test_sheets_are_named_as_excel_allows() -> None:
    titles = ["History", "A: b/c [d]?", "x" * 40, "x" * 50, "'quoted'", "", "About", "a  b c  d"]
    made = pack(*(unit(f"Text {number}", "", chapter=title) for number, title in enumerate(titles)))
    names = [
        line.partition('"')[0]
        for line in unpacked(FORMATS["xlsx"].write(made))["xl/workbook.xml"].decode().split('<sheet name="')[1:]
    ]
    assert len({name.casefold() for name in names}) == len(titles) + 1
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert "History" not in names


def test_a_text_that_no_cell_can_hold_is_told() -> None:
    with pytest.raises(GesimError) as caught:
        FORMATS["xlsx"].write(pack(unit("a" * 40_000, "")))
    assert caught.value.diagnostics[0].code == "beyond-limit"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (lambda: b"PK but no archive", "no workbook"),
        (lambda: b"\xd0\xcf\x11\xe0 old", "of the old kind"),
        (lambda: FORMATS["xlsx"].write(pack())[:-900], "cut"),
        (lambda: packed({"a.txt": b"x"}), "it has no xl/_rels/workbook.xml.rels"),
        (lambda: packed({str(number): b"" for number in range(5_001)}), "unpacks to more"),
        (lambda: workbook(lambda text: text[:400]), "cut"),
        (lambda: workbook(lambda text: '<!DOCTYPE x [<!ENTITY a "b">]>' + text.partition("?>")[2]), "entities"),
        (lambda: workbook(lambda text: text.replace(">Source (en)<", ">English<")), "no sheet"),
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused(content: Callable[[], bytes], words: str) -> None:
    with pytest.raises(GesimError) as caught:
        returned(content())
    assert caught.value.diagnostics[0].code == "unreadable-pack"
    assert words in caught.value.diagnostics[0].message


def test_a_sheet_without_its_heads_is_not_passed_over() -> None:
    made = pack(unit("One", "Eins"), unit("Two", "Zwei", chapter="Second"), unit("Three", "Drei", chapter="Second"))
    files = unpacked(FORMATS["xlsx"].write(made))
    sheet = "xl/worksheets/sheet3.xml"
    files[sheet] = files[sheet].replace(b">Translation (de)<", b"> <")
    with pytest.raises(GesimError) as caught:
        returned(packed(files))
    assert caught.value.diagnostics[0].message == "the sheet “Second” (2 rows) has lost the heads of its columns"
    # A sheet of somebody's own is none of ours.
    files[sheet] = re.sub(rb"<row .*</row>", b"", files[sheet], flags=re.DOTALL)
    assert len(returned(packed(files)).units) == 1


@pytest.mark.parametrize("lies", [False, True])
def test_a_bomb_is_not_unpacked(lies: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither one that says how much it holds, nor one that does not."""
    monkeypatch.setattr("gesim_build.packs.xlsx_read._MOST_BYTES", 100_000)
    files = unpacked(FORMATS["xlsx"].write(pack()))
    content = packed({**files, "xl/worksheets/sheet2.xml": b" " * 1_000_000})
    honest = (1_000_000).to_bytes(4, "little")
    assert content.count(honest) == 2
    with pytest.raises(GesimError) as caught:
        returned(content.replace(honest, (500).to_bytes(4, "little")) if lies else content)
    assert caught.value.diagnostics[0].code == "unreadable-pack"
