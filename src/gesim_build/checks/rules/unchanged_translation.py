"""The translation is the English text.

Names, abbreviations, numbers, single words and marked foreign phrases may well be the same, and are
not meant. A text that is really the same in your language can be accepted, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.addresses import without_addresses
from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

CODE = "unchanged-translation"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example("de", "First contact", "Erster Kontakt", "First contact"),
    Example("it", "She decides.", "Decide lei.", "She decides."),
    Example("lv", "Fill it in together.", "Aizpildiet to kopā.", "Fill it in together"),
    Example("lt", "Fill in the form.", "Užpildykite formą.", "Fill in the form"),
)

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)s")
# Shorter words also stand in the middle of names: "Council of Europe".
_SHORTEST = 4
# A name is often the same, and so is what stands beside it in a register.
_NAMES = ("name of ", "term of ")


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the words, not the punctuation. At least one must be an ordinary word: long and not a name."""
    del language
    if _WORD.findall(read(unit.msgid).own) != _WORD.findall(read(message.msgstr).own):
        return
    source = _words(unit.msgid)
    ordinary = [word for word in source if word.islower() and len(word) >= _SHORTEST]
    if len(source) > 1 and ordinary and not _is_name(unit):
        yield found(
            SEVERITY, CODE, "this is still the English text", unit, message, "Translate it, or accept it with a reason."
        )


def _words(text: str) -> list[str]:
    return _WORD.findall(_PLACEHOLDER.sub(" ", without_addresses(read(text).own)))


def _is_name(unit: Unit) -> bool:
    return unit.kind == "register field" and unit.comment.startswith(_NAMES)
