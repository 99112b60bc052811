"""A star of emphasis is left over in the translation: the reader sees it.

`*so*` is emphasis, `**so**` is strong; a star works only when it touches the word inside. Stars that the English text
prints too are not meant, nor those between letters: Klient*in. Write a backslash before a star that is to be printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, difference, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "stray-star"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example("it", "Call 112 now.", "Chiami subito il 112.", "Chiami *subito il 112."),
    Example("de", "Our clients.", "Unsere Klient*innen.", "Unsere * Klient*innen."),
)

_STAR = re.compile(r"(?<!\w)\*|\*(?!\w)")


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Count the stars among the words; where pairs are missing or too many, `emphasis-differs` says so."""
    del language
    source, translation = read(unit.msgid), read(message.msgstr)
    missing, added = difference(source.marks, translation.marks)
    if not (missing or added) and len(_STAR.findall(translation.text)) > len(_STAR.findall(source.text)):
        hint = "Delete it, or close the pair: *so*, without spaces within the stars."
        yield found(SEVERITY, CODE, "a star that the English text does not have is printed", unit, message, hint)
