"""A translation holds a tag that the English text does not hold.

Tags in a translation can break the page or do harm, so only those of the English text may be
there. Use `*` and `**` for emphasis. To print a < that begins no tag, write `&lt;`. This finding
cannot be accepted.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.tags import signatures
from gesim_build.checks.check import Example, Kind, difference, found, listed
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "added-html"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example("de", "Call 112.", "Rufen Sie 112 an.", "Rufen Sie <b>112</b> an."),
    Example("it", "Call 112.", "Chiama il 112.", "Chiama il 112.<script>alert(1)</script>"),
    Example(
        "el",
        'The <abbr title="European Union">EU</abbr>.',
        'Η <abbr title="Ευρωπαϊκή Ένωση">ΕΕ</abbr>.',
        'Η <abbr title="Ευρωπαϊκή Ένωση" onclick="go()">ΕΕ</abbr>.',
    ),
)


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the tags, each as often as it occurs."""
    del language
    _, added = difference(signatures(unit.msgid), signatures(message.msgstr))
    if added:
        hint = "Take it out. Emphasis is *so* or **so**."
        yield found(SEVERITY, CODE, f"the English text has no {listed(added)}", unit, message, hint)
