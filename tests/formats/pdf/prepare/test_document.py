"""The passes that make a part ready for print."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from gesim_build.formats.look import Medium
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.prepare.document import (
    close_up_fields,
    complete_tables,
    name_assets,
    print_document,
    print_opener_number,
)
from gesim_build.formats.pdf.prepare.links import destination_of, name_destinations
from gesim_build.formats.pdf.prepare.marks import mark
from gesim_build.markup.tree import classes_of, parse_bare, text_of
from tests.formats.pdf.sample import look


def section(inner: str) -> Element:
    return parse_bare(f'<section xmlns="http://www.w3.org/1999/xhtml">{inner}</section>')


def test_links_within_the_book_name_their_destination_and_others_stay() -> None:
    tree = section('<a href="#näher">a</a><a href="https://example.org/#x">b</a><a>c</a>')
    name_destinations(tree)
    first, second, third = tree
    assert destination_of(first.attrib["href"]) == "näher"
    assert second.attrib["href"] == "https://example.org/#x"
    assert destination_of(second.attrib["href"]) is None
    assert "href" not in third.attrib


def test_images_are_sought_among_the_assets() -> None:
    tree = section('<img src="images/a.png" alt="A"/>')
    name_assets(tree)
    assert tree[0].attrib["src"] == "asset:images/a.png"


@pytest.mark.parametrize(("label", "figure", "word"), [("Kapitel 3", "3", "Kapitel"), ("3. nodaļa", "3", "nodaļa")])
def test_the_number_of_an_opener_is_printed_once_and_read_in_full(label: str, figure: str, word: str) -> None:
    tree = section(
        f'<p class="opener-number"><span class="opener-word">{label}</span> '
        f'<span class="opener-figure" aria-hidden="true">{figure}</span></p>'
    )
    print_opener_number(tree)
    opener = tree[0]
    assert text_of(opener) == f"{word} {figure}"
    assert opener.attrib["data-text"] == label
    assert "aria-hidden" not in opener[1].attrib


def test_a_table_of_heads_has_a_body_too() -> None:
    tree = section("<table><thead><tr><th>a</th></tr></thead></table><table><tbody/></table>")
    complete_tables(tree)
    assert [[part.tag for part in table] for table in tree] == [["thead", "tbody"], ["tbody"]]


def test_fields_stand_without_space_between_them() -> None:
    tree = section('<div class="fields">\n<div class="field">a</div>\n<div class="field">b</div>\n</div>')
    close_up_fields(tree)
    assert "".join(tree.itertext()) == "ab"


def box(text: str) -> str:
    return f'<aside class="box"><p class="box-label">Label</p><p>{text}</p></aside>'


def test_boxes_of_up_to_a_third_of_a_page_stay_whole() -> None:
    tree = section(box("x" * 15 * 62) + box("x" * (15 * 62 + 1)))
    mark(tree, look().page)
    assert [list(classes_of(element)) for element in tree] == [["box", "short"], ["box"]]


def test_on_a_smaller_page_fewer_lines_stay_whole() -> None:
    page = look(Medium("A5")).page
    most = page.whole_lines * page.characters_per_line
    assert most < 15 * 62
    tree = section(box("x" * most) + box("x" * (most + 1)))
    mark(tree, page)
    assert [list(classes_of(element)) for element in tree] == [["box", "short"], ["box"]]


def test_long_rows_may_break_and_short_tables_may_not() -> None:
    short, long = "<tr><td>x</td></tr>", f"<tr><td>{'x' * 300}</td></tr>"
    tables = (f'<div class="table"><table><tbody>{rows}</tbody></table></div>' for rows in (short, long * 4))
    tree = section("".join(tables))
    mark(tree, look().page)
    assert [list(classes_of(element)) for element in tree] == [["table", "short"], ["table"]]
    assert [list(classes_of(row)) for row in tree.iter("tr")] == [[], *[["long"]] * 4]


def test_notes_make_no_row_long_and_a_short_head_is_on_one_line() -> None:
    note = f'<a class="footnote-ref"><span class="footnote">{"x" * 300}</span></a>'
    rows = (f"<tr><th>{head}{note}</th><td>{'y' * 200}{note}</td></tr>" for head in ("Row 10", "Row 10 of twelve"))
    tree = section(f"<table><tbody>{''.join(rows)}</tbody></table>")
    mark(tree, look().page)
    assert [list(classes_of(row)) for row in tree.iter("tr")] == [[], []]
    assert [list(classes_of(head)) for head in tree.iter("th")] == [["one-line"], []]


@pytest.mark.parametrize(("rows", "whole"), [(8, True), (9, False)])
def test_a_third_of_a_page_may_stay_whole_when_a_table_has_few_rows(rows: int, whole: bool) -> None:
    row = f"<tr><td>{'x' * (720 // rows)}</td></tr>"
    tree = section(f'<div class="table"><table><tbody>{row * rows}</tbody></table></div>')
    mark(tree, look().page)
    assert ("short" in classes_of(tree[0])) is whole


def test_headings_without_number_are_plain_and_long_numbers_have_more_room() -> None:
    numbers = ("1.1", "10.1", "99.99", "100.1", "100.10", "1000.1")
    tree = section("<h2>B</h2>" + "".join(f'<h2><span class="number">{number}</span> A</h2>' for number in numbers))
    mark(tree, look().page)
    found = [list(classes_of(element)) for element in tree]
    assert found == [["plain"], [], ["far"], ["far"], ["far"], ["farther"], ["farther"]]


def test_the_document_says_its_language_and_side() -> None:
    html = print_document(Job("Title", "", "el", '<section xmlns="http://www.w3.org/1999/xhtml"/>', (), verso=True))
    assert (html.attrib["lang"], html.attrib["class"]) == ("el", "verso")
    assert html.findtext("head/title") == "Title"
