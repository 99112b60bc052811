"""A translation links to something that the English text does not link to.

Readers trust the links of a book; only the English text decides where they lead.
A mistyped name is the usual cause: the name in the second brackets, or after #, is not translated.
This finding cannot be accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, found, listed
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "added-link"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example("de", "See [the law][law].", "Siehe [das Gesetz][law].", "Siehe [das Gesetz][gesetz]."),
    Example("it", "Call 112.", "Chiama il 112.", "Chiama il [112](tel:118)."),
    Example("el", "Read [](#risk).", "Διαβάστε [](#risk).", "Διαβάστε [](#risk), <https://example.org>."),
    Example("lt", "Read it.", "Perskaitykite.", "[Perskaitykite](javascript:go)."),
)

# What the parser refuses to make a link of is left in the text with its brackets.
_REFUSED = re.compile(r"\]\(([^()\s]+)\)")


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the sets of targets."""
    del language
    source, translation = read(unit.msgid), read(message.msgstr)
    wanted = [link.target for link in source.links]
    targets = [link.target for link in translation.links]
    refused = [target for target in _REFUSED.findall(translation.text) if target not in source.text]
    added = [target for target in dict.fromkeys((*targets, *refused)) if target not in wanted]
    if added:
        hint = (
            f"The English text links to {listed(dict.fromkeys(wanted))}." if wanted else "The English text has no link."
        )
        yield found(SEVERITY, CODE, f"the English text has no link to {listed(added)}", unit, message, hint)
