"""The jobs of a book: one for each part, one for the cover or title page, one for the list of contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gesim_build.formats.calls import calls
from gesim_build.formats.ean13 import DEPTH, WIDTH, bar_code
from gesim_build.formats.lists import lists_of
from gesim_build.formats.look import ACCENT, PLAIN, Look, Medium
from gesim_build.formats.pdf.plan.contents import contents_lines, is_wide, list_lines, list_xhtml
from gesim_build.formats.pdf.plan.index_pages import index_of
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.plan.pagination import BACK, COVER, begins_anywhere
from gesim_build.formats.quick_access import quick_access
from gesim_build.formats.used_rules import has_answers, is_easy
from gesim_build.formats.widths import width_rules
from gesim_build.languages.direction import LEFT_TO_RIGHT
from gesim_build.model import DIVIDER, EXAMPLE, Asset, Manuscript, Part

COVER_STYLES = ("elements", "cover")
BACK_STYLES = ("elements", "cover", "cover-back", "back-cover")
BARS = "print/bars.css"
COVER_MOTIF, TITLE_MOTIF = "print/motif.css", "print/motif-thin.css"
TITLE_STYLES = ("elements", "title")
MASTHEAD_STYLES, CLOSER_STYLES = ("masthead",), ("closer",)
LEAFLET_STYLES = ("leaflet",)
DIVIDER_STYLES = ("divider",)
LABEL_STYLES = ("page-label",)
ANSWER_STYLES = ("answers",)
EASY_STYLES = ("easy",)
CONTINUED_TEMPLATE = "print/continued.xhtml.j2"
# What is on sheets of its own, each of which says what it is.
SHEETS = frozenset(("form", EXAMPLE))
QUICK_ACCESS_STYLES = ("elements", "page", "text", "opener", "contents", "quick-access")
CONTENTS_STYLES = ("elements", "page", "text", "opener", "contents")


def part_job(manuscript: Manuscript, look: Look, part: Part, profile: bytes = b"") -> Job:
    """The job that lays out a part; ``profile`` is that of a press."""
    look, verso = look.for_text(part.xhtml), is_on_left(manuscript, look, part)
    return Job(
        title=part.title,
        path=part.path,
        language=manuscript.edition.code,
        xhtml=part.xhtml,
        css=(*look.styles(_styles(part), ACCENT, part.pillar), *filter(None, [width_rules([part])])),
        spacing_variants=look.spacing_variants,
        figure_css=look.figure_stylesheet if "<svg" in part.xhtml else "",
        icons=look.icons if "<aside" in part.xhtml else (),
        assets=tuple((asset.name, asset.media_type, _pixels(asset, look.medium)) for asset in part.assets),
        verso=verso,
        both_sides=may_be_turned(manuscript, look, part.kind) and not verso,
        tagged=not look.medium.press,
        page=look.page,
        press=look.medium.press,
        profile=profile if part.assets else b"",
        continued=look.theme.render(CONTINUED_TEMPLATE, manuscript) if part.kind not in SHEETS else "",
        once=look.once,
        lines=_lines(part),
    )


def may_be_turned(manuscript: Manuscript, look: Look, kind: str) -> bool:
    """Whether a piece of this kind may begin on a page of either side, which depends on the pages before it."""
    layout = manuscript.book.layout
    return not layout.is_folded and (not layout.recto or begins_anywhere(kind, look.medium.chapters_start))


def is_on_left(manuscript: Manuscript, look: Look, part: Part) -> bool:
    """Whether a part begins on a left-hand page: the imprint, unless it follows parts that may begin on any.

    It does where the back of the cover has the page of quick access.
    """
    follows = quick_access(manuscript) and begins_anywhere(part.kind, look.medium.chapters_start)
    return part.is_imprint and not follows


def _styles(part: Part) -> tuple[str, ...]:
    """What parts of the book, forms that are filled in and texts in Easy Language have, comes after what all have."""
    answers = ANSWER_STYLES if has_answers(part.xhtml) else ()
    easy = EASY_STYLES if is_easy(part.xhtml) else ()
    return (*PLAIN, *(DIVIDER_STYLES if part.kind == DIVIDER else ()), *answers, *easy)


def _pixels(asset: Asset, medium: Medium) -> bytes:
    """An image as the engine is given it: in its inks for a press, of eight bits a sample."""
    from gesim_build.pictures.depth import to_eight_bits  # which loads Pillow

    return asset.inks if medium.press and asset.inks else to_eight_bits(asset.content)


def _lines(part: Part) -> tuple[int, int]:
    """The first and the last line of a part in its source file, as far as they are known."""
    found = [place.line for place in part.lines.values() if place.path == part.path and place.line]
    return (min(found), max(found)) if found else (0, 0)


def labelled(job: Job, manuscript: Manuscript, look: Look) -> Job:
    """The job with what a publication has on every page, if it has anything there."""
    return replace(job, css=(*job.css, look.stylesheet(LABEL_STYLES))) if manuscript.book.page_label else job


def _said_behind_links(job: Job, manuscript: Manuscript, look: Look) -> Job:
    """The job whose references say the page that they lead to, and other links their address, where that is wanted.

    From right to left they do not: what is moved when a number is known would be what is before it, and what is between
    the marks of an address runs either way. Folded pages have no numbers.
    """
    medium = look.medium
    if look.direction != LEFT_TO_RIGHT:
        return job
    numbered = medium.page_references and not manuscript.book.layout.is_folded
    pattern = manuscript.language.labels.get("page", "{number}") if numbered else ""
    return replace(job, page_reference=pattern, addresses=medium.print_addresses)


def cover_job(manuscript: Manuscript, look: Look) -> Job:
    """The job that lays out the cover, a single page."""
    template = "print/cover.xhtml.j2"
    xhtml = look.theme.render(template, manuscript)
    look = look.for_text(xhtml)
    job = Job(
        title=manuscript.book.title,
        path=template,
        language=manuscript.edition.code,
        xhtml=xhtml,
        css=(look.stylesheet(COVER_STYLES),),
        figure_css=look.drawing_stylesheet(COVER_MOTIF),
    )
    return labelled(job, manuscript, look)


def back_cover_job(manuscript: Manuscript, look: Look) -> Job:
    """The job that lays out the back cover, a single page: with a bar code where this file has a book number."""
    template, page = "print/back-cover.xhtml.j2", look.page
    isbn = manuscript.edition.isbn.get("pdf", "")
    bars = bar_code(isbn) if isbn else ""
    xhtml = look.theme.render(template, manuscript, isbn=isbn, bars=bars, units=page.motif_units)
    look = look.for_text(xhtml)
    lengths = {
        "back-width": page.page_width - page.outer - page.inner,
        "isbn-right": page.inner,
        "bars-width": WIDTH,
        "bars-height": DEPTH,
    }
    job = Job(
        title=manuscript.book.title,
        path=template,
        language=manuscript.edition.code,
        xhtml=xhtml,
        css=(look.stylesheet(BACK_STYLES, more={name: f"{round(mm, 3):g}mm" for name, mm in lengths.items()}),),
        figure_css="".join(map(look.drawing_stylesheet, (COVER_MOTIF, BARS))),
    )
    return labelled(job, manuscript, look)


def has_back_cover(manuscript: Manuscript, look: Look) -> bool:
    """Whether there may be a back cover. On a press it is on the sheet of the cover, which is printed apart."""
    return look.medium.back_cover and not look.medium.press and manuscript.book.layout.has_back


def with_masthead(job: Job, manuscript: Manuscript, look: Look) -> Job:
    """The job of the first part, at whose head is said what it is a part of: for what has no cover."""
    masthead = look.theme.render("print/masthead.xhtml.j2", manuscript)
    return replace(job, masthead=masthead, css=(*job.css, look.stylesheet(MASTHEAD_STYLES)))


def _folded(job: Job, look: Look) -> Job:
    """The job in panels. Other spacing would give them other margins: what is too long has to be shortened."""
    return replace(job, css=(*job.css, look.stylesheet(LEAFLET_STYLES)), spacing_variants=(), folded=True)


def title_job(manuscript: Manuscript, look: Look) -> Job:
    """The job that lays out the title page, which a book has whose cover is printed apart."""
    template = "print/title.xhtml.j2"
    job = Job(
        title=manuscript.book.title,
        path=template,
        language=manuscript.edition.code,
        xhtml=look.theme.render(template, manuscript),
        css=(look.stylesheet(TITLE_STYLES),),
        figure_css=look.drawing_stylesheet(TITLE_MOTIF),
        tagged=not look.medium.press,
        press=look.medium.press,
    )
    return labelled(job, manuscript, look)


def contents_job(manuscript: Manuscript, look: Look, folio_of: Callable[[str], str]) -> Job:
    """The job that lays out the list of contents and the lists after it, with the folio of each id."""
    template = "print/contents.xhtml.j2"
    lines = contents_lines(manuscript, folio_of)
    lists = [(one, list_lines(one, folio_of)) for one in lists_of(manuscript, look.theme.vocabulary.boxes)]
    wide = any(map(is_wide, (lines, *(below for _, below in lists))))
    after = [(one, list_xhtml(below)) for one, below in lists]
    divided = any(part.kind == DIVIDER for part in manuscript.parts)
    job = Job(
        title="contents",
        path=template,
        language=manuscript.edition.code,
        xhtml=look.theme.render(template, manuscript, lines=list_xhtml(lines), lists=after, wide=wide),
        css=look.styles((*CONTENTS_STYLES, *(DIVIDER_STYLES if divided else ()))),
        spacing_variants=look.spacing_variants,
        both_sides=may_be_turned(manuscript, look, "front"),
        tagged=not look.medium.press,
        page=look.page,
        press=look.medium.press,
    )
    return labelled(job, manuscript, look)


def quick_access_job(manuscript: Manuscript, look: Look, folio_of: Callable[[str], str]) -> Job:
    """The job that lays out the page of quick access, with the folio of each id; it begins on a left-hand page."""
    template, places = "print/quick-access.xhtml.j2", quick_access(manuscript)
    values = {"numbered": any(place.number for place in places), "calls": calls(manuscript)}
    named = [(place, folio_of(place.id)) for place in places]
    job = Job(
        title="quick access",
        path=template,
        language=manuscript.edition.code,
        xhtml=look.theme.render(template, manuscript, places=named, **values),
        css=look.styles(QUICK_ACCESS_STYLES),
        spacing_variants=look.spacing_variants,
        verso=True,
        tagged=not look.medium.press,
        page=look.page,
        press=look.medium.press,
    )
    return labelled(job, manuscript, look)


def book_jobs(manuscript: Manuscript, look: Look, profile: bytes = b"") -> dict[str, Job]:
    """The jobs that need no page number, by the id of the piece: cover, or title page on a press, all parts but the
    index, and the back cover."""
    index = index_of(manuscript)
    of_parts = {part.id: job_in_book(manuscript, look, part, profile) for part in manuscript.parts if part is not index}
    back = {BACK: back_cover_job(manuscript, look)} if has_back_cover(manuscript, look) else {}
    if not manuscript.book.layout.has_cover:
        return {**of_parts, **back}
    first = title_job(manuscript, look) if look.medium.press else cover_job(manuscript, look)
    return {COVER: first, **of_parts, **back}


def job_in_book(manuscript: Manuscript, look: Look, part: Part, profile: bytes = b"") -> Job:
    """The job of a part with what it has as one of a publication: the index too, when it has its pages."""
    job = labelled(part_job(manuscript, look, part, profile), manuscript, look)
    job = _said_behind_links(job, manuscript, look)
    if part.prints_index:
        # What its entries refer to is in it, by the alphabet.
        job = replace(job, page_reference="")
    if manuscript.book.layout.has_cover:
        return job
    job = replace(job, css=(*job.css, look.stylesheet(CLOSER_STYLES)))
    if manuscript.book.layout.is_folded:
        job = _folded(job, look)
    return with_masthead(job, manuscript, look) if part.id == manuscript.parts[0].id else job
