"""The web pages in a release: with links to its lasting names, and what its own pages take from their first one."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from gesim_build.release.manifest import ReleasedEdition, ReleasedFile

FORMAT = "html"
START = "html/index.html"
_BESIDE = re.compile(r'(?<=href=")\.\./([^"#]+)(?=["#])')
_PLACE = re.compile(r'(?:(?<=\shref=")|(?<=\ssrc="))(?![a-z]+:)[^"]*')
_SAFETY = re.compile(r'<div class="start-safety">(<aside\b.*?</aside>)</div>', re.DOTALL)
_CALLS = re.compile(r'(<ul class="calls">.*?</ul>)', re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)">')
# What only one of two on a page can have, as the notice that is on the pages themselves.
_ID = re.compile(r'\sid="[^"]*"')
# The cover of an EPUB: a picture of it, or the drawing it was made from. Figures may have the same last names.
COVERS = ("EPUB/cover.jpg", "EPUB/cover.svg")


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What the first of the web pages of an edition says: its address, the book's description, and as HTML the safety
    notice and whom to call. ``cover`` is the name of the picture of the cover. What there is not is empty.
    """

    href: str = ""
    description: str = ""
    safety: str = ""
    calls: str = ""
    cover: str = ""


def web_name(folder: str, path: str) -> str:
    """The name in a release of one of the web pages' files; ``folder`` is that of the edition below ``dist/``."""
    return f"{folder}/{path}"


def with_lasting_links(page: bytes, name: str, names: Mapping[str, str]) -> bytes:
    """A page with links to files by their names in the release; ``names`` are by the paths below ``dist/LANGUAGE/``."""
    up = "../" * name.count("/")

    def link(found: re.Match[str]) -> str:
        return up + names[found[1]] if found[1] in names else found[0]

    return _BESIDE.sub(link, page.decode()).encode()


def is_page(file: ReleasedFile) -> bool:
    """Whether a file is one of the web pages."""
    return file.format == FORMAT and file.name.endswith(".html")


def first_page(edition: ReleasedEdition, contents: Mapping[str, bytes]) -> FirstPage:
    """What the web pages of an edition say on their first; ``contents`` are the files of the release by name."""
    cover = next((name for name, _ in cover_of(edition, contents)), "")
    name = next((file.name for file in edition.files if (file.format, file.source) == (FORMAT, START)), "")
    if not name:
        return FirstPage(cover=cover)
    page = contents[name].decode()
    description, safety, calls = (_found(pattern, page) for pattern in (_DESCRIPTION, _SAFETY, _CALLS))
    safety = _ID.sub("", _PLACE.sub(_from(name), safety)).replace(' role="region"', ' role="note"', 1)
    return FirstPage(name, html.unescape(description), safety, calls, cover)


def cover_of(edition: ReleasedEdition, contents: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Name and content of the picture of an edition's cover, which is that of its EPUB."""
    book = next((file.name for file in edition.files if file.format == "epub"), "")
    if book:
        with zipfile.ZipFile(BytesIO(contents[book])) as archive:
            there = archive.namelist()
            name = next((name for name in COVERS if name in there), "")
            if name:
                yield f"{book.removesuffix('.epub')}-{name.rpartition('/')[2]}", archive.read(name)


def _found(pattern: re.Pattern[str], page: str) -> str:
    found = pattern.search(page)
    return found[1] if found else ""


def _from(name: str) -> Callable[[re.Match[str]], str]:
    """What makes a link of that page one of a page in the folder of the release."""
    folder = name.rpartition("/")[0]
    return lambda found: f"{name}{found[0]}" if found[0].startswith("#") else f"{folder}/{found[0]}"
