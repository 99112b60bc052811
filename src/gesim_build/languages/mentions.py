"""Where a text names something: the places of wordings in it, in any form that the language gives their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gesim_build.languages.folding import folded
from gesim_build.languages.stems import abbreviation, abbreviations, is_form, is_noun_form, weighty_words, words
from gesim_build.model import Language

# Signs that are drawn on the letter before them, in Latin, Greek, Cyrillic, Hebrew and Arabic: part of its word.
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
# A word as it is written: with the places where it may be divided.
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}]|\u00ad(?=[^\W\d_]))*")
# Between the words of a wording there are only spaces, hyphens and apostrophes.
_BETWEEN = re.compile(r"[\s'’\u00ad‐‑-]+\Z")
# What is part of a longer word is no mention: “half-term”, „Formular-“, “A4”.
_JOINED = re.compile(r"[\w‐‑-]")
# Little words that may be between two of a wording that has one there: “term of office”, “term of the office”.
_LITTLE = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """``text[start:end]`` names ``what``."""

    start: int
    end: int
    what: str


@dataclass(frozen=True, slots=True)
class _Wording:
    """The folded words of a wording, without the little ones; ``little`` has those before each of them, ``short`` what
    it is as an abbreviation, or nothing."""

    what: str
    words: tuple[str, ...]
    little: tuple[frozenset[str], ...]
    short: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: str
    written: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """Finds wordings, each with what it names, in texts of a language: see `mentions_of`."""

    language: Language
    wordings: tuple[_Wording, ...]
    _begun: dict[str, tuple[_Wording, ...]] = field(default_factory=dict)

    def find(self, text: str) -> Iterator[Mention]:
        """The mentions in reading order; of those that begin with the same word the one of most words."""
        there = [self._word(found) for found in _WORD.finditer(text)]
        place = 0
        while place < len(there):
            candidates = ((one, self._last(one, text, there, place)) for one in self._beginning(there[place]))
            what, last = next(((one.what, last) for one, last in candidates if last >= 0), ("", -1))
            if what:
                yield Mention(there[place].start, there[last].end, what)
            place = max(place, last) + 1

    def _word(self, found: re.Match[str]) -> _Word:
        return _Word(*found.span(), folded(found[0], self.language.folded_marks, self.language.code), found[0])

    def _beginning(self, word: _Word) -> tuple[_Wording, ...]:
        """The wordings whose first word has the form of a word; a text has each word many times."""
        if word.written not in self._begun:
            self._begun[word.written] = tuple(one for one in self.wordings if self._is(word, one, 0))
        return self._begun[word.written]

    def _is(self, word: _Word, wording: _Wording, number: int) -> bool:
        if short := wording.short[number]:
            return abbreviation(word.written) == short
        # A word alone is the term only where it is a noun; among others its stem is enough, adjectives have more forms.
        is_one = is_noun_form if len(wording.words) == 1 else is_form
        return is_one(word.folded, wording.words[number], self.language)

    def _last(self, wording: _Wording, text: str, there: Sequence[_Word], first: int) -> int:
        """The number of the last word of a mention that begins with a word, or -1 if it is none."""
        last = first
        for number in range(1, len(wording.words)):
            last = self._next(wording, number, text, there, last)
            if last < 0:
                return -1
        before, after = text[: there[first].start][-1:], text[there[last].end :][:1]
        return -1 if _JOINED.match(before) or _JOINED.match(after) else last

    def _next(self, wording: _Wording, number: int, text: str, there: Sequence[_Word], last: int) -> int:
        """The number of the next word of a wording behind another one."""
        own = wording.little[number]
        for place in range(last + 1, min(last + 2 + (_LITTLE if own else 0), len(there))):
            word, before = there[place], there[place - 1]
            if not _BETWEEN.match(text[before.end : word.start]):
                return -1
            if self._is(word, wording, number):
                return place
            if word.folded not in self.language.stop_words or (len(word.folded) == 1 and word.folded not in own):
                return -1
        return -1


def mentions_of(wordings: Sequence[tuple[str, Sequence[str]]], language: Language) -> Mentions:
    """What finds ``wordings``, each of them some that name one thing."""
    every = {(what, text): None for what, texts in wordings for text in texts if words(text, language)}
    prepared = (_prepared(what, text, language) for what, text in every)
    return Mentions(language, tuple(sorted(prepared, key=lambda one: -len(one.words))))


def _prepared(what: str, text: str, language: Language) -> _Wording:
    weighty, short = weighty_words(text, language), abbreviations(text, language)
    little: list[frozenset[str]] = []
    before: set[str] = set()
    for word in words(text, language):
        if word in weighty:
            little.append(frozenset(before))
            before = set()
        else:
            before.add(word)
    return _Wording(what, weighty, tuple(little), tuple(short.get(word, "") for word in weighty))
