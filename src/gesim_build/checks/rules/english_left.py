"""Part of the text is still English.

Somebody translated the rest and left a sentence, or one of the small words of English, or pasted the
English beside the translation. Names, titles of publications and phrases marked as foreign are not meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit
from gesim_build.repeated_source import repeats_source

KIND = Kind.TRANSLATION
CODE = "english-left"
SEVERITY = Severity.WARNING
_ENGLISH = "Members decide. Nobody may open a letter without their consent."
EXAMPLES: tuple[Example, ...] = (
    Example(
        "de",
        "Read the Manual of the Court with them.",
        "Lesen Sie mit ihnen das Manual of the Court.",
        "Lesen Sie with ihnen das Manual of the Court.",
    ),
    Example(
        "de",
        _ENGLISH,
        "Die Mitglieder entscheiden. Niemand darf ohne ihre Zustimmung einen Brief öffnen.",
        "Die Mitglieder entscheiden. Nobody may open a letter without their consent.",
    ),
    Example(
        "lv",
        _ENGLISH,
        "Biedri izlemj. Neviens nedrīkst atvērt vēstuli bez viņu piekrišanas.",
        "Biedri izlemj. Neviens nedrīkst: may open a letter without their consent.",
    ),
)

_PUNCTUATION = ".,;:!?…()[]\"'“”„‘’«»"
# So many words in a row, of which so many are the small words of English sentences: names and titles have few of them.
_RUN, _SMALL = 5, 2
# Those that are no words of another language.
_UNMISTAKABLE = frozenset(
    (
        *("the", "and", "of", "with", "she", "you", "your", "they", "their", "them", "this", "that", "these", "which"),
        *("what", "when", "where", "would", "should", "could", "from", "because", "without", "been", "has", "must"),
    )
)
_STOP_WORDS = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "do", "does", "for", "from", "had"),
        *("has", "have", "her", "his", "if", "in", "into", "is", "it", "its", "may", "must", "no", "not", "of", "on"),
        *("or", "our", "she", "should", "so", "than", "that", "the", "their", "them", "then", "there", "these", "they"),
        *("this", "to", "was", "we", "were", "what", "when", "which", "who", "will", "with", "without", "you", "your"),
    )
)


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Look for the longest run of English words; a text that is English as a whole is `unchanged-translation`'s."""
    if repeats_source(unit.msgid, message.msgstr):
        return
    source, translation = (_words(read(text).own) for text in (unit.msgid, message.msgstr))
    start, _, length = SequenceMatcher(None, source, translation, autojunk=False).find_longest_match()
    words = source[start : start + length]
    if small := _stop_word(source, translation, language):
        hint = f"Translate it, or mark it as English: [{small}]{{lang=en}}."
        yield found(SEVERITY, CODE, f"“{small}” is English", unit, message, hint)
    elif len(words) >= _RUN and sum(word in _STOP_WORDS for word in words) >= _SMALL:
        text = f"“{' '.join(words[:8])}{' …' if len(words) > 8 else ''}” is still English"
        yield found(SEVERITY, CODE, text, unit, message, "Translate it, or mark it as English: […]{lang=en}.")


def _stop_word(source: Sequence[str], translation: Sequence[str], language: Language) -> str:
    """An English stop word among words of the language: with one beside it as in English it is part of a title."""
    pairs = set(pairwise(word.casefold() for word in source))
    together = pairwise(word.casefold() for word in translation)
    firsts = {place for place, pair in enumerate(together) if pair in pairs}
    for place, word in enumerate(translation):
        is_alone = place - 1 not in firsts and place not in firsts
        if word in _UNMISTAKABLE and word not in language.stop_words and is_alone:
            return word
    return ""


def _words(text: str) -> list[str]:
    return [word.strip(_PUNCTUATION) for word in text.split()]
