"""There are two spaces where one belongs.

They are easily left behind when a word is deleted, and make holes in the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import THING, read
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.WRITING
CODE = "double-space"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example("de", "They decide.", "Sie entscheiden.", "Sie  entscheiden."),
    Example("it", "About 10 %.", "Circa 10\u00a0%.", "Circa 10 \u00a0%."),
    Example("de", "Ask. <!-- so --> Wait.", "Fragen. <!-- so --> Warten.", "Fragen.  <!-- so --> Warten."),
    Example("lt", "Type `a  b`.", "Rašykite `a  b`.", "Rašykite  `a  b`."),
    Example("de", "Ask. [^a] Wait.", "Fragen. [^a] Warten.", "Fragen.  Warten. [^a]"),
)

_DOUBLE = re.compile(r"[ \u00a0\u202f]{2,}")
# How much of the text around the spaces is shown.
_AROUND = 12


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Look at the words, without code."""
    del language
    text = read(message.msgstr.strip()).text
    if match := _DOUBLE.search(text):
        shown = text[max(0, match.start() - _AROUND) : match.end() + _AROUND].replace(THING, "…").strip()
        yield found(SEVERITY, CODE, f"two spaces in “{shown}”", unit, message, "Leave one.")
