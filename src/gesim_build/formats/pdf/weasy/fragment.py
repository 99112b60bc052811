"""Lays out one piece of the book. Runs in a worker process: the only module that starts the layout engine."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.plan.job import Anchor, Job, Piece
from gesim_build.formats.pdf.plan.page_slot import PageSlot
from gesim_build.formats.pdf.prepare.document import NUMBER, print_document
from gesim_build.formats.pdf.prepare.floats import move_floats
from gesim_build.formats.pdf.prepare.footnotes import blocks_of_notes, keep_whole
from gesim_build.formats.pdf.weasy import shortcuts
from gesim_build.formats.pdf.weasy.actual_text import reading_order_kept
from gesim_build.formats.pdf.weasy.cmyk import in_cmyk
from gesim_build.formats.pdf.weasy.continued import place_continued
from gesim_build.formats.pdf.weasy.empty_pages import empty_pages, filled, unused
from gesim_build.formats.pdf.weasy.engine import (
    LOGGER,
    FatalURLFetchingError,
    FontConfiguration,
    Page,
    cssselect2,
    weasyprint,
)
from gesim_build.formats.pdf.weasy.fetcher import AssetFetcher
from gesim_build.formats.pdf.weasy.floats import floats
from gesim_build.formats.pdf.weasy.joined_scripts import put_right
from gesim_build.formats.pdf.weasy.layout_lint.find import find_layout_problems
from gesim_build.formats.pdf.weasy.layout_lint.rows import split_rows
from gesim_build.formats.pdf.weasy.mirror import mirror, turn_over
from gesim_build.formats.pdf.weasy.page_slots import page_numbers_left_open
from gesim_build.formats.pdf.weasy.spacing import order_of_variants
from gesim_build.formats.pdf.weasy.tagging import structure_written
from gesim_build.languages.direction import direction_of
from gesim_build.lengths import PT_PER_PX
from gesim_build.markup.tree import SVG, parents

# A last page of which less than this share of the height is filled has room to write in.
ROOM_LEFT = 0.6
# How often figures are moved, the next when it is known where those before it are.
FLOATINGS = 3
NO_MOVES: Mapping[str, int] = MappingProxyType({})
# What the engine says of a character for which it draws an empty box.
_NOTDEF = re.compile(r"\.notdef glyph .*\(U\+([0-9A-F]+)\)", re.DOTALL)


put_right()


class PrintDocument(weasyprint.HTML):  # type: ignore[misc]
    """A tree to lay out as it is: no HTML parser, no stylesheet but ours."""

    def __init__(self, root: Element, fetcher: AssetFetcher) -> None:
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[Any]:  # noqa: ARG002
        return []


def lay_out(job: Job) -> Piece:
    """A job laid out."""
    fetcher = AssetFetcher(job.assets)
    with _messages() as messages:
        try:
            piece = _piece(job, fetcher, messages)
        except FatalURLFetchingError:
            piece = Piece(b"", 0, {})
        finally:
            shortcuts.forget()
    if fetcher.refused:
        piece = Piece(b"", 0, {}, refused=fetcher.refused[0])
    return replace(piece, messages=tuple(message for message in messages if not _NOTDEF.search(message)))


def _piece(job: Job, fetcher: AssetFetcher, messages: Sequence[str]) -> Piece:
    """Lay out, and again in the job's spacing variants while a page holds too little or a row is divided badly.

    The best is written: the one with the fewest such rows, then with the fewest such pages and holes, then with the
    fewest pages, then the first in the order of the job. The likeliest is tried first, and one that has neither, and no
    more pages than there were, ends it.
    """
    best = _with_floats(job, _with_room(job, _laid_out(job, "", fetcher), fetcher), fetcher)
    merit, most = _merit(best, -1), len(best.pages)
    if not any(merit[:2]):
        return _written(job, best, messages)
    for place in order_of_variants(empty_pages(best.pages), most, filled(best.pages[-1])):
        if place < len(job.spacing_variants):
            layout = _laid_out(job, job.spacing_variants[place], fetcher, best.moves)
            if (other := _merit(layout, place)) < merit:
                best, merit = layout, other
            del layout  # two are as many as there are at a time
            if not any(merit[:2]) and merit[2] <= most:
                break
    return _written(job, best, messages)


def _with_room(job: Job, layout: _Layout, fetcher: AssetFetcher) -> _Layout:
    """The layout, or the roomiest one that has no more pages, where much of the last page is free."""
    pages = layout.pages
    if len(pages) > 1 and filled(pages[-1]) < ROOM_LEFT:
        for spacing in job.roomy:
            roomier = _laid_out(job, spacing, fetcher)
            if len(roomier.pages) == len(pages):
                return roomier
    return layout


def _with_floats(job: Job, layout: _Layout, fetcher: AssetFetcher) -> _Layout:
    """The layout, or one in which text runs on where a figure did not fit, as long as that leaves less room unused."""
    for _ in range(0 if job.once else FLOATINGS):
        if not (moves := floats(layout.pages, layout.tree)):
            break
        behind = {number: layout.moves.get(number, 0) + count for number, count in moves.items()}
        other = _laid_out(job, layout.spacing, fetcher, {**layout.moves, **behind})
        if unused(other.pages) >= unused(layout.pages):
            break
        layout = other
    return layout


def _merit(layout: _Layout, place: int) -> tuple[int, int, int, int]:
    """What layouts are compared by, the least is the best.

    Rows that are divided badly, pages with too little on them, pages, place in the job.
    """
    rows = sum(1 for _ in split_rows(layout.pages, parents(layout.tree)))
    return rows, len(empty_pages(layout.pages)), len(layout.pages), place


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the engine has laid out: the tree, the document, where its elements are and which ones are nowhere.

    ``spacing`` is the style sheet that was added to those of the job; ``moves`` are the figures that are behind some of
    what follows them, by number.
    """

    tree: Element
    document: Any
    anchors: Mapping[str, Anchor]
    lost: tuple[str, ...]
    spacing: str
    moves: Mapping[str, int]

    @property
    def pages(self) -> list[Any]:
        return [page._page_box for page in self.document.pages]


def _laid_out(job: Job, spacing: str, fetcher: AssetFetcher, moves: Mapping[str, int] = NO_MOVES) -> _Layout:
    """Lay out, and again with more kept whole where the engine has lost a footnote."""
    whole: frozenset[int] = frozenset()
    while True:
        tree = move_floats(print_document(job), moves, NUMBER)
        layout = replace(_layout(job, keep_whole(tree, whole), spacing, fetcher), moves=moves)
        more = whole | blocks_of_notes(tree, layout.lost)
        if more == whole:
            return layout
        whole = more


def _layout(job: Job, tree: Element, spacing: str, fetcher: AssetFetcher) -> _Layout:
    document = PrintDocument(tree, fetcher).render(
        font_config=_fonts(),
        stylesheets=[_stylesheet(css) for css in (*job.css, spacing) if css],
        output_intent="device-cmyk" if job.press else None,
    )
    if job.continued:
        place_continued([page._page_box for page in document.pages])
    for number, page in enumerate(document.pages):
        if job.page is not None and (number + job.verso) % 2:
            mirror(page._page_box, job.page, direction_of(job.language))
            document.pages[number] = Page(page._page_box)
    anchors = _anchors(document.pages)
    return _Layout(tree, document, anchors, _lost(tree, anchors), spacing, NO_MOVES)


def _written(job: Job, layout: _Layout, messages: Sequence[str]) -> Piece:
    pdf, slots = _pdf(job, layout)
    boxed = frozenset(chr(int(found[1], 16)) for message in messages if (found := _NOTDEF.search(message)))
    problems = find_layout_problems(layout.pages, layout.tree, boxed, full=bool(job.continued and job.spacing_variants))
    if job.press:  # whose preflight has a limit of its own for pictures
        problems = tuple(problem for problem in problems if problem.code != "coarse-image")
    turned, turned_slots = _pdf(job, _turned(job, layout)) if job.both_sides else (b"", {})
    return Piece(
        pdf,
        len(layout.pages),
        layout.anchors,
        lost=layout.lost,
        problems=problems,
        slots=slots,
        turned=turned,
        turned_slots=turned_slots,
    )


def _turned(job: Job, layout: _Layout) -> _Layout:
    """The layout with the sides of its pages the other way round, in place."""
    assert job.page is not None, "only what has pages of text may begin on both sides"
    for number, page in enumerate(layout.pages):
        turn_over(page, job.page, direction_of(job.language), left=bool((number + job.verso) % 2))
        layout.document.pages[number] = Page(page)
    return layout


def _pdf(job: Job, layout: _Layout) -> tuple[bytes, Mapping[int, PageSlot]]:
    """The PDF of a layout, and the places in it where the pages of other things will be said."""
    with (
        structure_written(),
        in_cmyk(job.press),
        reading_order_kept(job.tagged),
        page_numbers_left_open(layout.pages, wanted=bool(job.page_reference) or job.addresses) as slots,
    ):
        pdf = layout.document.write_pdf(
            pdf_tags=job.tagged,
            pdf_version="1.6" if job.press else "1.7",
            finisher=_finish,
        )
    return pdf, slots


def _finish(_document: Any, pdf: Any) -> None:
    _leave_upright(pdf)
    _do_not_interpolate(pdf)


def _do_not_interpolate(pdf: Any) -> None:
    """PDF/A forbids images that ask to be smoothed (ISO 19005-3, 6.2.8), as the engine has every one of them do."""
    for stream in pdf.objects:
        entries = getattr(stream, "extra", {})
        for image in (entries, getattr(entries.get("SMask"), "extra", {})):
            if "Interpolate" in image:
                image["Interpolate"] = "false"


def _leave_upright(pdf: Any) -> None:
    """Save and restore the graphics state around each page: the engine leaves a flipped matrix behind."""
    for reference in pdf.page_references:
        page = pdf.objects[int(reference.split()[0])]
        content = pdf.objects[int(page["Contents"].split()[0])]
        content.stream = [b"q", *content.stream, b"Q"]


def _anchors(pages: list[Any]) -> dict[str, Anchor]:
    anchors: dict[str, Anchor] = {}
    for number, page in enumerate(pages):
        for name, (left, top, *_) in page.anchors.items():
            anchors.setdefault(
                name, Anchor(number, round(left * PT_PER_PX, 1), round((page.height - top) * PT_PER_PX, 1))
            )
    return anchors


def _lost(tree: Element, anchors: Mapping[str, Anchor]) -> tuple[str, ...]:
    """The ids, outside drawings, that are on no page: a book must not be cut short in silence."""
    drawn = {element for drawing in tree.iter(f"{{{SVG}}}svg") for element in drawing.iter()}
    ids = (element.get("id") for element in tree.iter() if element not in drawn)
    return tuple(name for name in ids if name and name not in anchors)


def forget_fonts() -> None:
    """Give up the fonts that were looked up, for a process about to be forked.

    Newer Pango (seen in 1.56, not in 1.50) looks fonts up in a thread of each font map. A forked process has the map
    without its thread, and would wait forever.
    """
    _stylesheet.cache_clear()
    _fonts.cache_clear()


@lru_cache(maxsize=1)
def _fonts() -> FontConfiguration:
    """One for all jobs of the process: it loads the font configuration of the system, which takes time."""
    return FontConfiguration()


@lru_cache(maxsize=8)
def _stylesheet(css: str) -> weasyprint.CSS:
    if "@font-face" in css:
        shortcuts.forget()  # what was kept without its fonts
    return weasyprint.CSS(string=css, url_fetcher=AssetFetcher(()), font_config=_fonts())


@contextmanager
def _messages() -> Iterator[list[str]]:
    """What the engine logs as warning or error while this is open."""
    messages: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    LOGGER.addHandler(handler)
    try:
        yield messages
    finally:
        LOGGER.removeHandler(handler)
