"""The web pages in one file, and the single forms, to pass on: whole wherever it is unpacked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gesim_build.formats import RenderContext, html
from gesim_build.formats.files import bundle_file
from gesim_build.model import Artifact
from gesim_build.ziparchive import archive


def render(context: RenderContext) -> Iterable[Artifact]:
    """One artifact, ``NAME-LANG-html.zip``; it unpacks into a folder of its own and knows no other language.

    The forms are in a folder beside the pages, which link to them.
    """
    manuscript = context.manuscript
    alone = replace(manuscript, book=replace(manuscript.book, languages=(manuscript.edition,)))
    folder = f"{manuscript.book.name}-{manuscript.edition.language}/"
    pages = html.render(replace(context, manuscript=alone, way=""))
    files = {folder + page.path.removeprefix(html.FOLDER): page.content for page in pages}
    files |= {folder + path: context.content(path) for path in context.files}
    yield Artifact(bundle_file(manuscript), "application/zip", archive(files, manuscript.edition.date))
