"""Reads content streams as a press would: what is painted, in which colour, how large (ISO 32000-1, 8 and 9).

Only what a rule asks about is followed: the graphics state and how far paths reach, not the outlines of letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pikepdf import ContentStreamInlineImage, Dictionary, Name, Object, Pdf, parse_content_stream

from gesim_build.preflight.marks import AREA, IDENTITY, IMAGE, LINE, SHADING, TEXT, Mark, Matrix, moved, scale, times
from gesim_build.preflight.state import CHANGES, PATTERN, GraphicsState, Paint, space_name

# What the maker of the file wrote into an image's dictionary: the file it came from.
SOURCE = "/GesimSource"
DEEPEST = 12  # forms within forms; more is an endless circle

_FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
_STROKES = frozenset(("S", "s", "B", "B*", "b", "b*"))
_SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_PATHS = frozenset(("m", "l", "c", "v", "y", "re"))
# Text rendering modes that fill letters, and that draw their outlines.
_FILLED, _OUTLINED = frozenset((0, 2, 4, 6)), frozenset((1, 2, 5, 6))


def painted(pdf: Pdf) -> Iterator[Mark]:
    """Everything that the pages paint, page by page."""
    for number, page in enumerate(pdf.pages, start=1):
        resources = page.obj.get(Name.Resources, Dictionary())
        yield from Reader(number, resources, GraphicsState(), 0).read(page.obj)


class Reader:
    """Reads one stream of a page: the page's own, or that of a form or a pattern on it."""

    def __init__(self, page: int, resources: Object, state: GraphicsState, depth: int) -> None:
        self.page, self.resources, self.depth = page, resources, depth
        self.state = state
        self.saved: list[GraphicsState] = []
        self.extent: list[tuple[float, float]] = []

    def read(self, stream: Object) -> Iterator[Mark]:
        """The marks of a page, a form or a pattern."""
        for instruction in parse_content_stream(stream):
            if isinstance(instruction, ContentStreamInlineImage):
                yield self._inline_image(instruction)
            else:
                yield from self._step(str(instruction.operator), list(instruction.operands))

    def _step(self, operator: str, operands: Sequence[Any]) -> Iterator[Mark]:
        if operator in CHANGES:
            self.state = CHANGES[operator](self.state, operands, self.resources)
        elif operator == "q":
            self.saved.append(self.state)
        elif operator == "Q":
            self.state = self.saved.pop() if self.saved else self.state
        elif operator in _SHOWS:
            yield from self._show()
        elif operator in _PATHS:
            self._extend(operator, [float(operand) for operand in operands])
        elif operator == "n" or operator in _FILLS or operator in _STROKES:
            yield from self._paint(operator)
        elif operator == "sh":
            yield self._shade(str(operands[0]))
        elif operator == "Do":
            yield from self._place(str(operands[0]))

    def _mark(self, what: str, name: str, paint: Paint, size: float) -> Mark:
        return Mark(
            self.page, what, name, paint.space, paint.colour, round(size, 3), 0.0, paint.overprint, self.state.mode
        )

    def _show(self) -> Iterator[Mark]:
        state = self.state
        size = state.size * scale(times(state.text, state.matrix))
        font = f"font {state.font}"
        if state.rendering in _FILLED:
            yield self._mark(TEXT, font, state.areas, size)
            yield from self._pattern(state.areas)
        if state.rendering in _OUTLINED:
            yield self._mark(TEXT, font, state.lines, size)

    def _extend(self, operator: str, numbers: list[float]) -> None:
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if operator == "re":
            (x, y), (width, height) = points
            points = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)]
        self.extent += [moved(self.state.matrix, x, y) for x, y in points]

    def _paint(self, operator: str) -> Iterator[Mark]:
        state, extent = self.state, self.extent
        self.extent = []
        if operator in _FILLS and extent:
            size = min(max(side) - min(side) for side in zip(*extent, strict=True))
            yield self._mark(AREA, "an area", state.areas, size)
            yield from self._pattern(state.areas)
        if operator in _STROKES:
            yield self._mark(LINE, "a line", state.lines, state.width * scale(state.matrix))
            yield from self._pattern(state.lines)

    def _pattern(self, paint: Paint) -> Iterator[Mark]:
        """What a tiling pattern paints, or the shading of the other kind."""
        if paint.space != PATTERN or not paint.pattern:
            return
        pattern = self.resources.Pattern[paint.pattern]
        if Name.Shading in pattern:
            space = space_name(pattern.Shading.ColorSpace, self.resources)
            yield Mark(self.page, SHADING, f"pattern {paint.pattern}", space)
        elif self.depth < DEEPEST:
            state = GraphicsState(matrix=_matrix_of(pattern))
            yield from Reader(self.page, self._resources_of(pattern), state, self.depth + 1).read(pattern)

    def _shade(self, name: str) -> Mark:
        space = space_name(self.resources.Shading[name].ColorSpace, self.resources)
        return Mark(self.page, SHADING, f"shading {name}", space)

    def _place(self, name: str) -> Iterator[Mark]:
        thing = self.resources.XObject[name]
        if thing.get(Name.Subtype) == Name.Image:
            yield self._image(thing, str(thing.get(SOURCE, name)))
        elif thing.get(Name.Subtype) == Name.Form and self.depth < DEEPEST:
            inside = _inside(self.state, _matrix_of(thing))
            yield from Reader(self.page, self._resources_of(thing), inside, self.depth + 1).read(thing)

    def _resources_of(self, thing: Object) -> Object:
        """Those of a form or pattern; without any it uses the page's."""
        found: Object = thing.get(Name.Resources, self.resources)
        return found

    def _image(self, image: Object, name: str) -> Mark:
        own = space_name(image.get(Name.ColorSpace, Name.DeviceGray), self.resources)
        space = self.state.areas.space if image.get(Name.ImageMask, False) else own
        return self._sized_image(name, space, int(image.Width), int(image.Height))

    def _inline_image(self, instruction: ContentStreamInlineImage) -> Mark:
        image = instruction.iimage
        space = self.state.areas.space if image.image_mask else f"/{str(image.colorspace).lstrip('/')}"
        return self._sized_image("an inline image", space, image.width, image.height)

    def _sized_image(self, name: str, space: str, width: int, height: int) -> Mark:
        """An image fills the unit square; its resolution is the lower of the two."""
        a, b, c, d, _, _ = self.state.matrix
        sides = ((a * a + b * b) ** 0.5 / 72, (c * c + d * d) ** 0.5 / 72)
        dots = [pixels / side for pixels, side in zip((width, height), sides, strict=True) if side]
        return Mark(self.page, IMAGE, name, space, dpi=round(min(dots, default=0.0), 1))


def _matrix_of(thing: Object) -> Matrix:
    if Name.Matrix not in thing:
        return IDENTITY
    a, b, c, d, e, f = (float(number) for number in thing.Matrix)
    return (a, b, c, d, e, f)


def _inside(state: GraphicsState, matrix: Matrix) -> GraphicsState:
    """The state in which a form is painted: that of the page, moved by the form's own matrix."""
    return replace(state, matrix=times(matrix, state.matrix))
