"""The table of the formats of packs, and which of them a file is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gesim_build.packs import xliff2
from gesim_build.packs.pack import Pack
from gesim_build.packs.xml import local, namespace, parse, unreadable

# More than any pack of a book has, and less than what makes a program run out of memory.
MOST_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix of its files, and how a pack is written."""

    suffix: str
    write: Callable[[Pack], bytes]


FORMATS: Mapping[str, Format] = {
    "xliff": Format("xlf", xliff2.write),
}
# How documents are read, by the namespace and name of the root, and the first digits of "version".
_DOCUMENTS: Mapping[tuple[str, str], Callable[[Any, str, Mapping[str, str]], Pack]] = {
    (xliff2.CORE, "xliff"): xliff2.read,
}


def read(content: bytes, path: str, known: Mapping[str, str]) -> Pack:
    """The pack in a file of any of the formats; ``known`` are the texts of messages by their hashes.

    Raises GesimError (``unreadable-pack``).
    """
    if len(content) > MOST_BYTES:
        raise unreadable(path, f"the file has {len(content) >> 20} MB; no pack has more than {MOST_BYTES >> 20}")
    if not content.strip():
        raise unreadable(path, "the file is empty")
    root = parse(content, path)
    reader = _DOCUMENTS.get((namespace(root), local(root)))
    if reader is None:
        hint = f"Packs are {', '.join(FORMATS)}, as gesim export writes them."
        raise unreadable(path, f"a document of <{local(root)}> is no pack", root.sourceline or 0, hint)
    return reader(root, path, known)
