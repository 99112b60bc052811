"""A translation holds a character that nobody sees and that changes what is read.

Marks for the direction of writing turn numbers and words round: 112 is shown as 211. Characters
without width make two words that look the same differ, and hide words from the other checks. They
come with text that is copied from web pages. Delete the character: place the cursor behind it and
press backspace once more than there are letters. A soft hyphen may be in a word, and so may
what the English text holds. This finding cannot be accepted.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from gesim_build.checks.check import Example, Kind, difference, found, listed
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.TRANSLATION
CODE = "hidden-character"
SEVERITY = Severity.ERROR
EXAMPLES: tuple[Example, ...] = (
    Example("de", "Call 112 now.", "Jetzt 112 anrufen.", "Jetzt \u202e112\u202c anrufen."),
    Example("it", "Call 112 now.", "Chiama subito il 112.", "Chiama subito il 1&#x200b;12."),
    Example("lt", "Read it.", "Perskai\u00adtykite.", "Perskai\u200btykite."),
)

# Direction marks and isolates (UAX #9), deprecated controls, tags, marks of annotations, shorthand, music and
# hieroglyphs, selectors, and letters that are blank.
_NOWHERE = (
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\u180b-\u180f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Joiners, spaces of no width and variation selectors: not within a word or number.
_BETWEEN_WORDS_ONLY = "\u034f\u200b-\u200d\u2060-\u2064\ufeff\ufe00-\ufe0f"
_HIDDEN = re.compile(rf"[{_NOWHERE}]|(?<=\w)[{_BETWEEN_WORDS_ONLY}](?=[{_BETWEEN_WORDS_ONLY}]*\w)")


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Compare the hidden characters, each as often as it occurs; also those that are written as entities."""
    del language
    _, added = difference(_hidden(unit.msgid), _hidden(message.msgstr))
    if added:
        names = (f"U+{ord(one):04X} {unicodedata.name(one, '').lower()}".strip() for one in dict.fromkeys(added))
        what = f"there is an invisible character here: {listed(names)}"
        yield found(SEVERITY, CODE, what, unit, message, "Delete it.")


def _hidden(text: str) -> list[str]:
    return _HIDDEN.findall(html.unescape(text))
