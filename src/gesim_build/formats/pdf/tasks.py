"""The door to the layout engine and the stitcher: functions for `Workers` whose module imports neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gesim_build.diagnostics import GesimError
from gesim_build.formats.pdf.plan.bookmarks import Bookmark
from gesim_build.formats.pdf.plan.furniture import Furniture
from gesim_build.formats.pdf.plan.geometry import Geometry
from gesim_build.formats.pdf.plan.job import Job, Piece, pack
from gesim_build.formats.pdf.plan.metadata import Metadata
from gesim_build.formats.pdf.plan.pagination import PageMap
from gesim_build.safety.findings import unsafe_text


def lay_out(job: Job) -> bytes:
    """The packed `Piece` of a job; on a press its images are in inks. Runs in a worker process.

    Raises GesimError (``unsafe-output``) when the job holds what no piece for print may hold.
    """
    from gesim_build.formats.pdf.weasy import fragment

    if unsafe := tuple(unsafe_text(job.xhtml, "print", job.path)):
        raise GesimError(unsafe)
    piece = fragment.lay_out(job)
    return pack(_with_images_in_inks(job, piece) if job.press and job.assets and piece.pdf else piece)


def _with_images_in_inks(job: Job, piece: Piece) -> Piece:
    from gesim_build.formats.pdf.merge.images import Original, convert_images
    from gesim_build.formats.pdf.weasy.fetcher import image_key

    originals = {image_key(name): Original(name, content) for name, _, content in job.assets}
    pdf, turned = (convert_images(one, originals, job.profile) if one else b"" for one in (piece.pdf, piece.turned))
    return replace(piece, pdf=pdf, turned=turned)


def bind(
    pieces: Mapping[str, Piece],
    page_map: PageMap,
    furniture: Furniture | None,
    outline: Sequence[Bookmark],
    metadata: Metadata,
    page: Geometry,
) -> bytes:
    """The finished PDF: see `stitch`. Runs in a worker process."""
    from gesim_build.formats.pdf.merge.stitch import stitch

    return stitch(pieces, page_map, furniture, outline, metadata, page)
