"""The address of a link is defined, and no text of the file uses it.

`[name]: https://…` is printed only through `[text][name]`. A line that was meant as a text, `[Note]: important`, is
such a definition too, and would be lost. Delete what is not needed; begin a text with a backslash:
`\\[Note]: important`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.common.utils import normalizeReference

from gesim_build.checks.analysis.texts import chapter_texts, files
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.markdown.images import resolve
from gesim_build.markdown.problems import definition_place
from gesim_build.model import Book, Chapter

KIND = Kind.BOOK
CODE = "unused-definition"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n\n[The law][law].\n\n[law]: https://example.org/\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\nThe law.\n\n[law]: https://example.org/\n"},
    ),
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n\n\\[Note]: important\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\n[Note]: important\n"},
    ),
)

_BRACKETS = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]", re.DOTALL)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at the definitions of each file."""
    del context
    for chapter in files(book):
        used, images = _used(chapter), _images(chapter)
        for label, reference in chapter.references.items():
            if (
                label not in used
                and resolve(str(reference["href"]), {"path": reference.get("path", chapter.path)}) not in images
            ):
                place = definition_place(reference, chapter.path)
                hint = "Delete the line; or, if it is a text, write a backslash before its first bracket."
                text = f"[{label.casefold()}] is defined as the name of a link that no text uses: it is not printed"
                yield Diagnostic(SEVERITY, CODE, text, place, hint)


def _used(chapter: Chapter) -> frozenset[str]:
    """What is in brackets in the texts of a file, as labels."""
    inside = (match[1] for text in chapter_texts(chapter) for match in _BRACKETS.finditer(text.content))
    return frozenset(map(normalizeReference, inside))


def _images(chapter: Chapter) -> frozenset[str]:
    return frozenset(str(token.meta["src"]) for token in chapter.tokens if token.type == "image_block_open")
