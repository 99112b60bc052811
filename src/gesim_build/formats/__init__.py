"""The output formats: a format is a function from a manuscript and a theme to artifacts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from importlib import import_module
from typing import TYPE_CHECKING, Any

from gesim_build.model import Artifact, Manuscript

if TYPE_CHECKING:
    from gesim_build.theme import Theme

Submit = Callable[..., "Future[bytes]"]
Render = Callable[[Manuscript, "Theme", Submit], Iterable[Artifact]]

# The one that goes to a press.
PRESS = "print"
# Modules, not functions: a format is imported when it is asked for. One that links to the others' files comes last.
FORMATS: Mapping[str, str] = {
    "pdf": "gesim_build.formats.pdf",
    "forms": "gesim_build.formats.forms",
    "epub": "gesim_build.formats.epub",
    "html": "gesim_build.formats.html",
    "bundle": "gesim_build.formats.bundle",
    PRESS: "gesim_build.formats.print",
}
# Made when no format is asked for: files for a print shop are for one moment of a book's life.
USUAL = ("pdf", "forms", "epub", "html", "bundle")
# Those that lay out pages, for which worker processes had better be started at once.
PAGED = frozenset({"pdf", "forms", PRESS})
# Those that link to the files of the others, and so are made when these are there.
LINKING = frozenset({"html"})


def renderer(name: str) -> Render:
    """The render function of a format of the table."""
    module: Any = import_module(FORMATS[name])
    render: Render = module.render
    return render
