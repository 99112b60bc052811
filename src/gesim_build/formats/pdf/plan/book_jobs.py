"""The jobs of a book: one for each part, one for the cover or title page, one for the list of contents."""

from __future__ import annotations

from collections.abc import Callable

from gesim_build.formats.pdf.plan.contents import contents_lines, list_xhtml
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.plan.medium import SCREEN, Medium
from gesim_build.formats.pdf.plan.pagination import CONTENTS, COVER, IMPRINT
from gesim_build.formats.pdf.plan.stylesheet import (
    ACCENT,
    PLAIN,
    figure_stylesheet,
    geometry,
    icons,
    spacing_variants,
    styles,
    stylesheet,
    tokens,
)
from gesim_build.markup.css import resolve, without_comments
from gesim_build.model import Asset, Manuscript, Part
from gesim_build.theme import Theme

COVER_STYLES = ("elements", "cover")
COVER_MOTIF, TITLE_MOTIF = "print/motif.css", "print/motif-thin.css"
TITLE_STYLES = ("elements", "title")
CONTENTS_STYLES = ("elements", "page", "text", "opener", "contents")


def part_job(manuscript: Manuscript, theme: Theme, part: Part, medium: Medium = SCREEN, profile: bytes = b"") -> Job:
    """The job that lays out a part. The imprint begins on a left-hand page; ``profile`` is that of a press."""
    return Job(
        title=part.title,
        path=part.path,
        language=manuscript.edition.code,
        xhtml=part.xhtml,
        css=styles(theme, PLAIN, ACCENT, part.pillar, medium),
        spacing_variants=spacing_variants(theme, medium),
        figure_css=figure_stylesheet(theme, medium) if "<svg" in part.xhtml else "",
        icons=icons(theme, medium) if "<aside" in part.xhtml else (),
        assets=tuple((asset.name, asset.media_type, _pixels(asset, medium)) for asset in part.assets),
        verso=part.id == IMPRINT,
        tagged=not medium.press,
        page=geometry(theme, medium),
        press=medium.press,
        profile=profile if part.assets else b"",
        lines=_lines(part),
    )


def _pixels(asset: Asset, medium: Medium) -> bytes:
    """An image as the engine is given it: in its inks for a press, of eight bits a sample."""
    from gesim_build.pictures.depth import to_eight_bits  # which loads Pillow

    return asset.inks if medium.press and asset.inks else to_eight_bits(asset.content)


def _lines(part: Part) -> tuple[int, int]:
    """The first and the last line of a part in its source file, as far as they are known."""
    found = [place.line for place in part.lines.values() if place.path == part.path and place.line]
    return (min(found), max(found)) if found else (0, 0)


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
        figure_css=drawing_stylesheet(theme, COVER_MOTIF),
    )


def title_job(manuscript: Manuscript, theme: Theme, medium: Medium) -> Job:
    """The job that lays out the title page, which a book has whose cover is printed apart."""
    template = "print/title.xhtml.j2"
    return Job(
        title=manuscript.book.title,
        path=template,
        language=manuscript.edition.code,
        xhtml=theme.render(template, manuscript),
        css=(stylesheet(theme, TITLE_STYLES, medium=medium),),
        figure_css=drawing_stylesheet(theme, TITLE_MOTIF, medium),
        tagged=not medium.press,
        press=medium.press,
    )


def drawing_stylesheet(theme: Theme, name: str, medium: Medium = SCREEN) -> str:
    """A stylesheet that goes into a drawing: the motif as bands or as lines."""
    return resolve(without_comments(theme.text(name)), tokens(theme, medium))


def contents_job(manuscript: Manuscript, theme: Theme, folio_of: Callable[[str], str], medium: Medium = SCREEN) -> Job:
    """The job that lays out the list of contents, with the folio of each id."""
    template = "print/contents.xhtml.j2"
    lines = list_xhtml(contents_lines(manuscript, folio_of))
    return Job(
        title=CONTENTS,
        path=template,
        language=manuscript.edition.code,
        xhtml=theme.render(template, manuscript, lines=lines),
        css=styles(theme, CONTENTS_STYLES, medium=medium),
        spacing_variants=spacing_variants(theme, medium),
        tagged=not medium.press,
        page=geometry(theme, medium),
        press=medium.press,
    )


def book_jobs(manuscript: Manuscript, theme: Theme, medium: Medium = SCREEN, profile: bytes = b"") -> dict[str, Job]:
    """The jobs that need no page number, by the id of the piece: cover, or title page on a press, and all parts."""
    parts = {part.id: part_job(manuscript, theme, part, medium, profile) for part in manuscript.parts}
    first = title_job(manuscript, theme, medium) if medium.press else cover_job(manuscript, theme)
    return {COVER: first, **parts}
