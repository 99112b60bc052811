"""The documents of an EPUB and of the HTML bundle, parsed from the finished files as a reader's program would."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree, html

from gesim_build.markup.tree import name_of
from gesim_build.validate.text_run import TextRun

_SILENT = frozenset(("script", "style"))
_SPOKEN = ("alt", "title", "aria-label", "aria-description", "aria-roledescription", "placeholder")
# Scripts read words from attributes of their own; this one names a term by its id.
_NAMES = frozenset(("data-term",))
_CONTAINER = "META-INF/container.xml"
_OPF = {"o": "http://www.idpf.org/2007/opf", "c": "urn:oasis:names:tc:opendocument:xmlns:container"}


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: its path in the publication, and its root element."""

    path: str
    root: Any


@dataclass(frozen=True, slots=True)
class Publication:
    """An EPUB as its package document describes it: the documents in reading order, and the package document.

    ``images`` are the drawings that are in files of their own.
    """

    package: Document
    spine: tuple[Document, ...]
    images: tuple[Document, ...]


def page(path: str, content: bytes) -> Document:
    """A page of the HTML bundle."""
    return Document(path, html.document_fromstring(content))


def pages(artifacts: Mapping[str, bytes]) -> Iterator[Document]:
    """The pages of the HTML bundle, by name."""
    yield from (page(path, content) for path, content in sorted(artifacts.items()) if path.endswith(".html"))


def publication(content: bytes) -> Publication:
    """Open an EPUB the way a reading system does: container, package, spine. A document that is missing is left out."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    container = _parsed(files[_CONTAINER])
    path = str(container.xpath("string(//c:rootfile/@full-path)", namespaces=_OPF))
    package = Document(path, _parsed(files[path]))
    items = {
        str(item.get("id")): (posixpath.join(posixpath.dirname(path), str(item.get("href"))), item.get("media-type"))
        for item in package.root.iterfind(".//o:manifest/o:item", _OPF)
    }
    order = [items[ref.get("idref")][0] for ref in package.root.iterfind(".//o:spine/o:itemref", _OPF)]
    drawings = sorted(name for name, media_type in items.values() if media_type == "image/svg+xml")
    return Publication(
        package=package,
        spine=tuple(Document(name, _parsed(files[name])) for name in order if name in files),
        images=tuple(Document(name, _parsed(files[name])) for name in drawings if name in files),
    )


def _parsed(content: bytes) -> Any:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def text_runs_of_document(document: Document) -> Iterator[TextRun]:
    """The texts of one document: what is spoken or shown beside it, then what is printed."""
    for element in document.root.iter():
        if name_of(element) == "title":
            yield TextRun(document.path, "title", (element.text or "",))
        for key, value in element.items():
            is_data = key.startswith("data-") and key not in _NAMES
            if key in _SPOKEN or is_data or (key == "content" and element.get("name") == "description"):
                yield TextRun(document.path, key, (value,))
    yield TextRun(document.path, "", tuple(_texts(document.root)))


def _texts(element: Any) -> Iterator[str]:
    """The texts in an element in order, without those of scripts and titles, and without code, which is no words."""
    if name_of(element) not in (*_SILENT, "title", "code", ""):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
