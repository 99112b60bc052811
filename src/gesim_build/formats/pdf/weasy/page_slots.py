"""Leaves open, in the pages of a piece, what depends on the number of another page.

The words of `prepare.page_references` are laid out with the digits 000. Here they are drawn, but in place of what shows
them there is a comment, and behind the digits another one where the rest of the line is to be moved to the left: no
number is as wide as three zeros, and text that is not justified has no need of the difference. These words, and printed
addresses, are marked on the page as what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from gesim_build.formats.pdf.plan.page_slot import BACK, MOVED, NUMBER, NUMERALS, OPEN_PLACE, Glyph, PageSlot
from gesim_build.formats.pdf.prepare.behind_links import ADDED, PAGE_NUMBER, PAGE_REFERENCE
from gesim_build.formats.pdf.prepare.page_references import REFERENCE, TARGET
from gesim_build.formats.pdf.weasy.engine import boxes, weasyprint
from gesim_build.formats.pdf.weasy.shortcuts.numbers import number_of
from gesim_build.lengths import PT_PER_PX
from gesim_build.markup.tree import classes_of

# What words that print adds to the text are marked as, so that nobody looks for them in the text.
MARK = "Reference"
_RAGGED = frozenset(("start", "left"))
_SHOW = b" TJ"

_engine, _text, _line_break = weasyprint.draw, weasyprint.draw.text, weasyprint.text.line_break


@dataclass(slots=True)
class _Line:
    """A line that is being drawn, and the slots on it behind which the rest is moved."""

    box: Any
    page: Any
    moved: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A slot while its words are drawn: what would show them, and all else as soon as the digits are."""

    shown: list[str] = field(default_factory=list)
    slot: PageSlot | None = None


class _Drawing:
    """The pages of a piece while they are drawn."""

    def __init__(self, pages: Sequence[Any]) -> None:
        self._numbers = {id(page): number for number, page in enumerate(pages)}
        self._lines: list[_Line] = []
        self._open: dict[int, _Open] = {}
        self._glyphs: dict[Any, Mapping[str, Glyph]] = {}
        self._draw_inline, self._draw_text = _engine.draw_inline_level, _engine.draw_text

    def slots(self) -> Iterator[tuple[int, PageSlot]]:
        """All slots by their number; one whose digits are on no page has none."""
        for number, one in self._open.items():
            if (slot := one.slot) is not None:
                yield number, replace(slot, shown=tuple(one.shown))

    def draw_inline_level(self, stream: Any, page: Any, box: Any, *rest: Any) -> None:
        """The engine's function that draws a line, or a box on it."""
        if not isinstance(box, boxes.LineBox):
            self._draw_inline(stream, page, box, *rest)
            return
        line = _Line(box, page)
        self._lines.append(line)
        self._draw_inline(stream, page, box, *rest)
        self._lines.pop()
        stream.stream.extend(_comment(number, BACK) for number in line.moved)

    def draw_text(self, stream: Any, textbox: Any, *rest: Any) -> None:
        """The engine's function that draws a text."""
        element = textbox.element
        if element is None or ADDED not in element.attrib:
            self._draw_text(stream, textbox, *rest)
        elif REFERENCE in element.attrib and self._lines:
            self._leave_open(stream, textbox, *rest)
        else:
            stream.begin_marked_content(MARK)
            self._draw_text(stream, textbox, *rest)
            stream.end_marked_content()

    def _leave_open(self, stream: Any, textbox: Any, *rest: Any) -> None:
        """Draw a text of a slot, with comments in place of what shows it."""
        element = textbox.element
        number = int(element.get(REFERENCE))
        slot = self._open.setdefault(number, _Open())
        has_digits = PAGE_NUMBER in classes_of(element)
        glyphs = self._glyphs_of(stream, textbox) if has_digits else {}
        stream.begin_marked_content(MARK)
        first = len(stream.stream)
        self._draw_text(stream, textbox, *rest)
        for place in range(first, len(stream.stream)):
            item = stream.stream[place]
            if isinstance(item, bytes) and item.endswith(_SHOW):
                what = NUMBER if has_digits else len(slot.shown)
                stream.stream[place] = _comment(number, what)
                if not has_digits:
                    slot.shown.append(item.decode("ascii"))
        stream.end_marked_content()
        if has_digits:
            slot.slot = self._slot(number, textbox, glyphs)
            if slot.slot.moves:
                self._lines[-1].moved.append(number)
                stream.stream.append(_comment(number, MOVED))

    def _slot(self, number: int, digits: Any, glyphs: Mapping[str, Glyph]) -> PageSlot:
        line = self._lines[-1]
        texts = [box for box in line.box.descendants() if isinstance(box, boxes.TextBox)]
        own = [box for box in texts if box.element is not None and box.element.get(REFERENCE) == str(number)]
        outer = next((box.element for box in own if PAGE_REFERENCE in classes_of(box.element)), None)
        target = outer.get(TARGET) if outer is not None else ""
        moves = line.box.style["text_align_all"] in _RAGGED
        is_whole = outer is not None and "".join(box.text for box in own).strip() == "".join(outer.itertext()).strip()
        is_first = not any(box.text.strip() for box in texts[: texts.index(own[0])])
        whole = own[-1].position_x + own[-1].width - own[0].position_x if moves and is_whole and not is_first else 0.0
        return PageSlot(
            page=self._numbers[id(line.page)],
            target=target,
            shown=(),
            glyphs=glyphs,
            width=float(digits.width),
            whole=float(whole),
            moves=moves,
            rest=_rest(line, digits),
        )

    def _glyphs_of(self, stream: Any, textbox: Any) -> Mapping[str, Glyph]:
        """What the characters of page numbers look like in the style of a text; its fonts have them from now on."""
        key = number_of(textbox.style) or id(textbox.style)
        if key not in self._glyphs:
            font = stream._current_font
            self._glyphs[key] = {letter: _glyph(stream, textbox, letter) for letter in NUMERALS}
            stream._current_font = font
        return self._glyphs[key]


def _glyph(stream: Any, textbox: Any, letter: str) -> Glyph:
    """Draw a letter for what that adds to the stream and to its fonts, and take it away again."""
    one = textbox.copy()
    one.text, one.pango_layout = letter, _line_break.create_layout(letter, textbox.style, None, None, 0)
    width, _ = _line_break.line_size(one.pango_layout.get_first_line()[0], textbox.style)
    first, stream._current_font = len(stream.stream), None
    _text.draw_first_line(stream, one, "clip", "none", weasyprint.matrix.Matrix())
    drawn = [item for item in stream.stream[first:] if isinstance(item, bytes)]
    del stream.stream[first:]
    fonts = [item for item in drawn if item.endswith(b" Tf")]
    shown = b"".join(item.removesuffix(_SHOW).strip(b"[]") for item in drawn if item.endswith(_SHOW))
    return Glyph(fonts[-1].decode("ascii"), shown.decode("ascii"), float(width))


def _rest(line: _Line, digits: Any) -> tuple[float, float, float, float]:
    height, box = line.page.margin_height(), line.box
    left, right = digits.position_x + digits.width, box.position_x + box.width
    top, bottom = height - box.position_y, height - box.position_y - box.height
    left, bottom, right, top = (round(float(side) * PT_PER_PX, 2) for side in (left, bottom, right, top))
    return left, bottom, right, top


def _comment(number: int, what: object) -> bytes:
    return OPEN_PLACE.format(number, what).encode("ascii")


@contextmanager
def page_numbers_left_open(pages: Sequence[Any], *, wanted: bool) -> Iterator[dict[int, PageSlot]]:
    """While this is open, the numbers of pages (the engine's page boxes) are left open; the slots are there behind it.

    Nothing is changed where no reference is ``wanted`` to say a page.
    """
    slots: dict[int, PageSlot] = {}
    if not wanted:
        yield slots
        return
    drawing = _Drawing(pages)
    plain = _engine.draw_inline_level, _engine.draw_text
    _engine.draw_inline_level, _engine.draw_text = drawing.draw_inline_level, drawing.draw_text
    try:
        yield slots
    finally:
        _engine.draw_inline_level, _engine.draw_text = plain
    slots.update(drawing.slots())
