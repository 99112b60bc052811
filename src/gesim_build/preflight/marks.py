"""What pages paint: one mark for each piece of text, line, area, image and shading."""

from __future__ import annotations

from dataclasses import dataclass

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[float, ...]

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
TEXT, AREA, LINE, IMAGE, SHADING = "text", "area", "line", "image", "shading"


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing painted on a page (counted from 1).

    ``what`` is text, area, line, image or shading; ``object`` what a report calls it. ``space`` is the colour space by
    its PDF name, ``colour`` its components. ``size`` is, in points, that of type, the width of a line, the smaller side
    of an area. ``dpi`` is the lower resolution of an image at its printed size. ``overprint`` and ``mode`` are the
    overprint parameter and its mode.
    """

    page: int
    what: str
    object: str
    space: str
    colour: Colour = ()
    size: float = 0.0
    dpi: float = 0.0
    overprint: bool = False
    mode: int = 0


def times(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does ``first``, then ``second`` (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def scale(matrix: Matrix) -> float:
    """By how much lengths grow, on average over all directions."""
    a, b, c, d, _, _ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point goes."""
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)
