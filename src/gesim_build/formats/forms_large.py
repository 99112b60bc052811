"""The forms in large print, each a PDF of its own to print: 16 points, one field below the other."""

from __future__ import annotations

from collections.abc import Iterable

from gesim_build.formats import RenderContext
from gesim_build.formats.files import LARGE
from gesim_build.formats.forms import sheets
from gesim_build.model import Artifact


def render(context: RenderContext) -> Iterable[Artifact]:
    """A PDF of each form, see `form_file`. Raises GesimError when a form cannot be laid out."""
    return sheets(context, (LARGE,))
