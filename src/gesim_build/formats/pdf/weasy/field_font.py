"""The font that fields are filled in with: all its characters, not only those that the sheet itself has.

Nobody knows what will be written, so the font goes into the file whole, but without hints and layout tables. The code
of a character is its own number in Unicode, and ``ToUnicode`` says so once more: a viewer finds the glyph either way,
and of a character that is not listed it knows that it has to look elsewhere. With glyph numbers for codes, as the
engine has them, a character that shares its glyph with another one would be lost. (Outlines that are not TrueType
cannot have other codes; such a font is written all the same.)
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from sys import byteorder
from typing import Any

from fontTools.ttLib import TTFont

from gesim_build.formats.pdf.weasy.engine import load_font, pydyf

LAST_CODE = 0xFFFF  # codes have two bytes
# What the fields call it. PDFium, the viewer of Chrome and Edge, takes a font for one of Latin letters only, and draws
# no others with it, unless it goes by the name of one of symbols (CPDF_BAFontMap): docs/decisions/0011.
NAME = "Webdings"
ROW = 0x100  # a range of codes must not go over the end of a row
BLOCK = 100  # as many ranges may be in one block (Adobe Technical Note 5014)
SYMBOLIC = 1 << 2

_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


@dataclass(frozen=True, slots=True)
class FieldFont:
    """A font in a PDF: object, name as a resource, code of each character, ascent and descent in parts of the size.

    ``widths`` are those of its codes, in thousandths of the size.
    """

    reference: bytes
    name: str
    codes: Mapping[int, int]
    ascent: float
    descent: float
    widths: Mapping[int, int]

    def width(self, text: str) -> float:
        """How long a text is in parts of the size; what the font does not have counts as nothing."""
        return sum(self.widths.get(self.codes.get(ord(character), 0), 0) for character in text) / 1000

    def encode(self, text: str) -> str:
        """A text as hexadecimal codes; a character that the font does not have is its mark for a missing one."""
        return "".join(f"{self.codes.get(ord(character), 0):04x}" for character in text)


def write_field_font(pdf: Any, document: Any, style: Any) -> FieldFont:
    """Write the face that the engine chooses for a style (of one of its boxes) into a PDF (of pydyf)."""
    face = load_font(document, style)
    font = TTFont(BytesIO(face.file_content), fontNumber=face.index)
    names = {character: name for character, name in font.getBestCmap().items() if character <= LAST_CODE}
    glyphs = {character: font.getGlyphID(name) for character, name in names.items()}
    scale = 1000 / font["head"].unitsPerEm
    advances = {character: round(font["hmtx"][name][0] * scale) for character, name in names.items()}
    face.subset(dict.fromkeys(glyphs.values(), ""), False)
    is_truetype = "glyf" in font
    codes = {character: character for character in glyphs} if is_truetype else glyphs
    widths = {codes[character]: width for character, width in advances.items()}
    descendant = _descendant(pdf, face, widths, is_truetype)
    if is_truetype:
        descendant["CIDToGIDMap"] = _stream(pdf, glyph_map(glyphs))
    pdf.add_object(descendant)
    whole = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": descendant["BaseFont"],
        "Encoding": "/Identity-H",
        "DescendantFonts": pydyf.Array([descendant.reference]),
        "ToUnicode": _stream(pdf, to_unicode(codes)),
    }
    dictionary = pydyf.Dictionary(whole)
    pdf.add_object(dictionary)
    return FieldFont(dictionary.reference, NAME, codes, face.ascent / 1000, face.descent / 1000, widths)


def _descendant(pdf: Any, face: Any, widths: Mapping[int, int], is_truetype: bool) -> Any:
    # Without the engine's mark for a subset in its name: viewers do not use a subset to write with.
    name = face.name.partition(b"+")[2] or face.name.lstrip(b"/")
    kind, subtype = ("FontFile2", "/CIDFontType2") if is_truetype else ("FontFile3", "/CIDFontType0")
    extra = {"Length1": len(face.file_content)} if is_truetype else {"Subtype": "/OpenType"}
    descriptor = pydyf.Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": b"/" + name,
            "Flags": SYMBOLIC,
            "FontBBox": pydyf.Array((0, face.descent, max(widths.values()), face.ascent)),
            "ItalicAngle": 0,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.ascent,
            "StemV": face.stemv,
            kind: _stream(pdf, face.file_content, extra),
        }
    )
    pdf.add_object(descriptor)
    system = {"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity"), "Supplement": 0}
    return pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": subtype,
            "BaseFont": b"/" + name,
            "CIDSystemInfo": pydyf.Dictionary(system),
            "W": pydyf.Array(_widths(widths)),
            "FontDescriptor": descriptor.reference,
        }
    )


def runs(numbers: Iterable[int]) -> list[range]:
    """Consecutive numbers as ranges, each within one row."""
    found: list[range] = []
    for number in sorted(numbers):
        if found and number == found[-1].stop and number % ROW:
            found[-1] = range(found[-1].start, number + 1)
        else:
            found.append(range(number, number + 1))
    return found


def to_unicode(codes: Mapping[int, int]) -> bytes:
    """The CMap that leads from codes to characters; ``codes`` are those of the characters."""
    characters = {code: character for character, code in sorted(codes.items(), reverse=True)}
    lines = [line for run in runs(characters) for line in _ranges(run, characters)]
    blocks = [lines[start : start + BLOCK] for start in range(0, len(lines), BLOCK)]
    ranges = "\n".join(f"{len(block)} beginbfrange\n{chr(10).join(block)}\nendbfrange" for block in blocks)
    return _CMAP.format(ranges=ranges).encode("ascii")


def _ranges(run: range, characters: Mapping[int, int]) -> list[str]:
    """One range where codes and characters go side by side, else one for each code."""
    if all(characters[code] - code == characters[run.start] - run.start for code in run):
        return [f"<{run.start:04x}> <{run.stop - 1:04x}> <{characters[run.start]:04x}>"]
    return [f"<{code:04x}> <{code:04x}> <{characters[code]:04x}>" for code in run]


def glyph_map(glyphs: Mapping[int, int]) -> bytes:
    """The glyph of every code in order, two bytes each, high byte first."""
    table = array("H", bytes(2 * (max(glyphs) + 1)))
    for code, glyph in glyphs.items():
        table[code] = glyph
    if byteorder == "little":
        table.byteswap()
    return table.tobytes()


def _widths(widths: Mapping[int, int]) -> list[Any]:
    return [item for run in runs(widths) for item in (run.start, pydyf.Array([widths[code] for code in run]))]


def _stream(pdf: Any, content: bytes, extra: Mapping[str, Any] | None = None) -> bytes:
    stream = pydyf.Stream([content], dict(extra or {}), compress=True)
    pdf.add_object(stream)
    reference: bytes = stream.reference
    return reference
