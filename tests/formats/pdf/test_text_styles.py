"""How the blocks of Markdown look in print: numbers of lists, boxes to tick, columns, breaks, code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from gesim_build.formats.look import ACCENT, PLAIN
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.weasy.engine import boxes
from gesim_build.formats.pdf.weasy.fetcher import AssetFetcher
from gesim_build.formats.pdf.weasy.fragment import _laid_out
from gesim_build.formats.pdf.weasy.layout_lint.texts import Text, texts
from tests.assemble.samples import book, manuscript
from tests.formats.pdf.sample import look


def page_of(markdown: str) -> Any:
    """The first page of a chapter, without its opener."""
    text, _ = manuscript(book([f"# T {{#t}}\n\n{markdown}"]))
    xhtml = text.parts[0].xhtml
    job = Job("test", "", "en", xhtml, (look().stylesheet((*PLAIN, *ACCENT)),), page=look().page)
    return _laid_out(job, "", AssetFetcher(())).pages[0]


def lines_of(markdown: str) -> list[Text]:
    """Its lines, without those of the opener."""
    return list(texts(page_of(markdown)))[3:]


def beginnings(markdown: str) -> list[str]:
    """The first word of each line, from the top; a marker is a line of its own, as high as that of its text."""
    rows: dict[int, list[Text]] = {}
    for text in lines_of(markdown):
        rows.setdefault(round(text.bottom / 8), []).append(text)
    return [min(rows[row], key=lambda text: text.left).words.split()[0] for row in sorted(rows)]


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("1. a\n   - b\n   - c\n2. d\n   - e\n3. f", ["1.", "•", "•", "2.", "•", "3."]),
        ("1. a\n   1. b\n   2. c\n2. d", ["1.", "1.", "2.", "2."]),
        ("- a\n  1. b\n     - c\n  2. d\n- e", ["•", "1.", "–", "2.", "•"]),
        ("3. a\n4. b", ["3.", "4."]),
        ("0. a\n1. b", ["0.", "1."]),
        ("123456789. a", ["123456789."]),
        ("1. a\n   - [ ] b\n   - [ ] c\n2. d", ["1.", "b", "c", "2."]),
        ("1. [ ] a\n2. b", ["1.", "2."]),
    ],
)
def test_lists_are_numbered_as_on_a_screen(markdown: str, wanted: list[str]) -> None:
    assert beginnings(markdown) == wanted


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_box_is_on_the_line_of_its_text(gap: str) -> None:
    page = page_of(gap.join(("- [ ] open", "- [x] done")))
    inline_blocks = (box for box in _boxes(page) if isinstance(box, boxes.InlineBlockBox))
    found = [box for box in inline_blocks if "tick-box" in box.element.get("class", "")]
    lines = {text.words: text for text in texts(page)}
    for box, words in zip(found, ("open", "done"), strict=True):
        line = lines[words]
        assert line.top < box.position_y + box.height / 2 < line.bottom
        assert box.position_x + box.width < line.left


def test_columns_are_aligned_as_they_say() -> None:
    rows = "| a | wide head | another head | d |\n|:---|---:|:---:|---|\n| 1 | 2 | 3 | 4 |"
    lines = {text.words: text for text in lines_of(rows)}
    assert lines["2"].right == pytest.approx(lines["wide head"].right, abs=0.5)
    assert lines["3"].left + lines["3"].right == pytest.approx(
        lines["another head"].left + lines["another head"].right, abs=1
    )
    assert lines["1"].left == pytest.approx(lines["a"].left, abs=0.5)
    assert lines["4"].left == pytest.approx(lines["d"].left, abs=0.5)


def test_a_break_between_paragraphs_is_a_line() -> None:
    (rule,) = (box for box in _boxes(page_of("First.\n\n***\n\nSecond.")) if box.element_tag == "hr")
    assert rule.width > 50
    assert rule.border_top_width > 0


def test_code_is_set_in_letters_of_one_width() -> None:
    lines = lines_of("    iiii\n    MMMM\n\n`iiii`\n\n`MMMM`")
    widths = [round(text.right - text.left, 1) for text in lines]
    assert widths[0] == widths[1]
    assert widths[2] == widths[3]


def _boxes(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(getattr(child, "_box", child))


def test_the_mark_of_a_note_is_raised_as_high_the_first_time_as_the_next() -> None:
    marks = [box for box in _boxes(page_of("A[^n] b[^n].\n\n[^n]: N.")) if _is_mark(box)]
    assert len(marks) == 2
    assert marks[0].position_y == pytest.approx(marks[1].position_y, abs=0.05)
    assert marks[0].height == pytest.approx(marks[1].height, abs=0.05)


def _is_mark(box: Any) -> bool:
    return isinstance(box, boxes.TextBox) and box.text == "1" and box.element_tag in ("span::footnote-call", "a")


NOTES = {
    "a list": "N:\n\n    - one\n    - two\n",
    "an ordered list": "N:\n\n    3. one\n    4. two\n",
    "a list alone": "- one\n    - two\n",
    "paragraphs": "N.\n\n    one\n\n    two\n",
    "code": "N:\n\n        one\n        two\n",
    "a table": "N:\n\n    | one | two |\n    |---|---|\n    | 1 | 2 |\n",
    "a quotation": "N:\n\n    > one\n    > two\n",
    "terms": "N:\n\n    one\n    : two\n",
}


@pytest.mark.parametrize("kind", NOTES)
def test_a_note_with_blocks_is_at_the_foot_of_the_page(kind: str) -> None:
    page = page_of(f"Text.[^n]\n\n[^n]: {NOTES[kind]}")
    (area,) = (box for box in page.children if isinstance(box, boxes.FootnoteAreaBox))
    words = " ".join(text.words for text in texts(area))
    assert "one" in words
    assert "two" in words
    body = " ".join(text.words for text in texts(page.children[0]))
    assert "two" not in body
