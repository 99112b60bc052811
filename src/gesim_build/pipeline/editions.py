"""The book in the languages of a build: read once, assembled one after the other, then checked as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from gesim_build.assemble.discreet import as_published
from gesim_build.catalog.store import FOLDER as TRANSLATIONS
from gesim_build.diagnostics import Diagnostic, GesimError, Severity, stop_on_errors
from gesim_build.model import Book, Catalog, Manuscript
from gesim_build.pipeline import (
    Project,
    as_released,
    catalogs_of,
    manuscript,
    stray_catalogs,
)
from gesim_build.pipeline.cached import cached_book, cached_languages, cached_lost_words
from gesim_build.pipeline.cached_inventories import cached_inventory
from gesim_build.pipeline.check import check_language, check_whole_book
from gesim_build.pipeline.lost_words import lost_in_manuscript
from gesim_build.registers.visibility import numbers_of_edition
from gesim_build.theme import Theme
from gesim_build.validate.inventory import Inventory

Load = Callable[[Project], tuple[Book, tuple[Diagnostic, ...]]]
# Called with a manuscript.
Begin = Callable[[Manuscript], object]
# By language.
Findings = Mapping[str, tuple[Diagnostic, ...]]


def _wait(_text: Manuscript) -> None:
    """Begin nothing with a text that was not checked."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """An edition to be rendered: its manuscript, the inventory of that, and the ``numbers`` that its links may dial."""

    manuscript: Manuscript
    inventory: Inventory
    numbers: frozenset[str]


class Editions:
    """The book in some languages: parsed once, assembled one after the other, then checked as a whole.

    A release (its day is given) has no error. A draft is always built, as long as the English book can be: a language
    whose catalog cannot be read is ``broken`` and left out, a translation with an error is replaced by its English,
    marked as if it were missing. With ``late`` checks nothing is left out: all is checked when all are assembled, by
    who asks for the `findings`.

    Raises GesimError when the book, or in a release a catalog, cannot be read.
    """

    def __init__(
        self,
        project: Project,
        codes: Sequence[str],
        released: dt.date | None,
        load: Load = cached_book,
        *,
        late: bool = False,
    ) -> None:
        self._project = project
        self._codes = codes
        self._released = released
        self._late = late
        self._book, found = load(project)
        self._languages = cached_languages(project)
        stop_on_errors(found)
        self._found = [*found, *stray_catalogs(project)]
        self._catalogs: dict[str, Catalog] = {}
        self._own: dict[str, tuple[Diagnostic, ...]] = {}
        self.broken: dict[str, tuple[Diagnostic, ...]] = {}
        for code in codes:
            self._load(code)
        self._unchecked: Manuscript | None = None
        self._ahead: dict[str, tuple[Catalog | None, Manuscript, tuple[Diagnostic, ...]]] = {}
        if late:
            self._stop_on_broken()

    def _stop_on_broken(self) -> None:
        self._stop([*self._found, *(finding for wrong in self.broken.values() for finding in wrong)])

    def _load(self, code: str) -> None:
        try:
            catalogs, notes = catalogs_of(self._project, self._book, (code,))
        except GesimError as problem:
            self.broken[code] = problem.diagnostics
            return
        self._catalogs |= catalogs
        self._own[code] = notes

    def assembled(self, theme: Theme, begin: Begin = _wait) -> Iterator[Assembled]:
        """Each edition that can be made, with the templates of a theme.

        Before anything is checked, every edition is assembled as if nothing was wrong, and given to ``begin``, so that
        pages can be laid out while the checks are made. Almost always it is the edition that is made then.
        """
        if not self._late:
            self._assemble_ahead(theme, begin)
            self._check_book()
            self._stop_on_broken()
        for code in (code for code in self._codes if code not in self.broken):
            if not self._late:
                self._check(code)
                self._leave_out(code, (*self._found, *self._own[code]))
            if self._released is None or not _errors(self._own[code]):
                text = as_published(self._assembled(code, theme))
                if self._prevent_output(self._own[code]):
                    continue
                numbers = numbers_of_edition(self._book.records, text.edition)
                yield Assembled(text, cached_inventory(self._project, text), numbers)

    def _assemble_ahead(self, theme: Theme, begin: Begin) -> None:
        """Assemble what was not checked. What goes wrong is left: it goes wrong again, or is left out by then."""
        for code in (code for code in self._codes if code not in self.broken):
            catalog = self._catalogs.get(code)
            with suppress(Exception):
                text, wrong = manuscript(self._project, self._book, catalog, self._languages[code], theme)
                self._ahead[code] = catalog, text, wrong
                if not _errors(wrong):
                    begin(as_published(text))

    def _check_book(self) -> None:
        """Look at the book as a whole."""
        release = self._released is not None
        self._found += check_whole_book(
            self._project, self._book, self._catalogs, release=release, today=self._released
        )

    def _check(self, code: str) -> None:
        """Look at the texts of one edition."""
        catalog, release = self._catalogs.get(code), self._released is not None
        self._own[code] += check_language(self._project, self._book, catalog, code, self._languages, release=release)

    def _check_late(self) -> None:
        """Look at all that was assembled unchecked."""
        self._check_book()
        for code in self._own:
            self._check(code)
        if self._unchecked is not None:
            self._own[self._project.config.language] += self._lost_words(self._unchecked)

    def _assembled(self, code: str, theme: Theme) -> Manuscript:
        """The manuscript of one edition; a translation with an error that shows only now is left out too."""
        while True:
            catalog = self._catalogs.get(code)
            text, wrong = self._made_ahead(code) or manuscript(
                self._project, self._book, catalog, self._languages[code], theme
            )
            if not self._leave_out(code, wrong):
                if code == self._project.config.language and self._late:
                    self._unchecked = text
                elif code == self._project.config.language:
                    wrong += self._lost_words(text)
                self._own[code] += as_released(wrong) if self._released else wrong
                return text
            self._own[code] += tuple(_errors(wrong))

    def _made_ahead(self, code: str) -> tuple[Manuscript, tuple[Diagnostic, ...]] | None:
        """What was assembled ahead, if nothing was left out of the catalog since."""
        if code not in self._ahead:
            return None
        before, text, wrong = self._ahead.pop(code)
        now = self._catalogs.get(code)
        return (text, wrong) if before is now or (before and now and before.messages == now.messages) else None

    def _lost_words(self, text: Manuscript) -> tuple[Diagnostic, ...]:
        """What the edition in the source language lacks of the source files."""

        def find() -> tuple[Diagnostic, ...]:
            return lost_in_manuscript(self._project, self._book, text, whole=True)

        return cached_lost_words(self._project, self._languages[text.edition.language], find, whole=True)

    def _leave_out(self, code: str, findings: Iterable[Diagnostic]) -> bool:
        """Take the messages with an error out of a draft's catalog; whether there were any."""
        catalog = self._catalogs.get(code)
        if catalog is None or self._released:
            return False
        self._catalogs[code] = catalog.without([finding.location for finding in _errors(findings)])
        return len(self._catalogs[code].messages) < len(catalog.messages)

    def findings(self) -> Findings:
        """The findings of each assembled edition, when all are assembled.

        Raises GesimError with all of them when the book has an error, or in a release anything has: every missing or
        fuzzy translation, every record that has expired and every word that does not fit its figure is one then.
        """
        if self._late:
            self._check_late()
        self._stop([*self._found, *(finding for own in self._own.values() for finding in own)])
        return {code: (*self._of_language(code), *dict.fromkeys(own)) for code, own in self._own.items()}

    def _of_language(self, code: str) -> Iterator[Diagnostic]:
        """The findings in the whole book that concern an edition: not those in the catalog of another one."""
        others = {f"{TRANSLATIONS}/{other}.po" for other in self._project.config.editions if other != code}
        return (finding for finding in dict.fromkeys(self._found) if finding.location.path not in others)

    def _stop(self, findings: Sequence[Diagnostic]) -> None:
        """Raises GesimError with all findings when nothing may be written because of one of them."""
        if self._prevent_output(findings):
            raise GesimError(dict.fromkeys(findings))

    def _prevent_output(self, findings: Iterable[Diagnostic]) -> bool:
        """Whether nothing may be written because of one of the findings: such an edition may not be readable at all."""
        return any(self._released or not _is_in_translation(finding) for finding in _errors(findings))


def _is_in_translation(finding: Diagnostic) -> bool:
    return finding.location.path.startswith(f"{TRANSLATIONS}/")


def _errors(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [finding for finding in findings if finding.severity is Severity.ERROR]
