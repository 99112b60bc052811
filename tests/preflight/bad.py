"""What can be wrong with a file: for each fault the rule that must catch it, and nothing else may."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String

from tests.preflight.files import BLEED, HEIGHT, WIDTH, XMP, Change, paint, picture, srgb


def _page(**values: Any) -> Change:
    """Set entries of the second page, or take them away where the value is None."""

    def change(pdf: Pdf) -> None:
        page = pdf.pages[1].obj
        for key, value in values.items():
            if value is None:
                del page[f"/{key}"]
            else:
                page[f"/{key}"] = value

    return change


def _root(key: str, value: Any) -> Change:
    return lambda pdf: pdf.Root.__setitem__(f"/{key}", value)


def _with(kind: str, name: str, make: Any, content: bytes) -> Change:
    """Add a resource that ``make`` makes in the file, and paint with it on the second page."""

    def change(pdf: Pdf) -> None:
        resources = pdf.pages[1].obj.Resources
        if f"/{kind}" not in resources:
            resources[f"/{kind}"] = Dictionary()
        resources[f"/{kind}"][f"/{name}"] = make(pdf)
        paint(content)(pdf)

    return change


def _metadata(old: bytes, new: bytes) -> Change:
    def change(pdf: Pdf) -> None:
        assert old in XMP
        pdf.Root.Metadata = pdf.make_stream(XMP.replace(old, new), Type=Name.Metadata, Subtype=Name.XML)

    return change


def _no_title(pdf: Pdf) -> None:
    del pdf.trailer.Info.Title


def _not_trapped(pdf: Pdf) -> None:
    del pdf.trailer.Info.Trapped


def _no_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def _other_condition(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = String("FOGRA51")


def _profile_of_a_screen(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(srgb(), N=3)


def _no_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def _one_page_more(pdf: Pdf) -> None:
    pdf.pages.append(pdf.pages[0])


def _icc(pdf: Pdf) -> Array:
    return Array([Name.ICCBased, pdf.make_stream(srgb(), N=3)])


def _spot(_: Pdf) -> Array:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0, 0], N=1)
    return Array([Name.Separation, Name.Pink, Name.DeviceCMYK, tint])


def _shading(_: Pdf) -> Dictionary:
    blend = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[0, 0, 1], N=1)
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 9, 9], Function=blend)


def _tiles(pdf: Pdf) -> Any:
    return pdf.make_stream(
        b"1 0 0 rg 0 0 5 5 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 9, 9],
        XStep=9, YStep=9, Resources=Dictionary(),
    )  # fmt: skip


def _form(content: bytes, **values: Any) -> Any:
    return lambda pdf: pdf.make_stream(content, Subtype=Name.Form, BBox=[0, 0, 600, 850], **values)


def _photo(pdf: Pdf) -> Any:
    return picture(pdf, 100, Name.DeviceRGB, bytes(3))


def _never_painted(pdf: Pdf) -> None:
    pdf.pages[1].obj.Resources.XObject.Spare = picture(pdf, 2, Name.DeviceRGB, bytes(3))


def _font_of_the_reader(pdf: Pdf) -> Dictionary:
    return pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))


def _link(pdf: Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String("https://example.org/"))
    pdf.pages[1].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)])


def _attached(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array()))


RGB_GROUP = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)

# What is wrong, the rule, and how to make it so.
BAD: tuple[tuple[str, str, Change], ...] = (
    ("does not say what it is prepared for", "identification", _metadata(b"PDF/X-4", b"PDF/X-1a")),
    ("no document id", "identification", _metadata(b"xmpMM:DocumentID>", b"xmpMM:Other>")),
    ("no title", "identification", _no_title),
    ("does not say whether it is trapped", "identification", _not_trapped),
    ("no output intent", "output-intent", _no_intent),
    ("another printing condition", "output-intent", _other_condition),
    ("the profile of a screen", "output-intent", _profile_of_a_screen),
    ("no profile", "output-intent", _no_profile),
    ("no trim box", "boxes", _page(TrimBox=None)),
    ("no bleed box", "boxes", _page(BleedBox=None)),
    ("too little bleed", "boxes", _page(BleedBox=Array([-5, -5, WIDTH + BLEED, HEIGHT + BLEED]))),
    ("another size", "boxes", _page(TrimBox=Array([0, 0, WIDTH - 20, HEIGHT]))),
    ("a media box that cuts", "boxes", _page(MediaBox=Array([0, 0, WIDTH, HEIGHT]))),
    ("a crop box that cuts", "boxes", _page(CropBox=Array([0, 0, WIDTH, HEIGHT]))),
    ("a turned page", "boxes", _page(Rotate=90)),
    ("five pages", "page-count", _one_page_more),
    ("an area in RGB", "colour-spaces", paint(b"1 0 0 rg 300 300 50 50 re f")),
    ("a line in RGB", "colour-spaces", paint(b"1 0 0 RG 300 300 50 50 re S")),
    ("text in RGB", "colour-spaces", paint(b"0 0 .5 rg BT /F 10 Tf 9 9 Td (x) Tj ET")),
    ("text in grey", "colour-spaces", paint(b"0 g BT /F 10 Tf 9 9 Td (x) Tj ET")),
    ("an inline image in RGB", "colour-spaces",
     paint(b"q 1 0 0 1 300 300 cm .1 0 0 .1 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI Q")),
    ("an image in RGB", "colour-spaces",
     _with("XObject", "Photo", _photo, b"9 0 0 9 300 300 cm /Photo Do")),
    ("an image in RGB that nothing paints", "colour-spaces", _never_painted),
    ("a profile of its own", "colour-spaces",
     _with("ColorSpace", "Own", _icc, b"/Own cs 1 0 0 scn 300 300 50 50 re f")),
    ("a spot colour", "colour-spaces", _with("ColorSpace", "Spot", _spot, b"/Spot cs 1 scn 300 300 50 50 re f")),
    ("a shading in RGB", "colour-spaces", _with("Shading", "Sky", _shading, b"/Sky sh")),
    ("a pattern in RGB", "colour-spaces",
     _with("Pattern", "Tiles", _tiles, b"/Pattern cs /Tiles scn 300 300 50 50 re f")),
    ("RGB within a form", "colour-spaces",
     _with("XObject", "Inner", _form(b"1 0 0 rg 300 300 50 50 re f"), b"/Inner Do")),
    ("small text in four inks", "black-text", paint(b".8 .25 .35 .45 k BT /F 10 Tf 9 9 Td (x) Tj ET")),
    ("small by its matrix", "black-text", paint(b".8 .25 .35 .45 k BT /F 1 Tf 9 0 0 9 9 9 Tm (x) Tj ET")),
    ("large text in rich black", "black-text", paint(b".6 .5 .5 1 k BT /F 40 Tf 9 9 Td (x) Tj ET")),
    ("a fine line in colour", "black-text", paint(b".8 .25 .35 .45 K .25 w 9 9 m 99 9 l S")),
    ("a fine line drawn as an area", "black-text", paint(b".8 .25 .35 .45 k 9 9 90 .25 re f")),
    ("white in overprint", "overprint", paint(b"/Over gs 0 0 0 0 k BT /F 40 Tf 545 9 Td (x) Tj ET")),
    ("a colour in overprint", "overprint", paint(b"/Over gs 0 .5 .5 0 k 300 300 50 50 re f")),
    ("overprint in mode 0", "overprint",
     _with("ExtGState", "Old", lambda _: Dictionary(OP=True, OPM=0), b"/Old gs 0 0 0 1 k 300 300 50 50 re f")),
    ("a page mixed in RGB", "transparency", _page(Group=RGB_GROUP)),
    ("a form mixed in RGB", "transparency",
     _with("XObject", "Inner", _form(b"0 0 0 1 k 300 300 50 50 re f", Group=RGB_GROUP), b"/Inner Do")),
    ("too much ink", "ink-coverage", paint(b".9 .9 .9 .6 k 300 300 50 50 re f")),
    ("a coarse image", "image-resolution",
     _with("XObject", "Scan", lambda pdf: picture(pdf, 50), b"q 24 0 0 24 300 300 cm /Scan Do Q")),
    ("an image coarse in one direction", "image-resolution", paint(b"q 24 0 0 99 300 300 cm /Picture Do Q")),
    ("a font of the reader's", "fonts",
     _with("Font", "H", _font_of_the_reader, b"0 0 0 1 k BT /H 10 Tf 9 9 Td (x) Tj ET")),
    ("a link", "annotations", _link),
    ("form fields", "annotations", _root("AcroForm", Dictionary(Fields=Array()))),
    ("an action", "annotations", _root("OpenAction", Dictionary(S=Name.JavaScript, JS=String("1")))),
    ("an attached file", "annotations", _attached),
)  # fmt: skip
