"""What is wrong with the files of a project's theme before anything is made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import ParseError

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.markup.tree import parse
from gesim_build.merge_conflicts import merge_conflicts
from gesim_build.theme.sandbox import FOLDER

ICONS = "shared/icons/"
_TEXTS = (".css", ".j2", ".svg", ".toml", ".xml", ".js")


def theme_faults(own: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """``merge-conflict`` in the texts of a theme by name, and ``bad-svg`` for an icon that cannot be read."""
    for name, content in own.items():
        if not name.endswith(_TEXTS):
            continue
        conflicts = tuple(merge_conflicts(content.decode("utf-8", "replace"), f"{FOLDER}/{name}"))
        yield from conflicts or _icon_faults(name, content)


def _icon_faults(name: str, content: bytes) -> Iterator[Diagnostic]:
    if not (name.startswith(ICONS) and name.endswith(".svg")):
        return
    try:
        parse(content.decode("utf-8"))
    except UnicodeDecodeError:
        hint = "Save it with the encoding UTF-8."
        yield error("not-utf-8", "the file is not UTF-8 text", Location(f"{FOLDER}/{name}"), hint)
    except ParseError as problem:
        place = Location(f"{FOLDER}/{name}", problem.position[0])
        hint = "Save the icon again as plain SVG, or take the file away: the default theme has one."
        yield error("bad-svg", f"not well-formed: {problem.msg.partition(':')[0]}", place, hint)
