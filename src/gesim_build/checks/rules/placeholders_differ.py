"""A value that the program fills in is missing, mistyped, or is used where it is not filled in.

`{{edition.date}}` is filled in everywhere; the name is not translated. `{number}`, `{title}` and
`{label}` are filled in only in the text of a cross-reference: `[{number}. nodaļā](#risk)`. Other
braces are printed as they are. In the program's own strings everything in braces, and `%s`, stays
as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import Markup, read
from gesim_build.checks.check import Example, Kind, difference, found, listed
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "placeholders-differ"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example("de", "Checked on {{facts.checked}}.", "Geprüft am {{facts.checked}}.", "Geprüft am {{fakten.geprüft}}."),
    Example("it", "Date: {{edition.date}}.", "Data: {{edition.date}}.", "Data: 23 novembre."),
    Example("lv", "See [](#risk).", "Skat. [{number}. apakšnodaļu](#risk).", "Skat. [{numurs}. apakšnodaļu](#risk)."),
    Example("de", "See [](#risk).", "Siehe [](#risk).", "Siehe [](#risk) in {number}."),
    Example(
        "el", "Page {page} of {pages}", "Σελίδα {page} από {pages}", "Σελίδα {σελίδα} από {pages}", "template string"
    ),
    Example("lt", "%(count)s pages", "%(count)s puslapiai", "%(skaičius)s puslapiai", "template string"),
)

_IN_REFERENCES = ("{number}", "{title}", "{label}")
_BRACES = re.compile(r"\{[^{}\s][^{}]*\}")
_FORMAT = re.compile(r"%(?:\(\w+\))?[sdif]")


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare values as sets (a translation may need one twice), other placeholders as often as they occur."""
    del language
    source, translation = read(unit.msgid), read(message.msgstr)
    missing = [f"{{{{{name}}}}}" for name in dict.fromkeys(source.values) if name not in translation.values]
    added = [f"{{{{{name}}}}}" for name in dict.fromkeys(translation.values) if name not in source.values]
    lost, literal = difference(_literal(source), _literal(translation))
    if unit.kind == "template string":
        lost_formats, added_formats = difference(_FORMAT.findall(unit.msgid), _FORMAT.findall(message.msgstr))
        lost, literal = lost + lost_formats, literal + added_formats
    if missing or lost:
        yield found(
            SEVERITY, CODE, f"{listed(missing + lost)} is missing", unit, message, "Copy it from the English text."
        )
    if added:
        hint = "Only values of the English text can be used here, and their names are not translated."
        yield found(SEVERITY, CODE, f"the English text has no {listed(added)}", unit, message, hint)
    if literal:
        hint = f"In the text of a cross-reference there are {', '.join(_IN_REFERENCES)}."
        yield found(SEVERITY, CODE, f"{listed(literal)} would be printed as it is", unit, message, hint)


def _literal(markup: Markup) -> list[str]:
    """Every placeholder that is not filled in where it is."""
    braces = _BRACES.findall(markup.text)
    for link in markup.links:
        if link.target.startswith("#"):
            for name in _BRACES.findall(link.text):
                if name in _IN_REFERENCES:
                    braces.remove(name)
    return braces
