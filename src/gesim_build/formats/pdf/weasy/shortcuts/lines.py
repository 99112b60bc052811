"""A line that was broken before is looked up.

Cells of tables are measured two to four times before they are laid out, and every further layout of a part breaks most
of its lines as the previous one did.
"""

from __future__ import annotations

from typing import Any

from gesim_build.formats.pdf.weasy.engine import weasyprint
from gesim_build.formats.pdf.weasy.shortcuts.numbers import number_of
from gesim_build.formats.pdf.weasy.shortcuts.switch import Patch, Shortcut

# A paragraph is a key as often as it has lines, each time without those before: this much is kept, then all forgotten.
CHARACTERS = 8_000_000

_engine = weasyprint.text.line_break
_Layout = _engine.Layout
_plain = _engine.split_first_line


class _Lines(dict[tuple[Any, ...], tuple[Any, ...]]):
    """What the engine returned, by what it was asked; ``characters`` are those of all texts."""

    characters = 0

    def keep(self, key: tuple[Any, ...], line: tuple[Any, ...]) -> None:
        self.characters += len(key[0])
        if self.characters > CHARACTERS:
            self.clear()
        self[key] = line

    def clear(self) -> None:
        super().clear()
        self.characters = 0


_lines = _Lines()


def _split_first_line(
    text: str,
    style: Any,
    context: Any,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> tuple[Any, ...]:
    """The engine's function that breaks the first line of a text: its layout, and five numbers.

    Boxes get a layout of their own each, since an ellipsis is written into it.
    """
    number = number_of(style)
    if number is None:
        return _plain(text, style, context, max_width, justification_spacing, is_line_start, minimum)  # type: ignore[no-any-return]
    key = (text, number, max_width, justification_spacing, is_line_start, minimum)
    line = _lines.get(key)
    if line is None:
        line = _plain(text, style, context, max_width, justification_spacing, is_line_start, minimum)
        _lines.keep(key, line)
    layout = _Layout.__new__(_Layout)
    layout.__dict__.update(line[0].__dict__)
    return (layout, *line[1:])


SHORTCUT = Shortcut(
    "lines",
    (
        Patch(
            "split_first_line",
            (_engine, weasyprint.layout.inline, weasyprint.layout.preferred),
            _plain,
            _split_first_line,
        ),
    ),
    kept=(_lines,),
)
