"""The door to the layout engine: a function for `Workers` whose module does not import the engine itself."""

from __future__ import annotations

from gesim_build.formats.pdf.job import Job


def lay_out(job: Job) -> bytes:
    """The packed `Piece` of a job. Runs in a worker process."""
    from gesim_build.formats.pdf import fragment

    return fragment.lay_out(job)
