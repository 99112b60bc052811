"""The colours of screens: the sRGB profile of the ICC that WeasyPrint brings along."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PROFILE = "sRGB2014.icc"


def srgb_profile() -> bytes:
    """The profile, found without importing WeasyPrint. Raises FileNotFoundError when it is not there any more."""
    spec = find_spec("weasyprint")
    if spec is None or spec.origin is None:
        raise FileNotFoundError(PROFILE)
    return (Path(spec.origin).parent / "pdf" / PROFILE).read_bytes()
