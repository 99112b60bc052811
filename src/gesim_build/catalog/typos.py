"""Is the change of an English text only the correction of a slip? Asked when the editor says so (``--source-typo``)."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from gesim_build.catalog.guards import guard_changes

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ARTICLES = ("a", "an", "the")
_NEGATING = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
_MOST_LETTERS = 2
_MOST_WORDS = 4


def is_typo(old: str, new: str) -> bool:
    """Whether two English texts differ only in punctuation, spelling of a few words, articles or doubled words.

    Anything that a guard watches over, a word turned into its opposite, or another short word ("our", "your") is more
    than a slip, whatever the editor says.
    """
    if guard_changes(old, new):
        return False
    before, after = _words(old), _words(new)
    changed = 0
    for tag, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        changed += max(end - start, stop - begin)
        if not _is_slip(before[start:end], after[begin:stop], before[start - 1] if start else ""):
            return False
    return changed <= _MOST_WORDS


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _is_slip(gone: list[str], come: list[str], before: str) -> bool:
    if _letters(gone) == _letters(come):
        return True
    if len(gone) == len(come):
        return all(map(_is_misspelling, gone, come))
    if not gone or not come:
        return all(word == before for word in (*gone, *come))
    return False


def _letters(words: list[str]) -> str:
    """Without articles, apostrophes and the spaces between words."""
    return "".join(word for word in words if word not in _ARTICLES).replace("'", "")


def _is_misspelling(old: str, new: str) -> bool:
    from rapidfuzz.distance import OSA

    short, long = sorted((old, new), key=len)
    opposite = any(long == prefix + short for prefix in _NEGATING)
    return not opposite and len(long) > 3 and OSA.distance(old, new) <= _MOST_LETTERS
