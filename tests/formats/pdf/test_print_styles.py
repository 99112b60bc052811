"""What the print style sheets do with words in narrow columns, and where they put captions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from gesim_build.formats.look import ACCENT, PLAIN
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.weasy.fetcher import AssetFetcher
from gesim_build.formats.pdf.weasy.fragment import _laid_out
from gesim_build.formats.pdf.weasy.layout_lint.texts import children, texts
from tests.formats.pdf.sample import look

MEANING = "Was damit gemeint ist, steht hier in mehr als einer Zeile, damit die Spalte breit wird. " * 2
FIGURE = (
    '<figure class="figure" id="f"><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"/>'
    '<figcaption><span class="label">Figure 1</span> What is seen on it, in several lines.</figcaption></figure>'
)


def pages_of(text: str) -> list[Any]:
    xhtml = f'<section xmlns="http://www.w3.org/1999/xhtml" class="part chapter">{text}</section>'
    job = Job("test", "", "de", xhtml, (look().stylesheet((*PLAIN, *ACCENT)),), page=look().page)
    return _laid_out(job, "", AssetFetcher(())).pages


def lines_of(text: str) -> list[str]:
    return [found.words for page in pages_of(text) for found in texts(page)]


def test_boxes_with_a_list_of_one_item_are_divided_from_one_another() -> None:
    box = '<aside class="box box-note"><p class="box-title">Boxed</p><ul><li>Item.</li></ul></aside>'
    pages = pages_of(f"<p>Text.</p><h2>Title</h2>{box * 24}<p>End.</p>")
    boxed = [[text.words for text in texts(page)].count("Boxed") for page in pages]
    assert sum(boxed) == 24
    assert boxed[0] > 5


@pytest.mark.parametrize("word", ["Verpflichtung", "Gewalt", "Entschädigung"])
def test_what_a_row_is_about_is_not_divided(word: str) -> None:
    row = f"<tr><th>Geschlechtsspezifische {word}</th><td>{MEANING}</td><td>{MEANING}</td></tr>"
    lines = lines_of(f'<div class="table wide"><table><tbody>{row}</tbody></table></div>')
    assert any(line.endswith(word) for line in lines)
    term = f'<dl class="glossary"><div><dt>Geschlechtsspezifische {word}</dt><dd>{MEANING}</dd></div></dl>'
    assert any(line.endswith(word) for line in lines_of(term))


@pytest.mark.parametrize("head", ["Row 10", "5 May 2026", "Zeile 1 a"])
def test_a_short_row_head_beside_a_wide_column_is_on_one_line(head: str) -> None:
    row = f"<tr><th>{head}</th><td>{MEANING * 2}</td></tr>"
    assert head in lines_of(f"<table><tbody>{row}</tbody></table>")


@pytest.mark.parametrize(
    "block",
    ["<ul><li>first</li></ul>", "<ol><li>first</li></ol>", "<pre>first</pre>", "<blockquote><p>first</p></blockquote>",
     "<dl><dt>first</dt><dd>x</dd></dl>", "<p>first</p>"],
)  # fmt: skip
def test_the_number_of_a_note_is_in_the_line_of_its_first_words(block: str) -> None:
    notes = f'<section class="footnotes"><ol><li id="n">{block}<p>End.</p></li></ol></section>'
    (page,) = pages_of(f'<p>Text.<a class="footnote-ref" href="#n">7</a></p>{notes}')
    found = {text.words: text for text in texts(page)}
    number, first = found["7"], found["first"]
    assert number.bottom == pytest.approx(first.bottom, abs=3)
    assert number.right <= first.left


@pytest.mark.parametrize("lines", range(24, 32))
def test_a_row_with_a_note_goes_to_the_next_page_whole(lines: int) -> None:
    note = '<a class="footnote-ref" href="#n">1</a>'
    row = f"<tr><th>Head</th><td>{MEANING}{note}</td></tr>"
    notes = f'<section class="footnotes"><ol><li id="n"><p>{MEANING * 2}</p></li></ol></section>'
    pages = pages_of(f"{'<p>Text</p>' * lines}<table><tbody>{row}</tbody></table>{notes}")
    on = [{text.words for text in texts(page)} for page in pages]
    assert [("Head" in words) == any(word.startswith("Was damit") for word in words) for words in on] == [True] * len(
        on
    )


def test_a_word_that_is_too_long_for_its_column_is_divided() -> None:
    term = "<dt>Aufenthaltsgenehmigungsverfahrensvereinfachung</dt>"
    lines = lines_of(f'<dl class="glossary"><div>{term}<dd>{MEANING}</dd></div></dl>')
    assert lines[0].endswith("‐")
    assert lines[0].startswith("Aufenthalt")


@pytest.mark.parametrize("blank", [0, 1])
def test_a_figure_begins_beside_its_caption_on_both_sides_of_the_sheet(blank: int) -> None:
    """The widths of left-hand and right-hand pages are the same, but not the sums that lead to them."""
    before = '<p style="break-after: page">Text</p>' * blank
    (caption, drawing) = (_first(pages_of(before + FIGURE)[blank], tag) for tag in ("figcaption", "svg"))
    assert drawing.position_y == pytest.approx(caption.position_y, abs=0.1)
    assert drawing.width == pytest.approx(122 / 25.4 * 96, abs=0.1)


def _first(box: Any, tag: str) -> Any:
    return next(found for found in _boxes(box) if (found.element_tag or "").endswith(tag))


def _boxes(box: Any) -> Iterator[Any]:
    yield box
    if hasattr(box, "children"):
        for child in children(box):
            yield from _boxes(child)


@pytest.mark.parametrize("lines", [28, 29])
def test_a_table_begins_with_three_rows_at_the_foot_of_a_page_and_ends_with_three(lines: int) -> None:
    rows = "".join(f"<tr><th>Zeile</th><td>Ein Satz von wenigen Worten {number}</td></tr>" for number in range(40))
    before = "".join(f"<p>{number}</p>" for number in range(lines))
    pages = pages_of(f'{before}<div class="table"><table><tbody>{rows}</tbody></table></div>')
    counts = [sum(found.words == "Zeile" for found in texts(page)) for page in pages]
    assert not [count for count in counts if 0 < count < 3]
