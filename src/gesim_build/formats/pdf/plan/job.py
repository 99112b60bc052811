"""What a worker gets and gives back: one piece of the book to lay out, and the piece laid out."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.formats.pdf.plan.geometry import Geometry
from gesim_build.formats.pdf.plan.page_slot import Glyph, PageSlot
from gesim_build.workers.lost import WorkerLostError

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of the book, to be laid out alone.

    ``xhtml`` is one ``section`` element. ``css`` are its style sheets, each parsed once by a worker.
    ``spacing_variants`` are further ones, of which one is added when some page would hold too little without it, or
    a page break divide a row badly; ``roomy`` are such for a piece of several pages that leaves much of the last one
    free, the roomiest first. ``icons`` and ``figure_css`` are drawn into it; ``assets`` (name, media type, content)
    are the only files it may refer to.
    ``title``, ``path`` and ``lines`` (the first and the last one there, which move with every edit further up: no part
    of the job's identity) say in messages what it was. ``verso`` begins it on a left-hand page; what is not ``tagged``
    has no structure, to be laid over pages as an artifact. What is ``alone`` makes a file without the rest of the book;
    a ``fillable`` form gets fields. ``page`` has the measures of its pages, where something may be beside the text. Of
    what may begin on ``both_sides`` the pages are written a second time, as they are when the first of them is a
    left-hand one: it is known late which. What goes to a ``press`` is in inks; its images are converted to those of
    ``profile`` (ICC). A ``masthead`` (one element) is put at the head of the first page; of a form that is alone it is
    what its foot says besides. What is ``folded`` is laid out in the panels of a leaflet. ``page_reference`` is how the
    page is called that a reference leads to, with ``{number}``; "" where none says it. With ``addresses`` links out of
    the book have theirs printed. ``continued`` (one element) is put over what goes on from another page; "" where
    nothing says so. What is laid out ``once`` has no text before a figure that did not fit.
    """

    title: str
    path: str
    language: str
    xhtml: str
    css: tuple[str, ...]
    spacing_variants: tuple[str, ...] = ()
    roomy: tuple[str, ...] = ()
    figure_css: str = ""
    icons: tuple[tuple[str, str], ...] = ()
    assets: tuple[tuple[str, str, bytes], ...] = ()
    verso: bool = False
    both_sides: bool = False
    tagged: bool = True
    alone: bool = False
    fillable: bool = False
    page: Geometry | None = None
    press: bool = False
    profile: bytes = b""
    masthead: str = ""
    folded: bool = False
    page_reference: str = ""
    addresses: bool = False
    continued: str = ""
    once: bool = False
    lines: tuple[int, int] = field(default=(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an element begins: page of the piece, counted from 0, and the upper left corner in PDF points."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LayoutProblem:
    """Something that does not fit on a laid out page.

    ``code`` is that of the finding, ``page`` counts from 0. ``element`` is the number of the element, in document order
    from 0, in the job's XHTML. ``text`` are the words it is about, ``other`` those that they overlap; ``size`` is by
    how much, in millimetres.
    """

    code: str
    page: int
    element: int
    text: str
    other: str = ""
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the book laid out: a tagged PDF whose internal links name their destinations.

    ``messages`` are what the layout engine complained about, ``lost`` the ids of elements that it did not lay out,
    ``problems`` what does not fit; with ``refused`` set, the address it may not read, it stopped, and ``pdf`` is empty.
    ``slots`` are the places, by number, where the pages of other things are said when the book is bound. ``turned`` and
    its slots are the same with the sides of the pages the other way round, where the job may begin on both.
    """

    pdf: bytes
    pages: int
    anchors: Mapping[str, Anchor]
    messages: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    refused: str = ""
    problems: tuple[LayoutProblem, ...] = ()
    slots: Mapping[int, PageSlot] = field(default_factory=dict)
    turned: bytes = b""
    turned_slots: Mapping[int, PageSlot] = field(default_factory=dict)

    def beginning_at(self, index: int) -> Piece:
        """The piece whose first page has this index in the book, which is a left-hand one if it is odd."""
        pdf, slots = (self.turned, self.turned_slots) if self.turned and index % 2 else (self.pdf, self.slots)
        return replace(self, pdf=pdf, slots=slots, turned=b"", turned_slots={})


def pack(piece: Piece) -> bytes:
    """The piece as bytes: a line of JSON, then the PDF, then that of the other side."""
    head = {
        "pages": piece.pages,
        "anchors": {name: list(asdict(anchor).values()) for name, anchor in piece.anchors.items()},
        "messages": list(piece.messages),
        "lost": list(piece.lost),
        "refused": piece.refused,
        "problems": [list(asdict(problem).values()) for problem in piece.problems],
        "slots": _listed(piece.slots),
        "turned_slots": _listed(piece.turned_slots),
        "size": len(piece.pdf),
    }
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + piece.pdf + piece.turned


def unpack(blob: bytes) -> Piece:
    """The inverse of `pack`."""
    line, _, files = blob.partition(b"\n")
    head = json.loads(line)
    pdf, turned = files[: head["size"]], files[head["size"] :]
    anchors = {name: Anchor(*place) for name, place in head["anchors"].items()}
    problems = tuple(LayoutProblem(*values) for values in head["problems"])
    return Piece(
        pdf=pdf,
        pages=head["pages"],
        anchors=anchors,
        messages=tuple(head["messages"]),
        lost=tuple(head["lost"]),
        refused=head["refused"],
        problems=problems,
        slots=_slots(head["slots"]),
        turned=turned,
        turned_slots=_slots(head["turned_slots"]),
    )


def _listed(slots: Mapping[int, PageSlot]) -> dict[str, Any]:
    return {str(number): asdict(slot) for number, slot in slots.items()}


def _slots(listed: Mapping[str, Any]) -> dict[int, PageSlot]:
    return {int(number): _slot(values) for number, values in listed.items()}


def _slot(values: Mapping[str, Any]) -> PageSlot:
    glyphs = {letter: Glyph(**glyph) for letter, glyph in values["glyphs"].items()}
    more = {"shown": tuple(values["shown"]), "rest": tuple(values["rest"]), "glyphs": glyphs}
    return PageSlot(**{**values, **more})


def piece_of(job: Job, laid_out: Future[bytes]) -> Piece:
    """The piece of a job; what the engine complained about is logged, what it was refused ends the build."""
    try:
        piece = unpack(laid_out.result())
    except WorkerLostError as lost:
        raise GesimError((_not_laid_out(job, lost),)) from None
    if piece.refused:
        message = f"{piece.refused!r} is not a file of the project: pages are made of nothing else"
        raise GesimError((error("foreign-file", message, Location(job.path), "Put the file into the project."),))
    if piece.lost:
        message = f"the layout engine left out {', '.join(f'#{name}' for name in piece.lost)}"
        hint = "A style sheet that hides an element hides its links' target too; else this is a fault of ours."
        raise GesimError((error("lost-in-layout", message, Location(job.path), hint),))
    for message in piece.messages:
        LOG.warning("%s: %s", job.path, message)
    return piece


def _not_laid_out(job: Job, lost: WorkerLostError) -> Diagnostic:
    first, last = job.lines
    lines = f", lines {first} to {last}," if first else ""
    message = f"“{job.title}”{lines} could not be laid out: {lost.reason}"
    hint = f"Look there for what is far larger or deeper than elsewhere. {lost.hint}"
    return error(lost.diagnostics[0].code, message, Location(job.path, first), hint)
