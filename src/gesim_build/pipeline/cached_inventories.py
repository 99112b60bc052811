"""What manuscripts and finished files hold, from the cache as far as they are as they were. [I/O]"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from gesim_build.cache import FOLDER, Cache
from gesim_build.hashing import digest
from gesim_build.kept import Wanted
from gesim_build.model import Manuscript
from gesim_build.pipeline import Project
from gesim_build.validate import INSPECTIONS, FileGroup, inspect_packed, unpack
from gesim_build.validate.inventory import Inventory
from gesim_build.validate.manuscript import inventory, key_of, rows_of
from gesim_build.versions import program


def cached_inventory(project: Project, text: Manuscript) -> Inventory:
    """The inventory of an edition; parts that are as they were are not read again."""
    wanted = [(key_of(part), partial(rows_of, part)) for part in text.parts]
    found = recalled(project.root, digest("inventory", text.edition.code, text.book.name), wanted)
    rows = {part.id: own for part, own in zip(text.parts, found, strict=True)}
    return inventory(text, lambda part: rows[part.id])


def recalled(root: Path, name: str, wanted: Wanted) -> Sequence[Any]:
    """Values that the cache has under a name; worked out are those that were not wanted the last time. See `Recall`.

    What is not wanted any more is forgotten.
    """
    cache, place = Cache(root / FOLDER), digest("recalled", program(), name)
    known: dict[str, Any] = json.loads(cache.get(place) or b"{}")
    now: dict[str, Any] = {}
    for key, find in wanted:
        if key not in now:
            now[key] = known[key] if key in known else find()
    if now.keys() != known.keys():
        cache.put(place, json.dumps(now).encode())
    return [now[key] for key, _ in wanted]


def cached_reading(root: Path, format_: str, group: FileGroup, texts: Sequence[str]) -> Inventory:
    """What the files of a group hold: read again when one is another, or what is looked for, where that matters."""
    cache, looked_for = Cache(root / FOLDER), texts if INSPECTIONS[format_].looks_for_texts else ()
    key = digest("output", program(), format_, group.files, looked_for)
    if content := cache.get(key):
        return unpack(content)
    found = inspect_packed(format_, group.files, texts)
    cache.put(key, found)
    return unpack(found)
