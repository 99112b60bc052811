"""The cover as one sheet: back, spine and front side by side, with bleed around all three."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from gesim_build.formats import RenderContext
from gesim_build.formats.ean13 import DEPTH, WIDTH, bar_code
from gesim_build.formats.look import Look
from gesim_build.formats.pdf.plan.book_jobs import BARS, COVER_MOTIF
from gesim_build.formats.pdf.plan.geometry import Geometry
from gesim_build.formats.pdf.plan.job import Job, piece_of
from gesim_build.formats.pdf.tasks import lay_out
from gesim_build.lengths import MM_PER_PT, PT_PER_MM
from gesim_build.model import Manuscript

COVER_TEMPLATE = "print/cover-sheet.xhtml.j2"
COVER_STYLES = ("elements", "cover", "cover-back", "spine-words", "cover-sheet")
DRAWING_STYLES = (COVER_MOTIF, BARS)
SPINE_TEMPLATE = "print/spine.xhtml.j2"
SPINE_STYLES = ("elements", "spine-words", "spine")


@dataclass(frozen=True, slots=True)
class Spine:
    """``width`` in millimetres; ``words`` are what is printed on it, at ``size`` points, empty when nothing fits."""

    width: float
    words: tuple[str, ...] = ()
    size: float = 0.0


def type_size(width: float, page: Geometry) -> float:
    """The size of type for a spine of so many millimetres, in points; 0 when it is too thin for any."""
    size = min(page.spine_largest, (width - 2 * page.spine_air) / page.spine_leading)
    return round(size * PT_PER_MM, 1) if size >= page.spine_smallest else 0.0


def lay_out_spine(context: RenderContext, width: float) -> Spine:
    """What is on the spine: short title and title, or the short title alone, or nothing.

    Both are set once for their length, on a sheet that is thrown away.
    """
    page = context.look.page
    size = type_size(width, page)
    if not size:
        return Spine(width)
    book = context.manuscript.book
    choices = tuple(dict.fromkeys((tuple(dict.fromkeys((book.short_title, book.title))), (book.short_title,))))
    job = _spine_job(context.manuscript, context.look, choices, size)
    ends = piece_of(job, context.submit(lay_out, job)).anchors
    room = (page.page_height - 2 * page.spine_end) * PT_PER_MM
    fitting = (words for number, words in enumerate(choices) if ends[f"spine-{number}"].x <= room)
    return Spine(width, next(fitting, ()), size)


def _spine_job(manuscript: Manuscript, look: Look, choices: tuple[tuple[str, ...], ...], size: float) -> Job:
    xhtml = look.theme.render(SPINE_TEMPLATE, manuscript, choices=choices, size=size, leading=look.page.spine_leading)
    css = (look.stylesheet(SPINE_STYLES),)
    return Job("spine", SPINE_TEMPLATE, manuscript.edition.code, xhtml, css, tagged=False, press=look.medium.press)


def sheet_geometry(page: Geometry, spine: float) -> Geometry:
    """The measures of the whole sheet."""
    return replace(page, page_width=round(2 * page.page_width + spine, 3))


def cover_job(manuscript: Manuscript, look: Look, spine: Spine) -> Job:
    """The job that lays out the cover: a single wide page."""
    page = look.page
    isbn = manuscript.edition.isbn.get("print", "")
    values = {
        "spine": spine,
        "leading": page.spine_leading,
        "isbn": isbn,
        "bars": bar_code(isbn) if isbn else "",
        "stripes": round(_stripes(page, spine) / _unit(page), 2),
    }
    return Job(
        title=manuscript.book.title,
        path=COVER_TEMPLATE,
        language=manuscript.edition.code,
        xhtml=look.theme.render(COVER_TEMPLATE, manuscript, **values),
        css=(look.stylesheet(COVER_STYLES, more=_measures(page, spine)),),
        figure_css="".join(map(look.drawing_stylesheet, DRAWING_STYLES)),
        tagged=False,
        press=look.medium.press,
    )


def _unit(page: Geometry) -> float:
    """Millimetres for one unit of the motif's drawing on the front."""
    return page.motif_width / page.motif_units


def _stripes(page: Geometry, spine: Spine) -> float:
    """How long the stripes are that lead to the motif on the front, from beyond the edge of the back: millimetres."""
    return page.page_width + spine.width - page.motif_overhang + page.bleed + page.stripes_beyond


def _measures(page: Geometry, spine: Spine) -> Mapping[str, str]:
    """The lengths of the sheet as CSS, by their names in ``cover-sheet.css``."""
    stripes = _stripes(page, spine)
    lengths = {
        "sheet-width": 2 * page.page_width + spine.width,
        "front": page.page_width + spine.width,
        "spine-left": page.page_width + spine.width / 2 + spine.size * page.spine_leading * MM_PER_PT / 2,
        "back-width": page.page_width - page.outer - page.inner,
        "isbn-right": page.page_width + spine.width + page.inner,
        "bars-width": WIDTH,
        "bars-height": DEPTH,
        "stripes-left": -page.bleed - page.stripes_beyond,
        "stripes-width": stripes + page.motif_width,
        "stripes-height": page.motif_height,
    }
    return {name: f"{round(value, 3):g}mm" for name, value in lengths.items()}
