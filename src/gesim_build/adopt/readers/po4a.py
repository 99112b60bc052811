"""Reads Markdown that po4a translates: the pages are those that the references of its catalogs name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator

from gesim_build.adopt.folder import Folder
from gesim_build.adopt.foreign import ForeignBook, Loss, Message, Page
from gesim_build.adopt.includes import nothing
from gesim_build.adopt.readers import shared
from gesim_build.diagnostics import GesimError, Location, error

_REFERENCE = re.compile(r"^#: (?P<paths>.*)$", re.MULTILINE)
_MASTER = re.compile(r"^\[type:\s*(?:markdown|text)[^\]]*\]\s*(?P<path>\S+)", re.MULTILINE)
_CONFIGS = ("po4a.cfg", "po4a.conf")
_CODE = re.compile(r"(?:^|[./_-])(?P<code>[a-z]{2,3}(?:[_-][A-Z][A-Za-z]{1,3})?)\.po$")


def found(folder: Folder) -> str:
    """A catalog, or a configuration of po4a, that names pages which are there; empty if there is none."""
    for path in folder.paths:
        if posixpath.basename(path) in _CONFIGS and list(_masters(folder, path)):
            return path
    return next((path for path in _catalog_paths(folder) if "LC_MESSAGES" not in path and _named(folder, path)), "")


def _catalog_paths(folder: Folder) -> list[str]:
    return [path for path in folder.paths if path.endswith(".po") and _CODE.search(path)]


def _masters(folder: Folder, config: str) -> Iterator[str]:
    """The Markdown files that a configuration names."""
    for match in _MASTER.finditer(folder.text(config)):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(config), match["path"]))
        if path in folder.known:
            yield path


def _named(folder: Folder, catalog: str) -> tuple[str, ...]:
    """The Markdown files that a catalog's references name, in order."""
    content = folder.content(catalog).decode("utf-8", "replace")
    names: dict[str, None] = {}
    for match in _REFERENCE.finditer(content):
        for word in match["paths"].split():
            names[re.sub(r":\d+$", "", word).lstrip("./")] = None
    markdown = [path for path in folder.paths if path.endswith((".md", ".markdown"))]
    ends = {path: path for path in markdown}
    found = (ends.get(name) or next((path for path in markdown if path.endswith(f"/{name}")), "") for name in names
             if name.endswith((".md", ".markdown")))  # fmt: skip
    return tuple(dict.fromkeys(path for path in found if path))


def read(folder: Folder, languages: Collection[str]) -> ForeignBook:
    """The pages with their catalogs. Raises GesimError for a catalog that cannot be read."""
    start = found(folder)
    losses: list[Loss] = []
    is_config = posixpath.basename(start) in _CONFIGS
    catalogs = [
        path for path in _catalog_paths(folder) if is_config or posixpath.dirname(path) == posixpath.dirname(start)
    ]
    paths = tuple(_masters(folder, start)) if is_config else _named(folder, start)
    pages = tuple(_page(folder, path, losses) for path in paths)
    if not pages:
        raise GesimError([error("no-foreign-book", "no catalog names a page that is here", Location(start), "")])
    found_messages: dict[str, tuple[Message, ...]] = {}
    for path in catalogs:
        match = _CODE.search(path)
        code = shared.language_code(match["code"], languages) if match else ""
        if code:
            found_messages[code] = (*found_messages.get(code, ()), *shared.messages(folder, path, paths, losses))
    title = shared.readable_title(folder.root.resolve().name)
    return ForeignBook("po4a", title, "en", pages, catalogs=found_messages, roots=_roots(paths), losses=tuple(losses))


def _page(folder: Folder, path: str, losses: list[Loss]) -> Page:
    page = shared.page(folder, path, nothing, (), losses, untitled=True)
    return page if page.title else shared.page(folder, path, nothing, (), losses)


def _roots(paths: tuple[str, ...]) -> tuple[str, ...]:
    common = posixpath.commonpath([posixpath.dirname(path) for path in paths]) if paths else ""
    return ("", common)
