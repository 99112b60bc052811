"""Where elements come from: marks that go in and come out again, and whether the places are right."""

from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.assemble.source_map import extract_marks, marked
from gesim_build.diagnostics import Location
from gesim_build.validate.inventory import ITEM, ROW, letters
from tests.validate.book import EVERYTHING, rendered

CHAPTERS = ("10-one.md", "20-form.md", "thing.md")
REGISTERS = ("Right", "Time to think", "She may stay", "Instrument", "A convention")
PATH = "handbook/chapters/10-one.md"


def test_a_mark_goes_into_the_first_element() -> None:
    assert marked("\n<p>A <em>b</em></p>", [4, 5]) == '\n<p data-place="5">A <em>b</em></p>'
    assert marked("<p/>", [0, 1], "handbook/x.md") == '<p data-place="1:handbook/x.md"/>'


def test_what_is_no_element_or_has_no_line_stays() -> None:
    assert marked("words", [4, 5]) == "words"
    assert marked("</p>", [4, 5]) == "</p>"
    assert marked("<p>a</p>", None) == "<p>a</p>"


def test_marks_come_out_as_places_by_number() -> None:
    xhtml = '<div title="a > b"><p data-place="3">x &lt; y</p><hr/><p id="p" data-place="7:z.md">z</p></div>'
    plain, places = extract_marks(xhtml, PATH, {})
    assert plain == '<div title="a > b"><p>x &lt; y</p><hr/><p id="p">z</p></div>'
    assert places == {1: Location(PATH, 3), 3: Location("z.md", 7)}


def test_what_comes_from_a_register_has_its_place_there() -> None:
    place = Location("handbook/contacts.toml", 12)
    assert extract_marks('<div><p id="contact-a">a</p></div>', PATH, {"contact-a": place})[1] == {1: place}


@pytest.mark.slow
def test_no_mark_is_left_in_any_file() -> None:
    book = rendered()
    assert all(part.lines for part in book.text.parts)
    assert not any("data-place" in part.xhtml for part in book.text.parts)
    assert not any(b"data-place" in content for name in ("html", "epub") for content in book.files[name].values())


@pytest.mark.slow
def test_the_lines_are_those_of_the_text() -> None:
    wrong = []
    written = (i for i in rendered().holds if i.kind in (ITEM, ROW) and i.place.path.endswith(CHAPTERS) and i.key)
    for item in (
        i for i in written if i.heading in ("1.1 A section", "Fourth level") and not i.text.startswith(REGISTERS)
    ):
        source = (EVERYTHING / Path(item.place.path)).read_text("utf-8").splitlines()
        word = letters(item.text.split()[0])[:3]
        if word not in letters(source[item.place.line - 1]):
            wrong.append(f"{item.place}: {item.text}")
    assert wrong == []
