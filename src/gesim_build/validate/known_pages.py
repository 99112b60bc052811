"""What was read from pages before they were bound, so that the finished file is read only where it differs.

A stream shows what it has shown in its piece if it is the same byte for byte and so are the letters of the fonts and
the forms that the piece had for it. What is laid over a page is in streams of its own, which are read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pikepdf import Name, Pdf

from gesim_build.validate.pdf_content import PageTexts, Shown, contents_of, letters_table, named


@dataclass(frozen=True, slots=True)
class _Known:
    """What a stream shows; ``drawn_with`` has a digest of each font and form that it may use, by kind and name."""

    shown: Shown
    drawn_with: dict[str, dict[str, str]]


def read_piece(content: bytes) -> bytes:
    """What the pages of a piece show, for `KnownPages`; a function for `Workers`."""
    reader, digests = PageTexts(), _Digests()
    known: dict[str, Any] = {}
    with Pdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            resources = page.obj.get(Name.Resources)
            for stream in contents_of(page.obj):
                if (shown := reader.shown(stream, resources)) is not None:
                    known[_raw(stream)] = [shown, digests.drawn_with(resources)]
    return json.dumps(known, separators=(",", ":")).encode()


class KnownPages:
    """What streams are known to show, from what `read_piece` has returned."""

    def __init__(self, pieces: Iterable[bytes] = ()) -> None:
        self._streams = {
            stream: _Known(tuple((mcid, text) for mcid, text in shown), drawn_with)
            for piece in pieces
            for stream, (shown, drawn_with) in json.loads(piece).items()
        }
        self._digests = _Digests()

    def shown(self, stream: Any, resources: Any) -> Shown | None:
        """What a stream shows with the resources of its page, None if that is not known."""
        known = self._streams.get(_raw(stream)) if self._streams else None
        if known is None or self._digests.drawn_with(resources, known.drawn_with) != known.drawn_with:
            return None
        return known.shown


class _Digests:
    """Digests of the fonts and forms of one file, each worked out once."""

    def __init__(self) -> None:
        self._done: dict[tuple[int, int], str] = {}

    def drawn_with(self, resources: Any, names: dict[str, dict[str, str]] | None = None) -> dict[str, dict[str, str]]:
        """A digest of each font and form of some resources, by kind and name; of those with some names, if given."""
        kinds: tuple[tuple[Any, Callable[[Any], str]], ...] = ((Name.Font, _letters), (Name.XObject, self._form))
        return {
            str(kind): self._named(resources, kind, digest, names[str(kind)] if names else None)
            for kind, digest in kinds
        }

    def _named(
        self, resources: Any, kind: Any, digest: Callable[[Any], str], names: Collection[str] | None
    ) -> dict[str, str]:
        things = named(resources, kind)
        return {str(name): self._of(thing, digest) for name, thing in things if names is None or str(name) in names}

    def _of(self, thing: Any, digest: Callable[[Any], str]) -> str:
        key = thing.objgen
        if key == (0, 0):  # it has no number to know it by
            return digest(thing)
        if key not in self._done:
            self._done[key] = ""  # so that a form that draws itself ends the recursion
            self._done[key] = digest(thing)
        return self._done[key]

    def _form(self, form: Any) -> str:
        kind = str(form.get(Name.Subtype))
        if kind != "/Form":  # an image shows no text
            return kind
        return f"{_raw(form)} {_digest(repr(self.drawn_with(form.get(Name.Resources))))}"


def _letters(font: Any) -> str:
    table = letters_table(font)
    return _raw(table) if table is not None else ""


def _raw(stream: Any) -> str:
    """A digest of a stream as it is in the file, and of how it is encoded."""
    encoding = repr((str(stream.get(Name.Filter)), str(stream.get(Name.DecodeParms))))
    return _digest(encoding, stream.read_raw_bytes())


def _digest(text: str, content: bytes = b"") -> str:
    return hashlib.sha256(f"{text}\0".encode("utf-8", "surrogatepass") + content).hexdigest()
