"""The book in the languages of a build: read once, assembled one after the other, then checked as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from gesim_build.diagnostics import Diagnostic, GesimError, Severity
from gesim_build.model import Manuscript
from gesim_build.pipeline import Project, as_released, catalogs_of, languages_of, load_book, manuscript
from gesim_build.print_spec import PrintSpec
from gesim_build.registers.printing import numbers_of_edition
from gesim_build.theme import Theme
from gesim_build.validate.inventory import Inventory
from gesim_build.validate.manuscript import inventory

# By language.
Findings = Mapping[str, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class Assembled:
    """An edition to be rendered: its manuscript, what that ``holds``, and the ``numbers`` that its links may dial."""

    text: Manuscript
    holds: Inventory
    numbers: frozenset[str]


class Editions:
    """The book in some languages: parsed once, assembled one after the other, then checked as a whole.

    Raises GesimError when the book or a catalog cannot be read.
    """

    def __init__(self, project: Project, codes: Sequence[str]) -> None:
        self._project = project
        self._codes = codes
        self._book, found = load_book(project)
        self._catalogs, notes = catalogs_of(project, self._book, codes)
        self._found = (*found, *notes)
        stop_on_errors(self._found)
        self._wrong: dict[str, tuple[Diagnostic, ...]] = {}

    def assembled(self, theme: Theme, print_spec: PrintSpec) -> Iterator[Assembled]:
        """Each edition; ``print_spec`` says how it is printed."""
        languages = languages_of(self._project)
        for code in self._codes:
            text, wrong = manuscript(self._project, self._book, self._catalogs.get(code), languages[code], theme)
            self._wrong[code] = wrong
            numbers = numbers_of_edition(self._book.records, text.edition)
            yield Assembled(replace(text, print_spec=print_spec), inventory(text), numbers)

    def findings(self, released: dt.date | None) -> Findings:
        """The findings of each assembled edition.

        Raises GesimError with all errors of the book and its catalogs, or, if there are none, with those of
        assembling; in a release (its day is given), every missing or fuzzy translation, every record that has
        expired and every word that does not fit its figure is such an error.
        """
        from gesim_build.pipeline.check import check

        checked = check(
            self._project, self._book, self._catalogs, self._codes, release=released is not None, today=released
        )
        stop_on_errors(checked)
        if released:
            self._wrong = {code: as_released(wrong) for code, wrong in self._wrong.items()}
        for wrong in self._wrong.values():
            stop_on_errors(wrong)
        return {code: (*self._found, *_of_language(checked, code), *wrong) for code, wrong in self._wrong.items()}


def _of_language(findings: Sequence[Diagnostic], code: str) -> tuple[Diagnostic, ...]:
    """The findings that concern an edition: those in the English text and in its own catalog."""
    other = "translations/"
    return tuple(f for f in findings if not f.location.path.startswith(other) or f.location.path == f"{other}{code}.po")


def stop_on_errors(findings: Sequence[Diagnostic]) -> None:
    """Raises GesimError with all findings, each once, when one of them is an error."""
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise GesimError(dict.fromkeys(findings))
