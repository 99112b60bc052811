"""Makes the two files: the inside first, because its number of pages makes the spine of the cover."""

from __future__ import annotations

from gesim_build.formats import RenderContext
from gesim_build.formats.pdf.book import lay_out_book
from gesim_build.formats.pdf.plan.findings import title_findings
from gesim_build.formats.pdf.plan.job import piece_of
from gesim_build.formats.pdf.plan.metadata import metadata_of
from gesim_build.formats.pdf.plan.pagination import COVER, Page, PageMap, padded
from gesim_build.formats.pdf.tasks import lay_out
from gesim_build.formats.print.cover import cover_job, lay_out_spine, sheet_geometry
from gesim_build.formats.print.tasks import PrintFile, bind
from gesim_build.model import Artifact, Manuscript
from gesim_build.print_spec import COVER as COVER_SHEET
from gesim_build.print_spec import INTERIOR, file_of

FOLDER = "print"
MEDIA_TYPE = "application/pdf"


def make_edition(context: RenderContext) -> tuple[Artifact, Artifact]:
    """The inside and the cover. Raises GesimError when a part cannot be laid out."""
    manuscript, page, print_spec, submit = context.manuscript, context.look.page, context.print_spec, context.submit
    book = lay_out_book(context)
    page_map = padded(book.page_map, print_spec.multiple)
    metadata = metadata_of(manuscript)
    inside = PrintFile(INTERIOR, metadata, page, print_spec.profile)
    interior = submit(bind, book.pieces, page_map, book.furniture, inside)
    pages = len(page_map.pages)
    spine = lay_out_spine(context, print_spec.spine(pages))
    job = cover_job(manuscript, context.look, spine)
    pieces = {COVER: piece_of(job, submit(lay_out, job))}
    outside = PrintFile(COVER_SHEET, metadata, sheet_geometry(page, spine.width), print_spec.profile)
    around = title_findings(manuscript, pieces[COVER].problems, f"{manuscript.edition.language} print, cover")
    cover = submit(bind, pieces, PageMap((Page(COVER, 0, "1"),), 0), None, outside)
    return (
        Artifact(
            file_name(manuscript, inside),
            MEDIA_TYPE,
            interior.result(),
            pages=pages,
            findings=book.findings,
            pieces=book.files,
        ),
        Artifact(file_name(manuscript, outside), MEDIA_TYPE, cover.result(), findings=tuple(around)),
    )


def file_name(manuscript: Manuscript, file: PrintFile) -> str:
    """``print/NAME-LANGUAGE-KIND.pdf``."""
    return f"{FOLDER}/{file_of(f'{manuscript.book.name}-{manuscript.edition.language}', file.kind)}"
