"""What a build is asked to make, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gesim_build.catalog.store import FOLDER
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.output_formats import LINKING
from gesim_build.pipeline.record import BuildResult


def edition_folder(language: str, publication: str) -> str:
    """The folder of an edition below ``dist/``: ``de``, and of a publication ``NAME/de``."""
    return f"{publication}/{language}" if publication else language


@dataclass(frozen=True, slots=True)
class Target:
    """One output to make, of the book or of the ``publication`` with a name."""

    language: str
    format: str
    publication: str = ""

    @property
    def folder(self) -> str:
        """The folder of its files below ``dist/``."""
        return edition_folder(self.language, self.publication)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a target: what was made (None when it failed), seconds, whether it was there already."""

    target: Target
    result: BuildResult | None
    seconds: float
    unchanged: bool
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether nothing was made, or something that must not be used."""
        return self.result is None or any(finding.severity is Severity.ERROR for finding in self.diagnostics)


def exit_code(outcomes: Iterable[Outcome]) -> int:
    """0 when all is well, 2 when a translation could not be used, 1 when something else is wrong."""
    failed = [outcome for outcome in outcomes if outcome.failed]
    findings = (finding for outcome in failed for finding in outcome.diagnostics)
    unusable = any(f.severity is Severity.ERROR and f.location.path.startswith(f"{FOLDER}/") for f in findings)
    return (2 if unusable else 1) if failed else 0


Progress = Callable[[Outcome], None]


def linked_first(targets: Iterable[Target]) -> list[Target]:
    """Targets in an order in which each comes after all that it links to; otherwise as they are."""
    return sorted(targets, key=lambda target: len(LINKING.get(target.format, ())))


def waits_for(target: Target, others: Iterable[Target]) -> bool:
    """Does a target link to the files of another one that is still to be made?"""
    linked = LINKING.get(target.format, ())
    return any(other.folder == target.folder and other.format in linked for other in others)
