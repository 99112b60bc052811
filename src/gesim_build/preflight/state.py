"""The graphics state while a content stream is read, and the operators that change it (ISO 32000-1, 8.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from pikepdf import Array, Dictionary, Name, Object

from gesim_build.preflight.marks import IDENTITY, Colour, Matrix, times

GREY, RGB, CMYK, PATTERN = "/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"


@dataclass(frozen=True, slots=True)
class Paint:
    """With what areas, or lines, are painted: colour space, components, the name of a pattern, overprint."""

    space: str = GREY
    colour: Colour = (0.0,)
    pattern: str = ""
    overprint: bool = False


@dataclass(frozen=True, slots=True)
class GraphicsState:
    """The graphics state, as far as rules ask about it."""

    matrix: Matrix = IDENTITY
    areas: Paint = field(default_factory=Paint)
    lines: Paint = field(default_factory=Paint)
    mode: int = 0
    width: float = 1.0
    font: str = ""
    size: float = 0.0
    rendering: int = 0
    text: Matrix = IDENTITY


Change: TypeAlias = Callable[[GraphicsState, Sequence[Any], Object], GraphicsState]


def space_name(space: Object, resources: Object) -> str:
    """The name of a colour space: a device's, or the family of one that the resources define, as "/ICCBased"."""
    if isinstance(space, Array):
        return str(space[0])
    name = str(space)
    defined = resources.get(Name.ColorSpace, Dictionary()).get(name)
    return name if defined is None else space_name(defined, Dictionary())


def _numbers(operands: Sequence[Any]) -> tuple[float, ...]:
    return tuple(float(operand) for operand in operands)


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = _numbers(operands)
    return (a, b, c, d, e, f)


def _device(side: str, space: str) -> Change:
    """``g``, ``rg``, ``k`` and their capitals: a device's colour space and a colour in one."""

    def change(state: GraphicsState, operands: Sequence[Any], _: Object) -> GraphicsState:
        return _painted(state, side, space=space, colour=_numbers(operands), pattern="")

    return change


def _space(side: str) -> Change:
    """``cs`` and ``CS``; the first colour of a space is black or nothing at all."""

    def change(state: GraphicsState, operands: Sequence[Any], resources: Object) -> GraphicsState:
        name = space_name(operands[0], resources)
        first = (0.0, 0.0, 0.0, 1.0) if name == CMYK else (0.0,)
        return _painted(state, side, space=name, colour=first, pattern="")

    return change


def _colour(side: str) -> Change:
    """``scn`` and its kin: a colour of the current space, or the name of a pattern."""

    def change(state: GraphicsState, operands: Sequence[Any], _: Object) -> GraphicsState:
        named = bool(operands) and isinstance(operands[-1], Name)
        numbers = _numbers(operands[:-1] if named else operands)
        return _painted(state, side, colour=numbers, pattern=str(operands[-1]) if named else "")

    return change


def _painted(state: GraphicsState, side: str, **values: Any) -> GraphicsState:
    return replace(state, **{side: replace(getattr(state, side), **values)})


def _extended(state: GraphicsState, operands: Sequence[Any], resources: Object) -> GraphicsState:
    """``gs``: a dictionary of parameters; OP alone sets overprint for both areas and lines."""
    values = resources.ExtGState[str(operands[0])]
    if Name.OP in values:
        both = bool(values.OP)
        state = _painted(_painted(state, "lines", overprint=both), "areas", overprint=bool(values.get(Name.op, both)))
    elif Name.op in values:
        state = _painted(state, "areas", overprint=bool(values.op))
    width = float(values.get(Name.LW, state.width))
    return replace(state, mode=int(values.get(Name.OPM, state.mode)), width=width)


def _moved(state: GraphicsState, operands: Sequence[Any], _: Object) -> GraphicsState:
    return replace(state, matrix=times(_matrix(operands), state.matrix))


def _set_font(state: GraphicsState, operands: Sequence[Any], _: Object) -> GraphicsState:
    return replace(state, font=str(operands[0]), size=float(operands[1]))


# What does not change the state in a way that matters here is not in the table.
CHANGES: Mapping[str, Change] = {
    "g": _device("areas", GREY),
    "rg": _device("areas", RGB),
    "k": _device("areas", CMYK),
    "G": _device("lines", GREY),
    "RG": _device("lines", RGB),
    "K": _device("lines", CMYK),
    "cs": _space("areas"),
    "CS": _space("lines"),
    "sc": _colour("areas"),
    "scn": _colour("areas"),
    "SC": _colour("lines"),
    "SCN": _colour("lines"),
    "cm": _moved,
    "gs": _extended,
    "w": lambda state, operands, _: replace(state, width=float(operands[0])),
    "Tf": _set_font,
    "Tr": lambda state, operands, _: replace(state, rendering=int(operands[0])),
    "BT": lambda state, _operands, _: replace(state, text=IDENTITY),
    "Tm": lambda state, operands, _: replace(state, text=_matrix(operands)),
}
