"""Other programs that print a book, where they are installed: the same text, by each in its own way.

Chromium prints the page of the naive run, without footnotes, running heads and page numbers. Typst sets headings and
paragraphs alone, so its time is the least that one can hope for.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from bench.clock import Case
from lxml import html

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Without these a browser in a container asks for the network, or does not start.
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-first-run", "--no-pdf-header-footer")  # fmt: skip
_ESCAPED = str.maketrans({character: f"\\{character}" for character in "\\#$*_`<>@=-+/~[]\"'"})


def peers(folder: Path) -> Iterator[Case]:
    """What can be run here over the page in a folder that the naive run was prepared in."""
    page = folder / "book.html"
    if browser := next(filter(None, map(shutil.which, BROWSERS)), None):
        styled = folder / "chromium.html"
        styled.write_text(
            page.read_text("utf-8").replace("</head>", '<link rel="stylesheet" href="book.css"/></head>', 1), "utf-8"
        )
        yield Case("Chromium", (browser, *FLAGS, f"--print-to-pdf={folder / 'chromium.pdf'}", styled.as_uri()))
    if typst := shutil.which("typst"):
        (folder / "book.typ").write_text(typst_text(page), encoding="utf-8")
        yield Case("Typst", (typst, "compile", folder / "book.typ", folder / "typst.pdf"))


def typst_text(page: Path) -> str:
    """The headings and paragraphs of a page, for Typst."""
    pieces = []
    for element in html.parse(str(page)).iter("h1", "h2", "h3", "p", "li", "td", "th"):
        words = " ".join(element.text_content().split()).translate(_ESCAPED)
        level = int(element.tag[1]) if element.tag[0] == "h" and element.tag[1:].isdigit() else 0
        pieces.append(f"{'=' * level} {words}" if level else words)
    return "\n\n".join(pieces)
