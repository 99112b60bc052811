"""What the start page and the forms offer to download: the files that are there, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gesim_build.cldr import file_size
from gesim_build.formats import RenderContext
from gesim_build.formats.files import FORM_USES, LARGE, book_file, bundle_file, form_file, form_parts
from gesim_build.formats.links import Address
from gesim_build.model import Manuscript, Part

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "html": "text/html",
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file: the link to it, what it is for, media type, size in words.

    It is for one of `MEDIA_TYPES`, of `FORM_USES`, or `LARGE`.
    """

    href: str
    use: str
    media_type: str
    size: str


@dataclass(frozen=True, slots=True)
class FormDownloads:
    """The files of one form, whose page is at ``href``."""

    href: str
    label: str
    title: str
    files: tuple[Download, ...]


def book_downloads(context: RenderContext) -> tuple[Download, ...]:
    """The whole book in other formats."""
    return _there(context, [(_file_of(context.manuscript, use), use) for use in MEDIA_TYPES])


def _file_of(manuscript: Manuscript, use: str) -> str:
    return bundle_file(manuscript) if use == "zip" else book_file(manuscript, use)


def forms_downloads(context: RenderContext, address: Address) -> tuple[FormDownloads, ...]:
    """Every form that has files of its own."""
    rows = ((part, form_downloads(context, part)) for part in form_parts(context.manuscript))
    return tuple(FormDownloads(address(part.id), part.label, part.title, own) for part, own in rows if own)


def form_downloads(context: RenderContext, part: Part) -> tuple[Download, ...]:
    """The files of one form."""
    return _there(context, [(form_file(context.manuscript, part, use), use) for use in (*FORM_USES, LARGE)])


def _there(context: RenderContext, named: Sequence[tuple[str, str]]) -> tuple[Download, ...]:
    locale, files = context.manuscript.language.locale, context.files
    return tuple(
        Download(context.way + path, use, MEDIA_TYPES[path.rpartition(".")[2]], file_size(files[path], locale))
        for path, use in named
        if path in files
    )
