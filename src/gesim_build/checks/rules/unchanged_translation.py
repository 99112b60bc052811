"""The translation is the English text.

It counts as missing: a draft shows it as English, a release refuses it. Names, abbreviations, numbers,
addresses, paths, single words and marked foreign phrases may well be the same, and are not meant. A text
that is really the same in your language can be accepted, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit
from gesim_build.repeated_source import is_name, repeats_source

KIND = Kind.TRANSLATION
CODE = "unchanged-translation"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example("de", "First contact", "Erster Kontakt", "First contact"),
    Example("it", "Everybody decides.", "Decidono tutti.", "Everybody decides."),
    Example("lv", "Fill it in together.", "Aizpildiet to kopā.", "Fill it in together"),
    Example("lt", "Fill in the form.", "Užpildykite formą.", "Fill in the form"),
)


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the words, not the punctuation: see `repeats_source`."""
    del language
    named = unit.kind == "register field" and is_name([unit.comment])
    if repeats_source(unit.msgid, message.msgstr) and not named:
        hint = "Translate it, or accept it with a reason; until then it counts as missing."
        yield found(SEVERITY, CODE, "this is still the English text", unit, message, hint)
