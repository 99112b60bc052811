"""How alike two English texts are: by their letters, in another order, and where one contains the other. Pure."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

# Likeness from 0 to 1 that is needed, by length of the shorter text: a short one says little.
_NEEDED = ((12, 0.86), (25, 0.80), (40, 0.74))
_NEEDED_LONG = 0.66
SHORT = 40
# The same words in another order are a little less alike.
REORDERED = 0.08
# A text of which so much, in runs of at least so many words, is in another one was made from that, or is a part of it.
_CONTAINED, _RUN, _FEWEST_WORDS = 0.60, 3, 6
# How alike that makes them: by the share of the shorter text that they have in common, and by that of the longer one.
_OF_SHORTER, _OF_LONGER = 0.80, 0.15
# So many candidates are looked at; a word that is in more texts than that says nothing of any.
_LOOK_AT, _FREQUENT = 12, 60
_WORD = re.compile(r"\w+")


class Texts:
    """Old texts, prepared to be compared with many new ones."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.folded = [folded(text) for text in texts]
        self._ordered = [sorted_words(text) for text in self.folded]
        self._words = [_WORD.findall(text) for text in self.folded]
        self._with_word: dict[str, list[int]] = {}
        for index, words in enumerate(self._words):
            for word in dict.fromkeys(words):
                self._with_word.setdefault(word, []).append(index)

    def alike(self, text: str, lowest: float) -> Mapping[int, float]:
        """The texts worth a look beside a folded one, by index, with their likeness: of letters at least ``lowest``."""
        from rapidfuzz import fuzz, process

        found = process.extract(text, self.folded, scorer=fuzz.ratio, score_cutoff=lowest * 100, limit=_LOOK_AT)
        likenesses: dict[int, float] = defaultdict(float)
        likenesses |= {index: likeness / 100 for _, likeness, index in found}
        if len(text) >= SHORT:
            least = (lowest + REORDERED) * 100
            words = sorted_words(text)
            found = process.extract(words, self._ordered, scorer=fuzz.ratio, score_cutoff=least, limit=_LOOK_AT)
            for _, likeness, index in found:
                likenesses[index] = max(likenesses[index], likeness / 100 - REORDERED)
        for index, likeness in self._contained(_WORD.findall(text)).items():
            likenesses[index] = max(likenesses[index], likeness)
        return likenesses

    def _contained(self, words: Sequence[str]) -> Mapping[int, float]:
        """The texts that contain this one, or are contained in it, but for a few words."""
        shared: Counter[int] = Counter()
        for word in dict.fromkeys(words):
            places = self._with_word.get(word, ())
            if len(places) <= _FREQUENT:
                shared.update(places)
        found = ((index, contained(words, self._words[index])) for index, _ in shared.most_common(_LOOK_AT))
        return {index: likeness for index, likeness in found if likeness}


def contained(first: Sequence[str], second: Sequence[str]) -> float:
    """How alike two texts are of which one is in the other, as words; 0 if none is."""
    from rapidfuzz.distance import LCSseq

    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < _FEWEST_WORDS:
        return 0.0
    runs = (block.src_end - block.src_start for block in LCSseq.opcodes(shorter, longer) if block.tag == "equal")
    common = sum(run for run in runs if run >= _RUN)
    if common < _CONTAINED * len(shorter):
        return 0.0
    return _OF_SHORTER * common / len(shorter) + _OF_LONGER * common / len(longer)


def folded(text: str) -> str:
    """A text without what is no difference: capitals and the form of apostrophes."""
    return text.casefold().replace("’", "'")


def needed(length: int) -> float:
    """The likeness that two texts must have of which the shorter has so many letters."""
    return next((least for limit, least in _NEEDED if length < limit), _NEEDED_LONG)


def sorted_words(text: str) -> str:
    """The words of a text in an order that says nothing of theirs."""
    return " ".join(sorted(text.split()))
