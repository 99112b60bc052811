"""What the binder is told of a file besides its pages."""

from __future__ import annotations

from dataclasses import dataclass

from gesim_build.formats.pdf.geometry import Geometry
from gesim_build.formats.pdf.plan import Metadata


@dataclass(frozen=True, slots=True)
class Paper:
    """One of the two files. ``kind`` is ``interior`` or ``cover``; ``profile`` the ICC profile of the output intent."""

    kind: str
    metadata: Metadata
    page: Geometry
    profile: bytes
