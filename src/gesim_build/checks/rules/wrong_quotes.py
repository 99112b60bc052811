"""Quotation marks of another language, or on the wrong side of the word.

Every language has its own: „de“, «el», «it», “lv”, „lt“, ‘en’. Straight marks ("so") are always
right: the program prints them as the language wants them. Two commas, two apostrophes and << are
not quotation marks. An apostrophe (dell’aiuto) is never meant, nor are the marks within a phrase
marked as foreign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, found, listed
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit

KIND = Kind.WRITING
CODE = "wrong-quotes"
SEVERITY = Severity.WARNING
EXAMPLES: tuple[Example, ...] = (
    Example("de", 'Anna says "no".', "Anna sagt „nein“.", "Anna sagt “nein”."),
    Example("de", 'Anna says "no".', 'Anna sagt "nein".', "Anna sagt ‘nein’."),
    Example("el", 'Anna says "no".', "Λέει «όχι».", "Λέει „όχι“."),
    Example("it", 'Anna says "no" to help.', "Dice «no» all’aiuto.", "Dice »no« all’aiuto."),
    Example("lv", 'Anna says "no".', "Anna saka “nē”.", "Anna saka „nē”."),
    Example("lt", 'Anna says "no".', "Ana sako „ne“.", "Ana sako ,,ne“."),
)

_MARK = re.compile(r"[“”„‟‘‚‛«»‹›]")
# How quotation marks are imitated on keyboards that lack them.
_IMITATION = re.compile(r"(?<![,\w]),,(?=\w)|(?<=\S)''|``|<<|>>")
_BEFORE_WORD = re.compile(r"(?:^|[\s(\[/–—“„«‘‚\"])$")
_AFTER_WORD = re.compile(r"(?:$|[\s)\]/–—.,;:!?…”“»’‘\"])")


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """One finding for a text, naming every wrong mark."""
    text = read(message.msgstr).own
    opening, closing = set(language.quotes[::2]), set(language.quotes[1::2])
    right = opening | closing | set(language.other_quotes)
    marks = [(match[0], match.start()) for match in _MARK.finditer(text)]
    wrong = [mark for mark, at in marks if mark not in right or _is_turned(mark, text, at, opening, closing)]
    wrong += _IMITATION.findall(text)
    if wrong:
        first, second, third, fourth = language.quotes
        hint = f"Write {first}…{second} and within them {third}…{fourth}, or straight marks, which become these."
        yield found(SEVERITY, CODE, f"{listed(dict.fromkeys(wrong))} is not the mark here", unit, message, hint)


def _is_turned(mark: str, text: str, position: int, opening: set[str], closing: set[str]) -> bool:
    """Does an opening mark close or a closing mark open?"""
    before, after = text[:position], text[position + 1 :]
    if mark in opening and mark not in closing:
        return bool(_AFTER_WORD.match(after)) and not _BEFORE_WORD.search(before)
    if mark in closing and mark not in opening:
        return bool(_BEFORE_WORD.search(before)) and not _AFTER_WORD.match(after)
    return False
