"""Part of the text is still English.

Somebody translated the rest and left a sentence, or pasted the English beside the translation. Names,
titles of publications and phrases marked as foreign are not meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from gesim_build.checks.analysis.markup import read
from gesim_build.checks.check import Example, Kind, found
from gesim_build.diagnostics import Diagnostic, Severity
from gesim_build.model import Language, Message, Unit
from gesim_build.repeated_source import repeats_source

KIND = Kind.TRANSLATION
CODE = "english-left"
SEVERITY = Severity.WARNING
_ENGLISH = "She decides. Nobody may call the police without her consent."
EXAMPLES: tuple[Example, ...] = (
    Example(
        "de",
        _ENGLISH,
        "Sie entscheidet. Niemand darf ohne ihre Zustimmung die Polizei rufen.",
        "Sie entscheidet. Nobody may call the police without her consent.",
    ),
    Example(
        "lv",
        _ENGLISH,
        "Viņa izlemj. Neviens nedrīkst zvanīt policijai bez viņas piekrišanas.",
        "Viņa izlemj. Neviens nedrīkst: may call the police without her consent.",
    ),
)

_PUNCTUATION = ".,;:!?…()[]\"'“”„‘’«»"
# So many words in a row, of which so many are the small words of English sentences: names and titles have few of them.
_RUN, _SMALL = 5, 2
_SMALL_WORDS = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "can", "do", "does", "for", "from", "had"),
        *("has", "have", "her", "his", "if", "in", "into", "is", "it", "its", "may", "must", "no", "not", "of", "on"),
        *("or", "our", "she", "should", "so", "than", "that", "the", "their", "them", "then", "there", "these", "they"),
        *("this", "to", "was", "we", "were", "what", "when", "which", "who", "will", "with", "without", "you", "your"),
    )
)


def check(unit: Unit, message: Message, language: Language) -> Iterator[Diagnostic]:
    """Look for the longest run of English words; a text that is English as a whole is `unchanged-translation`'s."""
    del language
    if len(unit.msgid) < 20 or repeats_source(unit.msgid, message.msgstr):
        return
    source, translation = (_words(read(text).own) for text in (unit.msgid, message.msgstr))
    start, _, length = SequenceMatcher(None, source, translation, autojunk=False).find_longest_match()
    words = source[start : start + length]
    if len(words) >= _RUN and sum(word in _SMALL_WORDS for word in words) >= _SMALL:
        text = f"“{' '.join(words[:8])}{' …' if len(words) > 8 else ''}” is still English"
        yield found(SEVERITY, CODE, text, unit, message, "Translate it, or mark it as English: […]{lang=en}.")


def _words(text: str) -> list[str]:
    return [word.strip(_PUNCTUATION) for word in text.split()]
