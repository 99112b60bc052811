"""The two files for a print shop: what is in them, what is not, and that they are the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

from gesim_build.formats.print.cover import lay_out_spine, type_size
from gesim_build.lengths import MM_PER_PT
from gesim_build.model import Artifact
from gesim_build.preflight.document import Subject
from gesim_build.preflight.examine import examine
from gesim_build.preflight.profile import profile_of
from gesim_build.print_spec import PrintSpec
from gesim_build.theme import Theme
from tests.formats.pdf.sample import theme
from tests.formats.print import sample
from tests.judges.qpdf import qpdf_check
from tests.judges.tools import program, run

SIZES = {"A4": (210, 297), "B5": (176, 250), "A5": (148, 210)}


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [round(float(side) * MM_PER_PT, 1) for side in page.obj[name]]


def streams(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every stream with operators: pages and forms."""
    yield from pdf.pages
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Form:
            yield thing


def text_of(artifact: Artifact, tmp_path: Path) -> str:
    path = tmp_path / "text.pdf"
    path.write_bytes(artifact.content)
    return run(program("pdftotext"), "-layout", path, "-").stdout


def failures(files: tuple[Artifact, Artifact], print_spec: PrintSpec) -> list[str]:
    """What preflight says against the two files."""
    interior, cover = files
    subjects = (Subject(file.path, file.content, interior.pages) for file in (interior, cover))
    reports = [examine(subject, profile_of(print_spec)) for subject in subjects]
    return [f"{name}: {fault}" for report in reports for name, verdict in report.verdicts for fault in verdict.faults]


def test_files_have_their_names_and_pages(files: tuple[Artifact, Artifact], interior: pikepdf.Pdf) -> None:
    assert [file.path for file in files] == ["print/sample-de-interior.pdf", "print/sample-de-cover.pdf"]
    assert [file.pages for file in files] == [len(interior.pages), 0]
    assert len(interior.pages) % 4 == 0


def test_every_page_has_trim_and_bleed_blanks_too(interior: pikepdf.Pdf) -> None:
    for page in interior.pages:
        assert box(page, "/TrimBox") == [0, 0, 210, 297]
        assert box(page, "/BleedBox") == box(page, "/MediaBox") == [-3, -3, 213, 300]


def test_blank_pages_at_the_end_are_counted(interior: pikepdf.Pdf) -> None:
    assert not interior.pages[-1].obj.Contents.read_bytes().strip()
    assert [page.label for page in interior.pages][-1] == str(len(interior.pages) - 6)


def test_all_colours_are_inks(interior: pikepdf.Pdf, cover: pikepdf.Pdf) -> None:
    for pdf in (interior, cover):
        for stream in streams(pdf):
            for step in pikepdf.parse_content_stream(stream):
                assert str(step.operator) not in ("rg", "RG", "g", "G", "sh", "ri")
                if str(step.operator) in ("cs", "CS"):
                    assert step.operands[0] == Name.DeviceCMYK
        whole = b"".join(thing.unparse() for thing in pdf.objects)
        for word in (b"DeviceRGB", b"DeviceGray", b"CalRGB", b"/Lab", b"ICCBased"):
            assert word not in whole


def test_nothing_of_a_screen_is_left(interior: pikepdf.Pdf) -> None:
    assert not {"/Outlines", "/Names", "/AcroForm", "/StructTreeRoot", "/MarkInfo"} & set(interior.Root.keys())
    for page in interior.pages:
        assert not {"/Annots", "/StructParents", "/Tabs", "/Group"} & set(page.obj.keys())


def test_the_bands_and_tabs_reach_over_the_edge(interior: pikepdf.Pdf) -> None:
    """The band of a chapter's first page, and the tabs of the pages behind it, to the end of the bleed."""
    reached = {1: False, 0: False}
    for number, page in enumerate(interior.pages):
        for step in pikepdf.parse_content_stream(page):
            if str(step.operator) == "re":
                x, _, width, _ = (float(operand) * 0.75 * MM_PER_PT for operand in step.operands)
                reached[0] |= bool(number % 2 == 0 and abs(x + width - 213) < 0.2 and x > 190)
    forms = [form for form in streams(interior) if not isinstance(form, pikepdf.Page)]
    reached[1] = any(float(form.BBox[0]) * MM_PER_PT == pytest.approx(-3, abs=0.01) for form in forms)
    assert reached == {1: True, 0: True}


def test_the_first_page_is_a_title_page_and_no_cover(files: tuple[Artifact, Artifact], tmp_path: Path) -> None:
    first = text_of(files[0], tmp_path).split("\f")[0]
    assert "Geschlechtsspezifisches" in first
    assert "112" not in first


def test_folios_are_those_of_the_other_pdf(interior: pikepdf.Pdf) -> None:
    assert [page.label for page in interior.pages][:7] == ["i", "ii", "iii", "iv", "v", "vi", "1"]


def test_says_what_it_is(interior: pikepdf.Pdf, cover: pikepdf.Pdf) -> None:
    ids = set()
    for pdf in (interior, cover):
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdfxid:GTS_PDFXVersion>PDF/X-4<" in packet
        assert "pdfaid" not in packet
        ids |= set(re.findall(r"DocumentID>uuid:([0-9a-f-]{36})<", packet))
        assert bytes(pdf.trailer.ID[0]).hex() in {name.replace("-", "") for name in ids}
        (intent,) = pdf.Root.OutputIntents
        assert (intent.S, str(intent.OutputConditionIdentifier)) == (Name.GTS_PDFX, "FOGRA39")
        assert intent.DestOutputProfile.read_bytes() == sample.profile()
        assert pdf.pdf_version == "1.6"
    assert len(ids) == 2


def test_the_document_keeps_its_id_when_its_content_changes(
    files: tuple[Artifact, Artifact], without_number: Artifact
) -> None:
    other = without_number
    with pikepdf.open(BytesIO(files[1].content)) as one, pikepdf.open(BytesIO(other.content)) as two:
        assert one.trailer.ID[0] == two.trailer.ID[0]
        assert one.trailer.ID[1] != two.trailer.ID[1]
        instances = [re.findall(r"InstanceID>(.*?)<", pdf.Root.Metadata.read_bytes().decode()) for pdf in (one, two)]
        assert instances[0] != instances[1]


def test_is_the_same_every_time(files: tuple[Artifact, Artifact]) -> None:
    assert sample.made(sample.manuscript()) == files


def test_images_are_in_inks_and_know_their_file(interior: pikepdf.Pdf) -> None:
    (image,) = [thing for thing in interior.objects if isinstance(thing, pikepdf.Stream) and "/Width" in thing]
    assert (image.ColorSpace, str(image["/GesimSource"])) == (Name.DeviceCMYK, "market.png")
    assert len(image.read_bytes()) == 1500 * 750 * 4


@pytest.mark.slow
@pytest.mark.parametrize(("trim", "bleed"), list(zip(SIZES, (3, 5, 0), strict=True)))
def test_passes_qpdf_and_preflight_in_every_size(trim: str, bleed: float, tmp_path: Path) -> None:
    press = PrintSpec(trim=trim, bleed=bleed, multiple=8)
    files = sample.made(sample.manuscript(pixels=1800), press)
    assert failures(files, press) == []
    for number, file in enumerate(files):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(file.content)
        assert qpdf_check(path) == []
    with pikepdf.open(tmp_path / "0.pdf") as inside, pikepdf.open(tmp_path / "1.pdf") as outside:
        width, height = SIZES[trim]
        assert {tuple(box(page, "/TrimBox")) for page in inside.pages} == {(0, 0, width, height)}
        bled = (-bleed, -bleed, width + bleed, height + bleed)
        assert {tuple(box(page, "/BleedBox")) for page in inside.pages} == {bled}
        assert len(inside.pages) % 8 == 0
        spine = len(inside.pages) / 2 * 0.099
        assert box(outside.pages[0], "/TrimBox") == pytest.approx([0, 0, 2 * width + spine, height], abs=0.1)


@pytest.mark.slow
def test_an_image_with_too_few_pixels_is_a_finding_with_its_file() -> None:
    files = sample.made(sample.manuscript(pixels=600))
    (failure,) = failures(files, PrintSpec())
    assert re.fullmatch(r"image-resolution: page \d+, market\.png: has 125 dpi where it is printed, not 300", failure)


@pytest.mark.slow
def test_colours_that_are_no_tokens_become_inks_too() -> None:
    changed = {**theme().files}
    changed["print/text.css"] += b"p { color: #222 } h1 { color: rgb(200, 30, 40) }"
    changed["shared/figure.css"] += b".fig-teal { fill: rgb(0, 90, 160) }"
    assert failures(sample.made(sample.manuscript(), theme=Theme(changed)), PrintSpec()) == []


def test_the_bar_code_stands_on_the_back_of_a_cover_with_a_number(
    files: tuple[Artifact, Artifact], without_number: Artifact, tmp_path: Path
) -> None:
    assert f"ISBN {sample.ISBN}" in text_of(files[1], tmp_path)
    assert "ISBN" not in text_of(without_number, tmp_path)


@pytest.mark.parametrize(
    ("width", "times", "words"),
    [(5.0, 1, 0), (8.0, 1, 2), (8.0, 9, 1), (40.0, 1, 2)],
    ids=["too thin", "small", "title too long", "thick"],
)
def test_the_spine_has_as_many_words_as_fit(width: float, times: int, words: int) -> None:
    text = sample.manuscript()
    text = replace(text, book=replace(text.book, title=" ".join([text.book.title] * times)))
    spine = lay_out_spine(sample.context(text, PrintSpec(trim="A5")), width)
    assert spine.words == (text.book.short_title, text.book.title)[:words]
    assert spine.width == width


def test_words_on_the_spine_read_from_top_to_bottom(tmp_path: Path) -> None:
    cover = sample.made(sample.manuscript(), PrintSpec(paper_gsm=400, paper_volume=2.5))[1]
    (tmp_path / "cover.pdf").write_bytes(cover.content)
    with pikepdf.open(tmp_path / "cover.pdf") as pdf:
        steps = [step for step in pikepdf.parse_content_stream(pdf.pages[0]) if str(step.operator) == "cm"]
    turns = [[round(float(number)) for number in step.operands[:4]] for step in steps]
    # A quarter to the right in CSS, whose y axis points down.
    assert turns.count([0, 1, -1, 0]) == 1


def test_type_on_the_spine_leaves_air_on_both_sides() -> None:
    page = sample.context(sample.manuscript()).look.page
    assert type_size(6.3, page) == 0
    assert type_size(6.4, page) == pytest.approx(7.7, abs=0.1)
    assert type_size(40, page) == 11.5
