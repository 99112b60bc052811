"""The web pages in one file, to pass on by messenger or USB stick: whole wherever it is unpacked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gesim_build.formats import html
from gesim_build.model import Artifact, Manuscript
from gesim_build.theme import Theme
from gesim_build.ziparchive import archive


def render(manuscript: Manuscript, theme: Theme, submit: object) -> Iterable[Artifact]:
    """One artifact, ``NAME-LANG-html.zip``; it unpacks into a folder of its own and knows no other language."""
    alone = replace(manuscript, book=replace(manuscript.book, languages=(manuscript.edition,)))
    folder = f"{manuscript.book.name}-{manuscript.edition.language}/"
    files = {folder + page.path.removeprefix(html.FOLDER): page.content for page in html.render(alone, theme, submit)}
    yield Artifact(f"{folder[:-1]}-html.zip", "application/zip", archive(files, manuscript.edition.date))
