"""The terms of the glossary: found in an English text, and looked for in its translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gesim_build.checks.analysis.markup import read
from gesim_build.languages.stems import has_form, noun, weighty_words, words
from gesim_build.languages.wordings import wordings
from gesim_build.model import Catalog, Language, Record
from gesim_build.registers.definitions import Term as GlossaryTerm

# Between the words of a term there are only spaces, hyphens and apostrophes.
_INTERRUPTION = re.compile(r"[^\w\s'’\u00ad‐‑-]+")


@dataclass(frozen=True, slots=True)
class Term:
    """An English name of a term, and its right wordings in another language, the glossary's own first."""

    name: str
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one translation.

    ``source`` is the language of their names, ``translation`` that of their wordings. ``by_start`` holds each term
    with its folded words, under the first of them, the longest first. ``never`` is what must not be said in the
    translation, with the reasons.
    """

    source: Language
    translation: Language
    by_start: Mapping[str, Sequence[tuple[tuple[str, ...], Term]]]
    never: Mapping[str, str] = field(default_factory=dict)

    def named(self, text: str) -> tuple[Term, ...]:
        """The terms in an English text, each once. What is part of a longer term does not count."""
        return tuple(dict.fromkeys(term for run in _INTERRUPTION.split(text) for term in self._named_in(run)))

    def forbidden(self, text: str) -> Iterator[tuple[str, str]]:
        """What must not be said and a translation says, in any form, with the reasons."""
        present = words(text, self.translation) if self.never else ()
        for wording, reason in self.never.items():
            sought = words(wording, self.translation)
            places = range(len(present) - len(sought) + 1) if sought else ()
            if any(self._is_at(present[place : place + len(sought)], sought) for place in places):
                yield wording, reason

    def _is_at(self, here: Sequence[str], sought: Sequence[str]) -> bool:
        return all(has_form((word,), wanted, self.translation) for word, wanted in zip(here, sought, strict=True))

    def absent(self, terms: Iterable[Term], text: str) -> Iterator[Term]:
        """Those of some terms of which a translation has no wording. A term without any is not looked for."""
        present = words(text, self.translation)
        yield from (term for term in terms if term.wordings and not self._has(present, term))

    def _named_in(self, run: str) -> Iterator[Term]:
        here = _nouns(run, self.source)
        place = 0
        while place < len(here):
            for sought, term in self.by_start.get(here[place], ()):
                if here[place : place + len(sought)] == sought:
                    yield term
                    place += len(sought)
                    break
            else:
                place += 1

    def _has(self, present: Sequence[str], term: Term) -> bool:
        sought = (weighty_words(wording, self.translation) for wording in term.wordings)
        return any(all(has_form(present, word, self.translation) for word in wording) for wording in sought)


def named_in(text: str, terms: Terms) -> tuple[tuple[str, str], ...]:
    """The terms that an English message has, with what they are called; but not the one that it is itself."""
    named = terms.named(read(text).own)
    return tuple((term.name, "; ".join(term.wordings)) for term in named if term.wordings and term.name != text)


def prepared(terms: Iterable[Term], source: Language, translation: Language) -> Terms:
    """Terms, ready to be looked up."""
    by_start: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
    for term in terms:
        if sought := _nouns(term.name, source):
            by_start.setdefault(sought[0], []).append((sought, term))
    longest_first = {start: sorted(found, key=lambda pair: -len(pair[0])) for start, found in by_start.items()}
    return Terms(source, translation, longest_first)


def glossary_terms(
    records: Iterable[Record], catalog: Catalog, variants: Mapping[str, Sequence[str]]
) -> Iterator[Term]:
    """The terms of the glossary among some records: every name, with the wordings of the catalog and its variants.

    ``variants`` are the further wordings by name in small letters; those of the headword hold for every name. A term
    that the catalog does not translate has no wordings.
    """
    for record in (record for record in records if isinstance(record, GlossaryTerm)):
        found = catalog.translation(("", record.term))
        own = (*wordings(found), *variants.get(record.term.casefold(), ())) if found else ()
        for name in record.names:
            further = variants.get(name.casefold(), ()) if own and name != record.term else ()
            yield Term(name, (*own, *further))


def _nouns(text: str, language: Language) -> tuple[str, ...]:
    return tuple(noun(word, language) for word in words(text, language))
