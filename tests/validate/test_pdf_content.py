"""Reading the text of pages: the operators and the maps of letters."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from gesim_build.validate.pdf_content import ARTIFACT, PageTexts

# 1 a, 2 b, 3 the ligature fi, 4 half a letter, 10 c, 31 d, 40 a parenthesis; 16 to 18 x, y, z; 48 and 49 de and df.
CMAP = b"".join(
    (
        b"1 beginbfchar <0001> <0061> <0002> <0062> <0003> <00660069> <0004> <d800> endbfchar ",
        b"1 beginbfchar <000A> <0063> <001f> <0064> <0028> <0028> endbfchar ",
        b"2 beginbfrange <0010><0012><0078> <0030><0031> <00640065> endbfrange",
    )
)


def read(content: bytes | list[bytes], form: bytes = b"") -> dict[int, str]:
    with pikepdf.new() as pdf:
        fonts = Dictionary(
            F1=pdf.make_indirect(Dictionary(Type=Name.Font, ToUnicode=pdf.make_stream(CMAP))),
            F2=pdf.make_indirect(Dictionary(ToUnicode=pdf.make_stream(b"beginbfchar <0001> <0041> endbfchar"))),
            F3=pdf.make_indirect(Dictionary(Type=Name.Font)),
        )
        drawing = pdf.make_stream(form, Subtype=Name.Form, Resources=Dictionary(Font=fonts))
        image = pdf.make_stream(b"(\x00\x01) Tj", Subtype=Name.Image)
        resources = Dictionary(Font=fonts, XObject=Dictionary(Sheet1=drawing, Im0=image))
        streams = [pdf.make_stream(one) for one in content] if isinstance(content, list) else pdf.make_stream(content)
        return PageTexts().read(pdf.make_indirect(Dictionary(Contents=streams, Resources=resources)))


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (b"[<0001>20<0002>-3.5<0003>] TJ", "abfi"),
        (b"[<00010002>]TJ", "ab"),
        (b"<0010 0011 0012> Tj", "xyz"),
        (b"(\\000\\001\\000\\002) Tj", "ab"),
        (b"(\\000\\001) Tj [(\\0\\2) 12 <0001>] TJ", "aba"),
        (b"[<0001> (\\000\\002)] TJ", "ab"),
        (b"<0009> Tj", ""),
        # Beside the ranges there is nothing; in them the last letter goes on.
        (b"<000f> Tj <0013> Tj <002f0032> Tj", ""),
        (b"<001f00300031> Tj", "ddedf"),
        (b"<0004> Tj", "\ufffd"),
        # A byte that is left over is no letter.
        (b"<000102> Tj", "a"),
        (b"(\\000\\n\\000\\(\\000\\012) Tj", "c(c"),
        (b"[12] TJ", ""),
    ],
)
def test_texts_of_every_form_are_read(shown: bytes, text: str) -> None:
    assert read(b"/P <</MCID 4>> BDC BT /F1 9 Tf " + shown + b" ET EMC") == {4: text}


def test_a_text_belongs_to_the_innermost_mark() -> None:
    content = (
        b"/F1 9 Tf <0001> Tj /P <</MCID 0 /ActualText (x)>> BDC <0002> Tj /Artifact BMC <0001> Tj EMC <0010> Tj EMC"
    )
    assert read(content) == {ARTIFACT: "a\na", 0: "bx"}
    # A mark without a number belongs to what is around it.
    spans = b"/Span BMC <0001> Tj EMC /P <</MCID 0>> BDC /Span BMC <0001> Tj EMC EMC /Span BMC <0002> Tj EMC"
    assert read(b"/F1 9 Tf " + spans) == {ARTIFACT: "a\nb", 0: "a"}


def test_the_content_of_a_page_may_be_in_several_streams_or_none() -> None:
    assert read([b"/F1 9 Tf <0001> Tj", b"<0002> Tj"]) == {ARTIFACT: "a\nb"}
    with pikepdf.new() as pdf:
        assert PageTexts().read(pdf.make_indirect(Dictionary())) == {}


def test_a_page_without_fonts_has_no_letters() -> None:
    with pikepdf.new() as pdf:
        contents = pdf.make_stream(b"<0001> Tj /F1 9 Tf /Sheet1 Do <0001> Tj")
        for page in (Dictionary(Contents=contents), Dictionary(Contents=contents, Resources=Dictionary())):
            assert PageTexts().read(pdf.make_indirect(page)) == {ARTIFACT: "\n"}


def test_what_a_form_draws_belongs_to_where_it_is_drawn() -> None:
    content = b"/P <</MCID 2>> BDC /Sheet1 Do /Im0 Do EMC /Artifact <</Type /Pagination>> BDC /Sheet1 Do EMC"
    assert read(content, b"BT /F1 9 Tf <0011> Tj ET") == {2: "y", ARTIFACT: "y"}
    content = b"/Sheet1 Do /P <</MCID 2>> BDC /Span <</MCID 3>> BDC /Sheet1 Do EMC EMC"
    assert read(content, b"BT /F1 9 Tf <0011> Tj ET") == {3: "y", ARTIFACT: "y"}


def test_each_font_has_letters_of_its_own() -> None:
    assert read(b"/P <</MCID 0>> BDC /F1 9 Tf <0001> Tj /F2 9 Tf <0001> Tj /F1 9 Tf <0001> Tj EMC") == {0: "aAa"}


def test_a_font_without_letters_says_nothing() -> None:
    assert read(b"/P <</MCID 0>> BDC /F3 9 Tf <0001> Tj EMC") == {0: ""}
    assert read(b"/P <</MCID 0>> BDC /F9 9 Tf <0001> Tj EMC") == {0: ""}


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        # What is said instead counts if at least half as many glyphs are shown as it has letters.
        (b"<0001> Tj [<0002>] TJ", "xyz!"),
        (b"<0001> Tj", "a"),
        (b"", ""),
    ],
)
def test_what_is_said_instead_of_glyphs_is_read(shown: bytes, text: str) -> None:
    said = b"/Span <</ActualText <FEFF00780079007A0021>>> BDC " + shown + b" EMC"
    assert read(b"/F1 9 Tf /P <</MCID 0>> BDC <0010> Tj " + said + b" <0011> Tj EMC") == {0: f"x{text}y"}
    assert read(b"/F1 9 Tf /Span <</ActualText <0041>>> BDC <0001> Tj EMC") == {ARTIFACT: "A"}
    assert read(b"/F1 9 Tf /Span <</ActualText ()>> BDC <0001> Tj EMC") == {ARTIFACT: ""}
