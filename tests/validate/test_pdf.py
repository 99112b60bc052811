"""What inspections find in PDFs made by hand: each element, link, bookmark and field, and every text."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from gesim_build.validate import forms, pdf
from gesim_build.validate.inventory import Inventory
from gesim_build.validate.page_labels import labelled_tags
from gesim_build.validate.pdf_tags import Reading, Tag, own_text, read_pdf
from tests.validate.cut_pdf import Cut, cut_pdf
from tests.validate.small_pdf import Bookmark, Drawn, Element, pdf_of, tag

NAMES = (("needs", 0), ("two", 1))


def shown(items: Inventory) -> list[str]:
    return [f"{item.kind}: {item.key}" for item in items]


def inventory(*elements: Element, **more: Any) -> list[str]:
    return shown(pdf.inspect({"a.pdf": pdf_of(Drawn(elements, destinations=NAMES, pages=2, **more))}))


@pytest.mark.parametrize(
    ("element", "found"),
    [
        (tag("P", "One ", tag("Em", "two"), " three"), ["text: onetwothree"]),
        (tag("P", " – "), []),
        (tag("P", tag("Span", "a"), tag("Code", "b"), tag("Strong", "c"), tag("Quote", "d"), tag("Reference", "e")),
         ["text: abcde"]),
        (tag("H1", "One"), ["heading: one", "text: one"]),
        (tag("H6", tag("Span", "1.1"), " Six"), ["heading: 11six", "text: 11six"]),
        (tag("H7", "Seven"), ["text: seven"]),
        (tag("Table", tag("Caption", "All"), tag("TR", tag("TH", "A"), tag("TD", tag("P", "b"), tag("P", "c")))),
         ["table: ", "text: all", "table row: abc", "text: a", "text: b", "text: c"]),
        (tag("TR", tag("TD", "a", tag("Note", tag("Lbl", "1"), "note"))),
         ["table row: a", "text: a", "footnote: note", "text: note", "text: 1"]),
        (tag("TR", tag("TD", tag("L", tag("LI", tag("Lbl", "1."), tag("LBody", "a"))))),
         ["table row: a", "list item: a", "text: 1", "text: a"]),
        (tag("Note", tag("P", "one"), tag("Note", tag("P", "two"))),
         ["footnote: one", "text: one", "footnote: two", "text: two"]),
        (tag("L", tag("LI", tag("Lbl", "1."), tag("LBody", "One", tag("L", tag("LI", "two"))), tag("Figure", "word"),
                      tag("Caption", "c"), tag("Note", "n"))),
         ["list item: one", "text: 1", "text: one", "list item: two", "text: two", "figure: ", "text: word",
          "text: c", "footnote: n", "text: n"]),
        (tag("Note", tag("Lbl", "1"), tag("P", "One"), tag("L", tag("LI", "two")), tag("Figure", "word"),
             tag("Caption", "c")),
         ["footnote: onewordc", "text: 1", "text: one", "list item: two", "text: two", "figure: ", "text: word",
          "text: c"]),
        (tag("Div", tag("P", " "), tag("P", "Who?"), tag("P", "Ask.")), ["form field: who", "text: who", "text: ask"]),
        (tag("Div"), ["form field: "]),
        (tag("Figure", "One", tag("Span", " two"), alternative="A dot."), ["figure: adot", "text: onetwo"]),
        # A number over a title is said as a whole.
        (tag("P", "1", actual="Chapter 1"), ["number of a part: chapter1", "text: chapter1"]),
        (tag("P", tag("Span", "xy", actual="α β")), ["text: αβ"]),
        (tag("P", tag("Span", "x", actual="abcd")), ["text: x"]),
        (tag("P", tag("Span", "xy", actual="abcd")), ["text: abcd"]),
    ],
)  # fmt: skip
def test_what_an_element_is(element: Element, found: list[str]) -> None:
    assert inventory(element) == found


def test_links_lead_to_what_is_there_and_each_once() -> None:
    link = tag("Link", "01 555", targets=("#needs", "#needs", "tel:+353-1-555", "https://example.org/"))
    assert inventory(tag("P", "See ", link), tag("Link", "x", targets=("#gone",)), tag("Link", "y")) == [
        "text: see01555",
        "link: #needs",
        "link: tel:+353-1-555",
        "link: https://example.org/",
        "telephone number: +3531555 01555",
    ]


def test_a_link_without_an_area_on_a_page_leads_nowhere() -> None:
    link = tag("Link", "x", targets=("#needs", "https://example.org/"))
    assert inventory(link, lost_areas=("https://example.org/",)) == ["link: #needs"]


def test_a_name_whose_page_is_not_there_is_none() -> None:
    reading = read_pdf(pdf_of(Drawn(destinations=NAMES, lost_destinations=("gone",), pages=2)))
    assert reading.destinations == {"needs", "two"}


def test_lines_of_the_printed_contents_are_known_by_where_they_lead() -> None:
    line = tag("TOCI", tag("Reference", tag("Link", "One 7", targets=("#needs", "#needs"))))
    assert inventory(line) == ["line of the printed contents: #needs", "text: one7", "link: #needs"]


def test_bookmarks_are_counted_by_level_where_they_lead_somewhere() -> None:
    deep: Bookmark = ("1.1.1 Deep", "two", [("Deeper", "two", [])])
    outline = [("1 One", "needs", [("1.1 Needs", "needs", [deep]), ("1.2 Gone", "gone", [])]), ("2 Two", "two", [])]
    assert inventory(outline=outline) == [
        "part in the contents: 1one",
        "section in the contents: 11needs",
        "subsection in the contents: 111deep",
        "subsection in the contents: deeper",
        "part in the contents: 2two",
    ]
    reading = read_pdf(pdf_of(Drawn(outline=outline)))
    assert [(name, level) for _, name, level in reading.outline] == [
        ("needs", 1), ("needs", 2), ("two", 3), ("two", 4), ("gone", 2), ("two", 1),
    ]  # fmt: skip


def test_a_file_without_anything_is_read() -> None:
    reading = read_pdf(pdf_of(Drawn()))
    assert (reading.tags, reading.outline, reading.destinations, reading.fields) == ((), (), frozenset(), ())
    assert (reading.artifacts, reading.title, reading.subject) == (("",), "", "")


FIELDS = (("Case code", "X 1"), ("Ticked", None), (None, "Y"))


def test_fields_are_read_with_what_is_written_in_them() -> None:
    assert read_pdf(pdf_of(Drawn(fields=FIELDS))).fields == (("Case code", "X 1"), ("Ticked", ""), ("", "Y"))


def test_a_form_holds_its_fields_and_what_is_written_in_them() -> None:
    content = pdf_of(Drawn((tag("Div", tag("P", "Case code")),), fields=FIELDS))
    other = pdf_of(Drawn((tag("P", "Two"),)))
    assert shown(forms.inspect({"a.pdf": content, "b.pdf": other})) == [
        "form field: casecode",
        "text: casecode",
        "field to fill in: casecode",
        "text: x1",
        "field to fill in: ticked",
        "text: ",
        "field to fill in: ",
        "text: y",
        "text: two",
    ]


def pages_of(tag_: Tag) -> list[int]:
    return [below.page for below in tag_.tags()]


def test_an_element_is_on_the_page_of_its_first_text() -> None:
    on_both = tag("Sect", tag("Div"), tag("P", page=0), tag("P", "a", page=1), tag("P", "b", page=0))
    (section,) = read_pdf(pdf_of(Drawn((on_both,), pages=2))).tags
    assert pages_of(section) == [1, -1, -1, 1, 0]
    turned = tag("P", "", "a", ("b", 1), tag("Span", ("c", 1)))
    (section,) = read_pdf(pdf_of(Drawn((tag("Sect", turned, tag("P", "d", page=1)),), pages=2))).tags
    assert pages_of(section) == [0, 0, 1, 1]
    (empty,) = read_pdf(pdf_of(Drawn((tag("P", "", page=1),), pages=2))).tags
    assert (empty.page, empty.pieces) == (-1, ("",))


def cut(drawn: Drawn, change: Cut) -> Reading:
    """What is read in a PDF after a change to it, as faulty or frugal programs write them."""
    (content,) = cut_pdf({"a.pdf": pdf_of(drawn)}, change).values()
    return read_pdf(content)


def test_a_text_is_on_the_page_of_what_it_is_in_where_it_names_none() -> None:
    drawn = Drawn((tag("Sect", tag("P", "a", "b", page=1)), tag("P", "c", "d", page=1)), pages=2)

    def change(pdf: Pdf) -> None:
        section, paragraph = pdf.Root.StructTreeRoot.K.K
        section.Pg = pdf.pages[1].obj
        for element in (section.K, paragraph):
            del element.Pg, element.K[0]["/Pg"]

    inner, outer = cut(drawn, change).tags
    assert ([*inner.tags()][1].pieces, pages_of(inner)) == (("a", "b"), [1, 1])
    # What is on no page at all has no text.
    assert (outer.pieces, outer.page) == (("", ""), -1)


def test_what_is_on_a_page_that_is_not_there_has_no_text() -> None:
    drawn = Drawn((tag("P", "a", "b", page=1), tag("P", ("c", 1), "d", "e", page=2)), ("h", "i", "j"), pages=3)

    def change(pdf: Pdf) -> None:
        del pdf.pages[1]

    first, second = cut(drawn, change).tags
    assert (first.pieces, first.page, second.pieces, second.page) == (("", ""), -1, ("", "d", "e"), 1)


def test_what_is_no_element_and_no_text_is_passed_over() -> None:
    def change(pdf: Pdf) -> None:
        document = pdf.Root.StructTreeRoot.K
        # Text without an element around it; content without a number, and with one that nothing is marked with.
        document.K = Array([0, Dictionary(MCID=0), document.K[0]])
        document.K[2].K = Array([Dictionary(), 99])

    (read,) = cut(Drawn((tag("P", "a", "b"),), ("Head",)), change).tags
    assert (read.role, read.pieces, read.page) == ("P", ("", ""), -1)


def test_a_link_area_without_an_address_and_a_bookmark_without_a_name_lead_nowhere() -> None:
    link = tag("Link", "x", targets=("tel:1", "tel:2", "tel:3"))
    drawn = Drawn((link,), outline=[("One", "x", []), ("Two", "y", [])])

    def change(pdf: Pdf) -> None:
        first, second, _ = pdf.pages[0].obj.Annots
        del first.A, second.A["/URI"], pdf.Root.Outlines.First.Dest, pdf.Root.Outlines.First.Next.Title

    reading = cut(drawn, change)
    assert (reading.tags[0].targets, reading.outline) == (("tel:3",), (("One", "", 1), ("", "y", 1)))


def test_a_file_without_a_structure_has_no_elements() -> None:
    def change(pdf: Pdf) -> None:
        del pdf.Root["/StructTreeRoot"]

    reading = cut(Drawn((tag("P", "a"),), ("Head",)), change)
    assert (reading.tags, reading.artifacts) == ((), ("Head",))


def test_what_an_element_says_is_read_as_it_is() -> None:
    (read,) = read_pdf(pdf_of(Drawn((tag("Figure", "x", alternative="Alt", actual="Act", targets=("#a",)),)))).tags
    assert (read.role, read.alternative, read.actual, read.targets, read.pieces) == (
        "Figure", "Alt", "Act", ("#a",), ("x",),
    )  # fmt: skip
    assert own_text(read) == "Act"


def test_the_runs_of_a_pdf_are_its_texts_and_all_that_a_viewer_shows() -> None:
    drawn = Drawn(
        (
            tag("P", "One", " two", tag("Code", "code"), tag("Span", "xy", actual="said"), "three", page=1),
            tag("Sect", tag("Figure", "word", alternative="A dot."), tag("P", "four")),
        ),
        artifacts=("Head", "Foot"),
        outline=[("Mark", "needs", [])],
        fields=(("Label", "value"),),
        title="Title",
        subject="About",
        pages=2,
    )
    found = [(run.path, run.place, run.pieces) for run in pdf.text_runs({"a.pdf": pdf_of(drawn)})]
    assert found == [
        ("a.pdf", "page 2", ("One  two", "", "said", "three")),
        ("a.pdf", "page 1", ("word", "four")),
        ("a.pdf", "page 1", ("A dot.",)),
        ("a.pdf", "page 1", ("Head",)),
        ("a.pdf", "page 2", ("Foot",)),
        ("a.pdf", "bookmarks", ("Mark",)),
        ("a.pdf", "fields", ("Label", "value")),
        ("a.pdf", "properties", ("Title",)),
        ("a.pdf", "properties", ("About",)),
    ]


def test_the_elements_of_a_file_come_with_the_labels_of_its_pages() -> None:
    content = pdf_of(Drawn([tag("H1", "One"), tag("P", "Two", page=1)], pages=3))
    with Pdf.open(BytesIO(content)) as file:
        numbers = Dictionary(Nums=Array([0, Dictionary(S=Name.r, St=4), 2, Dictionary(P="A-", S=Name.D)]))
        file.Root.PageLabels = numbers
        file.save(labelled := BytesIO())
    tags, labels = labelled_tags(labelled.getvalue())
    assert labels == ("iv", "v", "A-1")
    assert tags == read_pdf(labelled.getvalue()).tags != ()
    assert labelled_tags(content[:100]) == ((), ())
