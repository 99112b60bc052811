"""A tag of the English text is not in the translation.

Tags such as `<sub>`, `<kbd>` or `<abbr title="…">` come in pairs and stay; the words between them,
and the text in title="…", are translated. `<wbr>` only allows a line to break, and may be left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.checks.analysis.tags import signatures
from gesim_build.checks.check import Example, Kind, difference, found, listed
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "missing-html"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example("de", "CO<sub>2</sub> rises.", "CO<sub>2</sub> steigt.", "CO2 steigt."),
    Example(
        "lv",
        'The <abbr title="European Union">EU</abbr>.',
        '<abbr title="Eiropas Savienība">ES</abbr>.',
        "<abbr title='Eiropas Savienība'>ES.",
    ),
)


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the tags, each as often as it occurs."""
    del language
    missing, _ = difference(signatures(unit.msgid), signatures(message.msgstr))
    missing = [tag for tag in missing if not tag.startswith("<wbr")]
    if missing:
        yield found(SEVERITY, CODE, f"{listed(missing)} is missing", unit, message, "Copy it from the English text.")
