"""What was read of a piece holds for the finished file as long as nothing is another there that a text depends on."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from gesim_build.validate.known_pages import KnownPages, read_piece
from gesim_build.validate.pdf_content import ARTIFACT, PageTexts

CMAP = b"1 beginbfchar <0001> <0061> <0002> <0062> endbfchar"
PAGE = b"/P <</MCID 0>> BDC BT /F1 9 Tf <0001> Tj ET EMC /P <</MCID 1>> BDC /Form Do EMC"
FORM = b"BT /F1 9 Tf <0002> Tj ET"
OVER = b"/Artifact BMC /Sheet Do EMC"
Change = Callable[[pikepdf.Pdf], object]


def piece(page: bytes = PAGE) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, ToUnicode=pdf.make_stream(CMAP)))
    resources = Dictionary(Font=Dictionary(F1=font))
    inner = pdf.make_stream(FORM, Subtype=Name.Form, Resources=resources)
    form = pdf.make_stream(b"/Inner Do", Subtype=Name.Form, Resources=Dictionary(XObject=Dictionary(Inner=inner)))
    image = pdf.make_stream(b"x", Subtype=Name.Image)
    pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(Form=form, Image=image))
    pdf.pages[0].obj.Contents = pdf.make_stream(page)
    return pdf


def saved(pdf: pikepdf.Pdf) -> bytes:
    output = BytesIO()
    pdf.save(output)
    return output.getvalue()


def finished(change: Change, page: bytes = PAGE) -> bytes:
    """The file that a piece was bound into: with one more page before it, something laid over, and a change."""
    pdf, source = pikepdf.new(), piece(page)
    pdf.add_blank_page()
    pdf.pages.append(source.pages[0])
    bound = pdf.pages[1].obj
    fonts = Dictionary(Font=bound.Resources.Font)
    bound.Resources.XObject.Sheet = pdf.make_stream(FORM, Subtype=Name.Form, Resources=fonts)
    bound.Contents = Array([bound.Contents, pdf.make_stream(OVER)])
    change(pdf)
    return saved(pdf)


def read(content: bytes, *pieces: bytes) -> tuple[int, dict[int, str]]:
    """How many streams were known, and what is on the second page."""
    known, found = KnownPages(pieces), []

    def shown(stream: object, resources: object) -> object:
        found.append(known.shown(stream, resources))
        return found[-1]

    with pikepdf.open(BytesIO(content)) as pdf:
        texts = [PageTexts(shown).read(page.obj) for page in pdf.pages]  # type: ignore[arg-type]
    return sum(one is not None for one in found), texts[1]


def test_what_is_known_is_not_read_again() -> None:
    texts = {0: "a", 1: "b", ARTIFACT: "b"}
    content = finished(lambda _: None)
    assert read(content) == (0, texts)
    assert read(content, read_piece(saved(piece()))) == (1, texts)


def with_letters(pdf: pikepdf.Pdf, *names: str) -> object:
    """The font's letters, which the page and its form share, are others."""
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and Name.ToUnicode in thing:
            thing.ToUnicode = pdf.make_stream(CMAP.replace(b"0061", b"0078").replace(b"0062", b"0079"))
    return names


def with_stream(old: bytes, new: bytes) -> Change:
    """Every stream with other bytes in place of some."""

    def change(pdf: pikepdf.Pdf) -> None:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream) and old in thing.read_bytes():
                thing.write(thing.read_bytes().replace(old, new))

    return change


def renamed(pdf: pikepdf.Pdf) -> None:
    names = pdf.pages[1].obj.Resources.XObject
    names.Form, names.Image = names.Image, names.Form


CHANGES: dict[str, tuple[Change, dict[int, str]]] = {
    "another text": (with_stream(b"<0001> Tj", b"<0002> Tj"), {0: "b", 1: "b", ARTIFACT: "b"}),
    "a text less": (with_stream(b"<0001> Tj", b""), {1: "b", ARTIFACT: "b"}),
    "another mark": (with_stream(b"MCID 0", b"MCID 7"), {7: "a", 1: "b", ARTIFACT: "b"}),
    "other letters": (with_letters, {0: "x", 1: "y", ARTIFACT: "y"}),
    "no font": (lambda pdf: pdf.pages[1].obj.Resources.__delattr__("Font"), {0: "", 1: "b", ARTIFACT: "b"}),
    "no form": (lambda pdf: pdf.pages[1].obj.Resources.XObject.__delattr__("Form"), {0: "a", ARTIFACT: "b"}),
    "another form of that name": (renamed, {0: "a", ARTIFACT: "b"}),
    "a form within that draws less": (with_stream(b"/Inner Do", b""), {0: "a", ARTIFACT: "b"}),
    "a text within that is gone": (with_stream(b"<0002> Tj ET", b"ET"), {0: "a"}),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_something_else_is_read(name: str) -> None:
    change, texts = CHANGES[name]
    content = finished(change)
    assert read(content, read_piece(saved(piece()))) == (0, texts) == read(content)


@pytest.mark.parametrize(
    "page",
    [
        PAGE[: -len(b" EMC")],
        PAGE + b" /P <</MCID 3>>",
        PAGE + b" <0001>",
        PAGE + b" /Span <</ActualText <FEFF0061>>>",
    ],
)
def test_a_stream_that_the_next_one_goes_on_with_is_read_with_it(page: bytes) -> None:
    content = finished(lambda _: None, page)
    assert read(content, read_piece(saved(piece(page)))) == (0, read(content)[1])


def test_a_form_that_draws_itself_comes_to_an_end() -> None:
    pdf = piece(re.sub(rb"/Form Do", b"", PAGE))
    form = pdf.make_indirect(pdf.pages[0].obj.Resources.XObject.Form)
    form.Resources.XObject.Inner = form
    assert read_piece(saved(pdf))
