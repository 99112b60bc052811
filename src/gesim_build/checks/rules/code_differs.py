"""Text between backticks is not the same in the translation.

What is between backticks is typed or read by machines, so it is not translated.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, difference, found, listed
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "code-differs"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example("de", "Type `exit`.", "Tippen Sie `exit`.", "Tippen Sie `beenden`."),
    Example("it", "Type `exit`.", "Digita `exit`.", "Digita exit."),
)


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the code, each piece as often as it occurs."""
    del language
    missing, added = difference(read(unit.msgid).code, read(message.msgstr).code)
    if missing:
        yield found(SEVERITY, CODE, f"`{missing[0]}` is missing", unit, message, "Copy it from the English text.")
    elif added:
        yield found(
            SEVERITY, CODE, f"the English text has no code {listed(added)}", unit, message, "Take the backticks out."
        )
