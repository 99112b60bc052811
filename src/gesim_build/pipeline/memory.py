"""What a process that builds again and again keeps from build to build. [I/O]"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from gesim_build.assemble.steps import Steps
from gesim_build.cache import FOLDER, Cache
from gesim_build.diagnostics import Diagnostic
from gesim_build.kept import Kept
from gesim_build.model import Book
from gesim_build.pipeline import Project, read_templates
from gesim_build.pipeline.cached import cached_book, source_language_file
from gesim_build.versions import fingerprint
from gesim_build.workers import Workers


class Memory(AbstractContextManager["Memory"]):
    """Worker processes in which the layout engine stays, and the English book as long as nobody edits it.

    Of each edition it keeps what the steps of assembling have made, so that an edit touches its own part.
    Programs and fonts that are installed meanwhile are used by the next process.
    """

    def __init__(self, root: Path) -> None:
        self.versions = fingerprint()
        self.workers = Workers(os.cpu_count() or 1, Cache(root / FOLDER), self.versions)
        self.kept = Kept()
        self.steps: dict[tuple[str, str, bool], Steps] = {}
        # By publication: from what the book was parsed, and the book with what is wrong with it.
        self._books: dict[str, tuple[tuple[Project, object], tuple[Book, tuple[Diagnostic, ...]]]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.workers.__exit__(kind, value, trace)

    def load_book(self, project: Project) -> tuple[Book, tuple[Diagnostic, ...]]:
        """The English book and what is wrong with it, parsed if something that it is made of was changed."""
        name = project.config.publication
        inputs: tuple[Project, object] = project, (read_templates(project).files, source_language_file(project))
        if name not in self._books or self._books[name][0] != inputs:
            self._books[name] = inputs, cached_book(project)
        return self._books[name][1]
