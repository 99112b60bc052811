"""Cuts finished pages and EPUBs: takes elements out, words, whole files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from lxml import etree, html

from tests.validate.book import Files

Cut = Callable[[str], str]


def cut_documents(files: Files, cut: Cut) -> Files:
    """The files after a cut, of a bundle or of an EPUB; something must have changed."""
    changed = {
        name: _cut_archive(content, cut) if name.endswith(".epub") else _cut_text(name, content, cut)
        for name, content in files.items()
    }
    assert changed != files
    return changed


def without_document(files: Files, stem: str) -> Files:
    """The files without a page, or an EPUB without a document of its spine."""
    if any(name.endswith(".html") for name in files):
        return {name: content for name, content in files.items() if not name.endswith(f"{stem}.html")}
    itemref = re.compile(rf'<itemref idref="f-text-{stem}.xhtml"/>')
    return cut_documents(files, lambda text: itemref.sub("", text))


def without(xpath: str) -> Cut:
    """Take out the first element that an XPath finds (names without namespace), wherever it is found first."""

    def cut(text: str) -> str:
        if text.lstrip().startswith("<?xml"):
            root = etree.fromstring(text.encode())
            found = root.xpath(re.sub(r"//(\w+)", r"//*[local-name()='\1']", xpath))
        else:
            root = html.document_fromstring(text.encode())
            found = root.xpath(xpath)
        if not found:
            return text
        element = found[0]
        parent = element.getparent()
        if element.tail:
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                parent.text = (parent.text or "") + element.tail
        parent.remove(element)
        written: str = etree.tostring(root, encoding="unicode", method="xml" if "<?xml" in text else "html")
        return written

    return cut


def without_words(words: str) -> Cut:
    """Take some words out of the text."""
    return lambda text: text.replace(words, "", 1)


def _cut_text(name: str, content: bytes, cut: Cut) -> bytes:
    return cut(content.decode()).encode() if name.endswith(".html") else content


def _cut_archive(content: bytes, cut: Cut) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(output, "w") as new:
        for name in old.namelist():
            is_text = name.endswith((".xhtml", ".opf"))
            new.writestr(name, cut(old.read(name).decode()).encode() if is_text else old.read(name))
    return output.getvalue()
