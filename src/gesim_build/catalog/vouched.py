"""The messages that an editor vouches for: their English was corrected, and their translations are right. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gesim_build.catalog.po import PoFile
from gesim_build.catalog.text import msgid_of, shortened
from gesim_build.diagnostics import Diagnostic, GesimError, Location, error
from gesim_build.model import Unit

Key = tuple[str, str]
_HINT = (
    "Name it by its place in the English files, as handbook/chapters/10-one.md:12, or by the words it begins with now."
)


def vouched_keys(units: Iterable[Unit], names: Sequence[str]) -> frozenset[Key]:
    """The messages with these names: the file and line of the English text as it is now, or how it begins.

    Raises GesimError (``unknown-message``) for a name that fits no message, or several.
    """
    known = list(units)
    found: set[Key] = set()
    problems: list[Diagnostic] = []
    for name in names:
        fitting = dict.fromkeys(unit.key for unit in known if _fits(unit, name))
        if len(fitting) == 1:
            found.update(fitting)
        else:
            problems.append(_unknown(name, [msgid for _, msgid in fitting]))
    if problems:
        raise GesimError(problems)
    return frozenset(found)


def outcome(keys: Iterable[Key], catalog: PoFile) -> Iterator[str]:
    """A line for each of these messages that a catalog has: whether its translation is valid now."""
    entries = {entry.key: entry for entry in catalog.entries if not entry.obsolete}
    for key in sorted(keys):
        if entry := entries.get(key):
            kept = entry.translated and not entry.fuzzy
            yield f"  {'kept' if kept else 'nothing to keep'}: “{shortened(key[1])}”"


def _fits(unit: Unit, name: str) -> bool:
    place = f"{unit.location.path}:{unit.location.line}"
    return place == name or place.endswith(f"/{name}") or unit.msgid.startswith(msgid_of(name) or "\0")


def _unknown(name: str, fitting: Sequence[str]) -> Diagnostic:
    texts = "; ".join(f"“{shortened(text, 30)}”" for text in fitting[:5])
    what = f"“{name}” fits {len(fitting)} messages: {texts}" if fitting else f"“{name}” fits no message"
    return error("unknown-message", what, Location("handbook"), _HINT)
