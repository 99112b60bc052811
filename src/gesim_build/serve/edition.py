"""One edition as the workbench shows it: its messages, its pages, its findings, each worked out when asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from gesim_build.assemble.edition_context import MessageMarks
from gesim_build.catalog.lookup import catalog_of
from gesim_build.catalog.po import Entry, PoFile
from gesim_build.catalog.review import Review, Reviewed
from gesim_build.catalog.similar import Memory, Remembered, Suggestion, remembered_of
from gesim_build.catalog.units import units
from gesim_build.catalog.walk import chapter_title
from gesim_build.checks.analysis.terms import Terms
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.formats import RenderContext
from gesim_build.formats.html import page, stylesheet
from gesim_build.formats.look import Look
from gesim_build.model import Book, Catalog, Language, Manuscript, Unit
from gesim_build.pipeline import Project, manuscript
from gesim_build.pipeline.check import check_language, check_whole_book, read_terms
from gesim_build.pipeline.open_terms import candidates_of
from gesim_build.pipeline.reviewing import review_in_ledger, state_of_review
from gesim_build.registers.definitions import Term
from gesim_build.serve.marks import Key, marks_of, message_id
from gesim_build.serve.placed import texts_of
from gesim_build.theme import Theme

# As many as there are keys for them.
_SUGGESTIONS = 6
# The script of a page, which does not run here; and what shows the message that is being edited.
_SCRIPT = '<script src="book.js" defer></script>'
_MARKS = '<link rel="stylesheet" href="/static/frame.css">'


@dataclass(frozen=True)
class OpenBook:
    """A publication of a project, parsed: what its editions have in common. ``findings`` are those of parsing it.

    ``whole`` is the project that ``project`` is a publication of.
    """

    project: Project
    whole: Project
    book: Book
    findings: tuple[Diagnostic, ...]
    theme: Theme
    languages: Mapping[str, Language]

    @cached_property
    def marks(self) -> MessageMarks:
        """What marks the texts of its pages."""
        return marks_of(self.book)

    @cached_property
    def parts(self) -> Mapping[str, str]:
        """The id of the part that a chapter is, by its English title, by which units name it."""
        return {chapter_title(chapter): chapter.slug for chapter in self.book.chapters}


@dataclass(frozen=True)
class OpenEdition:
    """An edition of an open book. ``po`` is its catalog as it is on the disk, None in the source language.

    ``in_memories`` returns what the translation memories of the project have in its language.
    """

    open_book: OpenBook
    code: str
    po: PoFile | None
    notes: tuple[Diagnostic, ...] = ()
    in_memories: Callable[[], Sequence[Remembered]] = tuple

    @property
    def language(self) -> Language:
        """The conventions of its language."""
        return self.open_book.languages[self.code]

    @property
    def country(self) -> str:
        """The country whose passages it prints."""
        return self.open_book.project.config.edition(self.code).country

    @cached_property
    def catalog(self) -> Catalog | None:
        """Its translations, without those that no page can hold."""
        if self.po is None:
            return None
        return catalog_of(self.po, self.code).without([note.location for note in self.notes])

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Its messages in reading order by id, each as it is where it comes first."""
        found: dict[str, Unit] = {}
        for unit in units(self.open_book.book, self.country):
            found.setdefault(message_id(unit.key), unit)
        return found

    def entry(self, key: Key) -> Entry | None:
        """The entry of a message in the catalog, None if it has none."""
        return self._entries.get(key)

    @cached_property
    def _entries(self) -> Mapping[Key, Entry]:
        entries = self.po.entries if self.po else ()
        return {entry.key: entry for entry in entries if not entry.obsolete and not entry.is_header}

    @cached_property
    def _memory(self) -> Memory:
        return Memory.of((*remembered_of(self.po or PoFile("")), *self.in_memories()))

    def similar(self, unit: Unit) -> list[Suggestion]:
        """What the catalog and memories have of the same and similar texts: of other messages, obsolete ones too."""
        found = self._memory.similar(unit.msgid, most=_SUGGESTIONS + 1)
        others = (one for one in found if not self._is_of(one.remembered, unit))
        return list(others)[:_SUGGESTIONS]

    def _is_of(self, remembered: Remembered, unit: Unit) -> bool:
        """Whether a remembered text is the message itself."""
        is_own = self.po is not None and remembered.place.path == self.po.path and not remembered.obsolete
        return is_own and (remembered.context, remembered.source) == unit.key

    @cached_property
    def terms(self) -> Terms | None:
        """The terms of the glossary in its language."""
        if self.catalog is None:
            return None
        return read_terms(self.open_book.project, self.open_book.book, self.catalog, self.open_book.languages)[0]

    @cached_property
    def open_terms(self) -> Sequence[tuple[Term, Sequence[str]]]:
        """The terms that a specialist has yet to decide in its language, with their wordings so far."""
        if self.catalog is None:
            return ()
        candidates = candidates_of(self.open_book.project, self.open_book.book, self.code, self.po)
        terms = (record for record in self.open_book.book.records if isinstance(record, Term))
        return [(term, candidates[term.id, self.code]) for term in terms if self.code in term.undecided]

    @cached_property
    def review(self) -> Review:
        """What is signed of it."""
        opened = self.open_book
        found = review_in_ledger(opened.project, opened.book, self.code)
        return found or state_of_review(opened.project, opened.book, self.code, self.catalog, ())

    @cached_property
    def reviewed(self) -> Mapping[Key, Reviewed]:
        """The state of the review by message."""
        return {one.key: one for one in self.review.messages}

    @cached_property
    def in_texts(self) -> tuple[Diagnostic, ...]:
        """The findings in its texts: of all checks of `gesim check`."""
        opened, catalogs = self.open_book, {self.code: self.catalog} if self.catalog else {}
        of_book = check_whole_book(opened.project, opened.book, catalogs, release=False, today=None)
        own = check_language(opened.project, opened.book, self.catalog, self.code, opened.languages, release=False)
        return tuple(dict.fromkeys((*opened.findings, *self.notes, *of_book, *own)))

    @cached_property
    def findings(self) -> tuple[Diagnostic, ...]:
        """The findings in its texts, and what assembling its pages finds."""
        return tuple(dict.fromkeys((*self.in_texts, *self._assembled[1])))

    @cached_property
    def findings_by_message(self) -> Mapping[str, Sequence[Diagnostic]]:
        """The findings that belong to a message, by its id."""
        places = {unit.location: name for name, unit in self.units.items()}
        if self.catalog:
            entries = ((message_id(key), message.location) for key, message in self.catalog.messages.items())
            places |= {location: name for name, location in entries if name in self.units}
        found: dict[str, list[Diagnostic]] = {}
        for finding in self.findings:
            if name := places.get(finding.location):
                found.setdefault(name, []).append(finding)
        return found

    def known_findings(self, name: str) -> Sequence[Diagnostic]:
        """The findings of a message if somebody has asked for all of them: they take a while."""
        return self.findings_by_message.get(name, ()) if "findings_by_message" in self.__dict__ else ()

    @property
    def manuscript(self) -> Manuscript:
        """Its pages, each text marked with the id of its message.

        A translation is shown as it is, whatever checks say of it; one that no page can hold is left out.
        """
        return self._assembled[0]

    @cached_property
    def _assembled(self) -> tuple[Manuscript, tuple[Diagnostic, ...]]:
        opened, catalog = self.open_book, self.catalog
        found: tuple[Diagnostic, ...] = ()
        while True:
            text, wrong = manuscript(opened.project, opened.book, catalog, self.language, opened.theme, opened.marks)
            found += wrong
            of_messages = {message.location for message in catalog.messages.values()} if catalog else set()
            told = [finding for finding in _errors(wrong) if finding.location in of_messages]
            if not told or not catalog:
                return text, tuple(dict.fromkeys(found))
            catalog = catalog.without([finding.location for finding in told])

    @cached_property
    def printed(self) -> Mapping[str, tuple[str, str, float]]:
        """What each message is printed as: see `texts_of`."""
        return texts_of(self.manuscript)

    def page(self, part: str) -> bytes | None:
        """A page of its HTML bundle, "" for the start page; None if there is none. Nothing in it can run."""
        if (found := page(self._context, part)) is None:
            return None
        return found.content.decode().replace(_SCRIPT, _MARKS).encode()

    def stylesheet(self) -> bytes:
        """The style sheet of its pages."""
        return stylesheet(self._context).content

    def images(self) -> Mapping[str, tuple[str, bytes]]:
        """Media type and bytes of the files that its pages refer to, by their address there."""
        assets = (asset for part in self.manuscript.parts for asset in part.assets)
        return {asset.name: (asset.media_type, asset.content) for asset in assets}

    @cached_property
    def _context(self) -> RenderContext:
        return RenderContext(self.manuscript, Look(self.open_book.theme), _nobody_works)


def _errors(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def _nobody_works(*_call: Any) -> Future[bytes]:
    """Pages in HTML are made here: none of them asks a worker for anything."""
    raise RuntimeError("a page in HTML has asked for a worker")
