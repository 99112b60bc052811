"""Validate: what is in the finished files, read from the files themselves."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from typing import Any, Protocol

from gesim_build.validate.inventory import (
    BACK_LINK,
    CONTENTS,
    FILL,
    KINDS,
    LINK,
    LOCATOR,
    NOTES_TITLE,
    PRINTED_LINE,
    TEXT,
    Inventory,
    Item,
)
from gesim_build.validate.text_run import TextRun


@dataclass(frozen=True, slots=True)
class Inspection:
    """How the files of a format are inspected.

    ``module`` is an `Inspector`; it is named and not imported, for what reads a PDF is not needed to read a page.
    ``in_worker`` says that it takes long enough to be sent to a worker process. ``leaves_out`` are the kinds of things
    of the manuscript that the format does not show, each with the reason. ``parts`` are the kinds of parts that it
    holds, if not the whole book. ``copies`` are the endings of its files, where each is made in several uses that all
    hold the same, with what one of them leaves out besides. ``looks_for_texts`` says that what is found depends on the
    texts that are looked for.
    """

    module: str
    in_worker: bool = False
    leaves_out: Mapping[str, str] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()
    copies: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: {"": {}})
    looks_for_texts: bool = False


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Files that together must hold something: their ending, if only some of the format's files have it, and what."""

    ending: str
    files: Mapping[str, bytes]
    shows: Callable[[Item], bool]


class Inspector(Protocol):
    """A module that reads the finished files of one format, given by path."""

    def inspect(self, artifacts: Mapping[str, bytes], texts: Collection[str]) -> Inventory:
        """What the files hold of the manuscript: kinds and keys. ``texts`` are the keys of the texts looked for.

        Those of files that are bound of pieces also take ``pieces``, what `read_piece` has found in these.
        """

    def text_runs(self, artifacts: Mapping[str, bytes]) -> Iterable[TextRun]:
        """Every text that a reader of the files can meet."""


_NO_PAGES = "There are no printed pages."
_AT_THE_FOOT = "Notes are at the foot of their page: without a heading, and with nothing to lead back from."
_JOINED = "The index leads to pages, and to those that follow each other once."
_PARTS_ONLY = "The list beside each page names the parts; a part names its own sections."
_ON_PAPER = "One fills them in by hand."
_ALONE = "What a sheet refers to is in the book."
_PLAIN = "On paper a line belongs to no element and leads nowhere: every text is looked for, whatever it is."
_NOT_ON_PAPER = frozenset(KINDS) - {TEXT}

_PAGED = {NOTES_TITLE: _AT_THE_FOOT, BACK_LINK: _AT_THE_FOOT, LOCATOR: _JOINED}
_WEB = {CONTENTS[1]: _PARTS_ONLY, CONTENTS[2]: _PARTS_ONLY, PRINTED_LINE: _NO_PAGES, FILL: _ON_PAPER}

# A format without a row is not inspected.
INSPECTIONS: Mapping[str, Inspection] = {
    "pdf": Inspection("gesim_build.validate.pdf", in_worker=True, leaves_out={**_PAGED, FILL: _ON_PAPER}),
    "forms": Inspection(
        "gesim_build.validate.forms",
        in_worker=True,
        leaves_out={**_PAGED, LINK: _ALONE},
        parts=frozenset({"form"}),
        copies={"-print.pdf": {FILL: _ON_PAPER}, "-fill.pdf": {}},
    ),
    "forms-large": Inspection(
        "gesim_build.validate.forms",
        in_worker=True,
        leaves_out={**_PAGED, LINK: _ALONE, FILL: _ON_PAPER},
        parts=frozenset({"form"}),
    ),
    "print": Inspection(
        "gesim_build.validate.print",
        in_worker=True,
        leaves_out=dict.fromkeys(_NOT_ON_PAPER, _PLAIN),
        looks_for_texts=True,
    ),
    "epub": Inspection(
        "gesim_build.validate.epub",
        leaves_out={
            CONTENTS[2]: "The navigation document goes down to the sections.",
            PRINTED_LINE: _NO_PAGES,
            FILL: _ON_PAPER,
        },
    ),
    "html": Inspection("gesim_build.validate.html", leaves_out=_WEB),
    "bundle": Inspection("gesim_build.validate.bundle", leaves_out=_WEB),
    "single": Inspection("gesim_build.validate.single", leaves_out=_WEB),
}


def file_groups(format_: str, artifacts: Mapping[str, bytes]) -> Iterator[FileGroup]:
    """The files of a format in sets, each with what it shows of a manuscript."""
    row = INSPECTIONS[format_]
    for ending, besides in row.copies.items():
        files = {path: content for path, content in artifacts.items() if path.endswith(ending)}
        yield FileGroup(ending, files, partial(_is_shown, frozenset({*row.leaves_out, *besides}), row.parts))


def _is_shown(left_out: frozenset[str], parts: frozenset[str], item: Item) -> bool:
    return item.kind not in left_out and (not parts or item.part_kind in parts)


def inspector(format_: str) -> Inspector:
    """The inspector of a format of the table."""
    module: Any = import_module(INSPECTIONS[format_].module)
    inspecting: Inspector = module
    return inspecting


def inspect_packed(
    format_: str, artifacts: Mapping[str, bytes], texts: Collection[str], pieces: Collection[bytes] = ()
) -> bytes:
    """What an inspector finds, as JSON: for `Workers`, which hand over bytes.

    ``pieces`` are what `read_piece` has found in the pieces that the files were bound of, as far as they were.
    """
    reading: Any = inspector(format_)
    found = reading.inspect(artifacts, texts, pieces) if pieces else reading.inspect(artifacts, texts)
    return json.dumps([(item.kind, item.key) for item in found]).encode()


def read_piece(content: bytes) -> bytes:
    """What the pages of a laid out piece show, for `inspect_packed`; for `Workers`, whose cache keeps it."""
    from gesim_build.validate import known_pages

    return known_pages.read_piece(content)


def unpack(packed: bytes) -> Inventory:
    """The inverse of `inspect_packed`, as far as finished files have it: kinds and keys."""
    return tuple(Item(kind, key) for kind, key in json.loads(packed))
