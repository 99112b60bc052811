"""Words as a search sees them: no capitals, no accents, no soft hyphens; by single signs where no spaces divide words.

The pages' script reads a query in the same way, by the same tables: `tables` hands them over.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

_SOFT_HYPHEN = "\u00ad"
# Letters that decompose into no plain one, and the final form of one: whoever cannot type them writes these.
LETTERS: Mapping[str, str] = {
    "ß": "ss", "ς": "σ", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "þ": "th", "æ": "ae",
    "œ": "oe",
}  # fmt: skip
# Accents of Latin, Greek and Cyrillic letters, points of Hebrew and Arabic ones with the stroke that only stretches
# them. The marks of other scripts are letters to their readers: vowels of Hindi, tones of Thai.
ACCENTS = "\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670"
# Thai, Lao, Burmese, Khmer, Japanese and Chinese.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
# Beyond it there are no marks that join letters.
_LAST_MARK = 0x1FFFF

_LETTERS = str.maketrans(dict(LETTERS))
_ACCENTS = re.compile(f"[{ACCENTS}]+")
_RUNS = re.compile(f"[{UNSPACED}]+|[^{UNSPACED}]+")
_UNSPACED = re.compile(f"[{UNSPACED}]")


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word without what readers leave out when they type: capitals, accents, the dot and tail of some letters."""
    small = unicodedata.normalize("NFKD", word.replace(_SOFT_HYPHEN, "")).lower().translate(_LETTERS)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", small))


def words(text: str) -> Iterator[str]:
    """The words and numbers of a text as they are written, in reading order. Hyphens and apostrophes divide words."""
    yield from _word().findall(text.replace(_SOFT_HYPHEN, ""))


def pieces(word: str) -> Iterator[str]:
    """What is looked up of a plain word: itself; each pair of signs of one that no spaces divide, and its last sign."""
    if not _UNSPACED.search(word):
        yield word
        return
    for run in _RUNS.findall(word):
        if _UNSPACED.match(run):
            yield from (run[position : position + 2] for position in range(len(run)))
        else:
            yield run


def tables() -> Mapping[str, object]:
    """What the script needs to read a query as these functions do."""
    return {"letters": LETTERS, "accents": ACCENTS, "unspaced": UNSPACED}


@cache
def _word() -> re.Pattern[str]:
    # The letters of `re` are without the vowels and tones that are marks. It looks up in a table what a class has below
    # U+10000 only; so the marks beyond are a class that no other character is compared with.
    marks = [chr(code) for code in range(_LAST_MARK) if unicodedata.category(chr(code))[0] == "M"]
    near, far = ("".join(mark for mark in marks if (mark < "\U00010000") is below) for below in (True, False))
    return re.compile(f"(?:[^\\W_]+|[{near}]|(?=[\U00010000-\U0010ffff])[{far}])+")
