"""The forms, each a PDF of its own, twice in one design: to print, and to fill in on screen.

A form is laid out as in the book, by the same machinery. A file names nobody: it has the form's title and the edition,
and neither author, publisher nor what the book is about; the book itself only if the publisher says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace

from gesim_build.formats import RenderContext
from gesim_build.formats.files import FORM_USES, LARGE, form_file, form_parts
from gesim_build.formats.look import Look
from gesim_build.formats.pdf.plan.book_jobs import part_job
from gesim_build.formats.pdf.plan.findings import part_findings
from gesim_build.formats.pdf.plan.job import Job, Piece, piece_of
from gesim_build.formats.pdf.plan.metadata import Metadata
from gesim_build.formats.pdf.plan.pagination import Extent, paginate
from gesim_build.formats.pdf.tasks import bind, lay_out
from gesim_build.model import Artifact, Manuscript, Part

# The style sheets of each use, over those of the book.
STYLES = {"print": ("sheet",), "fill": ("sheet", "fill"), LARGE: ("sheet", "large")}
# More room to write, where the last page has some left: lines, rows and groups further apart.
ROOMY = (("spacing/form-roomiest",), ("spacing/form-roomy",))
# Their foot has words already: what is on every page is at the head.
LABEL_STYLES = ("page-label", "page-label-sheet")
_REFERENCE = re.compile(r'<a\b[^>]*\bhref="#([^"]+)"')


def render(context: RenderContext) -> Iterable[Artifact]:
    """Two PDFs of each form, see `form_file`. Raises GesimError when a form cannot be laid out."""
    return sheets(context, FORM_USES)


def sheets(context: RenderContext, uses: Sequence[str]) -> Iterator[Artifact]:
    """A PDF of each form for each of some uses."""
    manuscript = context.manuscript
    wanted = [(part, use) for part in form_parts(manuscript) for use in uses]
    jobs = [form_job(manuscript, context.look, part, use) for part, use in wanted]
    submitted = [context.submit(lay_out, job) for job in jobs]
    bound = [_bound(context, *row) for row in zip(wanted, jobs, submitted, strict=True)]
    for (part, use), (piece, content) in zip(wanted, bound, strict=True):
        path = form_file(manuscript, part, use)
        folios = [str(number) for number in range(1, piece.pages + 1)]
        findings = tuple(part_findings(part, piece.problems, path, folios))
        yield Artifact(path, "application/pdf", content.result(), piece.pages, _title(part, manuscript), findings)


def form_job(manuscript: Manuscript, look: Look, part: Part, use: str) -> Job:
    """The job that lays out a form for a file of its own. Its pages have a foot, so they keep their measures."""
    job = part_job(manuscript, look, part)
    labels = LABEL_STYLES if manuscript.book.page_label else ()
    own = look.stylesheet((*STYLES[use], *labels))
    source = look.theme.render("print/form-source.xhtml.j2", manuscript) if _refers_to_others(manuscript, part) else ""
    return replace(
        job,
        css=(*job.css, own),
        spacing_variants=(),
        roomy=() if look.once or use == LARGE else tuple(map(look.stylesheet, ROOMY)),
        both_sides=False,
        alone=True,
        fillable=use == "fill",
        masthead=source.strip(),
    )


def _refers_to_others(manuscript: Manuscript, part: Part) -> bool:
    """Whether a form names a place in another part of the book."""
    return any(manuscript.anchors.get(id, part.id) != part.id for id in _REFERENCE.findall(part.xhtml))


def _bound(
    context: RenderContext, wanted: tuple[Part, str], job: Job, laid_out: Future[bytes]
) -> tuple[Piece, Future[bytes]]:
    part, use = wanted
    edition = context.manuscript.edition
    piece = piece_of(job, laid_out)
    page_map = paginate((), (Extent(part.id, part.kind, piece.pages),))
    metadata = Metadata(
        title=_title(part, context.manuscript),
        language=edition.code,
        date=edition.date.isoformat(),
        # Viewers draw what is written into fields, which PDF/A does not allow.
        archival=use != "fill",
        sheet=True,
        discreet=edition.discreet,
    )
    return piece, context.submit(bind, {part.id: piece}, page_map, None, (), metadata, context.look.page)


def _title(part: Part, manuscript: Manuscript) -> str:
    """The form's label and title: "Form B: Risk and safety plan"; where nothing may tell more, "Form B"."""
    if manuscript.edition.discreet:
        return part.label or manuscript.book.title
    return f"{part.label}: {part.title}" if part.label else part.title
