"""Findings of before are those that a check would find again."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from gesim_build.checks import check_catalog
from gesim_build.checks.findings_cache import FindingsCache
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.languages import load
from gesim_build.model import Catalog, Message, Unit

UNIT = Unit("", "Call 112.", "paragraph", Location("handbook/chapters/10-a.md", 5), "A")
MESSAGE = Message("", "Call 112.", "Rufen Sie 110  an.", False, "", Location("translations/de.po", 20))


def found(place: Location, *related: Location) -> Diagnostic:
    return Diagnostic(Severity.WARNING, "code", "what “ž”", place, "hint", related)


def again(known: FindingsCache, unit: Unit, message: Message, *findings: Diagnostic) -> tuple[bool, Any]:
    """Whether a check was made, and the findings."""
    called = []

    def check() -> tuple[Diagnostic, ...]:
        called.append(True)
        return findings

    result = known.findings(unit, message, check)
    return bool(called), result


def taught(*findings: Diagnostic) -> FindingsCache:
    first = FindingsCache()
    assert again(first, UNIT, MESSAGE, *findings) == (True, findings)
    return FindingsCache(first.packed())


def test_what_was_found_is_found_without_a_check() -> None:
    finding = found(MESSAGE.location, UNIT.location, replace(MESSAGE.location, line=22, column=7))
    assert again(taught(finding), UNIT, MESSAGE) == (False, (finding,))
    assert again(taught(), UNIT, MESSAGE) == (False, ())


def test_places_move_with_the_text_and_its_translation() -> None:
    finding = found(replace(MESSAGE.location, line=22), UNIT.location, Location(UNIT.location.path))
    unit = replace(UNIT, location=replace(UNIT.location, line=50))
    message = replace(MESSAGE, location=replace(MESSAGE.location, line=1))
    moved = found(replace(MESSAGE.location, line=3), unit.location, Location(UNIT.location.path))
    assert again(taught(finding), unit, message) == (False, (moved,))


OTHERS: dict[str, Any] = {"str": "other", "bool": True, "tuple[str, ...]": ("code",)}


@pytest.mark.parametrize("field", [f for f in fields(Unit) if f.name != "location"], ids=lambda field: field.name)
def test_a_unit_that_differs_is_checked(field: Any) -> None:
    assert again(taught(), replace(UNIT, **{field.name: OTHERS[field.type]}), MESSAGE)[0]


@pytest.mark.parametrize("field", [f for f in fields(Message) if f.name != "location"], ids=lambda field: field.name)
def test_a_translation_that_differs_is_checked(field: Any) -> None:
    assert again(taught(), UNIT, replace(MESSAGE, **{field.name: OTHERS[field.type]}))[0]


def test_a_text_of_another_file_is_checked() -> None:
    assert again(taught(), replace(UNIT, location=Location("handbook/facts.toml", 5)), MESSAGE)[0]


def test_a_finding_in_another_file_is_not_kept() -> None:
    assert again(taught(found(Location("translations/terms-de.toml", 3))), UNIT, MESSAGE)[0]


@pytest.mark.parametrize("packed", [b"", b"{", b"[1]", b'{"a": [{"places": []}]}', b'{"a": 5}', b"\xff"])
def test_what_is_damaged_is_forgotten(packed: bytes) -> None:
    assert again(FindingsCache(packed), UNIT, MESSAGE) == (True, ())


def test_a_lone_surrogate_is_kept_like_any_character() -> None:
    unit, message = replace(UNIT, msgid="\ud800"), replace(MESSAGE, msgid="\ud800")
    finding = replace(found(MESSAGE.location), message="\ud800")
    first = FindingsCache()
    again(first, unit, message, finding)
    assert again(FindingsCache(first.packed()), unit, message) == (False, (finding,))


def test_only_what_was_asked_for_is_kept() -> None:
    known = taught()
    assert known.is_new, "nothing was asked for yet"
    again(known, UNIT, MESSAGE)
    assert not known.is_new
    assert FindingsCache(FindingsCache(known.packed()).packed()).packed() == b"{}"


def test_a_catalog_is_checked_the_same_with_and_without() -> None:
    catalog = Catalog("de", "translations/de.po", {UNIT.key: MESSAGE})
    known = FindingsCache()
    plain = check_catalog([UNIT], catalog, load("de"))
    first = check_catalog([UNIT], catalog, load("de"), known=known)
    second = check_catalog([UNIT], catalog, load("de"), known=FindingsCache(known.packed()))
    assert plain == first == second
    assert {"double-space", "numbers-differ"} <= {finding.code for finding in plain}
