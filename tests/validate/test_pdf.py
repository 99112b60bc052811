"""What inspections find in PDFs made by hand: each element, link, bookmark and field, and every text."""

from __future__ import annotations

from typing import Any

import pytest

from gesim_build.validate import forms, pdf
from gesim_build.validate.inventory import Inventory
from gesim_build.validate.pdf_tags import Tag, own_text, read_pdf
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


def test_fields_are_read_with_what_is_written_in_them() -> None:
    drawn = Drawn((tag("Div", tag("P", "Case code")),), fields=(("Case code", "X 1"), ("Ticked", None)))
    content = pdf_of(drawn)
    assert read_pdf(content).fields == (("Case code", "X 1"), ("Ticked", ""))
    other = pdf_of(Drawn((tag("P", "Two"),)))
    assert shown(forms.inspect({"a.pdf": content, "b.pdf": other})) == [
        "form field: casecode",
        "text: casecode",
        "field to fill in: casecode",
        "text: x1",
        "field to fill in: ticked",
        "text: ",
        "text: two",
    ]


def pages_of(tag_: Tag) -> list[int]:
    return [below.page for below in tag_.tags()]


def test_an_element_is_on_the_page_of_its_first_text() -> None:
    on_both = tag("Sect", tag("Div"), tag("P", page=0), tag("P", "a", page=1), tag("P", "b", page=0))
    (section,) = read_pdf(pdf_of(Drawn((on_both,), pages=2))).tags
    assert pages_of(section) == [1, -1, -1, 1, 0]
    (empty,) = read_pdf(pdf_of(Drawn((tag("P", "", page=1),), pages=2))).tags
    assert (empty.page, empty.pieces) == (-1, ("",))


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
