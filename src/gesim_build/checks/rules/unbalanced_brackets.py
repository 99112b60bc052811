"""A bracket or quotation mark is opened and not closed, or closed and not opened.

Enumerations such as “a)” are not meant, nor what the English text leaves open too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

CODE = "unbalanced-brackets"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example(
        "de",
        "People she trusts (roles)",
        "Menschen, denen sie vertraut (Rollen)",
        "Menschen, denen sie vertraut (Rollen",
    ),
    Example("el", "Case code (never hers)", "Κωδικός (ποτέ της)", "Κωδικός, ποτέ (δικός της"),
    Example("it", 'She says "no".', "Dice «no».", "Dice «no."),
    Example("lt", 'a) She says "no".', 'a) Ji sako "ne".', 'a) Ji sako "ne.'),
)

_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("„", "“"))
_ENUMERATION = re.compile(r"(?:^|\s)\w{1,3}$")
_HINT = "Look for the one that is missing."
# How much of the text around an unmatched bracket is shown.
_AROUND = 15


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Match each pair in the words that remain when marks are read."""
    source, translation = read(unit.msgid).text, read(message.msgstr).text
    for opening, closing in _PAIRS:
        if opening in "«„" and language.quotes[0] != opening:
            continue
        if (lonely := _unmatched(translation, opening, closing)) and not _unmatched(source, opening, closing):
            place = translation[max(0, lonely[0] - _AROUND) : lonely[0] + _AROUND].strip()
            text = f"{translation[lonely[0]]} stands alone in “{place}”"
            yield found(SEVERITY, CODE, text, unit, message, _HINT)
    if translation.count('"') % 2 and source.count('"') % 2 == 0:
        yield found(SEVERITY, CODE, 'an odd number of "', unit, message, _HINT)


def _unmatched(text: str, opening: str, closing: str) -> list[int]:
    """The positions of marks without their counterpart."""
    opened: list[int] = []
    lonely: list[int] = []
    for position, character in enumerate(text):
        if character == opening:
            opened.append(position)
        elif character == closing and opened:
            opened.pop()
        elif character == closing and not (closing == ")" and _ENUMERATION.search(text[:position])):
            lonely.append(position)
    return opened + lonely
