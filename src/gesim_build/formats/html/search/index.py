"""The index of a book: which sections have a word, in any of its forms."""

from __future__ import annotations

import string
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

from gesim_build.formats.html.search.letters import pieces, plain, words
from gesim_build.formats.html.search.sections import Section
from gesim_build.languages.folding import folded
from gesim_build.languages.stems import stem
from gesim_build.model import Language

# Digits of the numbers in the index. A number with more of them says so: "-" before two, "_" before four.
DIGITS = string.digits + string.ascii_uppercase + string.ascii_lowercase
_BASE = len(DIGITS)
_LONG, _LONGEST = "-", "_"
# What is said of a section behind its number: the word is in its heading; it is there so often.
IN_HEADING, OFTEN = "!", "+"
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Word:
    """All forms of a word in the book, and where they are.

    ``root`` is the letters that all its forms begin with, ``endings`` what follows them in each; ``places`` has the
    numbers of the sections, and of each how often the word is there and whether it is in the heading.
    """

    root: str
    endings: tuple[str, ...]
    places: tuple[tuple[int, int, bool], ...]


def index(sections: Iterable[Section], language: Language) -> tuple[Word, ...]:
    """Every word of the sections but the stop words of the language, in the order of their roots."""
    return joined(map(WordsOfSections(language), sections))


# A form that is looked up, what all forms of its word have in common, how often it is in a section, and whether in the
# heading.
Entry = tuple[str, str, int, bool]


class WordsOfSections:
    """What is looked up of each section; the forms of a word are worked out once for all of them."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._ignored = stop_words(language)
        self._forms: dict[str, tuple[tuple[str, str], ...]] = {}

    def __call__(self, section: Section) -> list[Entry]:
        """Its entries, in the order in which they are met."""
        title, text = Counter(self._all(section.title)), Counter(self._all(section.text))
        every = dict.fromkeys((*title, *text))
        return [(*pair, title[pair] + text[pair], pair in title) for pair in every]

    def _all(self, text: str) -> Iterator[tuple[str, str]]:
        known = self._forms
        for word in words(text):
            if (forms := known.get(word)) is None:
                forms = known[word] = _forms(word, self._language, self._ignored)
            yield from forms


def joined(sections: Iterable[Iterable[Entry]]) -> tuple[Word, ...]:
    """The index of sections of which the entries are known, in the order of the roots."""
    forms: dict[str, set[str]] = defaultdict(set)
    texts: dict[str, Counter[int]] = defaultdict(Counter)
    titles: dict[str, set[int]] = defaultdict(set)
    for number, entries in enumerate(sections):
        for form, of, times, in_title in entries:
            forms[of].add(form)
            texts[of][number] += times
            if in_title:
                titles[of].add(number)
    found = (_word(of, forms[of], texts[of], titles[of]) for of in forms)
    return tuple(sorted(found, key=lambda word: (word.root, word.endings)))


def stop_words(language: Language) -> frozenset[str]:
    """The words that are in no index and that a query may do without, plain."""
    return frozenset(map(plain, language.stop_words))


def _forms(word: str, language: Language, ignored: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """What is looked up of a word, each with what its forms have in common; nothing of a stop word."""
    whole = plain(word)
    found = (piece for piece in pieces(whole) if piece and piece not in ignored)
    return tuple((piece, plain(_stem(word, language)) if piece == whole else piece) for piece in found)


def _stem(word: str, language: Language) -> str:
    small = folded(word, language.folded_marks, language.code)
    return (stem(small, language.stemmer) if word.isalpha() else small) or small


def _word(of: str, forms: Iterable[str], places: Mapping[int, int], titles: set[int]) -> Word:
    every = sorted(forms)
    # A stem may end in other letters than the forms: "studi" is that of "study".
    root = every[0][: min(_shared(of, every[0]), _shared(every[0], every[-1]))]
    found = tuple((number, times, number in titles) for number, times in sorted(places.items()))
    return Word(root, tuple(form[len(root) :] for form in every), found)


def _shared(one: str, other: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def written_words(found: Iterable[Word]) -> str:
    """The words, a line for each: how many letters it shares with the root before, the rest of it, the endings."""
    lines, before = [], ""
    for word in found:
        shared = min(_shared(before, word.root), _BASE - 1)
        lines.append(f"{DIGITS[shared]}{word.root[shared:]} {','.join(word.endings)}")
        before = word.root
    return "\n".join(lines)


def written_places(found: Iterable[Word]) -> str:
    """The places, a line for each word: the numbers of the sections, each less that of the one before."""
    return "\n".join(_places(word.places) for word in found)


def _places(places: Iterable[tuple[int, int, bool]]) -> str:
    written, before = [], -1
    for number, times, in_heading in places:
        marks = (IN_HEADING if in_heading else "") + (OFTEN if times >= _OFTEN else "")
        written.append(_number(number - before - 1) + marks)
        before = number
    return "".join(written)


def _number(number: int) -> str:
    width, mark = (1, "") if number < _BASE else (2, _LONG) if number < _BASE**2 else (4, _LONGEST)
    return mark + "".join(DIGITS[number // _BASE**place % _BASE] for place in reversed(range(width)))
