"""What most people do: the whole book as one HTML page, and one run of WeasyPrint.

    python bench/naive.py prepare PROJECT LANGUAGE FOLDER    writes book.html and book.css (not measured)
    python bench/naive.py print FOLDER                       writes book.pdf (measured)

The parts and the style sheets are those of `gesim build`; contents with page numbers, running heads and folios are
written the way WeasyPrint's documentation shows.
"""

from __future__ import annotations

import sys
from pathlib import Path

FURNITURE = """
.part { break-before: right }
h1 { string-set: chapter content() }
.naive-contents li { break-inside: avoid }
.naive-contents a::after { content: leader('.') target-counter(attr(href), page) }
@page :left { @top-left { content: string(chapter) } @bottom-left { content: counter(page) } }
@page :right { @top-right { content: string(chapter) } @bottom-right { content: counter(page) } }
"""


def prepare(project: Path, language: str, folder: Path) -> None:
    """Write the book of one language as one page with one style sheet."""
    from gesim_build.formats.look import ACCENT, PLAIN, Look
    from gesim_build.pipeline import languages_of, load_book, manuscript, open_project, read_catalogs, read_templates

    opened = open_project(project)
    theme = read_templates(opened)
    book, _ = load_book(opened)
    catalogs, _ = read_catalogs(opened)
    text, _ = manuscript(opened, book, catalogs.get(language), languages_of(opened)[language], theme)
    folder.mkdir(parents=True, exist_ok=True)
    for part in text.parts:
        for asset in part.assets:
            (folder / asset.name).parent.mkdir(parents=True, exist_ok=True)
            (folder / asset.name).write_bytes(asset.content)
    rows = (f'<li><a href="#{e.id}">{e.number} {_escaped(e.title)}</a></li>' for e in text.entries if e.level <= 2)
    contents = f'<nav class="naive-contents"><h1>Contents</h1><ol>{"".join(rows)}</ol></nav>'
    body = contents + "\n".join(part.xhtml for part in text.parts)
    head = f"<title>{_escaped(text.book.title)}</title>"
    page = f'<!doctype html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'
    (folder / "book.html").write_text(page, encoding="utf-8")
    (folder / "book.css").write_text(Look(theme).stylesheet((*PLAIN, *ACCENT), "legal") + FURNITURE, encoding="utf-8")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def print_book(folder: Path) -> None:
    """One run over the whole book, as accessible as WeasyPrint alone makes it."""
    import weasyprint

    page = weasyprint.HTML(filename=folder / "book.html")
    page.write_pdf(folder / "book.pdf", stylesheets=[folder / "book.css"], pdf_variant="pdf/ua-1")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["prepare", project, language, folder]:
            prepare(Path(project), language, Path(folder))
        case ["print", folder]:
            print_book(Path(folder))
        case _:
            sys.exit(__doc__)
