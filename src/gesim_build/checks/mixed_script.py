"""A word mixes letters of two scripts.

A Latin o in a Greek word looks right, but it is not found by a search and is read aloud wrongly. It
happens when the keyboard is switched too late. Type the word again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from gesim_build.checks.check import Example, found
from gesim_build.checks.markup import read
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

CODE = "mixed-script"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    # The second o of the wrong ones is Latin, the а Cyrillic.
    Example("el", "The plan.", "Το σχέδιο.", "Το σχέδιo."),
    Example("lt", "The plan.", "Planas.", "Plаnas."),
)

_WORD = re.compile(r"[^\W\d_]{2,}")
_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC")


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Look at every word outside foreign phrases."""
    del language
    for word in _WORD.findall(read(message.msgstr).own):
        letters = {script: [c for c in word if unicodedata.name(c, "").startswith(script)] for script in _SCRIPTS}
        used = sorted((few for few in letters.items() if few[1]), key=lambda item: len(item[1]))
        if len(used) > 1:
            script, strange = used[0]
            text = f"“{word}” mixes scripts: {', '.join(dict.fromkeys(strange))} is {script.capitalize()}"
            yield found(SEVERITY, CODE, text, unit, message, "Type the word again.")
