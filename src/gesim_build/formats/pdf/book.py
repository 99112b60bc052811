"""Makes the PDF, step by step.

1. Every part, the cover and the furniture become jobs, the longest first; none knows its page numbers.
2. When all parts are laid out the page map is known, and with it the index and the list of contents, which are laid out
   last.
3. `stitch` joins pages, structure, destinations, bookmarks and furniture, in a worker process too: six books are
   stitched side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from sys import maxsize

from gesim_build.diagnostics import Diagnostic
from gesim_build.dividers import with_dividers
from gesim_build.formats import RenderContext
from gesim_build.formats.files import book_file
from gesim_build.formats.look import Look
from gesim_build.formats.pdf.plan.book_jobs import book_jobs, contents_job, is_on_left, job_in_book, quick_access_job
from gesim_build.formats.pdf.plan.bookmarks import Bookmark, bookmarks
from gesim_build.formats.pdf.plan.findings import part_findings, title_findings, too_many_pages
from gesim_build.formats.pdf.plan.furniture import FOLIOS, Furniture, folios_job, running_heads, running_heads_job
from gesim_build.formats.pdf.plan.index_pages import index_of, page_finder, with_pages
from gesim_build.formats.pdf.plan.job import Job, Piece, piece_of, unpack
from gesim_build.formats.pdf.plan.metadata import metadata_of
from gesim_build.formats.pdf.plan.pagination import (
    BACK,
    CONTENTS,
    COVER,
    IMPRINT,
    QUICK,
    Extent,
    PageMap,
    bare,
    flowing,
    paginate,
)
from gesim_build.formats.pdf.plan.settled import settled
from gesim_build.formats.pdf.tasks import bind, lay_out
from gesim_build.formats.quick_access import quick_access
from gesim_build.model import DIVIDER, Artifact, Entry, Manuscript, Part

# What is around the parts, as findings call it.
QUICK_TITLE = "Find it quickly"
_AROUND = (("cover", COVER), ("quick access", QUICK), ("back cover", BACK), ("contents", CONTENTS))


@dataclass(frozen=True, slots=True)
class Book:
    """A book whose pages are laid out and counted: its pieces by id, their order, what is laid over them.

    ``findings`` are what does not fit.
    """

    pieces: Mapping[str, Piece]
    page_map: PageMap
    furniture: Furniture
    findings: tuple[Diagnostic, ...]

    @property
    def files(self) -> tuple[bytes, ...]:
        """The PDFs of the pieces."""
        return tuple(piece.pdf for piece in self.pieces.values())


def make_book(context: RenderContext) -> Artifact:
    """The book as one tagged PDF, ``NAME-LANGUAGE.pdf``. Raises GesimError when a part cannot be laid out."""
    context, manuscript = _in_direction(context), context.manuscript
    book = lay_out_book(context)
    bound = context.submit(
        bind,
        book.pieces,
        book.page_map,
        book.furniture,
        _outline(manuscript),
        metadata_of(manuscript),
        context.look.page,
    )
    return Artifact(
        book_file(manuscript, "pdf"),
        "application/pdf",
        bound.result(),
        pages=len(book.page_map.pages),
        findings=book.findings,
        pieces=book.files,
    )


def _in_direction(context: RenderContext) -> RenderContext:
    """The context with the look of pages that run as the language does."""
    return replace(context, look=context.look.for_language(context.manuscript.edition.code))


def lay_out_book(context: RenderContext) -> Book:
    """All pages of the book. Raises GesimError when a part cannot be laid out."""
    manuscript, look, submit = context.manuscript, context.look, context.submit
    running = running_heads(manuscript, contents_title(manuscript), look.page)
    begun = begin(context)
    head_sheets = submit(lay_out, running_heads_job(manuscript, look, running))
    pieces = {name: piece_of(job, submitted) for name, (job, submitted) in begun.items()}
    parts, pieces = _with_what_names_pages(context, pieces)
    page_map = _page_map(manuscript, pieces, look)
    if BACK not in {page.piece for page in page_map.pages}:
        pieces.pop(BACK, None)
    pieces = {name: _announced(context, piece.beginning_at(page_map.first(name))) for name, piece in pieces.items()}
    body = len(page_map.pages) - page_map.body
    head_piece = unpack(head_sheets.result())
    furniture = Furniture(
        heads=head_piece.pdf,
        order=[head.part for head in running],
        roman=_folios(context, "roman", page_map.body),
        arabic=_folios(context, "arabic", body),
    )
    return Book(pieces, page_map, furniture, tuple(_findings(context, parts, pieces, page_map, head_piece)))


def _with_what_names_pages(
    context: RenderContext, pieces: Mapping[str, Piece]
) -> tuple[tuple[Part, ...], dict[str, Piece]]:
    """The parts and the pieces with the index, the page of quick access and the list of contents."""
    manuscript, pieces = context.manuscript, dict(pieces)
    index, parts = index_of(manuscript), manuscript.parts
    has_quick = bool(quick_access(manuscript)) and manuscript.book.layout.has_cover
    if has_quick:
        # Until it is laid out: what is in the front matter after it has a page too.
        pieces[QUICK] = Piece(b"", 1, {})
    if index:
        parts, pieces = _with_index(context, index, pieces)
    if has_quick:
        pieces[QUICK] = _quick_access(context, pieces)
    if manuscript.prints_contents:
        pieces[CONTENTS] = _contents(context, pieces)
    counted_with_body = manuscript.prints_contents and not manuscript.book.layout.recto
    if index and (counted_with_body or (has_quick and pieces[QUICK].pages > 1)):
        # What comes before the parts has moved them.
        parts, pieces = _with_index(context, index, pieces)
    return parts, pieces


def _quick_access(context: RenderContext, pieces: Mapping[str, Piece]) -> Piece:
    """The page of quick access, which moves the rest of the front matter."""
    manuscript, look = context.manuscript, context.look

    def laid_out(pages: int, varied: bool) -> Piece:
        page_map = _page_map(manuscript, {**pieces, QUICK: Piece(b"", pages, {})}, look)
        job = quick_access_job(manuscript, look, partial(_folio, manuscript, pieces, page_map))
        job = job if varied else replace(job, spacing_variants=())
        return piece_of(job, context.submit(lay_out, job))

    return settled(laid_out)


def _contents(context: RenderContext, pieces: Mapping[str, Piece]) -> Piece:
    """The list of contents. What it says of the pages after it depends on how many it has itself.

    Where the body is counted for itself nothing depends on it.
    """
    manuscript, look = context.manuscript, context.look

    def laid_out(pages: int, varied: bool) -> Piece:
        page_map = _page_map(manuscript, {**pieces, CONTENTS: Piece(b"", pages, {})}, look)
        job = contents_job(manuscript, look, partial(_folio, manuscript, pieces, page_map))
        job = job if varied else replace(job, spacing_variants=())
        return piece_of(job, context.submit(lay_out, job))

    return laid_out(1, True) if manuscript.book.layout.recto else settled(laid_out)


def _with_index(
    context: RenderContext, index: Part, pieces: Mapping[str, Piece]
) -> tuple[tuple[Part, ...], dict[str, Piece]]:
    """The parts and the pieces with the index, which has the pages of all other parts: they come before it."""
    manuscript, look = context.manuscript, context.look
    others = {name: piece for name, piece in pieces.items() if name != index.id}
    page_map = _page_map(manuscript, others, look)
    pages_of = page_finder(manuscript, others, page_map, look.page)
    part = with_pages(index, pages_of, lambda page: page_map.pages[page].label)
    job = job_in_book(manuscript, look, part, _profile(context))
    return (*manuscript.parts[:-1], part), {**pieces, index.id: piece_of(job, context.submit(lay_out, job))}


def _profile(context: RenderContext) -> bytes:
    """The profile of the press, if there is one."""
    return context.print_spec.profile if context.look.medium.press else b""


def begin(context: RenderContext) -> dict[str, tuple[Job, Future[bytes]]]:
    """Submit what does not depend on the number of pages, the longest first; the parts and the cover by name.

    Raises GesimError for what is wrong in a template.
    """
    context = _in_direction(context)
    manuscript, look, submit = context.manuscript, context.look, context.submit
    jobs = book_jobs(manuscript, look, _profile(context))
    submitted = {name: submit(lay_out, jobs[name]) for name in sorted(jobs, key=lambda name: -len(jobs[name].xhtml))}
    for style in ("roman", "arabic"):
        # Needed in any case, and waiting to be laid out while the number of pages is not known yet.
        submit(lay_out, folios_job(manuscript, look, style, 0))
    return {name: (job, submitted[name]) for name, job in jobs.items()}


def _announced(context: RenderContext, piece: Piece) -> Piece:
    """The piece, after `RenderContext.laid_out` was called with it."""
    if context.laid_out:
        context.laid_out(piece.pdf)
    return piece


def _findings(
    context: RenderContext,
    parts: Sequence[Part],
    pieces: Mapping[str, Piece],
    page_map: PageMap,
    head_piece: Piece,
) -> Iterator[Diagnostic]:
    """What does not fit in the parts as they are laid out, and in what is around them, with the folio of its page."""
    manuscript = context.manuscript
    file = f"{manuscript.edition.language} {'print' if context.look.medium.press else 'pdf'}"
    for part in parts:
        first = page_map.first(part.id)
        folios = [page.label for page in page_map.pages[first:]]
        yield from part_findings(part, pieces[part.id].problems, file, folios)
    around = {name: pieces[id] for name, id in _AROUND if id in pieces}
    around["running heads"] = head_piece
    if (most := manuscript.book.layout.most_pages) and len(page_map.pages) > most:
        yield too_many_pages(manuscript, len(page_map.pages), most, file)
    for name, piece in around.items():
        yield from title_findings(manuscript, piece.problems, f"{file}, {name}")


def contents_title(manuscript: Manuscript) -> str:
    """The title of the list of contents in the language, or in English."""
    return manuscript.strings.get("Contents", "Contents")


def _page_map(manuscript: Manuscript, pieces: Mapping[str, Piece], look: Look) -> PageMap:
    """Cover, imprint, the other front matter and the contents, as far as they are there; the body; the back cover."""
    if not manuscript.book.layout.recto:
        contents = [Extent(CONTENTS, "front", pieces[CONTENTS].pages)] if CONTENTS in pieces else []
        parts = [part for part in manuscript.parts if part.id in pieces]
        extents = [Extent(part.id, part.kind, pieces[part.id].pages) for part in parts]
        before = _before_contents(manuscript)
        ahead, rest = ([one for one in extents if (one.id in before) is front] for front in (True, False))
        pages = flowing([*ahead, *contents, *rest])
        if (back := _back_cover(pieces)) and len(pages.pages) < (manuscript.book.layout.most_pages or maxsize):
            pages = flowing([*ahead, *contents, *rest, *back])
        return bare(pages) if manuscript.book.layout.is_folded else pages
    front = [Extent(COVER, COVER, 1), *([Extent(QUICK, QUICK, pieces[QUICK].pages)] if QUICK in pieces else [])]
    front += [
        Extent(part.id, IMPRINT if is_on_left(manuscript, look, part) else part.kind, pieces[part.id].pages)
        for part in _fronts(manuscript)
    ]
    if CONTENTS in pieces:
        front.append(Extent(CONTENTS, "front", pieces[CONTENTS].pages))
    body = [part for part in manuscript.parts if part.kind != "front" and part.id in pieces]
    extents = [Extent(part.id, part.kind, pieces[part.id].pages) for part in body]
    return paginate(front, [*extents, *_back_cover(pieces)], look.medium.chapters_start)


def _fronts(manuscript: Manuscript) -> list[Part]:
    """The front matter in the order of its pages: the imprint is on the back of the cover, or of what is there then."""
    imprint_first = not quick_access(manuscript)
    fronts = (part for part in manuscript.parts if part.kind == "front")
    return sorted(fronts, key=lambda part: part.is_imprint is not imprint_first)


def _back_cover(pieces: Mapping[str, Piece]) -> tuple[Extent, ...]:
    """The page of the back cover, if there is one."""
    return (Extent(BACK, BACK, 1),) if BACK in pieces else ()


def _folio(manuscript: Manuscript, pieces: Mapping[str, Piece], page_map: PageMap, id: str) -> str:
    """The folio of the page on which an element begins."""
    part = manuscript.anchors.get(id, id)
    return page_map.pages[page_map.first(part) + pieces[part].anchors[id].page].label


def _folios(context: RenderContext, style: str, pages: int) -> list[bytes]:
    """The sheets with the folios of so many pages."""
    jobs = [folios_job(context.manuscript, context.look, style, block) for block in range(ceil(pages / FOLIOS))]
    sheets = [context.submit(lay_out, job) for job in jobs]
    return [unpack(sheet.result()).pdf for sheet in sheets]


def _before_contents(manuscript: Manuscript) -> frozenset[str]:
    """The parts before the list of contents: the front matter, or the first part of what says there what it is."""
    front = frozenset(part.id for part in manuscript.parts if part.kind == "front")
    return front or frozenset(() if manuscript.book.layout.has_cover else (manuscript.parts[0].id,))


def _below_parts(manuscript: Manuscript, before: frozenset[str]) -> Iterator[Entry]:
    """The entries of the body; those of chapters in a part of the book are a level deeper."""
    inside = {part.id for part, page in with_dividers(manuscript.parts) if page}
    for entry in (entry for entry in manuscript.entries if entry.part not in before):
        yield replace(entry, level=entry.level + 1) if entry.part in inside else entry


def _outline(manuscript: Manuscript) -> list[Bookmark]:
    """The bookmarks in the order of the pages: the list of contents comes before the body."""
    before = _before_contents(manuscript)
    order = {part.id: number for number, part in enumerate(_fronts(manuscript))}
    ahead = [entry for entry in manuscript.entries if entry.part in before]
    front = bookmarks(sorted(ahead, key=lambda entry: order.get(entry.part, 0)))
    if quick_access(manuscript):
        front.insert(0, Bookmark(manuscript.strings.get(QUICK_TITLE, QUICK_TITLE), QUICK))
    dividers = {part.id for part in manuscript.parts if part.kind == DIVIDER}
    body = bookmarks(_below_parts(manuscript, before), dividers)
    contents = [Bookmark(contents_title(manuscript), CONTENTS)] if manuscript.prints_contents else []
    return [*front, *contents, *body]
