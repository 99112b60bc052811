"""A paragraph is much shorter or much longer than the English text.

A sentence was probably lost, or a text pasted into the wrong place. Only texts of some length are
compared.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.lengths import written_length
from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "suspicious-length"
SEVERITY = Severity.WARNING
_ENGLISH = "Ask the receiver, and ask us, within the days you agreed. If we say no, the parcel is still your own."
EXAMPLES: tuple[Example, ...] = (
    Example(
        "de",
        _ENGLISH,
        "Fragen Sie innerhalb der vereinbarten Tage nach. Sagen wir Nein, bleibt das Paket Ihr eigenes.",
        "Fragen Sie nach.",
    ),
    Example(
        "lv",
        _ENGLISH,
        "Norunātajās dienās pajautājiet saņēmējam un mums. Ja mēs atsakāmies, sūtījums joprojām ir jūsu.",
        "Pajautājiet saņēmējam un mums. " * 9,
    ),
    Example(
        "ja",
        _ENGLISH,
        "約束した日数のうちに、受取人と私たちに尋ねてください。私たちが断っても、小包はあなたのものです。",
        "受取人に尋ねてください。",
    ),
)

_SHORTEST = 80
_LOW, _HIGH = 0.45, 1.9


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the lengths, given the usual expansion of the language."""
    source, translation = (written_length(read(text).text) for text in (unit.msgid, message.msgstr))
    if source < _SHORTEST:
        return
    ratio = translation / (source * language.expansion)
    how = "short" if ratio < _LOW else "long" if ratio > _HIGH else ""
    if how:
        text = f"the translation is unusually {how}: {translation} characters for {source}"
        yield found(SEVERITY, CODE, text, unit, message, "Compare it with the English text, sentence by sentence.")
