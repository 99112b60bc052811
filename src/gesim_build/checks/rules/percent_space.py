"""No fixed space precedes a percent sign.

Some publishers set a number and its % apart, with a no-break space (U+00A0) or a narrow one (U+202F), so
that they are never parted at the end of a line. Others write 14%. It is house style: the check is made for
the editions with `fixed_space_before_percent = true`. A word made with the sign („20%ig“) needs no space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.WRITING
CODE = "percent-space"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example("de", "About 14 % of them.", "Etwa 14\u00a0% davon.", "Etwa 14% davon."),
    Example("lt", "About 14 % of them.", "Apie 14\u202f% jų.", "Apie 14 % jų."),
)

_NOT_FIXED = re.compile(r"(\d[\d.,]*)[ ]?%(?![\w-])")


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Where that is the house style of the edition."""
    if language.fixed_space_before_percent and (match := _NOT_FIXED.search(read(message.msgstr).text)):
        hint = f"Put a no-break space (U+00A0) there: {match[1]}\u00a0%"
        yield found(SEVERITY, CODE, "no fixed space before %", unit, message, hint)
