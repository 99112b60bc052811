"""The outputs of earlier builds, read again: whether their telephone numbers are still those of the book. [I/O]"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from gesim_build.diagnostics import Diagnostic, Location, warning
from gesim_build.hashing import digest
from gesim_build.model import Manuscript
from gesim_build.output import FOLDER
from gesim_build.pipeline.cached_inventories import cached_reading
from gesim_build.pipeline.record import recorded_hashes
from gesim_build.validate import INSPECTIONS, file_groups
from gesim_build.validate.inventory import TEXT, Inventory
from gesim_build.validate.phones import phone_differences


def phones_of_outputs(
    root: Path, folder: str, text: Manuscript, holds: Inventory, registered: Collection[str]
) -> Iterator[Diagnostic]:
    """What is wrong with the outputs of an edition that builds have made here and that are there.

    ``folder`` is the edition's below ``dist/``, ``holds`` the inventory of its ``text``, ``registered`` are the numbers
    that the edition may dial. Codes: ``phone-number-in-output``, ``unreadable-output``.
    """
    for format_ in INSPECTIONS:
        hashes = recorded_hashes(root, folder, format_)
        files = dict(_contents(root / FOLDER / folder, hashes))
        for group in file_groups(format_, files) if files else ():
            try:
                found = cached_reading(root, format_, group, [item.key for item in holds if item.kind == TEXT])
                country = text.edition.country
                yield from phone_differences(holds, found, group, registered, country, f"{FOLDER}/{folder}")
            except Exception:
                if all(hashlib.sha256(content).hexdigest() == hashes[path] for path, content in group.files.items()):
                    raise  # the file is as we made it: the fault is ours, not the file's
                # The messages of the readers of PDF and ZIP name objects in memory: of no help, and never the same.
                place = Location(f"{FOLDER}/{folder}/{posixpath.commonpath(group.files)}")
                yield warning("unreadable-output", f"this {format_} is damaged", place, "Delete it, and build again.")


def state_of_outputs(root: Path, folder: str) -> str:
    """A digest of the files that `phones_of_outputs` reads, and of what builds have recorded of them."""
    state: list[object] = []
    for format_ in INSPECTIONS:
        hashes = recorded_hashes(root, folder, format_)
        state += [hashes, {path: digest(content) for path, content in _contents(root / FOLDER / folder, hashes)}]
    return digest(*state)


def _contents(folder: Path, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The files that are there; another run may be building."""
    for path in paths:
        with suppress(OSError):
            yield path, (folder / path).read_bytes()
