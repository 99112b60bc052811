"""What a worker does for a print file: a function for `Workers`, and its parameters besides the pages.

This module does not import pikepdf, so that submitting a task does not either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gesim_build.formats.pdf.plan.furniture import Furniture
from gesim_build.formats.pdf.plan.geometry import Geometry
from gesim_build.formats.pdf.plan.job import Piece
from gesim_build.formats.pdf.plan.metadata import Metadata
from gesim_build.formats.pdf.plan.pagination import PageMap


@dataclass(frozen=True, slots=True)
class PrintFile:
    """One of the two files. ``kind`` is ``interior`` or ``cover``; ``profile`` the ICC profile of the output intent."""

    kind: str
    metadata: Metadata
    page: Geometry
    profile: bytes


def bind(pieces: Mapping[str, Piece], page_map: PageMap, furniture: Furniture | None, file: PrintFile) -> bytes:
    """The finished PDF: see `binding.bind`. Runs in a worker process."""
    from gesim_build.formats.print import binding

    return binding.bind(pieces, page_map, furniture, file)
