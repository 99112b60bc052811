"""Small PDFs for the rules: one that is right in everything, and one broken in a single thing for each fault."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from gesim_build import system
from gesim_build.lengths import PT_PER_MM
from gesim_build.preflight.document import Subject

BLEED = 3 * PT_PER_MM
WIDTH, HEIGHT = 210 * PT_PER_MM, 297 * PT_PER_MM
SPINE = 10.0  # millimetres
PAGES = 4

# Small black text and, in overprint, on a tint; a fine black line; a band in colour; a large coloured letter; an image;
# a form in a group.
CONTENT = b"""q .1 .03 .05 .01 k 40 40 200 60 re f /Over gs 0 0 0 1 k BT /F 10 Tf 50 60 Td (Text) Tj ET Q
q 0 0 0 1 K .25 w 50 200 m 250 200 l S Q
q .8 .25 .35 .45 k 540 0 60 850 re f Q
q .45 .85 .15 .5 k BT /F 30 Tf 50 300 Td (3) Tj ET Q
q 24 0 0 24 50 400 cm /Picture Do Q
/Framed Do"""

XMP = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion> <dc:title>Good</dc:title>
<xmp:CreateDate>2026-11-23</xmp:CreateDate> <xmp:ModifyDate>2026-11-23</xmp:ModifyDate>
<xmp:MetadataDate>2026-11-23</xmp:MetadataDate> <xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>"""

Change = Callable[[Pdf], None]


def press_profile() -> bytes:
    path = system.press_profile()
    assert path is not None, "install scribus-data"
    return path.read_bytes()


def good(pages: int = PAGES, width: float = WIDTH) -> Pdf:
    """A file that every rule passes."""
    pdf = Pdf.new()
    resources = pdf.make_indirect(_resources(pdf))
    for _ in range(pages):
        pdf.add_blank_page(page_size=(width, HEIGHT))
        page = pdf.pages[-1].obj
        page.MediaBox = page.BleedBox = Array([-BLEED, -BLEED, width + BLEED, HEIGHT + BLEED])
        page.TrimBox = Array([0, 0, width, HEIGHT])
        page.Resources = resources
        page.Contents = pdf.make_stream(CONTENT)
    _say_what_it_is(pdf)
    return pdf


def cover() -> Pdf:
    """A cover for as many pages as have a spine of `SPINE`."""
    return good(1, 2 * WIDTH + SPINE * PT_PER_MM)


def _resources(pdf: Pdf) -> Dictionary:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    framed = pdf.make_stream(b"0 0 0 .5 k 300 400 50 50 re f", Subtype=Name.Form, BBox=[0, 0, 600, 850], Group=group)
    return Dictionary(
        Font=Dictionary(F=embedded_font(pdf)),
        ExtGState=Dictionary(Over=Dictionary(OP=True, op=True, OPM=1), Off=Dictionary(OP=False)),
        XObject=Dictionary(Picture=picture(pdf, 100), Framed=framed),
    )


def embedded_font(pdf: Pdf) -> Any:
    path = next(path for path in system.font_files(["Noto Sans"]) if path.name == "NotoSans-Regular.ttf")
    program = pdf.make_stream(path.read_bytes())
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name.NotoSans, Flags=32, FontBBox=[-600, -300, 2000, 1100], ItalicAngle=0,
        Ascent=1069, Descent=-293, CapHeight=714, StemV=80, FontFile2=program,
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name.NotoSans, FirstChar=32, LastChar=126,
            Widths=[600] * 95, Encoding=Name.WinAnsiEncoding, FontDescriptor=pdf.make_indirect(descriptor),
        )
    )  # fmt: skip


def picture(pdf: Pdf, pixels: int, space: Any = Name.DeviceCMYK, inks: bytes = bytes((60, 20, 20, 10))) -> Any:
    """A square image. Printed 24 points wide, it has three times as many dots per inch as pixels."""
    return pdf.make_stream(
        inks * pixels * pixels, Subtype=Name.Image, Width=pixels, Height=pixels, BitsPerComponent=8, ColorSpace=space
    )


def _say_what_it_is(pdf: Pdf) -> None:
    pdf.Root.Metadata = pdf.make_stream(XMP, Type=Name.Metadata, Subtype=Name.XML)
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String("Good"), Trapped=Name("/False")))
    profile = pdf.make_stream(press_profile(), N=4)
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"),
        RegistryName=String("http://www.color.org"), DestOutputProfile=profile,
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def paint(content: bytes) -> Change:
    """Paint something more on the second page."""

    def change(pdf: Pdf) -> None:
        pdf.pages[1].obj.Contents = pdf.make_stream(CONTENT + b"\n" + content)

    return change


def saved(pdf: Pdf, version: str = "1.6") -> bytes:
    output = BytesIO()
    pdf.save(output, force_version=version, deterministic_id=True)
    return output.getvalue()


def subject(content: bytes, name: str = "x-interior.pdf", book_pages: int = 0) -> Subject:
    return Subject(name, content, book_pages)


def srgb() -> bytes:
    import weasyprint

    return (Path(weasyprint.__file__).parent / "pdf" / "sRGB2014.icc").read_bytes()
