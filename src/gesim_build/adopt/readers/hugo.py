"""Reads the content of a Hugo site: its configuration, ``content/``, and translations by folder or by suffix."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from gesim_build.adopt.folder import Folder
from gesim_build.adopt.foreign import ForeignBook, Loss, Page
from gesim_build.adopt.includes import nothing
from gesim_build.adopt.readers import shared
from gesim_build.diagnostics import GesimError, Location, error

_CONFIGS = tuple(f"{name}.{suffix}" for name in ("hugo", "config") for suffix in ("toml", "yaml", "yml", "json"))
_SUFFIXED = re.compile(r"(?P<stem>.+)\.(?P<code>[a-z]{2}(?:-[a-z]{2,4})?)\.md$")
_CODE = re.compile(r"[a-z]{2,3}(?:[_-][A-Za-z]{2,4})?")


def found(folder: Folder) -> str:
    """Where the configuration is; empty if there is none with ``content/`` beside it."""
    places = [path for path in folder.paths if posixpath.basename(path) in _CONFIGS and _content(folder, path)]
    return min(places, key=lambda path: (path.count("/"), _CONFIGS.index(posixpath.basename(path))), default="")


def _content(folder: Folder, config: str) -> str:
    """The folder of the content that belongs to a configuration."""
    base = posixpath.dirname(config)
    if posixpath.basename(base) in ("_default", "config"):
        base = posixpath.dirname(base.removesuffix("/_default"))
    content = posixpath.join(base, "content")
    return content if any(path.startswith(f"{content}/") for path in folder.paths) else ""


def read(folder: Folder, languages: Collection[str]) -> ForeignBook:
    """The site. Raises GesimError for a configuration that cannot be read, and where no page is Markdown."""
    config = found(folder)
    content = _content(folder, config)
    values = _values(folder, config)
    source = str(values.get("defaultContentLanguage") or values.get("languageCode") or "en").partition("-")[0]
    in_content = [path for path in folder.paths if path.endswith(".md") and path.startswith(f"{content}/")]
    folders = {
        first for path in in_content if _CODE.fullmatch(first := path.removeprefix(f"{content}/").partition("/")[0])
    }
    base = f"{content}/{source}" if source in folders else content
    losses: list[Loss] = []
    pages = tuple(_pages(folder, base, content, in_content, folders, source, losses))
    if not pages:
        raise GesimError([error("no-foreign-book", "no page of this site is Markdown", Location(content), "")])
    codes = {match["code"] for path in in_content if (match := _SUFFIXED.match(path))} | (
        folders if base != content else set()
    )
    twins = {
        name: ones
        for code in sorted(codes - {source})
        if (name := shared.language_code(code, languages))
        and (ones := _twins(folder, pages, base, content, code, losses))
    }
    roots = (base, content, posixpath.join(posixpath.dirname(content), "static"))
    title = _title(folder, config, values, source)
    return ForeignBook("hugo", title, source, pages, twins=twins, roots=roots, losses=tuple(losses))


def _values(folder: Folder, path: str) -> dict[str, Any]:
    return shared.toml(folder, path) if path.endswith(".toml") else shared.yaml_file(folder, path)


def _title(folder: Folder, config: str, values: dict[str, Any], source: str) -> str:
    """The title of the site: of the configuration, or of the source language's part of it."""
    languages = values.get("languages") or values.get("Languages") or {}
    own = languages.get(source) if isinstance(languages, dict) else None
    beside = posixpath.join(posixpath.dirname(config), f"languages.{source}.toml")
    further = shared.toml(folder, beside) if beside in folder.known else {}
    title = values.get("title") or (own.get("title") if isinstance(own, dict) else "") or further.get("title")
    return str(title or "Book")


def _pages(
    folder: Folder, base: str, content: str, paths: list[str], folders: set[str], source: str, losses: list[Loss]
) -> list[Page]:
    found: list[tuple[tuple[Any, ...], Page]] = []
    for path in (path for path in paths if path.startswith(f"{base}/")):
        match = _SUFFIXED.match(path)
        is_other = match and match["code"] != source
        if is_other or (
            base == content
            and len(folders) > 1
            and path.removeprefix(f"{content}/").partition("/")[0] in folders - {source}
        ):
            continue
        values = shared.front_matter(folder.text(path))
        if values.get("draft") is True:
            losses.append(Loss(Location(path), "this page is a draft: it is left out"))
            continue
        page = shared.page(folder, path, nothing, (base,), losses, untitled=True)
        weight = values.get("weight")
        is_index = posixpath.basename(path).startswith(("_index", "index"))
        order = (posixpath.dirname(path), not is_index, weight if isinstance(weight, int) else 10**9, path)
        found.append((order, page if page.title else replace(page, title=shared.readable_title(path), untitled=False)))
    return [page for _, page in sorted(found, key=lambda one: one[0]) if _has_text(page)]


def _has_text(page: Page) -> bool:
    return bool(re.sub(r"---\n.*?\n---\s*(?:\n|$)", "", page.text, count=1, flags=re.DOTALL).strip())


def _twins(
    folder: Folder, pages: tuple[Page, ...], base: str, content: str, code: str, losses: list[Loss]
) -> dict[str, Page]:
    """The translated page of each page that has one."""
    return {
        page.path: shared.page(folder, path, nothing, (base,), losses, untitled=page.untitled)
        for page, path in shared.twin_paths(folder, pages, base, content, code)
    }
