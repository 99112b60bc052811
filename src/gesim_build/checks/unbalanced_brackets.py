"""A bracket or quotation mark is opened and not closed, or closed and not opened.

Enumerations such as “a)” are not meant, nor what the English text leaves open too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.check import Example, found
from gesim_build.checks.markup import read
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
    Example("it", 'She says "no".', "Dice «no».", "Dice «no."),
    Example("lt", 'a) She says "no".', 'a) Ji sako "ne".', 'a) Ji sako "ne.'),
)

_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("„", "“"))
_ENUMERATION = re.compile(r"(?:^|(?<=[\s(]))\w{1,3}\)")


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Count each pair in the words that remain when marks are read."""
    source, translation = (_ENUMERATION.sub("", read(text).text) for text in (unit.msgid, message.msgstr))
    for opening, closing in _PAIRS:
        if opening == "„" and language.quotes[0] != opening:
            continue
        if translation.count(opening) != translation.count(closing) and source.count(opening) == source.count(closing):
            text = f"{translation.count(opening)} {opening} but {translation.count(closing)} {closing}"
            yield found(SEVERITY, CODE, text, unit, message)
    if translation.count('"') % 2 and source.count('"') % 2 == 0:
        yield found(SEVERITY, CODE, 'an odd number of "', unit, message)
