"""The files that a part's XHTML refers to, by names that any system can hold and any address can carry."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath

from gesim_build.model import Asset, Image

_FOLDER = "handbook/figures"
_SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg"}
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_UNUSUAL = re.compile(r"[^A-Za-z0-9_-]+")


def asset_of(image: Image) -> Asset:
    """The file of an image as its part refers to it."""
    return Asset(asset_name(image.path, image.media_type), image.media_type, image.content, image.inks)


def asset_name(path: str, media_type: str) -> str:
    """``images/NAME``, another one for each path: that of the file where it is plain and directly in the folder."""
    place = PurePosixPath(path)
    if place.parent.as_posix() == _FOLDER and _PLAIN.fullmatch(place.name):
        return f"images/{place.name}"
    stem = _UNUSUAL.sub("-", place.stem).strip("-") or "image"
    digest = hashlib.sha256(path.encode()).hexdigest()[:8]
    return f"images/{stem}-{digest}{_SUFFIXES[media_type]}"
