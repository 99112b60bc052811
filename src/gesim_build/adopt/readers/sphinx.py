"""Reads what is Markdown in a Sphinx or Jupyter book: its configuration, tables of contents and ``locale/``."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Collection, Iterator
from typing import Any

from gesim_build.adopt.folder import Folder
from gesim_build.adopt.foreign import ForeignBook, Loss, Message, Page
from gesim_build.adopt.includes import myst
from gesim_build.adopt.readers import shared
from gesim_build.diagnostics import GesimError, Location, error

_MARKDOWN = (".md", ".markdown")
_ROOTS = ("index", "intro", "README", "contents")
_TOCTREE = re.compile(
    r"^(?P<fence>`{3,}|:{3,})\{toctree\}[^\n]*\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE
)
_RST_TOCTREE = re.compile(r"^\.\. toctree::[^\n]*\n(?P<body>(?:[ \t]+[^\n]*\n|[ \t]*\n)*)", re.MULTILINE)
_TITLED = re.compile(r"(?P<title>.*?)\s*<(?P<target>[^<>]+)>$")


def found(folder: Folder) -> str:
    """Where the configuration is; empty if there is none, or nothing is Markdown beside it."""
    places = [path for path in folder.paths if _is_configuration(folder, path)]
    return min(places, key=lambda path: (path.count("/"), path), default="")


def _is_configuration(folder: Folder, path: str) -> bool:
    name = posixpath.basename(path)
    base = posixpath.dirname(path)
    if name == "conf.py":
        return any(page.endswith(_MARKDOWN) and _is_below(page, base) for page in folder.paths)
    return name == "_config.yml" and posixpath.join(base, "_toc.yml") in folder.known


def _is_below(path: str, base: str) -> bool:
    return not base or path.startswith(f"{base}/")


def read(folder: Folder, languages: Collection[str]) -> ForeignBook:
    """The book. Raises GesimError for a configuration or a catalog that cannot be read."""
    config = found(folder)
    base = posixpath.dirname(config)
    losses: list[Loss] = []
    values = _configuration(folder, config)
    order = list(_from_toc(folder, base)) or list(_from_trees(folder, base, losses))
    known = {path for path, _ in order}
    rest = [path for path in folder.paths if path.endswith(_MARKDOWN) and _is_below(path, base) and path not in known]
    for path in rest if order else ():
        losses.append(Loss(Location(path), "this page is in no table of contents: it is left out"))
    pages = tuple(
        shared.page(folder, path, myst, (base,), losses, depth=depth)
        for path, depth in (order or [(path, 0) for path in rest])
    )
    if not pages:
        what = "no page of this book is Markdown"
        raise GesimError([error("no-foreign-book", what, Location(config), "Pages in reStructuredText are not read.")])
    authors = str(values.get("author") or "")
    return ForeignBook(
        "sphinx",
        str(values.get("project") or values.get("title") or "Book"),
        str(values.get("language") or "en"),
        pages,
        (authors,) if authors else (),
        catalogs=_catalogs(folder, base, pages, languages, losses),
        roots=(base,),
        losses=tuple(losses),
    )


def _configuration(folder: Folder, path: str) -> dict[str, Any]:
    """The values of a configuration that are plain: it is read, never run."""
    if not path.endswith(".py"):
        return shared.yaml_file(folder, path)
    try:
        tree = ast.parse(folder.text(path))
    except (SyntaxError, ValueError, RecursionError):
        return {}
    values: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                values[node.targets[0].id] = ast.literal_eval(node.value)
            except (ValueError, RecursionError):
                continue
    return values


def _from_toc(folder: Folder, base: str) -> Iterator[tuple[str, int]]:
    """The pages of ``_toc.yml``, in order, with their depth."""
    path = posixpath.join(base, "_toc.yml")
    if path not in folder.known:
        return
    values = shared.yaml_file(folder, path)
    yield from _toc_entries(folder, base, [{"file": values.get("root", "")}, *_parts(values)], 0)


def _parts(values: dict[str, Any]) -> list[Any]:
    chapters = list(values.get("chapters") or values.get("sections") or values.get("entries") or [])
    for part in values.get("parts") or values.get("subtrees") or []:
        chapters += _parts(part) if isinstance(part, dict) else []
    return chapters


def _toc_entries(folder: Folder, base: str, entries: list[Any], depth: int) -> Iterator[tuple[str, int]]:
    for entry in (entry for entry in entries if isinstance(entry, dict)):
        path = _page(folder, posixpath.join(base, str(entry.get("file", ""))))
        if path:
            yield path, depth
        yield from _toc_entries(folder, base, list(entry.get("sections") or []), depth + 1)


def _page(folder: Folder, stem: str) -> str:
    stem = posixpath.normpath(stem)
    return next((path for path in (stem, *(f"{stem}{suffix}" for suffix in _MARKDOWN))
                 if path in folder.known and path.endswith(_MARKDOWN)), "")  # fmt: skip


def _from_trees(folder: Folder, base: str, losses: list[Loss]) -> Iterator[tuple[str, int]]:
    """The pages of the toctrees, from the first page on; those of a page below it are chapters of their own depth."""
    root = next((path for name in _ROOTS for suffix in (*_MARKDOWN, ".rst")
                 if (path := posixpath.join(base, f"{name}{suffix}")) in folder.known), "")  # fmt: skip
    if root:
        seen: set[str] = set()
        yield from _tree(folder, root, -1, seen, losses)


def _tree(folder: Folder, path: str, depth: int, seen: set[str], losses: list[Loss]) -> Iterator[tuple[str, int]]:
    if path in seen:
        return
    seen.add(path)
    if path.endswith(_MARKDOWN):
        yield path, max(depth, 0)
    else:
        losses += [Loss(Location(path), "this page is left out: it is reStructuredText")] if depth >= 0 else []
    for target in _targets(folder, path):
        yield from _tree(folder, target, depth + 1, seen, losses)


def _targets(folder: Folder, path: str) -> Iterator[str]:
    text = folder.text(path)
    base = posixpath.dirname(path)
    for match in (*_TOCTREE.finditer(text), *_RST_TOCTREE.finditer(text)):
        for line in match["body"].split("\n"):
            titled = _TITLED.match(line.strip())
            stem = titled["target"] if titled else line.strip()
            if not stem or stem.startswith((":", "#")) or "://" in stem:
                continue
            place = posixpath.normpath(posixpath.join(base, stem.lstrip("/")))
            rst = [one for one in (place, f"{place}.rst") if one in folder.known and one.endswith(".rst")]
            if page := _page(folder, place) or next(iter(rst), ""):
                yield page


def _catalogs(
    folder: Folder, base: str, pages: tuple[Page, ...], languages: Collection[str], losses: list[Loss]
) -> dict[str, tuple[Message, ...]]:
    """The catalogs in ``CODE/LC_MESSAGES/``, beside the pages or one folder above."""
    paths = [page.path for page in pages]
    found: dict[str, tuple[Message, ...]] = {}
    for path in folder.paths:
        match = re.search(r"(?:^|/)(?P<code>[A-Za-z_-]+)/LC_MESSAGES/.*\.po$", path)
        code = shared.language_code(match["code"], languages) if match else ""
        if code and (_is_below(path, base) or _is_below(path, posixpath.dirname(base))):
            found[code] = (*found.get(code, ()), *shared.messages(folder, path, paths, losses))
    return found
