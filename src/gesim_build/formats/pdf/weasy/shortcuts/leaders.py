"""The dots of a leader are one box, and are drawn as copies of the second one, each at its place.

A leader is one text repeated from right to left for as long as there is room: a hundred texts on a line of a list of
contents, which differ in one number. Where all of them are ornaments, which the structure leaves out, those behind the
second are kept as their places alone, and written at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from gesim_build.formats.pdf.weasy.engine import boxes, pydyf, weasyprint
from gesim_build.formats.pdf.weasy.shortcuts.switch import Patch, Shortcut
from gesim_build.formats.pdf.weasy.structure_tree import ORNAMENTS

_engine, _layout = weasyprint.draw, weasyprint.layout
_plain = _engine.draw_inline_level
_plain_index, _plain_handle = _layout.leader.leader_index, _layout.leader.handle_leader
# The leader that was looked for last: each line is searched for one.
_found: list[Any] = []

# What the engine notes of marked content that is an artifact already: it has no number in the structure.
_ARTIFACT = {"tag": "Span", "mcid": -1}


class Dots(boxes.TextBox):  # type: ignore[misc]
    """A text of a leader, and the places on its line, from right to left, where it is again."""

    repeated: tuple[float, ...] = ()

    def translate(self, dx: float = 0, dy: float = 0, ignore_floats: bool = False) -> None:
        """Move the text and its copies, as the engine moves each of its texts."""
        super().translate(dx, dy, ignore_floats)
        if dx:
            self.repeated = tuple(place + dx for place in self.repeated)

    def copies(self) -> Iterator[Any]:
        """Each of the copies as a box of its own."""
        for place in self.repeated:
            text = self.copy()
            text.__class__, text.position_x = boxes.TextBox, place
            yield text


def _leader_index(box: Any) -> Any:
    """The engine's function that finds the first leader in a box, and where it is."""
    index, leader = _plain_index(box)
    _found[:] = (leader,)
    return index, leader


def _handle_leader(context: Any, line: Any, containing_block: Any) -> None:
    """The engine's function that fills the leader of a line with texts."""
    _plain_handle(context, line, containing_block)
    leader = _found.pop()
    if leader is None or not _is_repeated(leader.children):
        return
    if (leader.element_tag or "").partition("::")[2] not in ORNAMENTS:  # that of a page's margin has no tag
        return
    first, second, *others = leader.children
    dots = second.copy()
    dots.__class__ = Dots
    dots.repeated = tuple(text.position_x for text in others)
    leader.children = (first, dots)


def _draw_inline_level(
    stream: Any,
    page: Any,
    box: Any,
    offset_x: float = 0,
    text_overflow: str = "clip",
    block_ellipsis: Any = "none",
) -> None:
    """The engine's function that draws a box on a line, with all that is in it."""
    rest = (text_overflow, block_ellipsis)
    if not getattr(box, "is_leader", False):
        _plain(stream, page, box, offset_x, *rest)
        return
    one = box.copy()
    if rest != ("clip", "none") or not _is_repeated(box.children):
        one.children = tuple(_texts(box))
        _plain(stream, page, one, offset_x, *rest)
        return
    one.children = box.children[:1]
    _plain(stream, page, one, offset_x, *rest)
    letters: list[Any] = []
    for text in islice(_texts(box), 1, None):
        with stream.marked(text, "Span"):
            if letters:
                _draw_again(stream, text, letters)
            else:
                letters = _drawn(stream, text, offset_x + text.position_x - box.position_x)
        if isinstance(text, Dots) and letters and stream._tags is not None:
            _write(stream, text, letters)
            return


def _texts(leader: Any) -> Iterator[Any]:
    """Its texts, each with its copies behind it."""
    for child in leader.children:
        yield child
        if isinstance(child, Dots):
            yield from child.copies()


def _is_repeated(children: Any) -> bool:
    """Whether these are three texts or more that differ in nothing but their place on the line."""
    return (len(children) > 2 or any(isinstance(child, Dots) for child in children)) and all(
        isinstance(child, boxes.TextBox)
        and child.pango_layout is children[0].pango_layout
        and child.style is children[0].style
        for child in children
    )


def _drawn(stream: Any, text: Any, offset_x: float) -> list[Any]:
    """Draw a text; the font and the letters that this has added to the stream, or nothing if there was more to it."""
    items = stream.stream
    # What follows another text goes on where that has ended.
    place = len(items) - 1 if items[-1:] == [b"ET"] else len(items) + 1
    _engine.draw_text(stream, text, offset_x, "clip", "none")
    added = items[place:]
    alike = 2 < len(added) <= 4 and isinstance(added[0], bytes) and added[0].endswith(b" Tm") and added[-1] == b"ET"
    return added[1:-1] if alike else []


def _draw_again(stream: Any, text: Any, letters: list[Any]) -> None:
    """Draw a text with letters that were drawn before."""
    font = stream._old_font
    stream.begin_text()
    stream._current_font = font
    stream.set_text_matrix(1, 0, 0, -1, text.position_x, text.position_y + text.baseline)
    stream.stream.extend(letters)
    stream.end_text()


def _write(stream: Any, dots: Dots, letters: list[Any]) -> None:
    """Draw all copies of a text with letters that were drawn before, as artifacts.

    The engine numbers marked content by how much there was before: each takes its number.
    """
    tags, to_bytes = stream._tags, pydyf._to_bytes
    letters = [b"", *map(to_bytes, letters), b"ET", b"EMC"]
    behind = b" %s Tm" % to_bytes(dots.position_y + dots.baseline) + b"\n".join(letters)
    written = []
    for place in dots.repeated:
        tags[len(tags)] = _ARTIFACT
        written.append(b"/Artifact\n\nBMC\nBT\n1 0 0 -1 " + to_bytes(place) + behind)
    stream.stream.append(b"\n".join(written))


SHORTCUT = Shortcut(
    "leaders",
    (
        Patch("draw_inline_level", (_engine,), _plain, _draw_inline_level),
        Patch("leader_index", (_layout.leader,), _plain_index, _leader_index),
        Patch("handle_leader", (_layout.leader, _layout.inline), _plain_handle, _handle_leader),
    ),
)
