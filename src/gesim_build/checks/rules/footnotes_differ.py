"""The footnotes of the translation are not those of the English text.

`[^name]` puts a footnote here. Each of the English text occurs once in the translation, with the
same name; the text of the note is a message of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, difference, found, listed
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "footnotes-differ"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example("de", "At least 30 days.[^cets]", "Mindestens 30 Tage.[^cets]", "Mindestens 30 Tage."),
    Example("it", "At least 30 days.[^cets]", "Almeno 30 giorni.[^cets]", "Almeno 30 giorni.[^nota]"),
)


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the footnotes, each as often as it occurs."""
    del language
    missing, added = difference(read(unit.msgid).footnotes, read(message.msgstr).footnotes)
    if missing:
        hint = f"Put {' '.join(f'[^{name}]' for name in missing)} where the note belongs."
        yield found(SEVERITY, CODE, f"the footnote {listed(missing)} is missing", unit, message, hint)
    if added:
        hint = "The name of a footnote is not translated, and each occurs once."
        yield found(SEVERITY, CODE, f"the English text has no footnote {listed(added)} here", unit, message, hint)
