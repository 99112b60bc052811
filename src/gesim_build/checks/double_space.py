"""Two spaces stand where one belongs.

They are easily left behind when a word is deleted, and make holes in the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.check import Example, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

CODE = "double-space"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example("de", "She decides.", "Sie entscheidet.", "Sie  entscheidet."),
    Example("it", "About 10 %.", "Circa 10\u00a0%.", "Circa 10 \u00a0%."),
    Example("lt", "Type `a  b`.", "Rašykite `a  b`.", "Rašykite  `a  b`."),
)

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_DOUBLE = re.compile(r"\S+[ \u00a0\u202f]{2,}\S*")


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Look at the text as it is written, without code."""
    del language
    if match := _DOUBLE.search(_CODE.sub("`…`", message.msgstr).strip()):
        yield found(SEVERITY, CODE, f"two spaces in “{match[0]}”", unit, message, "Leave one.")
