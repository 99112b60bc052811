"""A word mixes letters of two scripts.

A Latin o in a Greek word looks right, but it is not found by a search and is read aloud wrongly. It
happens when the keyboard is switched too late. Type the word again.
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
CODE = "mixed-script"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    # The second o of the wrong ones is Latin, the а Cyrillic.
    Example("el", "The plan.", "Το σχέδιο.", "Το σχέδιo."),
    Example("lt", "The plan.", "Planas.", "Plаnas."),
)

_LATIN, _GREEK, _CYRILLIC = "A-Za-zÀ-ÖØ-öø-ɏ", "Ͱ-Ͽἀ-῿", "Ѐ-ӿ"
_SCRIPTS = (_LATIN, _GREEK, _CYRILLIC)
_BORDER = re.compile("|".join(f"[{one}][{other}]" for one in _SCRIPTS for other in _SCRIPTS if one != other))
_WORD = re.compile(r"[^\W\d_]+")


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Look for two scripts side by side, outside foreign phrases."""
    del language
    text = read(message.msgstr).own
    if not _BORDER.search(text):
        return
    for word in _WORD.findall(text):
        if _BORDER.search(word):
            strange = min((few for script in _SCRIPTS if (few := re.findall(f"[{script}]", word))), key=len)
            names = ", ".join(unicodedata.name(letter) for letter in dict.fromkeys(strange))
            yield found(SEVERITY, CODE, f"“{word}” mixes scripts: {names}", unit, message, "Type the word again.")
