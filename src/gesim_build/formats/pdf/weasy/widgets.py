"""The fields of a form in its PDF (ISO 32000-1, 12.7): an annotation for each, and the form that holds them all."""

from __future__ import annotations

import math
from typing import Any
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.weasy.engine import pydyf
from gesim_build.formats.pdf.weasy.field_font import FieldFont

Rectangle = tuple[float, float, float, float]

SIZE, CELL_SIZE = 9, 8  # points, of what is written; two lines in the cell of a grid
LEAST_SIZE = 6  # points, of what a field holds from the start, where it is narrow
CURVE = 0.5523  # of the radius: where the handles of a quarter of a circle are
PADDING = 2  # points, from the edge of a field to its text, as viewers set it
PRINTED = 4  # annotation flag: printed with the page
READ_ONLY, MULTILINE, RADIO = 1, 1 << 12, 1 << 15  # field flags
# How viewers draw what is ticked, when they draw it themselves: two characters of a font that each of them has.
DINGBATS = pydyf.Dictionary({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/ZapfDingbats"})
CHECK, DISC = "4", "l"


class Widgets:
    """Writes the fields of one PDF."""

    def __init__(self, pdf: Any, font: FieldFont) -> None:
        self._pdf = pdf
        self._font = font
        self._fields: list[bytes] = []
        self._choices: dict[str, Any] = {}
        self._texts: dict[str, list[Any]] = {}

    def add(self, element: Element, rectangle: Rectangle) -> Any:
        """The annotation of a field that covers this rectangle (left, bottom, right, top in points)."""
        widget = pydyf.Dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "Rect": pydyf.Array(rectangle),
                "F": PRINTED,
                "TU": pydyf.String(element.get("data-label", "")),
            }
        )
        self._pdf.add_object(widget)
        size = (rectangle[2] - rectangle[0], rectangle[3] - rectangle[1])
        if element.get("data-field") in ("check", "radio"):
            self._button(widget, element, size)
        else:
            self._text(widget, element, size)
        return widget

    def finish(self) -> None:
        """Write the form into the file's catalog; viewers draw anew what other programs have put into its fields."""
        for widgets in self._texts.values():
            if len(widgets) > 1:
                self._join(widgets)
        form = pydyf.Dictionary(
            {
                "Fields": pydyf.Array(self._fields),
                "NeedAppearances": "true",
                "DR": pydyf.Dictionary({"Font": pydyf.Dictionary({**self._fonts(), "ZaDb": DINGBATS})}),
                "DA": self._appearance(),
            }
        )
        self._pdf.add_object(form)
        self._pdf.catalog["AcroForm"] = form.reference

    def _fonts(self) -> Any:
        return pydyf.Dictionary({self._font.name: self._font.reference})

    def _appearance(self, size: float = SIZE) -> Any:
        return pydyf.String(f"/{self._font.name} {size:g} Tf 0 g")

    def _fitting(self, text: str, width: float) -> float:
        """The size at which a text goes into a field of this width, in points: the usual one if it can be."""
        most = (width - 2 * PADDING) / (self._font.width(text) or 1)
        return SIZE if most >= SIZE else max(LEAST_SIZE, math.floor(10 * most) / 10)

    def _text(self, widget: Any, element: Element, size: tuple[float, float]) -> None:
        value = element.get("data-value", "")
        kind = element.get("data-field")
        flags = (MULTILINE if kind in ("lines", "cell") else 0) + (READ_ONLY if value else 0)
        type_size = CELL_SIZE if kind == "cell" else self._fitting(value, size[0])
        widget.update({"FT": "/Tx", "T": _name(element), "DA": self._appearance(type_size), "Ff": flags})
        if value:
            widget["V"] = pydyf.String(value)
        widget["AP"] = pydyf.Dictionary({"N": self._written(value, size, type_size)})
        same = self._texts.setdefault(element.get("data-name", ""), [])
        same.append(widget)
        if len(same) == 1:
            self._fields.append(widget.reference)

    def _join(self, widgets: list[Any]) -> None:
        """Make the widgets of one name kids of one field: what is written into one is in all of them."""
        shared = {key: widgets[0][key] for key in ("FT", "T", "TU", "DA", "Ff")}
        field = pydyf.Dictionary({**shared, "Kids": pydyf.Array([widget.reference for widget in widgets])})
        self._pdf.add_object(field)
        for widget in widgets:
            for key in ("FT", "T", "Ff"):
                del widget[key]
            widget["Parent"] = field.reference
        self._fields[self._fields.index(widgets[0].reference)] = field.reference

    def _button(self, widget: Any, element: Element, size: tuple[float, float]) -> None:
        if element.get("data-field") == "radio":
            state, caption, mark = self._option(widget, element), DISC, _disc(*size)
        else:
            state, caption, mark = "on", CHECK, _check(*size)
            widget.update({"FT": "/Btn", "T": _name(element), "V": "/Off"})
            self._fields.append(widget.reference)
        drawn = {state: self._drawing(mark, size), "Off": self._drawing("q Q", size)}
        widget["AP"] = pydyf.Dictionary({"N": pydyf.Dictionary(drawn)})
        widget["AS"] = "/Off"
        widget["MK"] = pydyf.Dictionary({"CA": pydyf.String(caption)})

    def _option(self, widget: Any, element: Element) -> str:
        """Hang an option on the field of its choice, made for the first one. Returns the name of its state."""
        name = element.get("data-name", "")
        if name not in self._choices:
            choice = pydyf.Dictionary(
                {
                    "FT": "/Btn",
                    "T": _name(element),
                    "TU": pydyf.String(element.get("data-group", "")),
                    "Ff": RADIO,
                    "V": "/Off",
                    "Kids": pydyf.Array(),
                    "Opt": pydyf.Array(),
                }
            )
            self._pdf.add_object(choice)
            self._fields.append(choice.reference)
            self._choices[name] = choice
        choice = self._choices[name]
        choice["Kids"].append(widget.reference)
        choice["Opt"].append(pydyf.String(element.get("data-option", "")))
        widget["Parent"] = choice.reference
        return str(len(choice["Kids"]) - 1)

    def _written(self, text: str, size: tuple[float, float], type_size: float) -> bytes:
        if not text:
            return self._drawing("/Tx BMC EMC", size, self._fonts())
        baseline = (size[1] - type_size * (self._font.ascent + self._font.descent)) / 2
        show = f"{PADDING} {baseline:.2f} Td <{self._font.encode(text)}> Tj"
        drawing = f"/Tx BMC q BT /{self._font.name} {type_size:g} Tf 0 g {show} ET Q EMC"
        return self._drawing(drawing, size, self._fonts())

    def _drawing(self, content: str, size: tuple[float, float], fonts: Any = None) -> bytes:
        box = pydyf.Array((0, 0, *size))
        resources = pydyf.Dictionary({"Font": fonts} if fonts else {})
        extra = {"Type": "/XObject", "Subtype": "/Form", "BBox": box, "Resources": resources}
        stream = pydyf.Stream([content.encode("ascii")], extra)
        self._pdf.add_object(stream)
        reference: bytes = stream.reference
        return reference


def _name(element: Element) -> Any:
    return pydyf.String(element.get("data-name", ""))


def _check(width: float, height: float) -> str:
    """A tick mark."""
    points = ((0.2, 0.5), (0.42, 0.25), (0.82, 0.8))
    path = " ".join(f"{x * width:.2f} {y * height:.2f} {'l' if n else 'm'}" for n, (x, y) in enumerate(points))
    return f"q 0 G 1.2 w 1 J 1 j {path} S Q"


def _disc(width: float, height: float) -> str:
    """A disc of half the width."""
    x, y, radius = width / 2, height / 2, width / 4
    quarters = ((1, 0), (0, 1), (-1, 0), (0, -1))
    path = [f"{x + radius:.2f} {y:.2f} m"]
    for (a, b), (c, d) in zip(quarters, (*quarters[1:], quarters[0]), strict=True):
        points = ((a + CURVE * c, b + CURVE * d), (c + CURVE * a, d + CURVE * b), (c, d))
        path.append(" ".join(f"{x + radius * p:.2f} {y + radius * q:.2f}" for p, q in points) + " c")
    return f"q 0 g {' '.join(path)} f Q"
