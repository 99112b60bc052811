"""A bracket or quotation mark is opened and not closed, closed and not opened, or two pairs cross.

Enumerations such as “a)” are not meant, nor what the English text leaves open too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.WRITING
CODE = "unbalanced-brackets"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example(
        "de",
        "People we trust (roles)",
        "Menschen, denen wir vertrauen (Rollen)",
        "Menschen, denen wir vertrauen (Rollen",
    ),
    Example("el", "Own number (never ours)", "Αριθμός (ποτέ μας)", "Αριθμός, ποτέ (δικός μας"),
    Example("it", 'Anna says "no".', "Dice «no».", "Dice «no."),
    Example("de", "Anna (now safe) calls.", "Anna (jetzt [sicher]) ruft an.", "Anna (jetzt [sicher)] ruft an."),
    Example("de", "The Union (EU) helps.", "Die Union (EU) hilft.", "Die Union EU) hilft."),
    Example("lt", 'a) Anna says "no".', 'a) Ana sako "ne".', 'a) Ana sako "ne.'),
    Example("de", "The time to think.", "Die [pensée]{lang=fr}.", "Die [pensée]{lang=fr."),
)

_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))
_CLOSING = dict(_PAIRS)
_QUOTATION_MARK = re.compile(r"[\"„“”‟«»]")
_ENUMERATION = re.compile(r"(?:^|\s)(?:\w|\d{1,2}|[ivx]{2,4}|([a-z])\1)$")
_HINT = "Look for the one that is missing."
# How much of the text around an unmatched bracket is shown.
_AROUND = 15


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Match each pair of brackets, and count the quotation marks, in the words that remain when marks are read.

    A quotation with a mark of another language at one of its ends is a pair: `wrong-quotes` finds the mark.
    """
    del language
    source, translation = read(unit.msgid).text, read(message.msgstr).text
    for opening, closing in _PAIRS:
        if (lonely := _unmatched(translation, opening, closing)) and not _unmatched(source, opening, closing):
            place = translation[max(0, lonely[0] - _AROUND) : lonely[0] + _AROUND].strip()
            text = f"{translation[lonely[0]]} has no counterpart in “{place}”"
            yield found(SEVERITY, CODE, text, unit, message, _HINT)
    if (crossed := _crossed(translation)) and not _crossed(source):
        text = f"“{crossed}” closes another bracket than the last that was opened"
        yield found(SEVERITY, CODE, text, unit, message, "Close the inner bracket first.")
    marks = _QUOTATION_MARK.findall(translation)
    if len(marks) % 2 and len(_QUOTATION_MARK.findall(source)) % 2 == 0:
        text = f"an odd number of quotation marks: {' '.join(dict.fromkeys(marks))}"
        yield found(SEVERITY, CODE, text, unit, message, _HINT)


def _crossed(text: str) -> str:
    """The first closing bracket of an outer pair while an inner one is open."""
    opened: list[str] = []
    for character in text if any(mark in text for mark in _CLOSING) else "":
        if wanted := _CLOSING.get(character):
            opened.append(wanted)
        elif opened and character == opened[-1]:
            opened.pop()
        elif character in opened:
            return character
    return ""


def _unmatched(text: str, opening: str, closing: str) -> list[int]:
    """The positions of marks without their counterpart."""
    opened: list[int] = []
    lonely: list[int] = []
    if opening not in text and closing not in text:
        return lonely
    for position, character in enumerate(text):
        if character == opening:
            opened.append(position)
        elif character == closing and opened:
            opened.pop()
        elif character == closing and not (closing == ")" and _ENUMERATION.search(text[:position])):
            lonely.append(position)
    return opened + lonely
