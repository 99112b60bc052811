"""A word occurs twice in a row.

Words that may correctly meet in a language („wenn sie sie anruft“) are not meant; they are listed in
the language's data file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.WRITING
CODE = "doubled-word"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example("de", "If they call us.", "Wenn sie uns anrufen.", "Wenn wenn sie uns anrufen."),
    Example("el", "The form is mine.", "Το έντυπο είναι δικό μου.", "Το έντυπο είναι είναι δικό μου."),
    Example("it", "Step by step.", "Piano piano.", "A passo a passo passo."),
    Example("it", "By post and e-mail.", "Per posta e e-mail.", "Per posta e e e-mail."),
    Example("de", "Choose **Open** and open it.", "Wählen Sie **Datei** Datei öffnen.", "Die Datei Datei ist offen."),
)

_DOUBLED = re.compile(r"(?<![-’'])\b([^\W\d_]+)[ \u00a0]+(\1)\b(?![-’'])", re.IGNORECASE)


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """A word that is doubled in the English text too is meant so."""
    if unit.msgid != message.msgstr and _DOUBLED.search(read(unit.msgid).text):
        return
    written = unicodedata.normalize("NFC", message.msgstr)
    for match in _DOUBLED.finditer(read(message.msgstr).text):
        # “file FILE” are two words, and so are a word that is marked and one beside it that is not: “**Open** open”.
        word, again = match.groups()
        if word.lower() not in language.doubled and word.isupper() == again.isupper() and match[0] in written:
            yield found(SEVERITY, CODE, f"“{match[0]}”: a word occurs twice", unit, message, "Delete one.")
