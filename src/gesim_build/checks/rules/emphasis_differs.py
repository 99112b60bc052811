"""The translation emphasises more or less than the English text, or a pair of stars is broken.

`*so*` is emphasis, `**so**` is strong. A star works only when it touches the word inside and does
not touch a letter outside: write `**Wort**`, not `** Wort **` and not `Wort**teil**`. The
emphasised words may be others than in English; their number is the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, difference, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "emphasis-differs"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example("de", "Call **112** *now*.", "Rufen Sie *jetzt* **112** an.", "Rufen Sie jetzt **112** an."),
    Example("el", "**Act:** what is done.", "**Πράξη:** τι γίνεται.", "** Πράξη:** τι γίνεται."),
    Example("lt", "Call 112.", "Skambinkite 112.", "Skambinkite **112**."),
)

_NAMES = {"em": "*emphasis*", "strong": "**strong emphasis**"}


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the numbers of pairs."""
    del language
    source, translation = read(unit.msgid), read(message.msgstr)
    missing, added = difference(source.marks, translation.marks)
    broken = translation.text.count("*") > source.text.count("*")
    hint = "Emphasise as many words as the English text."
    if broken:
        hint = "A star stays in the text: it must touch the word, with no space between."
    for marks, what in ((missing, "less"), (added, "more")):
        for tag in dict.fromkeys(marks):
            counts = f"{translation.marks.count(tag)} instead of {source.marks.count(tag)}"
            text = f"the translation has {what} {_NAMES[tag]} than the English text: {counts}"
            yield found(SEVERITY, CODE, text, unit, message, hint)
