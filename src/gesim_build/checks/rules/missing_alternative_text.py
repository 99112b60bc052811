"""A figure has no text alternative.

People who do not see the figure hear this text, and it must say what the figure says. It goes in
the brackets of the image: `![A grid of three rows …][pillars]`. It is translated like every other
text.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.texts import files
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.markdown.problems import source_place
from gesim_build.model import Book

KIND = Kind.BOOK
CODE = "missing-alternative-text"
SEVERITY = Severity.ERROR
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
_FIGURE = "# A {#a}\n\n::: figure {#fig}\n![ALT][f]\n\nA square.\n:::\n\n[f]: ../figures/f.svg\n"
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"chapters/10-a.md": _FIGURE.replace("ALT", "One square."), "figures/f.svg": _SVG},
        bad={"chapters/10-a.md": _FIGURE.replace("ALT", ""), "figures/f.svg": _SVG},
    ),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at the text in every image block."""
    del context
    for chapter in files(book):
        for image, text in zip(chapter.tokens, chapter.tokens[1:], strict=False):
            if image.type == "image_block_open" and not text.content.strip():
                place = source_place(image, chapter.path)
                hint = "Write what the figure says into the brackets: ![…][name]"
                yield Diagnostic(SEVERITY, CODE, "this figure has no text alternative", place, hint)
