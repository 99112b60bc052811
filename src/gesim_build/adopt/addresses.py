"""Where the links of another book lead in ours: ids of chapters and of headings, pages of the web, or nowhere."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from markdown_it.token import Token

from gesim_build.adopt.foreign import Page
from gesim_build.adopt.inline_html import read
from gesim_build.markdown.ids import slug
from gesim_build.markdown.inline import plain_text
from gesim_build.markdown.links import is_allowed

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_EXPLICIT = re.compile(r"\s*\{:?[^{}]*?#(?P<id>[\w:.-]+)[^{}]*\}\s*$")
_INDEXES = ("index.md", "README.md", "_index.md", "readme.md", "index.markdown")
# What may come before the title of a page.
_BEFORE_TITLE = frozenset((
    "front_matter", "html_block", "myst_target", "myst_line_comment", "shortcode", "myst_block_break",
))  # fmt: skip
_NAMED = re.compile(r"""<\w+\s[^>]*?\b(?:name|id)\s*=\s*["']?([\w:.-]+)""")
_SUFFIX = re.compile(r"(?:\.(?:md|markdown|html?|rst))?/?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: what its own program calls it, and the explicit or cross-book names it has."""

    anchors: tuple[str, ...]


def headings(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    """The headings of a page, in order, with the names that links may call them by."""
    counts: Counter[str] = Counter()
    found: list[Heading] = []
    labels: list[str] = []
    for index, token in enumerate(tokens):
        if token.type == "myst_target":
            labels.append(token.content)
        elif token.type == "html_block":
            labels += _NAMED.findall(token.content)
        elif token.type == "heading_open":
            inline = tokens[index + 1]
            explicit = _EXPLICIT.search(inline.content)
            words = plain_text(inline.children) if not explicit else _EXPLICIT.sub("", plain_text(inline.children))
            name = re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")
            counts[name] += 1
            own = name if counts[name] == 1 else f"{name}-{counts[name] - 1}"
            named = (*labels, *_NAMED.findall(inline.content), *((explicit["id"],) if explicit else ()))
            found.append(Heading((*named, own, slug(words))))
            labels = []
        elif token.type == "paragraph_open":
            labels = labels and []
    return tuple(found)


def page_id(path: str) -> str:
    """The id of a page in our book, from its path without the folder that all pages are in."""
    stem = re.sub(r"\.\w+$", "", path)
    stem = re.sub(r"/(?:index|README|_index|readme)$", "", stem)
    return slug(re.sub(r"[/_.]+", "-", stem))


@dataclass(frozen=True, slots=True)
class Addresses:
    """All pages and headings that links may lead to. ``ids`` is the id of each page by its path."""

    ids: Mapping[str, str]
    roots: tuple[str, ...]
    headings: Mapping[str, tuple[Heading, ...]]
    titled: frozenset[str]
    wanted: set[str] = field(default_factory=set)
    labels: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    by_stem: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def resolve(self, href: str, path: str) -> str | None:
        """Where a link that is written in a page leads; None if nowhere."""
        if _SCHEME.match(href):
            page, hash_, anchor = (f"https:{href}" if href.startswith("//") else href).partition("#")
            # A second "#" is no character of an address (RFC 3986, section 3.5).
            address = f"{page}{hash_}{anchor.replace('#', '%23')}"
            return address if is_allowed(address) else None
        target, _, name = unquote(href).partition("#")
        target = target.partition("?")[0]
        found = self._page(target, path) if target else path
        if found is None or found not in self.ids:
            return None
        if not name:
            return f"#{self.ids[found]}" if target else None
        return self._heading(found, name, is_label=not target)

    def heading_id(self, path: str, number: int) -> str:
        """The id that a heading of a page has to have: the page's for its title, none where no link leads.

        The number of a title that is not in the text is -1.
        """
        if number < 0 or (number == 0 and path in self.titled):
            return self.ids[path]
        found = self.headings.get(path, ())
        name = self._name(path, number) if number < len(found) else ""
        return name if name in self.wanted else ""

    def _name(self, path: str, number: int) -> str:
        found = self.headings[path]
        own = slug(found[number].anchors[-2])
        before = sum(slug(heading.anchors[-2]) == own for heading in found[:number])
        return f"{self.ids[path]}-{own}{f'-{before + 1}' if before else ''}-section"

    def _heading(self, page: str, anchor: str, *, is_label: bool) -> str | None:
        place = next(
            ((page, number) for number, heading in enumerate(self.headings[page]) if anchor in heading.anchors), None
        )
        if place is None and is_label:
            place = self.labels.get(anchor)
        if place is None:
            return None if is_label else f"#{self.ids[page]}"
        path, number = place
        if number == 0 and path in self.titled:
            return f"#{self.ids[path]}"
        name = self._name(path, number)
        self.wanted.add(name)
        return f"#{name}"

    def _page(self, target: str, path: str) -> str | None:
        """The page that a path leads to, however its own program writes it."""
        for candidate in self._candidates(target, path):
            if candidate in self.ids:
                return candidate
        name = _stem(target)
        same = self.by_stem.get(name, ())
        return same[0] if len(same) == 1 and name not in ("index", "readme", "_index", "") else None

    def _candidates(self, target: str, path: str) -> Iterator[str]:
        stem = _SUFFIX.sub("", target)
        folders = [posixpath.dirname(path), _SUFFIX.sub("", path)]
        bases = self.roots if target.startswith("/") else folders
        for base in bases:
            place = posixpath.normpath(posixpath.join(base, stem.lstrip("/"))) if stem.strip("/") else base
            place = "" if place == "." else place
            yield posixpath.normpath(posixpath.join(base, target.lstrip("/")))
            yield f"{place}.md"
            yield f"{place}.markdown"
            yield from (posixpath.join(place, index) for index in _INDEXES)


def addresses_of(pages: Sequence[Page], parsed: Mapping[str, Sequence[Token]], roots: tuple[str, ...]) -> Addresses:
    """The addresses of some pages, given their tokens; headings that links lead to are known from the start."""
    common = posixpath.commonpath([posixpath.dirname(page.path) for page in pages]) if pages else ""
    ids = _unique({page.path: page_id(posixpath.relpath(page.path, common or ".")) for page in pages})
    found = {page.path: headings(parsed[page.path]) for page in pages}
    labels = {
        anchor: (path, number)
        for path, ones in found.items()
        for number, heading in enumerate(ones)
        for anchor in heading.anchors[:-2]
    }
    titled = frozenset(page.path for page in pages if has_title(page, parsed[page.path]))
    by_stem: dict[str, list[str]] = {}
    for path in ids:
        by_stem.setdefault(_stem(path), []).append(path)
    addresses = Addresses(ids, roots, found, titled, labels=labels, by_stem=by_stem)
    for path, tokens in parsed.items():
        for href in hrefs(tokens):
            addresses.resolve(href, path)
    return addresses


def _stem(path: str) -> str:
    """The name of a page's file, by which others may call it wherever it is."""
    return posixpath.basename(_SUFFIX.sub("", path)).lower()


def has_title(page: Page, tokens: Sequence[Token]) -> bool:
    """Whether the title of a page is the first heading of its text."""
    first = next((token for token in tokens if token.type not in _BEFORE_TITLE), None)
    is_heading = first is not None and first.type == "heading_open" and (first.tag == "h1" or not page.title)
    return is_heading and not page.untitled


def _unique(wanted: Mapping[str, str]) -> dict[str, str]:
    used: set[str] = set()
    ids: dict[str, str] = {}
    for path, name in wanted.items():
        count, candidate = 1, name
        while candidate in used:
            count += 1
            candidate = f"{name}-{count}"
        used.add(candidate)
        ids[path] = candidate
    return ids


def hrefs(tokens: Iterable[Token]) -> Iterator[str]:
    """Where the links in some tokens lead, those of raw HTML and of roles too."""
    for token in tokens:
        if token.type == "link_open":
            yield str(token.attrs.get("href", ""))
        elif token.type == "html_inline" and token.content.startswith("<a") and (tag := read(token.content)):
            yield tag[1].get("href", "")
        elif token.type == "myst_role":
            yield "#" + re.sub(r".*<([^<>]*)>$", r"\1", token.content)
        yield from hrefs(token.children or ())
