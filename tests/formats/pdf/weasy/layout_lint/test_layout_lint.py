"""Each kind of problem is planted on a page and found; the same page without it has none."""

from __future__ import annotations

import pytest

from gesim_build.formats.pdf.plan.job import LayoutProblem, Piece, pack, unpack
from gesim_build.formats.pdf.weasy.layout_lint.find import find_layout_problems
from tests.formats.pdf.weasy.layout_lint.laid import LINE, codes, problems

LONG = "Donaudampfschifffahrt"


def table(*cells: str, row: str = "") -> str:
    inner = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<table style="table-layout: fixed; width: 80mm"><tbody><tr class="{row}">{inner}</tr></tbody></table>'


@pytest.mark.parametrize(
    ("inner", "css", "element"),
    [
        (f"<p>{LONG}nnnnnnnnnnnnnnnnnnn</p>", "", 1),
        (f"<p><em>{LONG}nnnnnnnnnnnnnnnnnnn</em></p>", "", 2),
        (table("one", LONG, ""), "", 5),
        (f'<div class="field"><p>{LONG}</p></div>', "", 2),
        (f'<aside style="border-left: 1mm solid; width: 30mm"><p>{LONG}</p></aside>', "", 2),
        (f'<aside style="background: #eee; width: 30mm"><p>{LONG}</p></aside>', "", 2),
        (f'<p style="float: right; width: 30mm">{LONG}</p>', "", 1),
        (f'<p style="position: absolute; right: 0; width: 30mm; text-align: right">{LONG}</p>', "", 1),
    ],
)
def test_a_word_that_is_wider_than_its_place(inner: str, css: str, element: int) -> None:
    assert codes(inner, css) == [("text-overflow", 0, element)]
    assert codes(inner.replace(LONG, "Kapitän"), css) == []


def test_a_table_that_its_words_make_wider_than_the_page() -> None:
    def of(word: str) -> str:
        return f"<table><tbody><tr><td>One</td><td>{word}</td></tr></tbody></table>"

    assert codes(of("n" * 38)) == [("text-overflow", 0, 5)]
    assert codes(of("n" * 30)) == []
    assert codes(of("n" * 38), "table { width: 90mm; margin-right: -10mm }") == []


def test_by_how_much_is_told_in_millimetres() -> None:
    (problem,) = problems('<div class="field"><p>' + "n" * 20 + "</p></div>")
    assert problem.text == "n" * 20
    # 20 letters of 0.618 em at 10 pt, in 20 mm.
    assert problem.size == pytest.approx(20 * 6.18 * 25.4 / 72 - 20, abs=0.2)


def test_a_heading_that_is_narrower_than_the_text_may_reach_over_its_own_width() -> None:
    assert codes(f"<h2>{LONG}</h2>", "h2 { max-width: 40mm }") == []


def test_marks_of_lists_and_hanging_lines_stand_left_of_their_text_rightly() -> None:
    css = "p { padding-left: 10mm; text-indent: -10mm } li { display: list-item; margin-left: 5mm }"
    assert codes(f"{LINE}<ul style='display: block'><li>Item</li></ul>", css) == []


@pytest.mark.parametrize(
    ("inner", "css"),
    [
        ('<div class="field">' + LINE * 12 + "</div>", ""),
        ('<div style="position: absolute; top: 38mm">' + LINE * 3 + "</div>", ""),
        ('<div style="height: 5mm">' + LINE * 3 + "</div>", ""),
        ('<p style="position: absolute; left: -20mm">Off the sheet</p>', ""),
        ('<p style="position: absolute; left: 85mm; white-space: nowrap">Off the sheet</p>', ""),
    ],
)
def test_what_stands_below_its_place_or_off_the_sheet(inner: str, css: str) -> None:
    found = codes(inner, css)
    assert found
    assert {code for code, _, _ in found} == {"text-cut-off"}


def test_a_foot_that_is_higher_than_its_margin_is_cut_off() -> None:
    css = "footer { position: running(foot); display: block } @page { @bottom-left { content: element(foot) } }"
    assert codes(f"<footer>{LINE}</footer>{LINE}", css) == []
    assert {code for code, _, _ in codes(f"<footer>{LINE * 4}</footer>{LINE}", css)} == {"text-cut-off"}


def test_two_texts_on_each_other() -> None:
    inner = f'{LINE}<p style="position: absolute; top: 0">Over it.</p>'
    (problem,) = problems(inner)
    assert (problem.code, {problem.text, problem.other}) == ("text-collision", {"A line.", "Over it."})
    assert codes(inner.replace("top: 0", "top: 5mm")) == []


def test_close_lines_of_one_paragraph_do_not_collide() -> None:
    assert codes("<p>" + "Word <sup>2</sup> H<sub>2</sub>O " * 20 + "</p>", "p { line-height: 1.05 }") == []


@pytest.mark.parametrize(
    "head", ["<h2>Head</h2>", "<h3>Head</h3>", '<p class="box-title">Head</p>', "<dl><dt>Head</dt></dl>"]
)
def test_a_heading_alone_at_the_foot_of_a_page(head: str) -> None:
    inner = LINE * 7 + head + LINE * 3
    assert [(code, page) for code, page, _ in codes(inner)] == [("stranded-heading", 0)]
    assert codes(LINE * 6 + head + LINE * 3) == []
    assert codes(LINE * 7 + head) == []  # nothing follows


def test_the_head_of_a_table_alone_at_the_foot_of_a_page() -> None:
    table = "<table><thead><tr><th>Head</th></tr></thead><tbody><tr><td>Body</td></tr></tbody></table>"
    breakable = "thead { display: table-row-group }"
    assert [code for code, _, _ in codes(LINE * 7 + table, breakable)] == ["stranded-heading"]
    assert codes(LINE * 7 + table) == []
    assert codes(LINE * 6 + table, breakable) == []


def test_the_head_of_a_table_that_has_nothing_else_heads_nothing() -> None:
    table = "<table><thead><tr><th>Head</th></tr></thead><tbody></tbody></table>"
    assert codes(LINE * 7 + table + LINE * 3, "thead { display: table-row-group }") == []


def test_a_blank_row_or_a_writing_line_under_a_head_is_what_it_heads() -> None:
    line = '<div style="height: 8mm; border-bottom: 1px solid"></div>'
    assert codes(LINE * 5 + "<h2>Head</h2>" + line * 3) == []


def test_a_note_under_a_heading_is_not_what_it_heads() -> None:
    inner = LINE * 5 + '<h2>Head<span class="note">Note</span></h2>' + LINE * 3
    assert "stranded-heading" in {code for code, _, _ in codes(inner)}


@pytest.mark.parametrize(("before", "found"), [(3, []), (6, ["split-row"])])
def test_a_row_that_is_divided_with_less_than_three_lines_on_a_side(before: int, found: list[str]) -> None:
    inner = LINE * before + table("A<br/>" * 9 + "A", "B")
    assert [code for code, _, _ in codes(inner)] == found


def test_a_row_whose_head_is_left_alone_by_the_footnotes_of_its_text() -> None:
    css = ".note { footnote-policy: line }"
    note = f'<span class="note">{"Note<br/>" * 4}Note</span>'
    rows = f"<tr><th>Head</th><td>Cell{note} more</td></tr>"
    assert [code for code, _, _ in codes(f"{LINE * 4}<table><tbody>{rows}</tbody></table>", css)] == ["split-row"]
    assert codes(f"{LINE}<table><tbody>{rows.replace(note, '')}</tbody></table>", css) == []


def test_rows_of_a_head_that_is_repeated_are_not_divided() -> None:
    rows = "".join(f"<tr><td>Row {number}</td></tr>" for number in range(20))
    assert codes(f"<table><thead><tr><th>Head</th></tr></thead><tbody>{rows}</tbody></table>") == []


def drawing(shape: str, words: str = "Vertrauen", more: str = "") -> str:
    text = f'<text x="50" y="23" font-size="9" font-family="Noto Sans" text-anchor="middle" {more}>{words}</text>'
    return f'<figure><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">{shape}{text}</svg></figure>'


@pytest.mark.parametrize(
    ("fits", "does_not"),
    [
        ('<rect x="20" y="5" width="60" height="30"/>', '<rect x="35" y="5" width="30" height="30"/>'),
        ('<rect x="20" y="14" width="60" height="12"/>', '<rect x="20" y="19" width="60" height="3"/>'),
        ('<circle cx="50" cy="20" r="28"/>', '<circle cx="50" cy="20" r="20"/>'),
        ('<ellipse cx="50" cy="20" rx="40" ry="18"/>', '<ellipse cx="50" cy="20" rx="20" ry="18"/>'),
        ('<polygon points="9,20 30,2 70,2 91,20 70,38 30,38"/>', '<polygon points="25,20 45,2 55,2 75,20 55,38"/>'),
        ('<path d="M20 5h60v30h-60z"/>', '<path d="M50 0A20 20 0 0 1 50 40A20 20 0 0 1 50 0Z"/>'),
        ('<g transform="translate(-100 0)"><rect x="120" y="5" width="60" height="30"/></g>',
         '<g transform="scale(0.5)"><rect x="80" y="10" width="50" height="60"/></g>'),
        ('<path d="M45 5V35"/>',
         '<rect x="0" y="0" width="100" height="40"/><rect x="40" y="10" width="20" height="20"/>'),
    ],
)  # fmt: skip
def test_words_in_a_shape_that_is_too_small(fits: str, does_not: str) -> None:
    assert codes(drawing(fits)) == []
    found = codes(drawing(does_not))
    assert [(code, page) for code, page, _ in found] == [("words-outside-shape", 0)]


def test_words_that_reach_out_of_their_drawing() -> None:
    assert codes(drawing("", "Vertrauen und noch viel mehr Vertrauen")) != []
    assert codes(drawing("", "Vertrauen", 'transform="translate(40 0)"')) != []
    assert codes(drawing("", "Vertrauen", 'transform="translate(10 0)"')) == []


def test_every_line_of_a_text_is_looked_at_and_its_element_named() -> None:
    words = '<tspan x="50" y="15">Kurz</tspan><tspan x="50" y="28">Vertrauensvorschuss</tspan>'
    (problem,) = problems(drawing('<rect x="20" y="2" width="60" height="36"/>', words))
    assert (problem.text, problem.element) == ("KurzVertrauensvorschuss", 4)


def test_what_a_shape_cannot_be_read_from_is_no_shape() -> None:
    assert codes(drawing('<rect x="40%" y="5" width="5%" height="30"/>')) == []


def test_flaws_come_through_packing() -> None:
    piece = Piece(b"%PDF", 1, {}, problems=(LayoutProblem("text-overflow", 2, 7, "Wort", "", 1.5),))
    assert unpack(pack(piece)) == piece


def test_without_pages_there_is_nothing_to_find() -> None:
    from xml.etree.ElementTree import Element

    assert find_layout_problems([], Element("html")) == ()
