"""A question of the register asks nobody, or is about something that is not in the book.

`asked_of` has names of reviews (`[reviews.legal]` in `handbook.toml`) and codes of languages that have an edition:
`gesim pending --for legal` prints the questions for one of them, and what nobody is asked nobody answers. `about` has
ids of the book, `#first-contact`, and records of its registers, `fact.visitors`. Correct the name; or delete the
question, if it is answered and the text says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from gesim_build.checks.analysis.places import places_of
from gesim_build.checks.analysis.records import records
from gesim_build.checks.analysis.sample_records import sample
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Book
from gesim_build.registers.questions import Question

KIND = Kind.PROJECT
CODE = "unclear-question"
SEVERITY = Severity.WARNING
_CHAPTER = {"chapters/10-a.md": "# A {#a}\n\n## B {#b}\n"}


def _asked(**values: object) -> dict[str, str]:
    return {**_CHAPTER, "questions.toml": sample(Question, **values)}


EXAMPLES: tuple[BookExample, ...] = (
    BookExample(good=_asked(), bad=_asked(asked_of=["lawyer"])),
    BookExample(good=_asked(about=["#b"]), bad=_asked(about=["#c"])),
)


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Compare each question with the reviews, the languages and the ids that there are."""
    book = context.with_other_publications(book)
    asked = frozenset(context.editions) | context.reviews
    known = frozenset(places_of(book))
    for one in records(book, Question):
        for name in (name for name in one.asked_of if name not in asked):
            hint = _hint(name, asked) or "Name a review of handbook.toml, or the code of a language with an edition."
            yield Diagnostic(SEVERITY, CODE, f"the question {one.id} asks {name}", one.where("asked_of"), hint)
        for name in (name for name in one.about if name not in known):
            hint = _hint(name, known) or "Name an id of the book, #ID, or a record of its registers, fact.ID or ref.ID."
            text = f"the question {one.id} is about {name}, which is not in the book"
            yield Diagnostic(SEVERITY, CODE, text, one.where("about"), hint)


def _hint(name: str, known: frozenset[str]) -> str:
    near = get_close_matches(name, sorted(known), 1)
    return f"Did you mean {near[0]}?" if near else ""
