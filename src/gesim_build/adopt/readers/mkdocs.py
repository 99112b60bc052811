"""Reads an MkDocs site: ``mkdocs.yml``, its navigation, and translated pages as mkdocs-static-i18n keeps them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from gesim_build.adopt.folder import Folder
from gesim_build.adopt.foreign import ForeignBook, Loss, Page
from gesim_build.adopt.includes import mkdocs
from gesim_build.adopt.readers import shared
from gesim_build.diagnostics import Location

_NAMES = ("mkdocs.yml", "mkdocs.yaml")
_SUFFIXED = re.compile(r"(?P<stem>.+)\.(?P<code>[a-z]{2}(?:[_-][A-Za-z]{2,4})?)\.md$")

# A page and its title, its depth.
Entry = tuple[str, str, int]


def found(folder: Folder) -> str:
    """Where the configuration is that is above all others; empty if there is none."""
    places = [path for path in folder.paths if posixpath.basename(path) in _NAMES]
    return min(places, key=lambda path: (path.count("/"), path), default="")


def read(folder: Folder, languages: Collection[str]) -> ForeignBook:
    """The site. Raises GesimError for a configuration that cannot be read."""
    config = found(folder)
    values = shared.yaml_file(folder, config)
    docs = posixpath.normpath(posixpath.join(posixpath.dirname(config), str(values.get("docs_dir") or "docs")))
    pages = [path for path in folder.paths if path.endswith(".md") and path.startswith(f"{docs}/")]
    source, others = _languages(values, pages, docs)
    by_folder = [path for path in pages if path.startswith(f"{docs}/{source}/")]
    base = f"{docs}/{source}" if by_folder else docs
    losses: list[Loss] = []
    originals = _originals(pages, base, docs, (source, *others))
    order = list(_ordered(values.get("nav"), base, originals)) or [(path, "", 0) for path in _sorted(originals)]
    for path in sorted(set(originals) - {entry[0] for entry in order}):
        losses.append(Loss(Location(path), "this page is not in the navigation: it is left out"))
    bases = (posixpath.dirname(config), docs, posixpath.join(docs, "includes"))
    taken = tuple(shared.page(folder, path, mkdocs, bases, losses, title=title, depth=depth)
                  for path, title, depth in order)  # fmt: skip
    twins = {
        code: _twins(folder, taken, base, docs, code, bases, losses)
        for code in others
        if shared.language_code(code, languages)
    }
    title = str(values.get("site_name") or "Book")
    author = str(values.get("site_author") or "")
    return ForeignBook("mkdocs", title, source, taken, (author,) if author else (),
                       str(values.get("site_description") or ""), {},
                       {code: ones for code, ones in twins.items() if ones}, (base, docs), tuple(losses))  # fmt: skip


def _languages(values: Mapping[str, Any], pages: list[str], docs: str) -> tuple[str, tuple[str, ...]]:
    """The language of the source, and the others: as the configuration says, or the names of files and folders."""
    for plugin in values.get("plugins") or ():
        options = plugin.get("i18n") if isinstance(plugin, dict) else None
        languages = options.get("languages") if isinstance(options, dict) else None
        if isinstance(languages, list):
            default = [str(one.get("locale")) for one in languages if isinstance(one, dict) and one.get("default")]
            codes = [
                str(one.get("locale")) for one in languages if isinstance(one, dict) and one.get("locale") != "null"
            ]
            source = default[0] if default else codes[0]
            return source, tuple(code for code in codes if code != source)
    theme = values.get("theme")
    source = str((theme.get("language") if isinstance(theme, dict) else "") or "en")
    first = {path.removeprefix(f"{docs}/").partition("/")[0] for path in pages if path.count("/") > docs.count("/") + 1}
    suffixes = {match["code"] for path in pages if (match := _SUFFIXED.match(path))}
    folders = {name for name in first if re.fullmatch(r"[a-z]{2}(?:[_-][A-Za-z]{2,4})?", name)}
    found = folders | suffixes
    return source, tuple(sorted(code for code in found if code != source)) if source in folders or suffixes else ()


def _originals(pages: list[str], base: str, docs: str, codes: tuple[str, ...]) -> list[str]:
    """The pages of the source: not those in the folder of another language, nor with another's suffix."""
    source, *others = codes
    found: list[str] = []
    for path in (path for path in pages if path.startswith(f"{base}/")):
        match = _SUFFIXED.match(path)
        is_foreign = match and match["code"] in others
        is_in_folder = base == docs and path.removeprefix(f"{docs}/").partition("/")[0] in others
        if not is_foreign and not is_in_folder:
            found.append(path)
    del source
    return found


def _sorted(pages: list[str]) -> list[str]:
    """Pages without a navigation, as MkDocs orders them: the index of a folder first."""
    return sorted(
        pages,
        key=lambda path: (posixpath.dirname(path), posixpath.basename(path) not in ("index.md", "README.md"), path),
    )


def _ordered(nav: Any, base: str, pages: list[str]) -> Iterator[Entry]:
    yield from _entries(nav, base, set(pages), 0)


def _entries(nav: Any, base: str, known: set[str], depth: int) -> Iterator[Entry]:
    """The entries of the navigation. A section without a page of its own is not a chapter: its pages are."""
    for entry in nav if isinstance(nav, list) else ():
        for title, value in entry.items() if isinstance(entry, dict) else (("", entry),):
            if isinstance(value, list):
                yield from _entries(value, base, known, depth)
            elif isinstance(value, str):
                path = posixpath.normpath(posixpath.join(base, value))
                if path in known:
                    known.discard(path)
                    yield path, str(title or ""), depth


def _twins(
    folder: Folder, pages: tuple[Page, ...], base: str, docs: str, code: str, bases: tuple[str, ...], losses: list[Loss]
) -> dict[str, Page]:
    """The translated page of each page that has one."""
    return {
        page.path: shared.page(folder, path, mkdocs, bases, losses, depth=page.depth)
        for page, path in shared.twin_paths(folder, pages, base, docs, code)
    }
