"""Colours on a press: whatever a page paints is in DeviceCMYK, and black is printed over what lies under it.

Style sheets bring the inks, as ``device-cmyk()``. A colour that is still written in red, green and blue, in a drawing
or a project's own sheet, becomes inks here: the more black and the fewer other inks the better it prints.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from gesim_build.formats.pdf.weasy.engine import pydyf, weasyprint

Inks = tuple[float, float, float, float]

BLACK: Inks = (0, 0, 0, 1)
# Channels that differ by less are a grey.
GREY = 0.02


def cmyk_of(red: float, green: float, blue: float) -> Inks:
    """The inks for a colour whose channels are 0 to 1: greys in black alone, others with two inks and black."""
    brightest, darkest = max(red, green, blue), min(red, green, blue)
    black = round(1 - brightest, 4)
    if brightest - darkest < GREY:
        return (0, 0, 0, round(1 - (red + green + blue) / 3, 4))
    cyan, magenta, yellow = (round((brightest - channel) / brightest, 4) for channel in (red, green, blue))
    return (cyan, magenta, yellow, black)


class PressStream(weasyprint.pdf.stream.Stream):  # type: ignore[misc]
    """A stream of the engine that paints with inks.

    Black overprints (ISO 32000-1, 8.6.7, with overprint mode 1: inks that black does not have are left as they are), so
    that no white line shows around letters on a tint when the sheet shifts between two inks.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._overprint: dict[bool, bool | None] = {True: None, False: None}

    def set_color_rgb(self, red: float, green: float, blue: float, stroke: bool = False) -> None:
        """Set the inks for a colour in red, green and blue."""
        self.set_color_space("DeviceCMYK", stroke)
        self.set_color_special(None, stroke, *cmyk_of(red, green, blue))

    def set_color(self, color: Any, stroke: bool = False) -> None:
        """Set a colour of the engine, and whether it overprints."""
        super().set_color(color, stroke)
        inks = tuple(color.coordinates) if color.space == "device-cmyk" else cmyk_of(*color.to("srgb").coordinates)
        self._set_overprint(stroke, inks == BLACK)

    def pop_state(self) -> None:
        """Restore the graphics state; what it was is not known here."""
        super().pop_state()
        self._overprint = {True: None, False: None}

    def _set_overprint(self, stroke: bool, wanted: bool) -> None:
        if self._overprint[stroke] is wanted:
            return
        # What was restored may be either; a dictionary sets both, because OP alone would set op too.
        self._overprint = {stroke: wanted, not stroke: bool(self._overprint[not stroke])}
        lines, areas = (str(self._overprint[kind]).lower() for kind in (True, False))
        key = f"o{lines}{areas}"
        states = self._resources["ExtGState"]
        if key not in states:
            states[key] = pydyf.Dictionary({"OP": lines, "op": areas, "OPM": 1})
        pydyf.Stream.set_state(self, key)


@contextmanager
def in_cmyk(press: bool) -> Iterator[None]:
    """While this is open and ``press`` is true, pages are painted with inks."""
    original = weasyprint.pdf.stream.Stream
    if press:
        weasyprint.pdf.stream.Stream = weasyprint.pdf.Stream = PressStream
    try:
        yield
    finally:
        weasyprint.pdf.stream.Stream = weasyprint.pdf.Stream = original
