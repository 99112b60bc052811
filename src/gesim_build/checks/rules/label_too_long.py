"""A label is much longer than the English one, and may not fit where it is.

Labels of forms, options and the words in figures have little room. The limit allows for the usual
length of the language and for short words; look for a shorter wording. What does not fit into a
figure at all is reported when the book is built (`figure-overflow`).
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "label-too-long"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example("de", "Workshop", "Werkstatt", "Werkstatt, Bastelraum oder Ähnliches", "form label"),
    Example("el", "Alone", "Μόνο εγώ", "Μόνο εγώ και κανένας άλλος εκτός από εσάς", "form option"),
)

_NARROW = ("form label", "form option", "form column", "form row", "figure word")
# A word of a few letters may well become twice as long.
_SHORT = 12
_SLACK = 1.7


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the lengths of labels, in characters."""
    limit = room(unit, language)
    if limit and (length := len(read(message.msgstr).text)) > limit:
        yield found(
            SEVERITY, CODE, f"{length} characters, where about {limit} fit", unit, message, "Find a shorter wording."
        )


def room(unit: Unit, language: Language) -> int:
    """How many characters there is room for; 0 for a text that may have any length."""
    if unit.kind not in _NARROW:
        return 0
    return round(max(_SHORT, len(read(unit.msgid).text)) * language.expansion * _SLACK)
