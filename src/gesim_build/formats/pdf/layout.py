"""The door to the layout engine and the stitcher: functions for `Workers` whose module imports neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gesim_build.formats.pdf.geometry import Geometry
from gesim_build.formats.pdf.job import Job, Piece
from gesim_build.formats.pdf.pagination import PageMap
from gesim_build.formats.pdf.plan import Bookmark, Furniture, Metadata


def lay_out(job: Job) -> bytes:
    """The packed `Piece` of a job. Runs in a worker process."""
    from gesim_build.formats.pdf import fragment

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
    from gesim_build.formats.pdf.stitch import stitch

    return stitch(pieces, page_map, furniture, outline, metadata, page)
