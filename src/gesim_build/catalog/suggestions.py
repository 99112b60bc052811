"""What memories have for texts without a translation: listed for people and programs, or put in as fuzzy. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from gesim_build.catalog.po import Entry, PoFile, Previous
from gesim_build.catalog.progress import Survey, TranslationState
from gesim_build.catalog.similar import AT_LEAST, Memory, Suggestion
from gesim_build.catalog.text import shortened
from gesim_build.model import Unit

_LONG = 160


@dataclass(frozen=True, slots=True)
class Suggested:
    """A text without a translation, and what memories have for it, the likest first."""

    language: str
    unit: Unit
    suggestions: tuple[Suggestion, ...]


def suggested(survey: Survey, memory: Memory, at_least: int = AT_LEAST) -> tuple[Suggested, ...]:
    """What a memory has for the texts of a language that have no translation at all."""
    missing = (item.unit for item in survey.items if item.state is TranslationState.MISSING)
    found = (Suggested(survey.language, unit, memory.similar(unit.msgid, 3, at_least)) for unit in missing)
    return tuple(one for one in found if one.suggestions)


def as_text(found: Sequence[Suggested]) -> str:
    """A block of lines for each text."""
    return "\n\n".join("\n".join(_lines(one)) for one in found)


def as_data(found: Sequence[Suggested]) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "language": one.language,
            "context": one.unit.context,
            "msgid": one.unit.msgid,
            "suggestions": [
                {"likeness": each.likeness, "source": each.remembered.source, "msgstr": each.remembered.translation,
                 "file": each.remembered.place.path, "line": each.remembered.place.line}
                for each in one.suggestions
            ],
        }
        for one in found
    ]  # fmt: skip


def prefilled(po: PoFile, found: Sequence[Suggested]) -> tuple[PoFile, int]:
    """The catalog with the best suggestion for each of these texts that has none, as fuzzy; and how many it took.

    Where the English differs, that of the memory is kept beside it, as the English that the translation was made for.
    """
    best: Mapping[tuple[str, str], Suggestion] = {one.unit.key: one.suggestions[0] for one in found}
    entries = tuple(_filled(entry, best) for entry in po.entries)
    return replace(po, entries=entries), sum(a is not b for a, b in zip(entries, po.entries, strict=True))


def _filled(entry: Entry, best: Mapping[tuple[str, str], Suggestion]) -> Entry:
    if entry.obsolete or entry.is_header or entry.translated or entry.key not in best:
        return entry
    remembered = best[entry.key].remembered
    previous = None if remembered.source == entry.msgid else Previous(entry.context, remembered.source)
    msgstr = (remembered.translation, *entry.msgstr[1:])
    return entry.changed(msgstr=msgstr, flags=entry.flags_if(fuzzy=True), previous=previous)


def _lines(one: Suggested) -> Iterator[str]:
    yield f"{one.language}  {shortened(one.unit.msgid, _LONG)}"
    for each in one.suggestions:
        remembered = each.remembered
        other = "" if each.likeness == 100 else f"  “{shortened(remembered.source, _LONG)}”"
        yield f"    {each.likeness:>3} %  {shortened(remembered.translation, _LONG)}{other}  ({remembered.place})"
