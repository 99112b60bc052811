"""The images of a chapter: drawings, and the files that its XHTML refers to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markdown_it.token import Token
from markupsafe import Markup

from gesim_build.assemble.figures import draw
from gesim_build.diagnostics import Diagnostic, Location, warning
from gesim_build.markdown.inline import ParsedChapter, plain_text
from gesim_build.model import Asset, Book, Image, Language

_FOLDER = "handbook/figures"
_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg"}
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_UNUSUAL = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Images:
    """The images of a chapter as XHTML by the id of their figure, their files, and the words that do not fit."""

    xhtml: Mapping[str, str]
    assets: tuple[Asset, ...]
    problems: tuple[Diagnostic, ...]


def chapter_images(book: Book, chapter: ParsedChapter, language: Language) -> Images:
    """Draw the figures of a chapter. Problems: ``figure-overflow``."""
    xhtml: dict[str, str] = {}
    assets: list[Asset] = []
    problems: list[Diagnostic] = []
    for figure, source, alternative in _figures(chapter.tokens):
        if source in book.figures:
            drawn = draw(book.figures[source], figure, alternative)
            xhtml[figure] = drawn.svg
            problems += [_overflow(words, Location(source, line), language) for words, line in drawn.overflowing]
        elif source in book.images:
            asset = asset_of(book.images[source])
            assets.append(asset)
            xhtml[figure] = str(Markup('<img src="{}" alt="{}"/>').format(asset.name, alternative))
    return Images(xhtml, tuple(assets), tuple(problems))


def _figures(tokens: Sequence[Token]) -> Iterator[tuple[str, str, str]]:
    """Each figure: its id, the path of its image, its text alternative."""
    for index, token in enumerate(tokens):
        if token.type == "image_block_open":
            # Its figure begins with it.
            yield str(tokens[index - 1].attrs["id"]), token.meta["src"], plain_text(tokens[index + 1].children)


def _overflow(words: str, place: Location, language: Language) -> Diagnostic:
    message = f"“{words}” does not fit its place in the figure ({language.code})"
    return warning(
        "figure-overflow",
        message,
        place,
        "Shorten the translation, or give the text more data-width or data-lines.",
    )


def asset_of(image: Image) -> Asset:
    """The file of an image as its part refers to it."""
    return Asset(asset_name(image.path, image.media_type), image.media_type, image.content, image.inks)


def asset_name(path: str, media_type: str) -> str:
    """``images/NAME``, another one for each path: that of the file where it is plain and directly in the folder."""
    place = PurePosixPath(path)
    if place.parent.as_posix() == _FOLDER and _PLAIN.fullmatch(place.name):
        return f"images/{place.name}"
    stem = _UNUSUAL.sub("-", place.stem).strip("-") or "image"
    digest = hashlib.sha256(path.encode()).hexdigest()[:8]
    return f"images/{stem}-{digest}{_SUFFIXES[media_type]}"
