"""There is a space before a punctuation mark, or inside brackets or angled quotation marks.

A mark that the language wants a space before, as French does `? ! ; :`, may have one or none: it is
printed with it. (A space before … is right where words are left out.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gesim_build.checks.analysis.markup import THING, read
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.WRITING
CODE = "space-before-punctuation"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example("de", "If you are …: start.", "Wenn Sie …: beginnen Sie.", "Wenn Sie … : beginnen Sie."),
    Example("it", "What helps?", "Che cosa aiuta?", "Che cosa aiuta ?"),
    Example("lv", "A mark (no name)", "Zīme (bez vārda)", "Zīme ( bez vārda )"),
    Example("el", 'Anna says "no".', "Λέει «όχι».", "Λέει « όχι »."),
    Example("fr", "Who calls, and when?", "Qui appelle, et quand ?", "Qui appelle , et quand ?"),
)

_SPACE = "[ \u00a0\u202f]"
_MARKS = ",.;:!?·"
_IN_QUOTES = re.compile(rf"«{_SPACE}|{_SPACE}»")
# How much of the text around the space is shown.
_AROUND = 12


@lru_cache(maxsize=16)
def _stray(marks: str) -> re.Pattern[str]:
    """A space before one of these marks, or inside brackets."""
    return re.compile(
        rf"(?<=[\w…)\]»”“’\"{THING}]){_SPACE}+[{marks}](?=\s|$|[)\]»”“’\"])(?!\s[.…])|\({_SPACE}|{_SPACE}\)"
    )


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """A place that the English text writes the same way is not meant."""
    if _stray(_MARKS).search(read(unit.msgid).text) and unit.msgid != message.msgstr:
        return
    text = read(message.msgstr).text
    closed = language.quotes[0] == "«" and not language.space_inside_quotes
    marks = "".join(mark for mark in _MARKS if mark not in language.spaces_before)
    match = _stray(marks).search(text) or (_IN_QUOTES.search(text) if closed else None)
    if match:
        shown = text[max(0, match.start() - _AROUND) : match.end() + _AROUND].replace(THING, "…").strip()
        yield found(SEVERITY, CODE, f"a space too many in “{shown}”", unit, message, "Close it up.")
