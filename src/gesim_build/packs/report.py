"""What an import tells: what became of a pack as text for people and JSON for programs, and a finding for each unit
that was not simply taken. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from gesim_build.catalog.text import shortened
from gesim_build.diagnostics import Diagnostic, GesimError, Location, Severity, error, warning
from gesim_build.packs.pack import Origin, Pack, normal
from gesim_build.packs.returned import Outcome, Result, counts

_LONG = 200
_WORDS = {
    Outcome.UNCHANGED: "unchanged",
    Outcome.TAKEN: "taken",
    Outcome.OUTDATED: "taken as fuzzy, because their English was changed meanwhile",
    Outcome.CONFLICT: "not taken, because the catalog was changed too",
    Outcome.UNKNOWN: "of texts that the book does not have",
    Outcome.BROKEN: "not taken, because they are broken",
}


def origin_problems(pack: Pack, ours: Origin, path: str) -> Iterator[Diagnostic]:
    """``pack-of-another-book`` for another book, language or country; ``pack-without-origin`` if it does not say."""
    theirs, place = pack.origin, Location(path)
    if theirs is None:
        hint = "Messages are found by their ids and English texts. Look at what is not taken."
        yield warning("pack-without-origin", "the pack does not say any more what it was made from", place, hint)
        return
    for what, own, other in (
        ("the book", ours.book, theirs.book),
        ("the source language", ours.source_language, theirs.source_language),
        ("the language", ours.language, theirs.language),
        ("the country of the edition", ours.country, theirs.country),
    ):
        if own != other:
            message = f"{what} of this project is “{own}”, that of the pack is “{other}”"
            hint = "Name the project that the pack was exported from: --project. Nothing was imported."
            yield error("pack-of-another-book", message, place, hint)


def stop_if_foreign(problems: Sequence[Diagnostic]) -> None:
    """Raises GesimError with what makes it impossible to import a pack."""
    if errors := [problem for problem in problems if problem.severity is Severity.ERROR]:
        raise GesimError(errors)


def findings(results: Sequence[Result], path: str, catalog: str) -> Iterator[Diagnostic]:
    """A finding for each unit that was not simply taken, at its place in the pack.

    Codes: ``changed-on-both-sides``, ``broken-in-pack``, ``not-in-book``, ``source-changed`` (a note).
    """
    for result in results:
        yield from _finding(result, Location(path, result.unit.line), catalog)


def _finding(result: Result, place: Location, catalog: str) -> Iterator[Diagnostic]:
    text, where = shortened(result.unit.source), f"{result.unit.place}: " if result.unit.place else ""
    related = (Location(catalog, result.entry.line),) if result.entry else ()
    theirs = shortened(normal(result.unit.target), _LONG)
    if result.outcome is Outcome.CONFLICT:
        what = f"{where}the translation of “{text}” was changed in the catalog too; nothing was taken"
        hint = f"The catalog has “{shortened(result.ours, _LONG)}”, the pack “{theirs}”: write the better one there."
        yield warning("changed-on-both-sides", what, place, hint, *related)
    elif result.outcome is Outcome.BROKEN:
        what = f"{where}the translation of “{text}” is not taken: {'; '.join(result.faults)}"
        yield error("broken-in-pack", what, place, "Correct it in the pack, and import it again.", *related)
    elif result.outcome is Outcome.OUTDATED and result.entry:
        what = f"{where}the English was changed meanwhile: “{text}” is now “{shortened(result.entry.msgid)}”"
        hint = "It is fuzzy, with the old English: adapt it, and remove the mark."
        yield Diagnostic(Severity.NOTE, "source-changed", what, place, hint, related)
    elif result.outcome is Outcome.UNKNOWN:
        kept = "Its translation is kept as an obsolete entry; where the text comes back, gesim sync takes it up again."
        lost = f"If it belongs here, add it to the catalog by hand: “{theirs}”."
        yield warning(
            "not-in-book", f"{where}the book has no text “{text}”", place, kept if result.kept else lost, *related
        )


def is_whole(results: Sequence[Result]) -> bool:
    """Whether all that was to be taken was."""
    return not any(result.outcome in (Outcome.CONFLICT, Outcome.BROKEN, Outcome.UNKNOWN) for result in results)


def summary(results: Sequence[Result], catalog: str, *, dry: bool) -> str:
    """How many translations became what."""
    lines = [f"{catalog}: {len(results)} translations in the pack" + (" (nothing is written)" if dry else "")]
    lines += [f"  {count:>6}  {_WORDS[outcome]}" for outcome, count in counts(results)]
    return "\n".join(lines)


def as_json(results: Sequence[Result], catalog: str, *, dry: bool) -> str:
    """The same for programs, with each unit that was not unchanged."""
    data = {
        "catalog": catalog,
        "dry_run": dry,
        "counts": {str(outcome): count for outcome, count in counts(results)},
        "units": [_data(result) for result in results if result.outcome is not Outcome.UNCHANGED],
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _data(result: Result) -> dict[str, Any]:
    unit = result.unit
    return {
        "outcome": str(result.outcome),
        "place": unit.place,
        "line": unit.line,
        "context": unit.context,
        "msgid": unit.source,
        "msgstr": result.ours,
        "returned": unit.target,
        "faults": [*result.faults],
        "kept": result.kept,
    }
