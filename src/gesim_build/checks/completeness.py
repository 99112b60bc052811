"""What is missing or fuzzy in a catalog: an error each in a release, a note for the whole file before.

A translation that only repeats its source is missing too: some platforms export that for what nobody translated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.model import Catalog, Unit

MISSING = "missing-translation"
FUZZY = "fuzzy-translation"


def completeness(units: Sequence[Unit], catalog: Catalog, *, release: bool) -> Iterator[Diagnostic]:
    """Compare the texts that an edition prints with its catalog."""
    missing, fuzzy = [], []
    for unit in {unit.key: unit for unit in units}.values():
        message = catalog.messages.get(unit.key)
        if message is None or not message.msgstr.strip():
            missing.append((unit, message.location if message else unit.location, "is not translated"))
        elif message.fuzzy:
            fuzzy.append((unit, message.location))
        elif message.repeats_source:
            missing.append((unit, message.location, "is not translated: its translation is the English again"))
    if release:
        yield from (_each(MISSING, unit, place, what, catalog) for unit, place, what in missing)
        yield from (_each(FUZZY, unit, place, "is only a guess", catalog) for unit, place in fuzzy)
        return
    for code, count, what in ((MISSING, len(missing), "not translated"), (FUZZY, len(fuzzy), "fuzzy")):
        if count:
            hint = f"They appear in English, with a mark. gesim missing --lang {catalog.language} lists them."
            text = f"{count} of {len(units)} texts {'is' if count == 1 else 'are'} {what}"
            yield Diagnostic(Severity.NOTE, code, text, Location(catalog.path), hint)


def _each(code: str, unit: Unit, place: Location, what: str, catalog: Catalog) -> Diagnostic:
    hint = (
        f"gesim missing --lang {catalog.language} shows it with its place."
        if code == MISSING
        else ("Compare it with the English text, correct it, and remove the word “fuzzy”.")
    )
    related = () if place == unit.location else (unit.location,)
    text = f"“{_short(unit.msgid)}” {what} ({catalog.language})"
    return Diagnostic(Severity.ERROR, code, text, place, hint, related)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
