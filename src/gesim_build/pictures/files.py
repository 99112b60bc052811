"""The files that figures are made of, by their endings in small letters."""

from __future__ import annotations

from collections.abc import Mapping

DRAWING = ".svg"
# Raster images, with their media types.
IMAGES: Mapping[str, str] = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
FIGURES = (DRAWING, *IMAGES)
