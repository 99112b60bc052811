"""The jobs of a book: one for each part, one for the cover, one for the list of contents."""

from __future__ import annotations

from collections.abc import Callable

from gesim_build.formats.pdf.contents import contents_lines, list_xhtml
from gesim_build.formats.pdf.job import Job
from gesim_build.formats.pdf.pagination import CONTENTS, COVER, IMPRINT
from gesim_build.formats.pdf.stylesheet import ACCENT, PLAIN, figure_stylesheet, icons, resolve, stylesheet, tokens
from gesim_build.model import Manuscript, Part
from gesim_build.theme import Theme

COVER_STYLES = ("elements", "cover")
CONTENTS_STYLES = ("elements", "page", "text", "opener", "contents")


def part_job(manuscript: Manuscript, theme: Theme, part: Part) -> Job:
    """The job that lays out a part. The imprint begins on a left-hand page."""
    return Job(
        title=part.title,
        path=part.path,
        language=manuscript.edition.code,
        xhtml=part.xhtml,
        css=(stylesheet(theme, PLAIN), stylesheet(theme, ACCENT, part.pillar)),
        figure_css=figure_stylesheet(theme) if "<svg" in part.xhtml else "",
        icons=icons(theme) if "<aside" in part.xhtml else (),
        assets=tuple((asset.name, asset.media_type, asset.content) for asset in part.assets),
        verso=part.id == IMPRINT,
    )


def cover_job(manuscript: Manuscript, theme: Theme) -> Job:
    """The job that lays out the cover, a single page."""
    template = "print/cover.xhtml.j2"
    xhtml = theme.render(template, manuscript)
    return Job(
        title=manuscript.book.title,
        path=template,
        language=manuscript.edition.code,
        xhtml=xhtml,
        css=(stylesheet(theme, COVER_STYLES),),
        figure_css=resolve(theme.text("print/motif.css"), tokens(theme)),
    )


def contents_job(manuscript: Manuscript, theme: Theme, folio_of: Callable[[str], str]) -> Job:
    """The job that lays out the list of contents, with the folio of each id."""
    template = "print/contents.xhtml.j2"
    lines = list_xhtml(contents_lines(manuscript, folio_of))
    return Job(
        title=CONTENTS,
        path=template,
        language=manuscript.edition.code,
        xhtml=theme.render(template, manuscript, lines=lines),
        css=(stylesheet(theme, CONTENTS_STYLES),),
    )


def book_jobs(manuscript: Manuscript, theme: Theme) -> dict[str, Job]:
    """The jobs that need no page number, by the id of the piece: the cover and all parts."""
    parts = {part.id: part_job(manuscript, theme, part) for part in manuscript.parts}
    return {COVER: cover_job(manuscript, theme), **parts}
