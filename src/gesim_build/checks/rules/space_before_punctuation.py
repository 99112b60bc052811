"""There is a space before a punctuation mark, or inside brackets or angled quotation marks.

None of the languages of this book puts one there. (A space before … is right where words are left
out.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
)

_SPACE = "[ \u00a0\u202f]"
_STRAY = re.compile(
    rf"(?<=[\w…)\]»”“’\"{THING}]){_SPACE}+[,.;:!?·](?=\s|$|[)\]»”“’\"])(?!\s[.…])|\({_SPACE}|{_SPACE}\)"
)
_IN_QUOTES = re.compile(rf"«{_SPACE}|{_SPACE}»")
# How much of the text around the space is shown.
_AROUND = 12


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """A place that the English text writes the same way is not meant."""
    if _STRAY.search(read(unit.msgid).text) and unit.msgid != message.msgstr:
        return
    text = read(message.msgstr).text
    match = _STRAY.search(text) or (_IN_QUOTES.search(text) if language.quotes[0] == "«" else None)
    if match:
        shown = text[max(0, match.start() - _AROUND) : match.end() + _AROUND].replace(THING, "…").strip()
        yield found(SEVERITY, CODE, f"a space too many in “{shown}”", unit, message, "Close it up.")
