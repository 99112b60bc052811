"""The outputs of earlier builds, read again: whether their telephone numbers are still those of the book. [I/O]"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator
from pathlib import Path

from gesim_build.diagnostics import Diagnostic, Location, warning
from gesim_build.model import Manuscript
from gesim_build.output import FOLDER
from gesim_build.pipeline.record import finished_files
from gesim_build.validate import INSPECTIONS, FileGroup, file_groups, inspector
from gesim_build.validate.inventory import TEXT, Inventory
from gesim_build.validate.manuscript import inventory
from gesim_build.validate.phones import phone_differences


def phones_of_outputs(root: Path, text: Manuscript, registered: Collection[str]) -> Iterator[Diagnostic]:
    """What is wrong with the outputs of an edition that builds have made here and that are there.

    ``registered`` are the numbers that the edition may dial. Codes: ``phone-number-in-output``, ``unreadable-output``.
    """
    language, holds = text.edition.language, inventory(text)
    folder = root / FOLDER / language
    for format_ in INSPECTIONS:
        files = {path: (folder / path).read_bytes() for path in finished_files(root, language, [format_])}
        for group in file_groups(format_, files) if files else ():
            yield from _of_group(format_, group, holds, registered, f"{FOLDER}/{language}")


def _of_group(
    format_: str, group: FileGroup, holds: Inventory, registered: Collection[str], folder: str
) -> Iterator[Diagnostic]:
    try:
        found = inspector(format_).inspect(group.files, [item.key for item in holds if item.kind == TEXT])
    except Exception:
        # What the readers of PDF and ZIP say names objects in memory: it helps nobody, and is never the same twice.
        place = Location(f"{folder}/{posixpath.commonpath(group.files)}")
        yield warning("unreadable-output", f"this {format_} is damaged", place, "Delete it, and build again.")
    else:
        yield from phone_differences(holds, found, group, registered, folder)
