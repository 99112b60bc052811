"""The door to the binder: a function for `Workers` whose module does not import pikepdf."""

from __future__ import annotations

from collections.abc import Mapping

from gesim_build.formats.pdf.job import Piece
from gesim_build.formats.pdf.pagination import PageMap
from gesim_build.formats.pdf.plan import Furniture
from gesim_build.formats.print.paper import Paper


def bind(pieces: Mapping[str, Piece], page_map: PageMap, furniture: Furniture | None, paper: Paper) -> bytes:
    """The finished PDF: see `binding.bind`. Runs in a worker process."""
    from gesim_build.formats.print import binding

    return binding.bind(pieces, page_map, furniture, paper)
