"""Words with codes as XLIFF 1.2 and TMX 1.4b have them: the Markdown of a code is inside its element."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from gesim_build.packs.codes import Code, Piece, Side
from gesim_build.packs.xml import append_text, child, local, mixed_text

# The element of a code by its side; and the attributes that it has.
_ELEMENTS = {Side.OPEN: "bpt", Side.CLOSE: "ept", Side.ALONE: "ph"}
Attributes = Callable[[Code], Mapping[str, str]]
# Elements with native code in them, and those around words; of "sub" the words belong to the code.
_NATIVE, _AROUND = ("bpt", "ept", "ph", "it", "ut", "sub"), ("mrk", "hi")
# Elements of XLIFF 1.2 without native code: what they are only the source knows.
_EMPTY = {"x": Side.ALONE, "bx": Side.OPEN, "ex": Side.CLOSE}


def write_content(element: Any, parts: Sequence[Piece], attributes: Attributes) -> None:
    """Put words and codes into an element that is empty yet."""
    for part in parts:
        if isinstance(part, str):
            append_text(element, part)
        else:
            child(element, _ELEMENTS[part.side], part.raw, **attributes(part))


class Content:
    """Reads words with codes; of codes without their Markdown it has that of the code in the source. See `fault`."""

    def __init__(self, source: Sequence[Piece] = (), *, with_codes: bool = True) -> None:
        self.codes = {(part.id, part.side): part.raw for part in source if isinstance(part, Code)}
        self.with_codes = with_codes
        self.fault = ""

    def text(self, element: Any) -> str:
        """The Markdown of an element; its words only, if codes are not wanted."""
        return mixed_text(element, self._one, indented=self.with_codes)

    def _one(self, element: Any) -> str:
        name = local(element)
        if name in _NATIVE:
            return self.text(element) if self.with_codes else ""
        if name in _AROUND or not name:
            return self.text(element) if name else ""
        if name == "g":
            return self._known(element, Side.OPEN) + self.text(element) + self._known(element, Side.CLOSE)
        if name in _EMPTY:
            return self._known(element, _EMPTY[name])
        self.fault = f"<{name}> is no code of this format"
        return self.text(element)

    def _known(self, element: Any, side: Side) -> str:
        if not self.with_codes:
            return ""
        name = element.get("id") or ""
        found = self.codes.get((element.get("rid") or name, side), self.codes.get((name, side)))
        if found is None:
            self.fault = f"nobody knows what the code {name} is"
        return found or ""
