"""Pages that hold next to nothing, and the further fits that avoid them."""

from __future__ import annotations

import pytest

from gesim_build.formats.forms import form_job
from gesim_build.formats.look import ACCENT, PLAIN, SPACING_VARIANTS, Medium
from gesim_build.formats.pdf.plan.book_jobs import book_jobs, contents_job
from gesim_build.formats.pdf.plan.job import Job, Piece
from gesim_build.formats.pdf.plan.pagination import COVER
from gesim_build.formats.pdf.weasy import fragment
from gesim_build.formats.pdf.weasy.fragment import lay_out
from tests.formats.pdf import sample

# A page holds 15 lines, 16 in the tighter fit, 17 in the tightest, 13 in the looser one.
CSS = (
    "@page { size: 100mm 100mm; margin: 10mm 10mm 10.6mm; @footnote { margin-top: 15pt } }"
    "html { font: 10pt/15pt 'Noto Serif'; orphans: 1; widows: 1 } section, p, div, html, body { display: block }"
    "head { display: none } p { margin: 0 } .block { break-inside: avoid }"
    ".note { float: footnote; footnote-display: block; font: 8pt/15pt 'Noto Serif' }"
    "::footnote-call, ::footnote-marker { content: '1'; display: inline }"
    "table { display: table } tbody { display: table-row-group } tr { display: table-row } td { display: table-cell }"
)
TIGHTER, TIGHTEST, LOOSER = (f"html {{ line-height: {size}pt }}" for size in (14, 13.2, 17))


def lines(number: int) -> str:
    return "<p>Line</p>" * number


def block(number: int) -> str:
    return f'<div class="block">{lines(number)}</div>'


def laid_out(text: str, *tried: str) -> Piece:
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml" id="top">{text}<p id="end">End</p></section>'
    return lay_out(Job("test", "test.md", "en", xhtml, (CSS,), spacing_variants=tried))


def test_a_line_alone_on_the_last_page_goes_to_the_page_before() -> None:
    assert laid_out(lines(15)).pages == 2
    assert laid_out(lines(15), TIGHTER).pages == 1


def test_the_next_fit_is_tried_when_one_is_not_enough() -> None:
    assert laid_out(lines(16), TIGHTER).pages == 2
    assert laid_out(lines(16), TIGHTER, TIGHTEST).pages == 1


def test_where_lines_cannot_go_back_more_come_to_the_last_page() -> None:
    alone, filled = (laid_out(lines(17), *tried) for tried in ((), (TIGHTER, LOOSER)))
    assert (alone.pages, filled.pages) == (2, 2)
    assert filled.anchors["end"].y < alone.anchors["end"].y - 15


@pytest.mark.parametrize("count", [10, 14, 19, 25])
def test_what_has_no_such_page_is_laid_out_once(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fragment, "_laid_out", once := _Counted(fragment._laid_out))
    tried = laid_out(lines(count), TIGHTER, TIGHTEST, LOOSER)
    assert once.calls == 1
    assert tried.pdf == laid_out(lines(count)).pdf


def test_the_likeliest_fit_is_tried_first_and_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fragment, "_laid_out", once := _Counted(fragment._laid_out))
    tried = laid_out(lines(15), TIGHTER, TIGHTEST, LOOSER, LOOSER)
    assert (tried.pages, once.calls) == (1, 2)
    assert tried.pdf == laid_out(lines(15), TIGHTEST).pdf != laid_out(lines(15), TIGHTER).pdf


def test_more_pages_than_there_were_do_not_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two fits without a page that holds next to nothing, the one with fewer pages is taken."""
    monkeypatch.setattr(fragment, "order_of_variants", lambda *_: (2, 1, 0, 3))
    monkeypatch.setattr(fragment, "_laid_out", once := _Counted(fragment._laid_out))
    much_looser = "html { line-height: 30pt }"
    tried = laid_out(lines(16), TIGHTER, TIGHTEST, much_looser)
    assert (tried.pages, once.calls) == (1, 3)
    assert tried.pdf == laid_out(lines(16), TIGHTEST).pdf


def test_a_single_page_may_be_short() -> None:
    assert laid_out("", LOOSER).pdf == laid_out("").pdf


def test_the_first_layout_is_kept_when_no_fit_is_better() -> None:
    assert laid_out(lines(16), TIGHTER).pdf == laid_out(lines(16)).pdf


def test_a_half_empty_page_is_filled_when_the_block_after_it_fits() -> None:
    text = lines(6) + block(10) + lines(8)
    assert laid_out(text).pages == 3
    assert laid_out(text, TIGHTER).pages == 2
    less = lines(10) + block(6) + lines(5)
    assert laid_out(less, TIGHTER).pdf == laid_out(less).pdf


def test_so_is_a_page_less_than_three_fifths_full_which_would_be_reported() -> None:
    text = lines(8) + block(8) + lines(5)
    alone, filled = (laid_out(text, *tried) for tried in ((), (TIGHTER,)))
    assert (alone.pages, filled.pages) == (2, 2)
    assert filled.anchors["end"].y > alone.anchors["end"].y + 7 * 14


def test_a_row_that_a_page_break_divides_badly_is_tried_again() -> None:
    cells = f"<td>{lines(10)}</td><td>{lines(1)}</td>"
    text = f"{lines(13)}<table><tbody><tr>{cells}</tr></tbody></table>"
    alone, tried = laid_out(text), laid_out(text, TIGHTER)
    assert [problem.code for problem in alone.problems] == ["split-row"]
    assert tried.problems == ()
    assert laid_out(text, LOOSER).problems == ()  # the row begins on the next page


def test_footnotes_do_not_make_a_short_page_long_but_fill_one_before_it() -> None:
    note = f'<p>With a note<span class="note">{"<br/>note " * 7}</span></p>'
    assert laid_out(lines(15) + note).pages == 2
    assert laid_out(lines(14) + note.replace("<br/>", " "), TIGHTEST).pages == 2
    assert laid_out(lines(4) + note + block(9), TIGHTER).pdf == laid_out(lines(4) + note + block(9)).pdf


def closed(before: int, inside: int, *tried: str, after: str = "") -> Piece:
    """A part of so many lines, closed by a box of some."""
    box = f'<aside class="box block">{lines(inside)}<p id="end">End</p></aside>'
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml" id="top" class="part">{lines(before)}{box}{after}</section>'
    return lay_out(Job("test", "test.md", "en", xhtml, (CSS, "aside { display: block }"), spacing_variants=tried))


def test_a_box_that_closes_a_part_gets_text_before_it() -> None:
    alone, filled = closed(16, 5), closed(16, 5, TIGHTER, LOOSER)
    assert (alone.pages, filled.pages) == (2, 2)
    assert filled.anchors["end"].y < alone.anchors["end"].y - 15


@pytest.mark.parametrize(("before", "inside", "after"), [(18, 4, ""), (16, 8, ""), (16, 5, "<p>After</p>")])
def test_a_box_with_text_around_it_and_one_that_fills_a_page_are_left_alone(
    before: int, inside: int, after: str
) -> None:
    assert closed(before, inside, LOOSER, after=after).pdf == closed(before, inside, after=after).pdf


def test_parts_and_contents_have_fits_on_screen_and_press_and_forms_of_their_own_have_none() -> None:
    manuscript = sample.manuscript()
    for look in (sample.look(), sample.look(Medium(press=True))):
        jobs = book_jobs(manuscript, look)
        assert jobs.pop(COVER).spacing_variants == ()
        assert {job.spacing_variants for job in jobs.values()} == {look.spacing_variants}
        assert contents_job(manuscript, look, lambda _: "1").spacing_variants == look.spacing_variants
    form = next(part for part in manuscript.parts if part.kind == "form")
    assert form_job(manuscript, sample.look(), form, "print").spacing_variants == ()


def test_the_style_sheets_take_less_room_then_longer_pages_then_more_room() -> None:
    """How many short paragraphs are on the first right-hand and the first left-hand page with each of them."""
    look = sample.look()
    text = "".join(f'<p id="p{number}">Text</p>' for number in range(120))
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml">{text}</section>'
    css = look.stylesheet((*PLAIN, *ACCENT))
    pieces = [lay_out(Job("test", "", "en", xhtml, (css, spacing))) for spacing in ("", *look.spacing_variants)]
    assert SPACING_VARIANTS == (
        ("spacing/tighter",),
        ("spacing/tighter", "spacing/deeper"),
        ("spacing/looser",),
        ("spacing/looser", "spacing/deeper"),
    )
    for page in (0, 1):
        plain, tighter, deeper, looser, looser_deeper = (_standing_on(page, piece) for piece in pieces)
        assert looser < looser_deeper <= plain < tighter < deeper


def _standing_on(page: int, piece: Piece) -> int:
    return sum(anchor.page == page for anchor in piece.anchors.values())


class _Counted:
    """A function that counts how often it is called."""

    def __init__(self, function: object) -> None:
        self._function, self.calls = function, 0

    def __call__(self, *args: object) -> object:
        self.calls += 1
        return self._function(*args)  # type: ignore[operator]
