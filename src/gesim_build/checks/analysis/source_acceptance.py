"""Findings that an author accepted at their place in the sources, as translators do in the catalogs.

In a chapter ``<!-- gesim: accept CODE – reason -->`` comes before the block it is about, in a register
``# gesim: accept CODE – reason`` within the record. Only warnings and notes can be accepted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from gesim_build.checks.analysis.acceptance import CODE
from gesim_build.checks.analysis.texts import files
from gesim_build.diagnostics import Diagnostic, Location, Severity, accepted_code, warning
from gesim_build.markdown.problems import source_place
from gesim_build.model import Book, Chapter, Record


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A code that is accepted in some lines of a file; ``place`` is that of the comment."""

    code: str
    place: Location
    lines: range

    def covers(self, finding: Diagnostic) -> bool:
        """Whether it is about a finding."""
        here = finding.location.path == self.place.path and finding.location.line in self.lines
        return here and finding.code == self.code and finding.severity is not Severity.ERROR


def without_accepted(book: Book, findings: Sequence[Diagnostic], codes: Collection[str]) -> Iterator[Diagnostic]:
    """The findings that remain, and ``unused-acceptance`` for each comment that accepts nothing."""
    accepted = [*acceptances(book)]
    yield from (finding for finding in findings if not any(one.covers(finding) for one in accepted))
    for one in accepted:
        if one.code not in codes:
            yield warning(CODE, f"“{one.code}” cannot be accepted", one.place, "gesim explain lists the checks.")
        elif not any(one.covers(finding) for finding in findings):
            yield warning(CODE, f"there is no {one.code} here to accept", one.place, "Delete the comment.")


def acceptances(book: Book) -> Iterator[Acceptance]:
    """Every acceptance in the chapters, national texts and registers."""
    for chapter in files(book):
        yield from _of_chapter(chapter)
    for record in book.records:
        yield from _of_record(record)


def _of_chapter(chapter: Chapter) -> Iterator[Acceptance]:
    for index, token in enumerate(chapter.tokens):
        if token.type == "html_block":
            place = source_place(token, chapter.path)
            for comment in token.content.split("<!--")[1:]:
                if code := accepted_code(comment.partition("-->")[0]):
                    yield Acceptance(code, place, _lines_of_next(chapter.tokens[index + 1 :]))


def _lines_of_next(tokens: Sequence[Token]) -> range:
    """The lines of the block that comes next, after other comments."""
    for token in tokens:
        if token.type != "html_block" and token.map:
            return range(token.map[0] + 1, token.map[1] + 1)
    return range(0)


def _of_record(record: Record) -> Iterator[Acceptance]:
    last = max((record.location.line, *record.lines.values()))
    for code, line in record.accepted.items():
        yield Acceptance(code, Location(record.location.path, line), range(record.location.line, last + 1))
