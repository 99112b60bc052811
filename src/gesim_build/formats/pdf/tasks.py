"""The door to the layout engine and the stitcher: functions for `Workers` whose module imports neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gesim_build.formats.pdf.plan.bookmarks import Bookmark
from gesim_build.formats.pdf.plan.furniture import Furniture
from gesim_build.formats.pdf.plan.geometry import Geometry
from gesim_build.formats.pdf.plan.job import Job, Piece
from gesim_build.formats.pdf.plan.metadata import Metadata
from gesim_build.formats.pdf.plan.pagination import PageMap


def lay_out(job: Job) -> bytes:
    """The packed `Piece` of a job. Runs in a worker process."""
    from gesim_build.formats.pdf.weasy import fragment

    return fragment.lay_out(job)


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
