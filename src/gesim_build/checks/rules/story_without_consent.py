"""A story is printed without the consent of the person who told it.

Every chapter of a publication of the kind `stories` needs a record in `handbook/consents.toml` with the id of the
chapter, which is valid on the day (today, or the date of the edition if that is later) and names the publication. A
story that has a record may be printed by no publication that the record does not name. A draft shows it as a warning;
a release is refused. A story whose consent was withdrawn is an error at once: take it out of the contents, and
withdraw what was published, as the record says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from gesim_build.checks.analysis.records import records
from gesim_build.checks.analysis.sample_records import sample
from gesim_build.checks.check import BookContext, BookExample, Kind
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.model import Book, Chapter, TitlePage
from gesim_build.registers.consents import Consent

KIND = Kind.BOOK
CODE = "story-without-consent"
SEVERITY = Severity.WARNING
_STORY = {"chapters/10-story.md": "# A way {#story}\n"}
_GOOD = {**_STORY, "consents.toml": sample(Consent, id="story", publications=["book"])}
EXAMPLES: tuple[BookExample, ...] = tuple(
    BookExample(good=_GOOD, bad={**_STORY, "consents.toml": sample(Consent, id="story", **wrong)})
    for wrong in (
        {"publications": ["stories"]},
        {"publications": ["book"], "ends_on": dt.date(2026, 11, 22)},
        {"publications": ["book"], "given_on": dt.date(2026, 11, 24)},
    )
)
_RENEW = "Ask the person again, if that was agreed, and write down what is decided; or take the story out."


def check(book: Book, context: BookContext) -> Iterator[Diagnostic]:
    """Compare the chapters with the records of consent."""
    consents = {consent.id: consent for consent in records(book, Consent)}
    name = next(record.id for record in book.records if isinstance(record, TitlePage))
    for chapter in (chapter for chapter in book.chapters if chapter.kind == "chapter"):
        consent = consents.get(chapter.slug)
        if consent is not None:
            yield from _of_record(chapter, consent, name, context)
        elif context.needs_consent:
            hint = f'Write the record, with id = "{chapter.slug}", in handbook/consents.toml; or take the story out.'
            yield _finding(chapter, "this story has no record of consent", Location(chapter.path, 1), hint, context)


def _of_record(chapter: Chapter, consent: Consent, name: str, context: BookContext) -> Iterator[Diagnostic]:
    """What is wrong with the consent to one story."""
    day = context.day
    if consent.withdrawn_on and consent.withdrawn_on <= day:
        hint = f"Take the story out of the contents, and what was published with it out of use: {consent.withdrawal}"
        text = f"the consent to this story was withdrawn on {consent.withdrawn_on}"
        yield Diagnostic(Severity.ERROR, CODE, text, Location(chapter.path, 1), hint, (consent.where("withdrawn_on"),))
    elif consent.ends_on < day:
        text = f"the consent to this story has ended on {consent.ends_on}"
        yield _finding(chapter, text, consent.where("ends_on"), _RENEW, context)
    elif consent.given_on > day:
        text = f"the consent to this story begins on {consent.given_on} only"
        yield _finding(chapter, text, consent.where("given_on"), "Correct the day, or wait for it.", context)
    elif name not in consent.publications:
        text = f"the consent to this story does not cover “{name}”: {', '.join(consent.publications)} only"
        yield _finding(chapter, text, consent.where("publications"), _RENEW, context)


def _finding(chapter: Chapter, text: str, place: Location, hint: str, context: BookContext) -> Diagnostic:
    """A warning in a draft, an error in a release; the chapter is named where the place is that of the record."""
    severity = Severity.ERROR if context.release else SEVERITY
    related = () if place.path == chapter.path else (Location(chapter.path, 1),)
    return Diagnostic(severity, CODE, text, place, hint, related)
