"""What a reader of a finished file gets, case by case: all signs in order, with the marks of list items.

HTML and EPUB are parsed. The structure of a PDF is read with poppler (``pdfinfo -struct-text``), that of a whole book,
where poppler takes minutes, with our own reader.
A case begins with a heading of the second level that is called ``Case N``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gesim_build.validate import pdf_tags as validate
from tests.judges.tools import program, run

# A title may keep its last word on the line of the one before.
CASE = re.compile(r"(?:[\d.]+\s*)?Case\s(\d+)\s*$")
# Spaces, and what is put in so that lines are broken well.
_UNSEEN = re.compile(r"[\s\u2060\u00ad\u200b\ufeff]+")
_NUMBER = re.compile(r"\d+\.\s*$")
_BULLETS = "•–"
_SILENT = ("svg", "script", "style")
# Notes are read with their marks; the foot of a form is at the foot of its first page.
_APART = {"footnotes", "footnote-back", "form-footer"}
FOOT = "Do not send home with her"
SOURCE = "Chapters and sections are those"


@dataclass(slots=True)
class Text:
    """A case: its text with ``⟨1.⟩`` and ``⟨•⟩`` for the marks of items, and its notes by number."""

    body: list[str] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def seen(self) -> tuple[str, dict[str, str]]:
        """Body and notes without what is not seen; capitals are a matter of style sheets."""
        return _seen(self.body), {number: _seen(pieces) for number, pieces in self.notes.items()}


Cases = dict[int, Text]


def _seen(pieces: list[str]) -> str:
    return _UNSEEN.sub("", "".join(pieces)).casefold()


class _Collector:
    """Puts pieces into the case they belong to."""

    def __init__(self) -> None:
        self.cases: Cases = {}
        self._case = Text()
        self._pieces = self._case.body

    def heading(self, text: str) -> bool:
        """A heading of the second level: does a case begin with it?"""
        match = CASE.fullmatch(text.strip())
        if match:
            self._case = self.cases.setdefault(int(match[1]), Text())
            self._pieces = self._case.body
        return match is not None

    def add(self, text: str) -> None:
        self._pieces.append(text)

    def note(self, number: str, read: Any) -> None:
        """Read something into a note of the case at hand."""
        outer, self._pieces = self._pieces, self._case.notes[number]
        read()
        self._pieces = outer


def read_xhtml(root: Any) -> Cases:
    """The cases in an element of a page or of a document of an EPUB."""
    collector = _Collector()
    marks: dict[str, int] = {}
    _read_element(root, collector, marks)
    for section in (e for e in root.iter() if "footnotes" in _classes(e)):
        for note in (e for e in section.iter() if str(e.get("id")) in marks):
            case = collector.cases[marks[str(note.get("id"))]]
            number = str(note.get("id")).rpartition("~")[2]
            inner = _Collector()
            _read_children(note, inner, marks)
            case.notes[number] += inner._pieces
    return collector.cases


def _read_element(element: Any, collector: _Collector, marks: dict[str, int]) -> None:
    name, classes = _name(element), _classes(element)
    if name in _SILENT or element.get("aria-hidden") == "true" or classes & _APART:
        return
    if name == "h2" and collector.heading("".join(element.itertext())):
        return
    if name == "li" and not classes & {"task"} | _classes(element.getparent()) & {"options"}:
        collector.add(_mark(element))
    if "footnote-ref" in classes and collector.cases:
        marks.setdefault(str(element.get("href")).rpartition("#")[2], list(collector.cases)[-1])
    if name == "img":
        return
    _read_children(element, collector, marks)


def _read_children(element: Any, collector: _Collector, marks: dict[str, int]) -> None:
    collector.add(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            _read_element(child, collector, marks)
        collector.add(child.tail or "")


def _mark(item: Any) -> str:
    listing = item.getparent()
    if _name(listing) != "ol":
        return "⟨•⟩"
    return f"⟨{int(listing.get('start', 1)) + [e for e in listing if _name(e) == 'li'].index(item)}.⟩"


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _classes(element: Any) -> set[str]:
    return set(str(element.get("class", "")).split())


@dataclass(slots=True)
class Node:
    """An element of the structure of a PDF, with its texts and the elements within in order."""

    role: str
    kids: list[Node | str] = field(default_factory=list)

    def text(self) -> str:
        """All text within."""
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)


def read_pdf(root: Node) -> Cases:
    """The cases in the structure of a PDF, whose parts each begin without one."""
    cases: Cases = {}
    for part in root.kids:
        collector = _Collector()
        _read_node(part, collector)
        cases |= collector.cases
    return cases


def structure_by_poppler(path: Path) -> Node:
    """The structure of a PDF as poppler finds it. For small files: each element costs a page."""
    root = Node("")
    stack = [(-1, root)]
    for line in run(program("pdfinfo"), "-struct-text", path).stdout.splitlines():
        depth, content = len(line) - len(line.lstrip(" ")), line.strip(" ")
        while stack[-1][0] >= depth:
            stack.pop()
        if content.startswith('"'):
            stack[-1][1].kids.append(content.removeprefix('"').removesuffix('"'))
        elif content:
            node = Node(content.partition(" ")[0])
            stack[-1][1].kids.append(node)
            stack.append((depth, node))
    return root


def structure(path: Path) -> Node:
    """The same as our own reader finds it, for whole books; a test compares the two."""
    return Node("", [_node(tag) for tag in validate.read_pdf(path.read_bytes()).tags])


def _node(tag: validate.Tag) -> Node:
    return Node(tag.role, [piece if isinstance(piece, str) else _node(piece) for piece in tag.pieces])


def _read_node(node: Node | str, collector: _Collector) -> None:
    if isinstance(node, str):
        collector.add(node)
    elif node.role == "Note":
        label, rest = _split_note(node)
        collector.note(label, lambda: _read_nodes(rest, collector))
    elif node.role == "Lbl" and (mark := _as_mark(node.text())):
        collector.add(mark)
    elif not (_is_foot(node) or (node.role == "H2" and collector.heading(node.text()))):
        _read_nodes(node.kids, collector)


def _is_foot(node: Node) -> bool:
    return node.role in ("Div", "P") and node.text().startswith((FOOT, SOURCE))


def _read_nodes(nodes: list[Node | str], collector: _Collector) -> None:
    for node in nodes:
        _read_node(node, collector)


def _split_note(note: Node) -> tuple[str, list[Node | str]]:
    first = note.kids[0]
    label = first.text().strip() if isinstance(first, Node) else ""
    return label, note.kids[1:]


def _as_mark(text: str) -> str:
    text = text.strip()
    return f"⟨{text}⟩" if _NUMBER.fullmatch(text) else "⟨•⟩" if text and text in _BULLETS else ""
