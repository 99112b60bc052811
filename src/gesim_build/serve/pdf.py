"""The pages of the PDF for the workbench: built again where something was changed, and drawn as pictures. [I/O]"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any

import pypdfium2

from gesim_build.changes import Snapshot, snapshot
from gesim_build.diagnostics import Diagnostic, GesimError
from gesim_build.formats.files import book_file
from gesim_build.output import FOLDER
from gesim_build.pipeline.build import BOOK_PDF, build, targets
from gesim_build.pipeline.memory import Memory
from gesim_build.pipeline.target import Outcome
from gesim_build.pipeline.writing import writing_outputs
from gesim_build.serve.edition import OpenEdition
from gesim_build.serve.events import Events
from gesim_build.serve.placed import PageText, Placed, letters, place_of
from gesim_build.serve.workbench import Workbench

# Pixels for each point of a page: sharp on a screen that has two for one.
_SCALE = 1.8
# How deep bookmarks are looked through for those of parts.
_DEPTH = 3
# A box on a page: left, top, width and height as shares of those of the page.
Box = tuple[float, float, float, float]
# PDFium works on one document at a time.
_DRAWING = Lock()


class Pages:
    """A finished PDF, of which the pages can be looked through and drawn."""

    def __init__(self, content: bytes) -> None:
        self._pdf: Any = pypdfium2.PdfDocument(content)
        self._drawn: dict[int, bytes] = {}

    def __len__(self) -> int:
        with _DRAWING:
            return len(self._pdf)

    @cached_property
    def texts(self) -> Sequence[PageText]:
        """What the pages show."""
        with _DRAWING:
            return [PageText(page.get_textpage().get_text_range()) for page in self._pdf]

    @cached_property
    def bookmarks(self) -> Sequence[tuple[str, int]]:
        """The titles that bookmarks name, as letters, and their pages."""
        with _DRAWING:
            found = [(mark.get_title(), mark.get_dest()) for mark in self._pdf.get_toc(max_depth=_DEPTH)]
            return [(letters(title), place.get_index()) for title, place in found if place]

    def boxes(self, placed: Placed) -> list[Box]:
        """Where some signs of a page are, line by line."""
        with _DRAWING:
            page = self._pdf[placed.page]
            width, height = page.get_size()
            text = page.get_textpage()
            boxes = [text.get_rect(number) for number in range(text.count_rects(placed.first, placed.count))]
        return [
            (left / width, 1 - top / height, (right - left) / width, (top - bottom) / height)
            for left, bottom, right, top in boxes
        ]

    def picture(self, number: int) -> bytes | None:
        """A page, counted from 0, as PNG; None if there is none."""
        if not 0 <= number < len(self):
            return None
        if number not in self._drawn:
            with _DRAWING:
                image = self._pdf[number].render(scale=_SCALE).to_pil()
            stream = io.BytesIO()
            image.save(stream, "PNG", compress_level=1)
            self._drawn[number] = stream.getvalue()
        return self._drawn[number]


@dataclass(frozen=True, slots=True)
class Built:
    """What became of the PDF of an edition, for files in a state; ``pages`` is None where there is none."""

    state: Snapshot
    pages: Pages | None
    findings: tuple[Diagnostic, ...]


class PdfBuilder:
    """Builds the PDFs of a workbench one after the other, in a thread, and tells when one is finished."""

    def __init__(self, bench: Workbench, memory: Memory, events: Events, today: Callable[[], dt.date]) -> None:
        self._bench, self._memory, self._events, self._today = bench, memory, events, today
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pdf")
        self._built: dict[str, Built] = {}
        self._building: dict[str, Future[None]] = {}

    def view(self, edition: OpenEdition, name: str) -> Mapping[str, Any]:
        """Where a message is in the PDF, as it is or was last; building goes on if that is not of now."""
        code, now = edition.code, snapshot(self._bench.root)
        built = self._built.get(code)
        is_new = built is not None and built.state == now
        if not is_new:
            self._begin(code)
        view: dict[str, Any] = {"building": not is_new, "findings": built.findings if built else ()}
        if built and built.pages:
            placed = _placed(edition, name, built.pages)
            view |= {"pages": len(built.pages), "page": placed.page + 1 if placed else 0}
            view["boxes"] = built.pages.boxes(placed) if placed else []
            view["version"] = hash(tuple(built.state.items())) & 0xFFFFFFFF
        return view

    def picture(self, code: str, number: int) -> bytes | None:
        """A page of the PDF that was built last, counted from 1."""
        built = self._built.get(code)
        return built.pages.picture(number - 1) if built and built.pages else None

    def end(self) -> None:
        """Begin nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _begin(self, code: str) -> None:
        begun = self._building.get(code)
        if begun is None or begun.done():
            if begun is not None:
                begun.result()  # what went wrong there that is no finding is ours: it must not be lost
            self._building[code] = self._thread.submit(self._build, code)

    def _build(self, code: str) -> None:
        now = snapshot(self._bench.root)
        try:
            pages, findings = self._made(code)
        except GesimError as problem:  # a catalog is being written, say; the next change builds again
            pages, findings = None, problem.diagnostics
        self._built[code] = Built(now, pages, findings)
        self._events.tell("pdf", lang=code)

    def _made(self, code: str) -> tuple[Pages | None, tuple[Diagnostic, ...]]:
        """Build one PDF: its pages, or what is wrong. Raises GesimError."""
        with self._bench.lock:
            project = self._bench.book.project
            name = book_file(self._bench.edition(code).manuscript, BOOK_PDF)
        whole = self._bench.main_project
        wanted = targets(whole, [code], [BOOK_PDF], [project.config.book.name])
        folder = wanted[0].folder
        with writing_outputs(whole, [folder], _nobody_is_told):
            outcomes = build(
                whole, wanted, release=False, today=self._today(), progress=_nobody_watches, memory=self._memory
            )
            if any(outcome.result is None for outcome in outcomes):
                return None, tuple(one for outcome in outcomes for one in outcome.diagnostics)
            return Pages((whole.root / FOLDER / folder / name).read_bytes()), ()


def _placed(edition: OpenEdition, name: str, pages: Pages) -> Placed | None:
    """Where a message is: first within the pages of its part, then anywhere."""
    if name not in edition.printed:
        return None
    part, text, share = edition.printed[name]
    for first, after in (*_of_part(edition, part, pages), (0, len(pages))):
        if found := place_of(text, pages.texts, first, after, share):
            return found
    return None


def _of_part(edition: OpenEdition, part: str, pages: Pages) -> Sequence[tuple[int, int]]:
    """The first page of a part and the first one after it, if the bookmarks name it."""
    titles = [(one.id, letters(f"{one.number} {one.title}"), letters(one.title)) for one in edition.manuscript.parts]
    starts = {name: page for name, *forms in titles for title, page in reversed(pages.bookmarks) if title in forms}
    if part not in starts:
        return ()
    later = [page for page in starts.values() if page > starts[part]]
    return ((starts[part], min(later, default=len(pages))),)


def _nobody_is_told(_text: str) -> None:
    """Another gesim that writes there is waited for."""


def _nobody_watches(_outcome: Outcome) -> None:
    """What is made is told when all of it is."""
