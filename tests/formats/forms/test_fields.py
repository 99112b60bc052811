"""The fields of a form to fill in on screen: names, order, structure, and that whatever is written in them is seen."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image
from playwright.sync_api import Browser

from gesim_build.model import Artifact
from tests.formats.pdf.merge.test_structure import elements, listed
from tests.judges.pdfium import typed_into
from tests.judges.pdfjs import typed_in_pdfjs
from tests.judges.poppler import pdf_picture, pdf_text
from tests.judges.verapdf import verapdf
from tests.wcag import PDF_UA

# Every letter of the six languages with what is written between letters there.
ALPHABETS = {
    "en": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;!?'\"()[]/&%@#*+=_-–—…‘’“”•§°€£",
    "de": "ÄÖÜẞäöüß„“‚‘»«",
    "el": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωΆΈΉΊΌΎΏΪΫάέήίόύώϊϋΐΰ·;«»",
    "it": "ÀÈÉÌÎÒÓÙàèéìîòóù«»’",
    "lv": "ĀČĒĢĪĶĻŅŠŪŽāčēģīķļņšūž„”",
    "lt": "ĄČĘĖĮŠŲŪŽąčęėįšųūž„“",
}
# Short: a field of a third of the width shows about thirty characters.
SENTENCES = {
    "en": "Can’t say “yes” – call at 9",
    "de": "Äpfel, Öl, Übung: „ja“ – 9 €",
    "el": "Άλφα; «ναι» · όχι Ϊ ΰ ώ",
    "it": "È là, perché può: l’uno",
    "lv": "Ļoti šķērsām, ģērbās „jā”",
    "lt": "Įlinkdama – „ąžuolų šūsnį“",
}
BLACK = 90  # of 255 shades of grey: what is written, not the tint of the boxes


def fields(pdf: pikepdf.Pdf) -> list[Any]:
    return list(pdf.Root.AcroForm.Fields)


def widgets(pdf: pikepdf.Pdf) -> list[Any]:
    """The annotations of all fields in the order of the file's pages."""
    return [note for page in pdf.pages for note in page.obj.get("/Annots", ()) if note.Subtype == "/Widget"]


@pytest.mark.wcag("3.3.2", "4.1.2")
def test_every_place_to_write_or_tick_is_a_field_named_in_the_language(fillable: pikepdf.Pdf) -> None:
    found = [(str(field.FT)[1:], str(field.TU)) for field in fields(fillable)]
    assert found == [
        ("Tx", "Fallnummer"),
        ("Tx", "Datum"),
        ("Tx", "Ausgabe"),
        ("Tx", "Sicheres Wort"),
        ("Tx", "Sichere Zeiten"),
        ("Tx", "Gilt bis"),
        ("Tx", "Was hat sie heute über ihre Sicherheit gesagt? – Verwenden Sie ihre eigenen Worte."),
        ("Btn", "Wer ist anwesend?"),
        ("Btn", "Sie ist einverstanden mit: Anrufen unter dieser Nummer"),
        ("Btn", "Sie ist einverstanden mit: Nachrichten auf der Mailbox"),
        ("Tx", "Wer könnte sie suchen?"),
        ("Tx", "Was hat sie schon einmal geschützt? Schreiben Sie auch auf, was nicht geholfen hat."),
        ("Btn", "Die Dolmetscherin hat die Verschwiegenheitserklärung unterschrieben."),
        ("Tx", "Familie: Seit wann"),
        ("Tx", "Familie: Weiß, wo sie wohnt"),
        ("Tx", "2: Wer weiß davon?"),
        ("Tx", "2: Seit wann"),
        ("Tx", "2: Weiß, wo sie wohnt"),
        ("Tx", "Beraterin"),
        ("Tx", "Klientin (nur wenn sie möchte)"),
    ]


def test_names_are_unlike_and_hold_no_word_of_the_language(fillable: pikepdf.Pdf) -> None:
    names = [str(field.T) for field in fields(fillable)]
    assert len(set(names)) == len(names)
    assert names[:4] == ["~strip~1", "~strip~2", "~strip~3", "form-b-g1~1"]
    assert names[13:15] == ["form-b-g2~4~1~2", "form-b-g2~4~1~3"]


@pytest.mark.wcag("4.1.2")
def test_a_choice_is_one_field_whose_options_are_named(fillable: pikepdf.Pdf) -> None:
    (choice,) = [field for field in fields(fillable) if "/Kids" in field]
    assert int(choice.Ff) == 1 << 15
    options = ["sie allein", "mit einer Dolmetscherin", "mit einer Vertrauensperson"]
    assert [str(option) for option in choice.Opt] == options
    assert [str(kid.TU) for kid in choice.Kids] == [f"Wer ist anwesend?: {option}" for option in options]
    assert [sorted(kid.AP.N.keys()) for kid in choice.Kids] == [["/0", "/Off"], ["/1", "/Off"], ["/2", "/Off"]]
    assert all(kid.Parent.objgen == choice.objgen for kid in choice.Kids)


def test_the_edition_is_filled_in_and_cannot_be_changed(fillable: pikepdf.Pdf, files: dict[str, Path]) -> None:
    edition = fields(fillable)[2]
    assert (str(edition.V), int(edition.Ff)) == ("de-DE · 23. November 2026", 1)
    assert [bool(int(field.get("/Ff", 0)) & 1) for field in fields(fillable)].count(True) == 1
    # At the head and at the foot, and as often on paper as in the field.
    assert pdf_text(files["fill"]).count(str(edition.V)) == pdf_text(files["print"]).count(str(edition.V)) == 2


def test_long_answers_may_have_several_lines(fillable: pikepdf.Pdf) -> None:
    several = [str(field.T) for field in fields(fillable) if int(field.get("/Ff", 0)) & 1 << 12]
    cells = [name for name in several if name.startswith("form-b-g2~4~")]
    assert [name for name in several if name not in cells] == ["form-b-g1~4", "form-b-g2~1", "form-b-g2~2"]
    assert len(cells) == 5


@pytest.mark.wcag("1.3.2", "2.1.1", "2.4.3")
def test_tab_order_structure_and_reading_order_are_one(fillable: pikepdf.Pdf) -> None:
    assert {str(page.obj.Tabs) for page in fillable.pages} == {"/S"}
    forms = [element for element in elements(fillable.Root.StructTreeRoot) if element.S == "/Form"]
    held = [listed(form.K) for form in forms]
    assert all(len(kids) == 1 and kids[0].Type == "/OBJR" for kids in held)
    assert [kids[0].Obj.objgen for kids in held] == [widget.objgen for widget in widgets(fillable)]
    numbers = pikepdf.NumberTree(fillable.Root.StructTreeRoot.ParentTree)
    owners = [numbers[int(widget.StructParent)].objgen for widget in widgets(fillable)]
    assert owners == [form.objgen for form in forms]


def test_fields_stand_in_the_element_they_belong_to(fillable: pikepdf.Pdf) -> None:
    forms = [element for element in elements(fillable.Root.StructTreeRoot) if element.S == "/Form"]
    owners = [str(form.P.S)[1:] for form in forms]
    assert owners[:3] == ["LBody"] * 3  # the strip: a term and its value
    assert owners[3:7] == ["Div"] * 4
    assert owners[7:12] == ["LBody"] * 5  # options
    assert owners[14:20] == ["P"] + ["TD"] * 5


def test_fields_lie_on_the_page_and_not_on_one_another(fillable: pikepdf.Pdf) -> None:
    places = [[float(side) for side in widget.Rect] for widget in widgets(fillable)]
    for left, bottom, right, top in places:
        assert 0 < left < right < 596 and 0 < bottom < top < 842
        assert min(right - left, top - bottom) > 7  # 3.2 mm with the frame
    for number, (left, bottom, right, top) in enumerate(places):
        for other in places[number + 1 :]:
            assert other[0] >= right or other[2] <= left or other[1] >= top or other[3] <= bottom


def test_every_field_has_an_appearance_before_anything_is_written(fillable: pikepdf.Pdf) -> None:
    for widget in widgets(fillable):
        states = {"/N": widget.AP.N} if isinstance(widget.AP.N, pikepdf.Stream) else dict(widget.AP.N.items())
        assert all(isinstance(state, pikepdf.Stream) for state in states.values()), widget.TU


def test_each_letter_of_the_languages_is_seen_when_it_is_typed(forms: dict[str, Artifact]) -> None:
    content = forms["fill"].content
    with pikepdf.open(BytesIO(content)) as pdf:
        rectangles = {str(widget.get("/T")): [float(side) for side in widget.Rect] for widget in widgets(pdf)}
    typed = "".join(letter for letter in dict.fromkeys("".join((*ALPHABETS.values(), "Жњğł"))) if letter.isalpha())
    left, bottom, right, top = rectangles["form-b-g1~4"]
    for start in range(0, len(typed), 40):
        # So far apart that there are as many pieces of black as letters, at the least.
        letters = typed[start : start + 40]
        picture = typed_into(content, 0, {((left + right) / 2, (bottom + top) / 2): "  ".join(letters)})
        assert pieces_of_ink(picture, (left + 1, bottom + 1, right - 1, top - 1)) >= len(letters), letters
    left, bottom, right, top = rectangles["form-b-g1~1"]
    picture = typed_into(content, 0, {((left + right) / 2, (bottom + top) / 2): "Ω  Ķ  Ů"})
    assert pieces_of_ink(picture, (left + 1, bottom + 1, right - 1, top - 1)) >= 3


def pieces_of_ink(picture: Image.Image, rectangle: tuple[float, float, float, float]) -> int:
    """How many pieces of black, with white between them, are side by side within a rectangle in points."""
    scale = picture.height / 841.89
    left, bottom, right, top = rectangle
    sides = (left, 841.89 - top, right, 841.89 - bottom)
    x1, y1, x2, y2 = (round(side * scale) for side in sides)
    cut = picture.crop((x1, y1, x2, y2))
    grey = cut.tobytes()
    dark = [min(grey[column :: cut.width]) < BLACK for column in range(cut.width)]
    return sum(after and not before for before, after in zip([False, *dark], dark, strict=False))


def test_the_font_of_the_fields_is_whole(fillable: pikepdf.Pdf) -> None:
    appearance = str(fields(fillable)[0].DA)
    font = fillable.Root.AcroForm.DR.Font[appearance.split()[0]]
    descendant = font.DescendantFonts[0]
    assert "+" not in str(font.BaseFont), "a subset is not used to write with"
    face = TTFont(BytesIO(bytes(descendant.FontDescriptor.FontFile2.read_bytes())))
    glyphs = bytes(descendant.CIDToGIDMap.read_bytes())
    widths = advances(descendant.W)
    told = bytes(font.ToUnicode.read_bytes()).decode()
    for character in sorted(set("".join((*ALPHABETS.values(), "Жњ₴őșțłřğñçøå")))):
        code = ord(character)
        glyph = int.from_bytes(glyphs[2 * code : 2 * code + 2], "big")
        name = face.getGlyphName(glyph)
        assert (glyph and face["glyf"][name].numberOfContours) or character == " ", character
        assert widths[code] == pytest.approx(face["hmtx"][name][0] * 1000 / face["head"].unitsPerEm, abs=1)
        assert is_in_a_range(code, told), character


def advances(array: Any) -> dict[int, int]:
    pairs = zip(list(array)[::2], list(array)[1::2], strict=True)
    return {int(first) + n: int(width) for first, row in pairs for n, width in enumerate(row)}


def is_in_a_range(code: int, cmap: str) -> bool:
    ranges = (line.split() for line in cmap.splitlines() if line.startswith("<") and line.count("<") == 3)
    return any(
        int(first[1:-1], 16) <= code <= int(last[1:-1], 16) and int(to[1:-1], 16) + code - int(first[1:-1], 16) == code
        for first, last, to in ranges
    )


@pytest.fixture(scope="module")
def filled(forms: dict[str, Artifact], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form as a library fills it in that knows nothing of appearances: values only."""
    path = tmp_path_factory.mktemp("filled") / "filled.pdf"
    texts = list(SENTENCES.values())
    with pikepdf.open(BytesIO(forms["fill"].content)) as pdf:
        for number, field in enumerate(fields(pdf)):
            if "/Kids" in field:
                field.V = field.Kids[1].AS = pikepdf.Name("/1")
            elif field.FT == "/Btn":
                field.V = field.AS = pikepdf.Name("/on")
            elif str(field.T) == "form-b-g1~4":
                field.V = pikepdf.String(" ".join(ALPHABETS.values()))
            elif not int(field.Ff) & 1:
                field.V = pikepdf.String(texts[number % len(texts)])
        pdf.save(path)
    return path


def test_whatever_is_written_in_any_of_the_languages_can_be_read(filled: Path) -> None:
    written = "".join(pdf_text(filled).split())
    for sentence in SENTENCES.values():
        assert "".join(sentence.split()) in written
    for alphabet in ALPHABETS.values():
        assert set(alphabet) - {" "} <= set(written)


def test_whatever_is_written_or_ticked_is_seen(filled: Path, files: dict[str, Path]) -> None:
    before, after = pdf_picture(files["fill"], 1, 144), pdf_picture(filled, 1, 144)
    with pikepdf.open(filled) as pdf:
        for widget in widgets(pdf):
            name = str(widget.get("/T", widget.get("/TU")))
            expected = "/Parent" not in widget or widget.get("/AS") != "/Off"
            changed = ink(after, widget.Rect) > ink(before, widget.Rect)
            assert changed == (expected and name != "~strip~3"), name


def ink(picture: Image.Image, rectangle: Any) -> int:
    """The black pixels within a rectangle in points."""
    scale = picture.height / 841.89
    left, bottom, right, top = (float(side) for side in rectangle)
    sides = (left, 841.89 - top, right, 841.89 - bottom)
    x1, y1, x2, y2 = (round(side * scale) for side in sides)
    cut = picture.crop((x1, y1, x2, y2))
    return sum(cut.histogram()[:BLACK])


@pytest.mark.wcag(*PDF_UA)
@pytest.mark.slow
def test_a_filled_form_stays_accessible(filled: Path) -> None:
    assert verapdf("ua1", filled) == []


@pytest.mark.slow
def test_pdfjs_shows_and_saves_what_is_typed_in_any_of_the_languages(
    forms: dict[str, Artifact], browser: Browser, tmp_path: Path
) -> None:
    content, sentences = forms["fill"].content, list(SENTENCES.values())
    with pikepdf.open(BytesIO(content)) as pdf:
        open_fields = [field for field in fields(pdf) if field.FT == "/Tx" and not int(field.get("/Ff", 0)) & 1]
        texts = {str(field.T): sentences[number % len(sentences)] for number, field in enumerate(open_fields)}
        places = {str(widget.T): widget.Rect for widget in pdf.pages[0].Annots if str(widget.get("/T")) in texts}
        assert len(places) > len(sentences)
        before, after = (typed_in_pdfjs(browser, content, typed) for typed in ({}, texts))
        missing = [name for name, place in places.items()
                   if ink(after.pages[0], place) < ink(before.pages[0], place) + 100]  # fmt: skip
    assert missing == []
    saved = tmp_path / "saved.pdf"
    saved.write_bytes(after.saved)
    read = "".join(pdf_text(saved).split())
    assert [sentence for sentence in sentences if "".join(sentence.split()) not in read] == []
    assert verapdf("ua1", saved) == []
