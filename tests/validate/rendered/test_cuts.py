"""Finished files are cut in every way, and each time the gate says what is lost and where it comes from."""

from __future__ import annotations

import re

import pytest

from gesim_build.diagnostics import Diagnostic
from gesim_build.languages.pseudo import pseudo_text
from gesim_build.validate.print import _count
from tests.validate import cut_documents as documents
from tests.validate import cut_pdf as pdf
from tests.validate.book import EVERYTHING, lost, rendered

CHAPTER = "handbook/chapters/10-one.md"
FORM = "handbook/chapters/20-form.md"


def at(path: str, start: str) -> str:
    """The place of the line of a file that begins so."""
    lines = (EVERYTHING / path).read_text("utf-8").splitlines()
    return f"{path}:{next(number for number, line in enumerate(lines, 1) if line.startswith(start))}"


NOTE = "//li[descendant-or-self::*[contains(@id, 'one~note~2')]]"

# What is cut (in the PDF, in documents), what must be said, and where.
CUTS: tuple[tuple[str, pdf.Cut, documents.Cut, str, str], ...] = (
    (
        "heading",
        pdf.without_element("H3", "Third level"),
        documents.without("//h3"),
        "the heading “Third level”",
        at(CHAPTER, "### Third"),
    ),
    (
        "row",
        pdf.without_element("TR", "new"),
        documents.without("//tr[contains(., 'new')]"),
        "the table row “new4 section 1.1 c”",
        at(CHAPTER, "| new"),
    ),
    (
        "one of two equal rows",
        pdf.without_element("TR", "samesame"),
        documents.without("//tr[contains(., 'same')]"),
        "the table row “same same same”",
        f"{CHAPTER}:9",
    ),
    (
        "cell",
        pdf.without_words("start at"),
        documents.without_words("start at"),
        "the text “start at”",
        at(CHAPTER, "| If"),
    ),
    (
        "table",
        pdf.without_element("Table", "caption"),
        documents.without("//table[contains(., 'caption')]"),
        "the table “no caption 1 2”",
        at(CHAPTER, "| no |"),
    ),
    (
        "footnote",
        pdf.without_element("Note", "Note b."),
        documents.without(NOTE),
        "the footnote “Note b.”",
        at(CHAPTER, "[^b]:"),
    ),
    (
        "paragraph of a footnote",
        pdf.without_words("Second paragraph of note a."),
        documents.without_words("Second paragraph of note a."),
        "the text “Second paragraph of note a.”",
        at(CHAPTER, "    Second paragraph of note"),
    ),
    (
        "list item",
        pdf.without_element("LI", "another"),
        documents.without("//li[contains(., 'another')][not(.//ul)]"),
        "the list item “another quoted”",
        at(CHAPTER, "   - another"),
    ),
    ("words", pdf.without_words("naïve"), documents.without_words("naïve "), "the words “", at(CHAPTER, "A sentence")),
    (
        "figure",
        pdf.without_element("Figure", "dot"),
        documents.without("//svg[@role='img']"),
        "the figure “A dot.”",
        f"{CHAPTER}:",
    ),
    (
        "word of a figure",
        pdf.without_words("dotAword"),
        documents.without_words("A word"),
        "the text “dot A word”",
        f"{CHAPTER}:",
    ),
    (
        "form field",
        pdf.without_element("Div", "Who is present?"),
        documents.without("//div[contains(@class, 'field-choice')]"),
        "the form field “Who is present?”",
        at(FORM, "choice:"),
    ),
    (
        "option",
        pdf.without_element("LI", "She alone"),
        documents.without("//li[contains(., 'She alone')]"),
        "the list item “She alone”",
        at(FORM, "choice:"),
    ),
    (
        "code",
        pdf.without_words("return"),
        documents.without_words("return"),
        "the words “return”",
        at(CHAPTER, "```python"),
    ),
    (
        "national text",
        pdf.without_words("Irish text"),
        documents.without_words("Irish text."),
        "the text “Irish text",
        "handbook/national/IE/thing.md:1",
    ),
    (
        "term",
        pdf.without_words("Consent"),
        documents.without_words("Consent"),
        "the text “Consent”",
        at("handbook/glossary.toml", "[[term]]"),
    ),
    (
        "title",
        pdf.without_words("Everything that can"),
        documents.without("//h1[contains(., 'Everything')]"),
        "Everything that can be written”",
        "handbook/handbook.toml",
    ),
)


def said(findings: tuple[Diagnostic, ...]) -> str:
    assert {finding.code for finding in findings} == {"lost-in-output"}
    return "\n".join(f"{finding.location}: {finding.message}" for finding in findings)


def check(findings: tuple[Diagnostic, ...], message: str, place: str) -> None:
    text = said(findings)
    assert message in text
    assert place in text


CASES = [pytest.param(*row[1:], id=row[0]) for row in CUTS]


@pytest.mark.parametrize(("cut", "_", "message", "place"), CASES)
def test_a_cut_pdf(cut: pdf.Cut, _: object, message: str, place: str) -> None:
    check(lost("pdf", pdf.cut_pdf(rendered().files["pdf"], cut)), message, place)


@pytest.mark.parametrize("format_", ["html", "epub"])
@pytest.mark.parametrize(("_", "cut", "message", "place"), CASES)
def test_cut_documents(format_: str, _: object, cut: documents.Cut, message: str, place: str) -> None:
    check(lost(format_, documents.cut_documents(rendered().files[format_], cut)), message, place)


@pytest.mark.parametrize("format_", ["html", "epub"])
def test_a_lost_page_is_named_once_for_each_heading(format_: str) -> None:
    findings = lost(format_, documents.without_document(rendered().files[format_], "form"))
    assert {finding.location.path for finding in findings} == {FORM}
    assert "the heading “A form”" in said(findings)
    assert re.search(r"; and \d+ more", said(findings))
    assert len(findings) <= 5


def test_a_lost_page_of_the_pdf_is_named() -> None:
    findings = lost("pdf", pdf.cut_pdf(rendered().files["pdf"], pdf.without_page_of("Third level")))
    assert f"{CHAPTER}:" in said(findings)
    assert "the heading “Third level”" in said(findings)


@pytest.mark.parametrize(
    ("cut", "message"),
    [
        (pdf.without_bookmark, "the section in the contents “1.1 A section”"),
        (pdf.without_link_areas, "the link “"),
        (pdf.without_destination("section"), "the link “section 1.1”"),
        (pdf.without_element("TOCI", "A form"), "the line of the printed contents “A form”"),
    ],
)
def test_what_leads_through_a_pdf_is_counted(cut: pdf.Cut, message: str) -> None:
    assert message in said(lost("pdf", pdf.cut_pdf(rendered().files["pdf"], cut)))


@pytest.mark.parametrize("format_", ["html", "epub"])
@pytest.mark.parametrize(
    ("cut", "message"),
    [
        (lambda text: text.replace('<a href="#section"', "<a"), "the link “section 1.1”; the link “section 1.1”"),
        (lambda text: text.replace('id="section"', ""), "the link “"),
        (lambda text: re.sub(r"form\.(x?html)", r"gone.\1", text), "the part in the contents"),
    ],
)
def test_what_leads_through_documents_is_counted(format_: str, cut: documents.Cut, message: str) -> None:
    assert message in said(lost(format_, documents.cut_documents(rendered().files[format_], cut)))


def test_in_another_language_the_place_is_that_of_the_source() -> None:
    files = rendered("qps").files["html"]
    cut = documents.without("//li[contains(@id, 'one~note~2')]")
    text = said(lost("html", documents.cut_documents(files, cut), "qps"))
    assert f"the footnote “{pseudo_text('Note b.')}”" in text
    assert at(CHAPTER, "[^b]:") in text


@pytest.mark.parametrize(
    ("ending", "cut", "message"),
    [
        ("-fill.pdf", pdf.without_field("Case code"), "the field to fill in “Case code”"),
        (
            "-fill.pdf",
            pdf.without_field("Who is present?: She alone"),
            "the field to fill in “Who is present? She alone”",
        ),
        ("-fill.pdf", pdf.without_field("Wages: Amount"), "the field to fill in “Wages Amount”"),
        ("-fill.pdf", pdf.without_field("Edition"), "the field to fill in “Edition”"),
        ("-print.pdf", pdf.without_element("Div", "Who is present?"), "the form field “Who is present?”"),
        ("-print.pdf", pdf.without_element("TR", "Wages"), "the table row “Wages”"),
        ("-print.pdf", pdf.without_words("by default"), "the words “Do not pass on by default."),
        ("-fill.pdf", pdf.without_element("Note", "Form note"), "the footnote “Form note.”"),
    ],
)
def test_what_is_cut_in_one_of_two_uses_of_a_form_is_named(ending: str, cut: pdf.Cut, message: str) -> None:
    files = rendered().files["forms"]
    name = next(path for path in files if path.endswith(ending))
    findings = lost("forms", {**files, **pdf.cut_pdf({name: files[name]}, cut)})
    assert message in said(findings)
    assert all(finding.message.startswith(f"forms{ending} lacks, in “A form”") for finding in findings)


def test_a_form_that_is_not_there_is_named() -> None:
    files = rendered().files["forms"]
    kept = {name: content for name, content in files.items() if not name.endswith("-fill.pdf")}
    assert "forms-fill.pdf lacks, in “A form”: the heading “A form”" in said(lost("forms", kept))


@pytest.mark.parametrize(
    ("cut", "message"),
    [
        (pdf.without_page_of("Third level"), "the text “Third level”"),
        (pdf.without_line("naïve"), "the text “A sentence with a link, code"),
        (pdf.without_line("start at"), "the text “start at”"),
        (pdf.without_line("Note b."), "the text “Note b.”"),
        (pdf.without_line("Irish text"), "the text “Irish text."),
    ],
)
def test_what_is_cut_from_the_pages_for_a_press_is_named(cut: pdf.Cut, message: str) -> None:
    files = rendered().files["print"]
    name = next(path for path in files if "interior" in path)
    assert message in said(lost("print", {**files, **pdf.cut_pdf({name: files[name]}, cut)}))


def test_a_text_that_a_page_divides_is_whole() -> None:
    pages = ["before" + "thebeginningof", "headthetextthatgoesonand", "endsherefoot"]
    assert _count("thebeginningofthetextthatgoesonandendshere", 1, "\n".join(pages), pages) == 1
    assert _count("thebeginningofthetextthatgoesonandendsthere", 1, "\n".join(pages), pages) == 0
    assert _count("thebeginningofthetextthatgoesonandendshere", 2, "\n".join(pages), pages) == 1
