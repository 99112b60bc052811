"""Whether a translation only repeats its source: some platforms export that for what nobody translated.

Names, numbers, addresses, paths, single words and phrases marked as foreign may well be the same in two languages; a
text with at least two words, one of them an ordinary one, is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# What is the same in every language: values and placeholders, foreign phrases, code, tags, notes, where a link leads.
_SAME_EVERYWHERE = re.compile(
    r"\{[^{}]*\}\}?|%\(\w+\)s|\[[^\[\]]*\]\{[^{}]*\blang=[^{}]*\}|`+[^`]*`+|<[^<>]*>|\[\^[^\[\]]*\]|\]\([^()]*\)|\]\[[^\[\]]*\]"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PUNCTUATION = ".,;:!?…()[]\"'“”„‘’«»*_~–—-"
# Shorter words are in the middle of names too: "Council of Europe".
_SHORTEST = 4
# The notes of texts that name something, as `catalog.units` writes them.
_NAMES = ("name of ", "term of ")


def is_name(notes: Iterable[str]) -> bool:
    """Whether a text is a name, which may well be the same in another language, by the notes for its translator."""
    return any(note.startswith(_NAMES) for note in notes)


def repeats_source(source: str, translation: str) -> bool:
    """Whether a translation has the words of its source, whatever the punctuation, and they are words to translate."""
    rest = _SAME_EVERYWHERE.sub(" ", source)
    words = _WORD.findall(rest)
    if len(words) < 2 or words != _WORD.findall(_SAME_EVERYWHERE.sub(" ", translation)):
        return False
    return any(map(_is_ordinary, rest.split()))


def _is_ordinary(word: str) -> bool:
    """Not a name, an abbreviation, a number, an address or a path."""
    bare = word.strip(_PUNCTUATION)
    return len(bare) >= _SHORTEST and bare.islower() and bool(_WORD.fullmatch(bare))
