"""The making of the two files: the inside first, because its number of pages makes the spine of the cover."""

from __future__ import annotations

from gesim_build.formats import Submit
from gesim_build.formats.pdf.book import lay_out_book
from gesim_build.formats.pdf.findings import title_findings
from gesim_build.formats.pdf.layout import lay_out
from gesim_build.formats.pdf.medium import Medium
from gesim_build.formats.pdf.pagination import COVER, Leaf, PageMap, padded
from gesim_build.formats.pdf.piece import piece_of
from gesim_build.formats.pdf.plan import metadata_of
from gesim_build.formats.pdf.stylesheet import geometry
from gesim_build.formats.print.cover import cover_job, lay_out_spine, sheet_geometry
from gesim_build.formats.print.layout import bind
from gesim_build.formats.print.paper import Paper
from gesim_build.model import Artifact, Manuscript
from gesim_build.press import COVER as COVER_SHEET
from gesim_build.press import INTERIOR, file_of
from gesim_build.theme import Theme

FOLDER = "print"
MEDIA_TYPE = "application/pdf"


def make_edition(manuscript: Manuscript, theme: Theme, submit: Submit) -> tuple[Artifact, Artifact]:
    """The inside and the cover. Raises GesimError when a part cannot be laid out."""
    press = manuscript.press
    medium = Medium(press.trim, press.bleed, press=True)
    book = lay_out_book(manuscript, theme, submit, medium, press.profile)
    page_map = padded(book.page_map, press.multiple)
    page = geometry(theme, medium)
    metadata = metadata_of(manuscript)
    inside = Paper(INTERIOR, metadata, page, press.profile)
    interior = submit(bind, book.pieces, page_map, book.furniture, inside)
    pages = len(page_map.leaves)
    spine = lay_out_spine(manuscript, theme, submit, medium, press.spine(pages))
    job = cover_job(manuscript, theme, medium, spine)
    pieces = {COVER: piece_of(job, submit(lay_out, job))}
    outside = Paper(COVER_SHEET, metadata, sheet_geometry(page, spine.width), press.profile)
    around = title_findings(manuscript, pieces[COVER].flaws, f"{manuscript.edition.language} print, cover")
    cover = submit(bind, pieces, PageMap((Leaf(COVER, 0, "1"),), 0), None, outside)
    return (
        Artifact(file_name(manuscript, inside), MEDIA_TYPE, interior.result(), pages=pages, findings=book.findings),
        Artifact(file_name(manuscript, outside), MEDIA_TYPE, cover.result(), findings=tuple(around)),
    )


def file_name(manuscript: Manuscript, paper: Paper) -> str:
    """``print/NAME-LANGUAGE-KIND.pdf``."""
    return f"{FOLDER}/{file_of(f'{manuscript.book.name}-{manuscript.edition.language}', paper.kind)}"
