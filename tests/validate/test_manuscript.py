"""The inventory of a manuscript: its title page, its parts with their places, and the lines of its contents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gesim_build.diagnostics import Location
from gesim_build.model import Entry, Manuscript, Part
from gesim_build.validate.inventory import Inventory, Item
from gesim_build.validate.manuscript import inventory
from tests.formats.sample import sample

PATH = "handbook/chapters/10-one.md"


def at(line: int) -> Location:
    return Location(PATH, line)


def manuscript(
    xhtml: str, lines: Mapping[int, Location] | None = None, entries: tuple[Entry, ...] = (), **parts: Part
) -> Manuscript:
    part = Part("one", "chapter", "1", "Chapter 1", "One", "", xhtml, PATH, lines=lines or {})
    book = replace(sample().book, title="The book", subtitle="", edition_line="–")
    return replace(sample(), book=book, parts=(part, *parts.values()), entries=entries)


def of(items: Inventory, kind: str) -> list[Item]:
    return [item for item in items if item.kind == kind]


def test_the_title_page_has_those_of_its_lines_that_have_words() -> None:
    book = replace(sample().book, title="The book", subtitle="A handbook", edition_line="Edition of 2026")
    items = inventory(replace(sample(), book=book, parts=(), entries=()))
    config = Location("handbook/handbook.toml")
    assert items == (
        Item("text", "thebook", "The book", part="The book", place=config),
        Item("text", "ahandbook", "A handbook", part="The book", place=config),
        Item("text", "editionof2026", "Edition of 2026", part="The book", place=config),
    )
    assert [item.key for item in of(inventory(manuscript("<section/>")), "text")] == ["thebook"]


def test_things_are_under_the_heading_before_them() -> None:
    xhtml = "<section><p>a</p><h1>One  <em>two</em></h1><p>b</p><h3>Three</h3><ul><li>c</li></ul></section>"
    items = inventory(manuscript(xhtml))[1:]
    assert [(item.key, item.heading) for item in items if item.kind == "text"] == [
        ("a", ""), ("onetwo", "One two"), ("b", "One two"), ("three", "Three"), ("c", "Three"),
    ]  # fmt: skip
    assert {(item.part, item.part_kind) for item in items if item.kind != "line of the printed contents"} == {
        ("One", "chapter")
    }


def test_things_within_one_another_know_it_also_in_a_second_part() -> None:
    two = Part("two", "form", "", "", "Two", "", "<section><ul><li>b</li></ul></section>", "two.md")
    items = inventory(manuscript("<section><h1>a</h1></section>", two=two))
    assert [(item.kind, item.key, item.within) for item in items[:5]] == [
        ("text", "thebook", -1), ("heading", "a", -1), ("text", "a", 1), ("list item", "b", -1), ("text", "b", 3),
    ]  # fmt: skip
    assert (items[4].part, items[4].part_kind, items[4].place) == ("Two", "form", Location("two.md"))


def places(xhtml: str, lines: Mapping[int, int]) -> dict[str, int]:
    """The line of each text, by its key; 0 if it is only known to be in the file."""
    items = inventory(manuscript(xhtml, {number: at(line) for number, line in lines.items()}))
    return {item.key: item.place.line for item in items if item.kind == "text" and item.place.path == PATH}


def test_a_thing_has_its_own_place_or_that_of_what_it_is_in_or_of_the_file() -> None:
    xhtml = "<section><p>a</p><div><p>b</p><p>c</p></div><p>d</p></section>"
    assert places(xhtml, {1: 3, 2: 5, 4: 9}) == {"a": 3, "b": 5, "c": 9, "d": 0}
    assert places(xhtml, {0: 1}) == {"a": 1, "b": 1, "c": 1, "d": 1}


def test_a_definition_a_cell_and_an_item_have_the_place_of_what_they_belong_to() -> None:
    # In the order of the document: 1 dl, 2 dt, 3 dd, 4 dt, 5 dd.
    assert places("<section><dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl></section>", {2: 3, 4: 7}) == {
        "a": 3, "b": 3, "c": 7, "d": 7,
    }  # fmt: skip
    # 1 table, 2 tr, 3 th, 4 td, 5 td.
    row = "<section><table><tr><th>a</th><td>b</td><td>c</td></tr></table></section>"
    assert places(row, {1: 2, 3: 4}) == {"a": 4, "b": 4, "c": 4}
    # What comes after it says nothing of it.
    assert places(row, {1: 2, 5: 6}) == {"a": 2, "b": 2, "c": 6}
    # 1 ul, 2 li, 3 p: an item begins with its first paragraph, not with its second.
    items = "<section><ul><li>a<p>b</p><p>c</p></li></ul></section>"
    assert places(items, {1: 2, 3: 5}) == {"a": 5, "b": 5, "c": 5}
    assert places(items, {1: 2, 4: 6}) == {"a": 2, "b": 2, "c": 6}
    # A paragraph has nothing from its neighbour.
    assert places("<section><p>a</p><p>b</p></section>", {1: 3}) == {"a": 3, "b": 0}


def test_an_insert_is_in_a_file_of_its_own() -> None:
    lines = {1: Location("handbook/national/IE/x.md", 2)}
    items = inventory(manuscript("<section><p>a</p></section>", lines))
    assert items[1].place == Location("handbook/national/IE/x.md", 2)


def test_the_contents_have_a_line_for_each_part_and_section_and_the_printed_ones_for_each_part() -> None:
    entries = (
        Entry("one", "part", 1, "1", "Chapter 1", "One", "one"),
        Entry("needs", "section", 2, "1.1", "Section 1.1", "Needs", "one"),
        Entry("deep", "section", 3, "", "", "Deep", "one"),
        Entry("deeper", "section", 4, "1.1.1.1", "", "Deeper", "one"),
        Entry("fig", "figure", 0, "1", "Figure 1", "A figure", "one"),
        Entry("imprint", "part", 1, "", "", "Imprint", "imprint"),
    )
    imprint = Part("imprint", "front", "", "", "Imprint", "", "<section/>", "imprint.md")
    items = inventory(manuscript("<section/>", entries=entries, imprint=imprint))[1:]
    place, back = Location(PATH), Location("imprint.md")
    assert items == (
        Item("part in the contents", "1one", "1 One", part="One", heading="One", place=place),
        Item("section in the contents", "11needs", "1.1 Needs", part="One", heading="Needs", place=place),
        Item("subsection in the contents", "deep", "Deep", part="One", heading="Deep", place=place),
        Item("subsection in the contents", "1111deeper", "1.1.1.1 Deeper", part="One", heading="Deeper", place=place),
        Item("part in the contents", "imprint", "Imprint", part="Imprint", heading="Imprint", place=back),
        Item("line of the printed contents", "#one", "One", part="One", place=place),
    )
