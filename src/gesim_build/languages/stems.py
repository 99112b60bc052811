"""Words and what their forms have in common, by the algorithm that the language's data file names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import takewhile

import LatvianStemmer
import snowballstemmer

from gesim_build.languages.folding import folded
from gesim_build.model import Language

# Algorithms that Snowball does not have.
OTHERS: Mapping[str, Callable[[str], str]] = {"latvian": LatvianStemmer.stem}
_WORD = re.compile(r"[^\W\d_]+")
# The algorithms do not unite all forms: «κωδικός» and «κωδικό», “interprete” and “interpreti” keep different stems.
# Two words are forms of one too if they share so many first letters and differ in so few last ones. In short words one
# letter may be added: «βία», «βίας».
_SHARED, _ENDING = 5, 2
_SHORT_SHARED = 3
# What comes before a part of a compound has at least so many letters: „Menschenhandelsopfer“, but not „Kopf“.
_SHORTEST_PART = 3


def words(text: str, language: Language) -> tuple[str, ...]:
    """The words of a text in reading order, folded: in small letters, without the marks that move between forms.

    Hyphens and apostrophes divide words; numbers are none.
    """
    return tuple(_WORD.findall(folded(text, language.folded_marks, language.code)))


def weighty_words(text: str, language: Language) -> tuple[str, ...]:
    """The folded words of a text without the little ones, unless it has no others."""
    every = words(text, language)
    return tuple(word for word in every if word not in language.stop_words) or every


@lru_cache(maxsize=1 << 16)
def stem(word: str, algorithm: str) -> str:
    """The stem of a folded word by the algorithm of its language; the word itself if that is empty."""
    return _stemmer(algorithm)(word) if algorithm else word


def noun(word: str, language: Language) -> str:
    """What cases and numbers of a folded noun have in common: it without the ending that the data file lists.

    A stem unites more: that of "interpreter" is that of "interpreted" too. It is the answer where no ending is listed.
    """
    if not language.noun_endings:
        return stem(word, language.stemmer)
    ending = next((ending for ending in language.noun_endings if word.endswith(ending)), "")
    return word.removesuffix(ending) or word


def has_form(text: Iterable[str], wanted: str, language: Language) -> bool:
    """Whether one of some folded words is a form of a folded word, or a compound with it where words are compounded."""
    root = stem(wanted, language.stemmer)
    return any(_is_form(word, wanted, root, language) for word in text)


def _is_form(word: str, wanted: str, root: str, language: Language) -> bool:
    # No algorithm changes the first letters; so most words need not be stemmed, which takes time.
    if word[:2] == wanted[:2] and (stem(word, language.stemmer) == root or _differ_in_ending(word, wanted)):
        return True
    return language.compounds and _is_part(root if len(root) >= _SHARED else wanted, word)


def _is_part(part: str, compound: str) -> bool:
    return compound.startswith(part) or part in compound[_SHORTEST_PART:]


def _differ_in_ending(one: str, other: str) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    short, long = sorted((len(one), len(other)))
    if shared == short and long - short <= 1:
        return shared >= _SHORT_SHARED
    return shared >= _SHARED and long - shared <= _ENDING


def _stemmer(algorithm: str) -> Callable[[str], str]:
    """A stemmer for each thread: those of Snowball keep the current word, and threads would mix theirs up."""
    stemmer: Callable[[str], str] = OTHERS.get(algorithm) or snowballstemmer.stemmer(algorithm).stemWord
    return stemmer
