"""What is wrong with the places of quick access that a book has chosen."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from gesim_build.config import Config
from gesim_build.diagnostics import Diagnostic, error
from gesim_build.formats.quick_access import quick_access
from gesim_build.model import Manuscript


def quick_access_faults(config: Config, text: Manuscript) -> Iterator[Diagnostic]:
    """``unresolved-reference`` for each id that an edition does not have, ``missing-key`` where one has no words."""
    found = {place.id: place for place in quick_access(text)}
    chosen = config.special.quick_access
    for id in text.book.quick_access:
        place = config.toml.location(f"quick_access.{id}")
        if id not in found:
            near = get_close_matches(id, sorted(text.anchors), 1)
            hint = f"Did you mean {near[0]}? " if near else ""
            hint += "Name an id of a heading, table, box or form that every edition has."
            yield error("unresolved-reference", f"there is no #{id} to lead to", place, hint)
        elif not (chosen[id].words or found[id].title):
            hint = 'Say what it is called there: words = "…".'
            yield error("missing-key", f"what #{id} leads to has no title", place, hint)
