"""The pseudo-language: English with accents, a third longer, in brackets. It is derived, so it has no data file.

A text of the pages without brackets cannot be translated; a text that does not fit will not fit in German either. Only
characters that every face of the book has are used (Latin-1, Latin Extended-A, and the two brackets).
"""

from __future__ import annotations

import re
from dataclasses import replace

from gesim_build.model import Language

# From the range of ISO 639 for private use, as is the custom.
PSEUDO = "qps"
OPENING, CLOSING = "⁅", "⁆"
EXPANSION = 4 / 3

_ACCENTS = str.maketrans(
    "acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ",
    "āčďēğħīĵķłñōřšţūŵŷžĀČĎĒĞĦĪĴĶŁÑŌŘŠŢŪŴŶŽ",
)
_WORD = re.compile(r"[A-Za-z]+")
# Small letters only: an abbreviation stays as short as it is.
_VOWEL = re.compile(r"[aeiouy]")
# What is not words, and what must stay as it is for the text to work; the longer forms first.
_KEPT = re.compile(
    r"""(?P<title>(?<=<abbr\ title=")[^"]*)
    | `+[^`]*`+                                       # code
    | \{\{[^}]*\}\} | \{[a-z_.]+\}                    # values and placeholders
    | \[\^[^\]]*\]                                    # footnotes
    | \[[^\[\]]*\]\{[^}]*\blang=[^}]*\}               # a phrase of another language
    | \]\([^)]*\) | \]\[[^\[\]]+\] | \]\{[^}]*\}      # where a link leads, what a phrase is
    | \[[^\[\]]+\](?:\[\])?(?![\[({])                 # a reference that is its own name
    | <(?:https?://|mailto:|tel:)[^<>\s]*>            # a link that is its own text
    | <abbr\ title=" | </?[a-z][^<>]*> | <!--.*?-->   # HTML
    | (?:https?://|mailto:|tel:)[^\s)>]+ | [\w.+-]+@[\w-]+\.[\w.-]*\w
    | \b(?:[a-z0-9-]+\.)+[a-z]{2,}\b(?:/[\w./?=&%-]*)?
    | &[#\w]+; | \\.                                  # entities and escapes
    """,
    re.VERBOSE,
)


def pseudo_text(text: str) -> str:
    """Inline Markdown in the pseudo-language; its links, values, footnotes, tags and numbers are those of the text."""
    pieces: list[str] = []
    place, debt = 0, 0.0
    for kept in _KEPT.finditer(text):
        words, debt = _longer(text[place : kept.start()], debt)
        pieces += [words, pseudo_text(kept[0]) if kept["title"] else kept[0]]
        place = kept.end()
    words, _ = _longer(text[place:], debt)
    return f"{OPENING}{''.join(pieces)}{words}{CLOSING}"


def pseudo_language(source: Language) -> Language:
    """The conventions of the source language, with its labels and its word for articles in the pseudo-language."""
    return replace(
        source,
        code=PSEUDO,
        name=pseudo_text(source.name),
        labels={kind: pseudo_text(label) for kind, label in source.labels.items()},
        articles={kind: _pattern(pattern) for kind, pattern in source.articles.items()},
        expansion=EXPANSION,
    )


def _pattern(pattern: str) -> str:
    """A pattern with a number; one that is the number alone has no words."""
    return pattern if pattern == "{number}" else pseudo_text(pattern)


def _longer(words: str, debt: float) -> tuple[str, float]:
    """The words with accents and more vowels, and the part of a letter that is still owed to the text's length."""
    pieces: list[str] = []
    place = 0
    for word in _WORD.finditer(words):
        debt += len(word[0]) * (EXPANSION - 1)
        vowels = list(_VOWEL.finditer(word[0]))
        more = round(debt) if vowels else 0
        debt -= more
        pieces += [words[place : word.start()], _stretched(word[0], [vowel.start() for vowel in vowels], more)]
        place = word.end()
    return "".join((*pieces, words[place:])).translate(_ACCENTS), debt


def _stretched(word: str, vowels: list[int], more: int) -> str:
    """The word with ``more`` vowels, each of its own once more in turn."""
    counts = {place: 1 + more // len(vowels) + (number < more % len(vowels)) for number, place in enumerate(vowels)}
    return "".join(letter * counts.get(place, 1) for place, letter in enumerate(word))
