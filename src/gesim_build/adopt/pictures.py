"""The pictures of another book: those that ours can print, under names of their own."""

from __future__ import annotations

import io
import posixpath
import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from gesim_build.adopt.folder import Folder
from gesim_build.diagnostics import GesimError, Severity
from gesim_build.markdown.ids import slug
from gesim_build.model import Image, Source
from gesim_build.pictures.faults import PictureError
from gesim_build.pictures.files import IMAGES

# Other formats that have a picture in them: it is written as PNG.
_CONVERTED = frozenset((".gif", ".webp", ".bmp", ".tif", ".tiff"))


@dataclass(slots=True)
class Pictures:
    """The pictures used so far: ``files`` by their name in our figures, ``names`` by their path in the other book."""

    folder: Folder
    roots: tuple[str, ...]
    files: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str | None] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    def use(self, source: str, page: str) -> tuple[str | None, str]:
        """The name of a picture in our figures, None if it cannot be used; and what to report of it."""
        if re.match(r"[A-Za-z][\w+.-]*:|//", source):
            return None, f"the picture {source} is not in the folder, its words stay"
        path = self._path(unquote(source.partition("?")[0].partition("#")[0]), page)
        if path is None:
            return None, f"the picture {source or 'without an address'} does not exist, its words stay"
        if path not in self.names:
            self.names[path] = self._taken(path)
        return self.names[path], self.faults.get(path, "")

    def _path(self, source: str, page: str) -> str | None:
        bases = self.roots if source.startswith("/") else (posixpath.dirname(page), *self.roots, "")
        for base in bases:
            path = posixpath.normpath(posixpath.join(base, source.lstrip("/")))
            if path in self.folder.known:
                return path
        return None

    def _taken(self, path: str) -> str | None:
        stem, suffix = posixpath.splitext(path)
        suffix = suffix.lower()
        try:
            content = self.folder.content(path)
        except GesimError as problem:
            self.faults[path] = f"the picture {path} is left out: {problem.diagnostics[0].message}"
            return None
        if suffix in _CONVERTED:
            content, suffix = _as_png(content), ".png"
        wrong = _fault(path, content, suffix)
        if wrong:
            self.faults[path] = f"the picture {path} is left out, its words stay: {wrong}"
            return None
        name = self._name(slug(posixpath.basename(stem)), suffix)
        self.files[name] = content
        return name

    def _name(self, stem: str, suffix: str) -> str:
        count, name = 1, f"{stem}{suffix}"
        while name in self.files:
            count += 1
            name = f"{stem}-{count}{suffix}"
        return name


def _as_png(content: bytes) -> bytes:
    """A picture in another format as PNG, the first of several; nothing if it cannot be read."""
    from PIL import Image as Pillow

    written = io.BytesIO()
    try:
        with Pillow.open(io.BytesIO(content)) as picture:
            picture.convert("RGBA").save(written, "PNG")
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
        return b""
    return written.getvalue()


def _fault(path: str, content: bytes, suffix: str) -> str:
    """Why our book cannot print a picture; nothing if it can."""
    if suffix == ".svg":
        from gesim_build.svg.empty import empty
        from gesim_build.svg.encoding import to_utf8
        from gesim_build.svg.read import read_figure

        figure, problems = read_figure(Source(path, to_utf8(content).decode("utf-8", "replace")))
        found = [*problems, *(empty(figure) if figure else ())]
        errors = [problem.message for problem in found if problem.severity is Severity.ERROR]
        return errors[0] if errors else "" if figure else "it is no drawing"
    if suffix not in IMAGES:
        return f"{suffix or 'a file without a suffix'} is no format of pictures that a book can have"
    from gesim_build.pictures.clean import clean

    try:
        clean(Image(path, IMAGES[suffix], content))
    except PictureError as problem:
        return str(problem)
    return ""
