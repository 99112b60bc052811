"""Words and what their forms have in common, by the algorithm that the language's data file names."""

from __future__ import annotations

import re
import unicodedata
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
# The endings of nouns and adjectives have at most so many letters: “tulkiem”, «θυμάτων».
_LONGEST_ENDING = 4
# What comes before a part of a compound has at least so many letters: „Menschenhandelsopfer“, but not „Kopf“.
_SHORTEST_PART = 3


def words(text: str, language: Language) -> tuple[str, ...]:
    """The words of a text in reading order, folded: in small letters, without the marks that move between forms.

    Hyphens and apostrophes divide words; numbers are none.
    """
    return tuple(_WORD.findall(folded(text, language.folded_marks, language.code)))


def written_words(text: str) -> tuple[str, ...]:
    """The words of a text as they are written, but for soft hyphens."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text.replace("\u00ad", ""))))


def weighty_words(text: str, language: Language) -> tuple[str, ...]:
    """The folded words of a text without the little ones, unless it has no others."""
    every, short = words(text, language), abbreviations(text, language)
    return tuple(word for word in every if word in short or word not in language.stop_words) or every


def abbreviations(wording: str, language: Language) -> Mapping[str, str]:
    """The abbreviations of a wording by what they are folded. Of several words in capitals alone none is one."""
    written = written_words(wording)
    if len(written) > 1 and wording.isupper():
        return {}
    short = ((folded(word, language.folded_marks, language.code), abbreviation(word)) for word in written)
    return {word: letters for word, letters in short if letters}


def abbreviation(word: str) -> str:
    """An abbreviation as it is written, without an ending in small letters: “NGO” of “NGOs”; empty for other words.

    Its capitals tell it from words of the same letters: “WHO” is no “who”. They are two at least, and half of it.
    """
    written = unicodedata.normalize("NFC", word.replace("\u00ad", ""))
    short = written.rstrip("".join(filter(str.islower, written)))
    if len(written) - len(short) > _ENDING:
        short = written
    capitals = sum(letter.isupper() for letter in short)
    return short if capitals >= 2 and capitals * 2 >= len(short) else ""


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


def is_form(word: str, wanted: str, language: Language) -> bool:
    """Whether a folded word is a form of a noun or adjective. A compound with it is none, nor what is derived from it:
    “individualmente” is no “individuale”."""
    if not _has_stem(word, wanted, stem(wanted, language.stemmer), language):
        return False
    shared = _shared(word, wanted)
    return max(len(word), len(wanted)) - shared <= _LONGEST_ENDING


def is_noun_form(word: str, wanted: str, language: Language) -> bool:
    """The same of a noun alone, where verbs of its stem are others: “inviare” is no “invio”."""
    if language.noun_endings:
        return noun(word, language) == noun(wanted, language)
    return is_form(word, wanted, language)


def _is_form(word: str, wanted: str, root: str, language: Language) -> bool:
    if _has_stem(word, wanted, root, language):
        return True
    return language.compounds and _is_part(root if len(root) >= _SHARED else wanted, word)


def _has_stem(word: str, wanted: str, root: str, language: Language) -> bool:
    # No algorithm changes the first letters; so most words need not be stemmed, which takes time.
    return word[:2] == wanted[:2] and (stem(word, language.stemmer) == root or _differ_in_ending(word, wanted))


def _is_part(part: str, compound: str) -> bool:
    return compound.startswith(part) or part in compound[_SHORTEST_PART:]


def _shared(one: str, other: str) -> int:
    """With how many of the same letters two words begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _differ_in_ending(one: str, other: str) -> bool:
    shared = _shared(one, other)
    short, long = sorted((len(one), len(other)))
    if shared == short and long - short <= 1:
        return shared >= _SHORT_SHARED
    return shared >= _SHARED and long - shared <= _ENDING


def _stemmer(algorithm: str) -> Callable[[str], str]:
    """A stemmer for each thread: those of Snowball keep the current word, and threads would mix theirs up."""
    stemmer: Callable[[str], str] = OTHERS.get(algorithm) or snowballstemmer.stemmer(algorithm).stemWord
    return stemmer
