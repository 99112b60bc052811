"""A link names an address that is not given.

`[text][name]` needs a line `[name]: https://…` at the end of the same file. Without it the reader
sees the brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from gesim_build.checks.analysis.markup import THING, parse
from gesim_build.checks.analysis.texts import chapter_texts, files
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.markdown.inline import unnumbered
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

# Not the second of two notes beside each other: what is wrong with it, `unresolved-footnote` says.
_LEFT = re.compile(r"\]\[(?!\^)([^\[\]]*)\]")


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Look at what the parser left as text."""
    del context
    for chapter in files(book):
        for text in chapter_texts(chapter):
            tokens = parse(text.content, dict(text.references), unnumbered(text.footnotes))
            for name in _LEFT.findall("".join(map(_as_left, tokens))):
                hint = f"Add at the end of the file: [{name}]: https://…"
                yield Diagnostic(SEVERITY, CODE, f"no address is given for [{name}]", text.location, hint)


def _as_left(token: Token) -> str:
    """What is left of a token as text: something between two pairs of brackets parts them."""
    if token.type == "text":
        return token.content
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return THING if token.nesting == 0 else ""
