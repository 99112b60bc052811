"""Reads an mdBook: ``book.toml``, ``SUMMARY.md``, and the catalogs of mdbook-i18n-helpers in ``po/``."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from markdown_it.tree import SyntaxTreeNode as Node

from gesim_build.adopt.dialects import foreign_parser
from gesim_build.adopt.folder import Folder
from gesim_build.adopt.foreign import ForeignBook, Loss, Page
from gesim_build.adopt.includes import mdbook
from gesim_build.adopt.readers import shared
from gesim_build.diagnostics import GesimError, Location, error
from gesim_build.markdown.inline import plain_text

_CONFIG = "book.toml"
_LISTS = ("bullet_list", "ordered_list")
_FENCE = re.compile(r"\s*(?P<marks>`{3,}|~{3,})(?P<info>.*)$")
_HIDDEN = re.compile(r"\s*#(?: .*)?$")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the summary: title, path, how deep it is, which section it is in; a part of the book has no path."""

    title: str
    path: str
    depth: int
    section: str
    line: int
    is_part: bool = False


def found(folder: Folder) -> str:
    """Where the configuration of an mdBook is; empty if there is none."""
    return next((path for path in folder.paths if posixpath.basename(path) == _CONFIG and _is_top(folder, path)), "")


def _is_top(folder: Folder, path: str) -> bool:
    """Whether no other configuration is above this one."""
    parents = [name for name in folder.paths if posixpath.basename(name) == _CONFIG]
    return all(path == other or not path.startswith(posixpath.dirname(other) + "/" * bool(posixpath.dirname(other)))
               for other in parents)  # fmt: skip


def read(folder: Folder, languages: Collection[str]) -> ForeignBook:
    """The book. Raises GesimError for a configuration, a summary or a catalog that is missing or broken."""
    config = found(folder)
    base = posixpath.dirname(config)
    values = shared.toml(folder, config)
    book = values.get("book", {})
    source = posixpath.normpath(posixpath.join(base, str(book.get("src", "src"))))
    summary = posixpath.join(source, "SUMMARY.md")
    if summary not in folder.known:
        raise GesimError(
            [error("missing-summary", "there is no SUMMARY.md", Location(summary), "mdBook needs it too.")]
        )
    losses: list[Loss] = []
    pages = tuple(_pages(folder, summary, source, losses))
    places = values.get("preprocessor", {}).get("gettext", {}).get("po-dir", "po")
    prefix = posixpath.normpath(posixpath.join(base, str(places)))
    catalogs = {
        code: shared.messages(folder, path, [page.path for page in pages], losses)
        for path in folder.paths
        if posixpath.dirname(path) == prefix and path.endswith(".po")
        and (code := shared.language_code(posixpath.basename(path)[:-3], languages))
    }  # fmt: skip
    return ForeignBook(
        "mdbook",
        str(book.get("title") or "Book"),
        str(book.get("language") or "en"),
        pages,
        tuple(map(str, book.get("authors") or ())),
        str(book.get("description") or ""),
        catalogs,
        roots=(source, base),
        losses=tuple(losses),
    )


def _pages(folder: Folder, summary: str, source: str, losses: list[Loss]) -> Iterator[Page]:
    used: set[str] = set()
    names = (name for number in count(1) if (name := posixpath.join(source, f"part-{number}.md")) not in folder.known)
    for entry in _entries(folder.text(summary), summary, source, losses):
        place = Location(summary, entry.line)
        if entry.is_part:
            yield Page(next(names), f"# {entry.title}", (place,), is_part=True)
        elif entry.path in used:
            losses.append(Loss(place, f"{entry.path} is in the summary twice: it is printed at the first place"))
        elif entry.path not in folder.known:
            losses.append(Loss(place, f"{entry.path or entry.title} is left out: there is no such file"))
        else:
            used.add(entry.path)
            page = shared.page(folder, entry.path, mdbook, (source,), losses, title=entry.title, depth=entry.depth,
                               section=entry.section)  # fmt: skip
            yield _without_hidden_lines(page)


def _entries(text: str, summary: str, source: str, losses: list[Loss]) -> Iterator[_Entry]:
    root = Node(foreign_parser().parse(text, {}))
    lists = [index for index, node in enumerate(root.children) if node.type in _LISTS]
    first, last = (lists[0], lists[-1]) if lists else (len(root.children), -1)
    for index, node in enumerate(root.children):
        section = "front" if index < first else "annexes" if index > last else "chapters"
        if node.type == "paragraph":
            yield from _links(node.children[0], source, 0, section, node)
        elif node.type in _LISTS:
            yield from _list(node, source, 0)
        elif node.type == "heading":
            title, line = node.children[0].content.strip(), (node.map or (0, 0))[0] + 1
            if title.lower() == "summary":
                continue
            if _has_chapters(root.children[index + 1 :]):
                yield _Entry(title, "", 0, "chapters", line, is_part=True)
            else:
                what = f"the title of a part without chapters is left out: “{title}”"
                losses.append(Loss(Location(summary, line), what))


def _has_chapters(nodes: Sequence[Node]) -> bool:
    """Whether a list comes before the next heading."""
    return next((node.type for node in nodes if node.type in (*_LISTS, "heading")), "") in _LISTS


def _list(node: Node, source: str, depth: int) -> Iterator[_Entry]:
    for item in node.children:
        for child in item.children:
            if child.type == "paragraph":
                yield from _links(child.children[0], source, depth, "chapters", child)
            elif child.type in _LISTS:
                yield from _list(child, source, depth + 1)


def _links(inline: Node, source: str, depth: int, section: str, block: Node) -> Iterator[_Entry]:
    for link in (child for child in inline.children if child.type == "link"):
        href = str(link.attrs.get("href", ""))
        title = plain_text(link.to_tokens()[1:-1])
        path = posixpath.normpath(posixpath.join(source, href)) if href else ""
        yield _Entry(title, path, depth, section, (block.map or (0, 0))[0] + 1)


def _without_hidden_lines(page: Page) -> Page:
    """The page without the lines of Rust code that mdBook hides: those that begin with ``#`` alone."""
    kept: list[int] = []
    marks, is_rust = "", False
    lines = page.text.split("\n")
    for number, line in enumerate(lines):
        match = _FENCE.match(line)
        if match and not marks:
            marks, is_rust = match["marks"], bool(re.match(r"\s*rust\b", match["info"]))
        elif match and match["marks"].startswith(marks) and not match["info"].strip():
            marks = ""
        elif marks and is_rust and _HIDDEN.match(line):
            continue
        kept.append(number)
    text = "\n".join(lines[number] for number in kept)
    return replace(page, text=text, origins=tuple(page.place(number) for number in kept))
