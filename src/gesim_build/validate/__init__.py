"""Validate: what is in the finished files, read from the files themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, Protocol

from gesim_build.validate.seen import Seen

# Modules, not functions: what reads a PDF is not imported to read a web page. A format without a row is not inspected.
INSPECTORS: Mapping[str, str] = {
    "pdf": "gesim_build.validate.pdf",
    "forms": "gesim_build.validate.pdf",
    "epub": "gesim_build.validate.epub",
    "html": "gesim_build.validate.html",
}


class Inspector(Protocol):
    """A module that reads the finished files of one format, given by path."""

    def seen(self, artifacts: Mapping[str, bytes]) -> Iterable[Seen]:
        """Every text that a reader of the files can meet."""


def inspector(format_: str) -> Inspector:
    """The inspector of a format of the table."""
    module: Any = import_module(INSPECTORS[format_])
    inspecting: Inspector = module
    return inspecting
