"""A cache of findings in translations, so that only translations that were changed are checked again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any

from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.model import Message, Unit

Findings = tuple[Diagnostic, ...]
# All that a check may read, but for the lines: those change with what is written above.
_of_unit, _of_message = (
    attrgetter(*(field.name for field in fields(kind) if field.name != "location")) for kind in (Unit, Message)
)
# Where findings are placed to see whether they can be.
_ANYWHERE = Location("")


class FindingsCache:
    """The findings in each translation; valid for one version of everything else that the checks are given.

    Places are kept relative to the line of the text or of its translation. Entries that are not used are dropped.
    """

    def __init__(self, packed: bytes | None = None) -> None:
        """From what `packed` has returned; from anything else it is empty."""
        self._before = _unpacked(packed) if packed else {}
        self._now: dict[str, list[Any]] = {}

    def findings(self, unit: Unit, message: Message, check: Callable[[], Iterable[Diagnostic]]) -> Findings:
        """The findings in one translation: those in the cache, or else what ``check`` returns."""
        key = _key(unit, message)
        if key in self._before:
            self._now[key] = self._before[key]
            return tuple(_placed(kept, unit.location, message.location) for kept in self._before[key])
        found = tuple(check())
        kept = [_kept(finding, unit.location, message.location) for finding in found]
        if None not in kept:
            self._now[key] = kept
        return found

    @property
    def is_new(self) -> bool:
        """Whether the entries differ from those that it was made of."""
        return self._now != self._before

    def packed(self) -> bytes:
        """The entries that were used, as bytes."""
        return json.dumps(self._now).encode()


def _key(unit: Unit, message: Message) -> str:
    content = repr((_of_unit(unit), _of_message(message), unit.location.path, message.location.path))
    return hashlib.sha256(content.encode()).hexdigest()


def _unpacked(packed: bytes) -> dict[str, list[Any]]:
    try:
        known = json.loads(packed)
        for kept in (kept for found in known.values() for kept in found):
            _placed(kept, _ANYWHERE, _ANYWHERE)
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
    return dict(known)


def _kept(finding: Diagnostic, source: Location, translation: Location) -> Mapping[str, Any] | None:
    """A finding with relative places; None if one of them is elsewhere."""
    places = [_relative(place, source, translation) for place in (finding.location, *finding.related)]
    if None in places:
        return None
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "message": finding.message,
        "hint": finding.hint,
        "places": places,
    }


def _relative(place: Location, source: Location, translation: Location) -> list[Any] | None:
    for name, base in (("translation", translation), ("source", source)):
        if place.path == base.path:
            return [name, place.line - base.line if place.line else None, place.column]
    return None


def _placed(kept: Mapping[str, Any], source: Location, translation: Location) -> Diagnostic:
    bases = {"source": source, "translation": translation}
    place, *related = (
        Location(bases[name].path, 0 if line is None else bases[name].line + line, column)
        for name, line, column in kept["places"]
    )
    severity = Severity(kept["severity"])
    return Diagnostic(severity, kept["code"], kept["message"], place, kept["hint"], tuple(related))
