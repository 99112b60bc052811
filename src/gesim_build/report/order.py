"""The order in which findings are shown, and their places: relative to the project, never this machine's paths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from gesim_build.diagnostics import Diagnostic, Location, Severity

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def arranged(diagnostics: Iterable[Diagnostic], root: Path) -> tuple[Diagnostic, ...]:
    """Findings by file, line and severity, each once. ``root`` is the project's absolute path."""
    unique = dict.fromkeys(_without_machine(diagnostic, root) for diagnostic in diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.location, _RANK[d.severity], d.code, d.message)))


def placed_under(diagnostics: Iterable[Diagnostic], prefix: str) -> tuple[Diagnostic, ...]:
    """The same findings with their places relative to a folder further up."""
    if not prefix:
        return tuple(diagnostics)
    return tuple(_moved(d, lambda place: replace(place, path=f"{prefix}/{place.path}")) for d in diagnostics)


def places(diagnostics: Iterable[Diagnostic]) -> Iterator[Location]:
    """Every place that findings name."""
    for diagnostic in diagnostics:
        yield diagnostic.location
        yield from diagnostic.related


def counted(diagnostics: Sequence[Diagnostic]) -> str:
    """How many of which: "2 errors, 1 warning"."""
    counts = {s: sum(d.severity is s for d in diagnostics) for s in Severity}
    return ", ".join(f"{n} {s}{'s' if n != 1 else ''}" for s, n in counts.items() if n) or "no findings"


def _without_machine(diagnostic: Diagnostic, root: Path) -> Diagnostic:
    here = f"{root}/"
    moved = _moved(diagnostic, lambda place: replace(place, path=_relative(place.path, root)))
    return replace(moved, message=moved.message.replace(here, ""), hint=moved.hint.replace(here, ""))


def _relative(path: str, root: Path) -> str:
    pure = PurePath(path)
    if not pure.is_absolute():
        return pure.as_posix()
    return pure.relative_to(root).as_posix() if pure.is_relative_to(root) else pure.name


def _moved(diagnostic: Diagnostic, move: Callable[[Location], Location]) -> Diagnostic:
    related = tuple(move(place) for place in diagnostic.related)
    return replace(diagnostic, location=move(diagnostic.location), related=related)
