"""Takes a laid out piece from its worker: what went wrong there is told here."""

from __future__ import annotations

import logging
from concurrent.futures import Future

from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.formats.pdf.job import Job, Piece, unpack

LOG = logging.getLogger(__name__)


def piece_of(job: Job, laid_out: Future[bytes]) -> Piece:
    """The piece of a job; what the engine complained about is logged, what it was refused ends the build."""
    piece = unpack(laid_out.result())
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
