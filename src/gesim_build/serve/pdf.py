"""The PDF for the workbench: built again where something was changed. [I/O]"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from gesim_build.changes import Snapshot, snapshot
from gesim_build.diagnostics import Diagnostic, GesimError
from gesim_build.pipeline.build import BOOK_PDF, build, targets
from gesim_build.pipeline.memory import Memory
from gesim_build.pipeline.target import Outcome
from gesim_build.pipeline.writing import writing_outputs
from gesim_build.serve.events import Events
from gesim_build.serve.pages import Pages, find_message
from gesim_build.serve.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Built:
    """What became of the PDF of an edition, for files in a state; ``pages`` is None where there is none."""

    state: Snapshot
    pages: Pages | None
    findings: tuple[Diagnostic, ...]


class PdfBuilder:
    """Builds the PDFs of a workbench one after the other, in a thread, and tells when one is finished."""

    def __init__(self, bench: Workbench, memory: Memory, events: Events, today: Callable[[], dt.date]) -> None:
        self._bench, self._memory, self._events, self._today = bench, memory, events, today
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pdf")
        self._built: dict[str, Built] = {}
        self._building: dict[str, Future[None]] = {}

    def view(self, code: str, name: str) -> Mapping[str, Any]:
        """Where a message is in the PDF of a language, as it is or was last; building goes on if that is not of now.

        Raises GesimError as `Workbench.edition` does.
        """
        now, built = snapshot(self._bench.root), self._built.get(code)
        is_new = built is not None and built.state == now
        with self._bench.lock:
            if not is_new and code in self._bench.languages():
                self._begin(code)  # it lays out while the edition is read
            edition = self._bench.edition(code)
        view: dict[str, Any] = {"building": not is_new, "findings": built.findings if built else ()}
        if built and built.pages:
            found = find_message(edition, name, built.pages)
            view |= {"pages": len(built.pages), "page": found.page + 1 if found else 0}
            view["boxes"] = built.pages.boxes(found) if found else []
            view["version"] = hash(tuple(built.state.items())) & 0xFFFFFFFF
        return view

    def picture(self, code: str, number: int) -> bytes | None:
        """A page of the PDF that was built last, counted from 1."""
        built = self._built.get(code)
        return built.pages.picture(number - 1) if built and built.pages else None

    def end(self) -> None:
        """Begin nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _begin(self, code: str) -> None:
        begun = self._building.get(code)
        if begun is None or begun.done():
            if begun is not None:
                begun.result()  # what went wrong there that is no finding is ours: it must not be lost
            self._building[code] = self._thread.submit(self._build, code)

    def _build(self, code: str) -> None:
        now = snapshot(self._bench.root)
        try:
            pages, findings = self._made(code)
        except GesimError as problem:  # a catalog is being written, say; the next change builds again
            pages, findings = None, problem.diagnostics
        self._built[code] = Built(now, pages, findings)
        self._events.tell("pdf", lang=code)

    def _made(self, code: str) -> tuple[Pages | None, tuple[Diagnostic, ...]]:
        """Build one PDF: its pages, or what is wrong. Raises GesimError."""
        whole = self._bench.main_project
        wanted = targets(whole, [code], [BOOK_PDF], [self._bench.wanted.publication or whole.config.book.name])
        folder = wanted[0].folder
        with writing_outputs(whole, [folder], _nobody_is_told):
            outcomes = build(
                whole, wanted, release=False, today=self._today(), progress=_nobody_watches, memory=self._memory
            )
            result = outcomes[0].result
            if result is None:
                return None, outcomes[0].diagnostics
            return Pages((whole.root / result.path).read_bytes()), ()


def _nobody_is_told(_text: str) -> None:
    """Another gesim that writes there is waited for."""


def _nobody_watches(_outcome: Outcome) -> None:
    """What is made is told when all of it is."""
