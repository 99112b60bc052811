"""Lines of text as they are seen, from the left to the right: those of the layout engine, and those of a browser.

A line is its characters in the order of their places. Marks on letters are left out, for they have no place of their
own, and so is what takes no room.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import tostring

from playwright.sync_api import Browser

from gesim_build.formats.pdf.plan.job import Job
from gesim_build.formats.pdf.prepare.document import print_document
from gesim_build.formats.pdf.weasy import fragment
from gesim_build.formats.pdf.weasy.engine import boxes, weasyprint
from gesim_build.formats.pdf.weasy.fetcher import AssetFetcher

# Each letter of a browser's page with the number of its paragraph, and where it is.
_LETTERS = """() => [...document.querySelectorAll("[data-line]")].flatMap(block => {
  const found = [], walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node; node = walker.nextNode();) {
    for (let place = 0; place < node.length; place++) {
      const range = document.createRange();
      range.setStart(node, place); range.setEnd(node, place + 1);
      for (const box of [...range.getClientRects()].filter(box => box.width).slice(0, 1))
        found.push([block.dataset.line, node.data[place], (box.left + box.right) / 2, (box.top + box.bottom) / 2]);
    }
  }
  return found;
})"""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character with the block that it is in, and its place: from the left and from the top, in pixels."""

    block: str
    text: str
    x: float
    y: float


Lines = dict[str, list[str]]


def lines_of(letters: Iterator[Letter]) -> Lines:
    """The lines of each block. Two letters are on one line if they overlap by more than half a line of 15 points."""
    found: dict[str, list[list[Letter]]] = {}
    for letter in sorted(letters, key=lambda letter: (letter.block, letter.y)):
        lines = found.setdefault(letter.block, [])
        if not lines or letter.y - lines[-1][0].y > 10:
            lines.append([])
        lines[-1].append(letter)
    return {block: list(filter(None, map(_seen, lines))) for block, lines in found.items()}


def _seen(line: list[Letter]) -> str:
    ordered = "".join(letter.text for letter in sorted(line, key=lambda letter: letter.x))
    kept = "".join(letter for letter in ordered if unicodedata.category(letter) not in ("Mn", "Cf"))
    return " ".join(kept.split())


def engine_lines(job: Job) -> Lines:
    """The lines of the blocks with ``data-line`` of a job, as the engine lays them out."""
    layout = fragment._layout(job, print_document(job), "", AssetFetcher(()))
    return lines_of(letter for page in layout.pages for letter in _letters(page, ""))


def _letters(box: Any, block: str) -> Iterator[Letter]:
    box = getattr(box, "_box", box)
    if box.element is not None and not isinstance(box, boxes.TextBox):
        block = box.element.get("data-line", block)
    if isinstance(box, boxes.TextBox):
        letters = list(_drawn(box))
        for place, letter in enumerate(letters if block else ()):
            x = box.position_x + box.width * (place + 0.5) / len(letters)
            yield Letter(block, letter, x, box.position_y + box.baseline - 4)
    for child in getattr(box, "children", ()):
        yield from _letters(child, block)


def _drawn(box: Any) -> Iterator[str]:
    """The letters of a text in the order in which Pango draws them."""
    layout = box.pango_layout
    layout.reactivate(box.style)
    line, _ = layout.get_first_line()
    text, run = layout.text.encode(), line.runs
    while run != weasyprint.text.ffi.ffi.NULL:
        item = run.data.item
        letters = text[item.offset : item.offset + item.length].decode()
        yield from reversed(letters) if item.analysis.level % 2 else letters
        run = run.next
    layout.deactivate()


def browser_lines(browser: Browser, document: str) -> Lines:
    """The same of a document that a browser lays out."""
    page = browser.new_page()
    page.set_content(document)
    found = page.evaluate(_LETTERS)
    page.close()
    return lines_of(Letter(*values) for values in found)


def as_document(section: Any, css: str, language: str, direction: str) -> str:
    """A page of the web with this section."""
    text = tostring(section, encoding="unicode")
    return f'<html lang="{language}" dir="{direction}"><style>{css}</style><body>{text}</body></html>'
