"""The output formats: the module of each, and what they have in common. The one table of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# The one that goes to a press.
PRESS = "print"
# Modules, not functions: a format is imported when it is asked for.
FORMATS: Mapping[str, str] = {
    "pdf": "gesim_build.formats.pdf",
    "forms": "gesim_build.formats.forms",
    "forms-large": "gesim_build.formats.forms_large",
    "epub": "gesim_build.formats.epub",
    "html": "gesim_build.formats.html",
    "bundle": "gesim_build.formats.bundle",
    "single": "gesim_build.formats.single",
    PRESS: "gesim_build.formats.print",
}
# Those whose module can `begin`: submit, of a text that may still change a little, what takes long.
BEGUN = frozenset({"pdf", PRESS})
# Made only when asked for: files for a print shop are for one moment of a book's life, large print is for some readers.
UNUSUAL = frozenset({"forms-large", PRESS})
# Those that lay out pages, for which it pays to start worker processes at once.
PAGED = frozenset({"pdf", "forms", "forms-large", PRESS})
# Those that cannot be made yet of what is written from right to left.
LEFT_TO_RIGHT_ONLY = frozenset({"forms", "forms-large", PRESS})
# Those that link to the files of others, name their pages or hold them, and so are made when these are there.
LINKING: Mapping[str, frozenset[str]] = {
    "epub": frozenset({"pdf"}),
    "bundle": frozenset({"forms"}),
    "html": frozenset(FORMATS.keys() - {"html"}),
}
# Those that hold them: only what is made of the same sources.
HOLDING = frozenset({"bundle"})


def named(formats: Iterable[str]) -> str:
    """Formats in a sentence: "pdf, epub or print"."""
    *others, last = formats
    return f"{', '.join(others)} or {last}" if others else last
