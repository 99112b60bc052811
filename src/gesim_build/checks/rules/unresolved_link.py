"""A link names an address that is not given.

`[text][name]` needs a line `[name]: https://…` at the end of the same file. Without it the reader
sees the brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import parse
from gesim_build.checks.analysis.texts import chapter_texts, files
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book

KIND = Kind.BOOK
CODE = "unresolved-link"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[BookExample, ...] = (
    BookExample(
        good={"chapters/10-a.md": "# A {#a}\n\n[The law][law].\n\n[law]: https://example.org/\n"},
        bad={"chapters/10-a.md": "# A {#a}\n\n[The law][lav].\n\n[law]: https://example.org/\n"},
    ),
)

_LEFT = re.compile(r"\]\[([^\[\]]*)\]")


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at what the parser left as text."""
    del context
    for chapter in files(book):
        for text in chapter_texts(chapter):
            tokens = parse(text.content, dict(text.references), {"refs": {}})
            for name in _LEFT.findall("".join(token.content for token in tokens if token.type == "text")):
                hint = f"Add at the end of the file: [{name}]: https://…"
                yield Diagnostic(SEVERITY, CODE, f"no address is given for [{name}]", text.location, hint)
