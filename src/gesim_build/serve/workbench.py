"""The project as it is on the disk now, for the workbench: read again where a file was changed, by whomever. [I/O]"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import RLock

from gesim_build.assemble.steps import Steps
from gesim_build.catalog.similar import Remembered
from gesim_build.catalog.store import FOLDER, OF_MESSAGES, read_po
from gesim_build.changes import Snapshot, snapshot
from gesim_build.diagnostics import Diagnostic, GesimError, Location, Severity, error, stop_on_errors
from gesim_build.model import Language
from gesim_build.pipeline import Project, known_publications, open_project, read_templates, translation_files
from gesim_build.pipeline.cached import cached_book, cached_languages
from gesim_build.pipeline.memories import memories_of
from gesim_build.serve.edition import OpenBook, OpenEdition


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody works on: a project, one of its publications by name ("" is the book), some languages or all."""

    root: Path
    publication: str = ""
    languages: tuple[str, ...] = ()


class Workbench:
    """What is open of a project. One request at a time looks at it, or changes it: hold ``lock`` meanwhile."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        # Asked of every file at every request: comparing paths takes a tenth of a second.
        self._translations = f"{wanted.root / FOLDER}{os.sep}"
        self.lock = RLock()
        self._book: tuple[Snapshot, OpenBook] | None = None
        self._editions: dict[str, tuple[Snapshot, OpenEdition]] = {}
        self._memories: dict[str, tuple[Snapshot, Sequence[Remembered]]] = {}
        # An edit of one message assembles its own part again, not the book.
        self._steps: dict[tuple[str, str, bool], Steps] = {}

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.wanted.root

    @property
    def book(self) -> OpenBook:
        """The book as it is now. Raises GesimError if it cannot be used."""
        return self._open_book(snapshot(self.root))

    @property
    def project(self) -> Project:
        """The publication as it is now, even if its texts are broken. Raises GesimError for a broken configuration."""
        return self._wanted_of(self.main_project)

    @property
    def main_project(self) -> Project:
        """The whole project as it is now, of which the publication is one."""
        return replace(open_project(self.root), steps=self._steps)

    def languages(self) -> Mapping[str, Language]:
        """The languages that are worked on, the source language first. Raises GesimError for an unknown one."""
        opened = self.book
        config = opened.project.config
        codes = (config.language, *(code for code in config.editions if code != config.language))
        if unknown := [code for code in self.wanted.languages if code not in codes]:
            raise GesimError([_unknown(code, codes) for code in unknown])
        wanted = {config.language, *(self.wanted.languages or codes)}
        return {code: opened.languages[code] for code in codes if code in wanted}

    def edition(self, code: str) -> OpenEdition:
        """An edition as it is now. Raises GesimError for an unknown language and a catalog that cannot be read."""
        now = snapshot(self.root)
        opened = self._open_book(now)
        if code not in self.languages():
            raise GesimError([_unknown(code, tuple(self.languages()))])
        own = {str(path): now.get(str(path), ()) for path in translation_files(self.root, code)}
        if code not in self._editions or self._editions[code][0] != own:
            self._editions[code] = own, self._edition(opened, code)
        return self._editions[code][1]

    def _open_book(self, now: Snapshot) -> OpenBook:
        sources = {path: file for path, file in now.items() if not self._is_translation(path)}
        if self._book is None or self._book[0] != sources:
            whole = self.main_project
            self._book = sources, _opened(self._wanted_of(whole), whole)
            self._editions.clear()
        return self._book[1]

    def _wanted_of(self, whole: Project) -> Project:
        """The publication that is worked on."""
        name = self.wanted.publication
        return known_publications(whole, [name])[0] if name else whole

    def _is_translation(self, path: str) -> bool:
        return path.startswith(self._translations)

    def _edition(self, opened: OpenBook, code: str) -> OpenEdition:
        if code == opened.project.config.language:
            return OpenEdition(opened, code, None)
        po, problems = read_po(self.root, f"{FOLDER}/{code}.po")
        if any(problem.severity is Severity.ERROR and problem.code not in OF_MESSAGES for problem in problems):
            raise GesimError(problems)
        return OpenEdition(opened, code, po, problems, partial(self._in_memories, opened.project, code))

    def _in_memories(self, project: Project, code: str) -> Sequence[Remembered]:
        """What the translation memories have in a language: a large one takes seconds, and is read once."""
        paths = {str(self.root / name) for name in project.config.memories}
        own = {path: file for path, file in snapshot(self.root).items() if path in paths}
        if code not in self._memories or self._memories[code][0] != own:
            self._memories[code] = own, _remembered(project, code)
        return self._memories[code][1]


def _opened(project: Project, whole: Project) -> OpenBook:
    book, findings = cached_book(project)
    stop_on_errors(findings)
    return OpenBook(project, whole, book, findings, read_templates(project), cached_languages(project))


def _remembered(project: Project, code: str) -> Sequence[Remembered]:
    """A memory that cannot be read keeps nobody from translating; `gesim missing` tells of it."""
    try:
        return memories_of(project, [code])[code].texts
    except GesimError:
        return ()


def _unknown(code: str, known: tuple[str, ...]) -> Diagnostic:
    hint = f"There are: {', '.join(known)}."
    return error("unknown-language", f"there is no language “{code}”", Location("handbook/handbook.toml"), hint)
