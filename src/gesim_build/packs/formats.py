"""The table of the formats of packs, and which of them a file is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from gesim_build.packs import tmx, xliff2, xliff12, xlsx, xlsx_read
from gesim_build.packs.pack import Pack
from gesim_build.packs.xml import local, namespace, parse, unreadable

# More than any pack of a book has, and less than what makes a program run out of memory.
MOST_BYTES = 256 * 1024 * 1024
# How a ZIP archive begins, and a workbook of the time before.
_WORKBOOK = (b"PK", b"\xd0\xcf\x11\xe0")
# What may come before the first element: the marks of encodings, spaces; half of a character of UTF-16.
_BEFORE = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the suffix of its files, and how a pack is written."""

    suffix: str
    write: Callable[[Pack], bytes]


FORMATS: Mapping[str, Format] = {
    "xliff": Format("xlf", xliff2.write),
    "xliff12": Format("xliff12.xlf", xliff12.write),
    "xlsx": Format("xlsx", xlsx.write),
    "tmx": Format("tmx", tmx.write),
}
# How documents are read, by the namespace and name of the root.
_DOCUMENTS: Mapping[tuple[str, str], Callable[[Any, str, Mapping[str, str]], Pack]] = {
    (xliff2.CORE, "xliff"): xliff2.read,
    (xliff12.NAMESPACE, "xliff"): xliff12.read,
    ("", "tmx"): tmx.read,
}


def read(content: bytes, path: str, known: Mapping[str, str]) -> Pack:
    """The pack in a file of any of the formats; ``known`` are the texts of messages by their hashes.

    Raises GesimError (``unreadable-pack``).
    """
    if len(content) > MOST_BYTES:
        raise unreadable(path, f"the file has {len(content) >> 20} MB; no pack has more than {MOST_BYTES >> 20}")
    if not content.strip():
        raise unreadable(path, "the file is empty")
    if content.startswith(_WORKBOOK):
        return xlsx_read.read(content, path)
    hint = f"Packs are {', '.join(FORMATS)}, as gesim export writes them."
    if not content.lstrip(_BEFORE).startswith(b"<"):
        raise unreadable(path, "this is neither a workbook (.xlsx) nor XML", 0, hint)
    root = parse(content, path)
    reader = _DOCUMENTS.get((namespace(root), local(root)))
    if reader is None:
        raise unreadable(path, f"a document of <{local(root)}> is no pack", root.sourceline or 0, hint)
    return reader(root, path, known)
