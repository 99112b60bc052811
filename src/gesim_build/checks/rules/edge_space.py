"""The translation begins or ends with a space where the English text does not, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "edge-space"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example("de", "Safety plan", "Sicherheitsplan", "Sicherheitsplan "),
    Example("el", "Contents: ", "Περιεχόμενα: ", "Περιεχόμενα:", "template string"),
)


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the two ends."""
    del language
    for where, end in (("begins", 0), ("ends", -1)):
        if message.msgstr[end].isspace() != unit.msgid[end].isspace():
            what = "with" if message.msgstr[end].isspace() else "without"
            text = f"the translation {where} {what} a space, the English text does not"
            yield found(SEVERITY, CODE, text, unit, message, "Copy it from the English text.")
