"""Articles of a law as each language writes them: the register has ``12(6) and (7)`` or ``13-16``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gesim_build.assemble.numbering import filled
from gesim_build.cldr import format_list
from gesim_build.model import Language

_BETWEEN = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_RANGE = re.compile(r"(?<=[\w)])-(?=[\d(])")
# Not the number of a paragraph, which is in brackets, nor one that such brackets follow.
_ARTICLE = re.compile(r"(?<![\w(])\d+[a-z]*(?![\w()])")
_SEVERAL = re.compile(r"\d+[a-z]*–\d")
_LETTER = re.compile(r"(?<=\d)[a-z](?!\w)")
# An article with or without paragraphs, "12(6)" or "12(6)–(7)"; and more paragraphs of the one before, "(7)".
_GROUP = re.compile(r"(\d+[a-z]?(?:–\d+[a-z]?)?|)((?:\(\d+[a-z]?\))(?:–\(\d+[a-z]?\))?|)")


def article_text(article: str, language: Language) -> str:
    """The numbers alone: "12(6) und (7)". What does not begin with a number is national law, printed as it is."""
    if not article[:1].isdigit():
        return article
    return format_list([_lettered(item, language) for item in _items(article)], language.locale)


def article_label(article: str, language: Language) -> str:
    """The numbers with their words, to follow a comma: "Artikel 12 Absätze 6 und 7", "13.–16. pants".

    A language without patterns for paragraphs has them in brackets: "Article 12(6) and (7)".
    """
    if not article[:1].isdigit():
        return article
    items = _items(article)
    groups = _groups(items) if "paragraph" in language.articles else ()
    if any(paragraphs for _, paragraphs in groups):
        return format_list([_group(number, paragraphs, language) for number, paragraphs in groups], language.locale)
    return _articles(items, language)


def _groups(items: Sequence[str]) -> Sequence[tuple[str, list[str]]]:
    """Each article with its paragraphs; none at all if there is something finer than paragraphs among the items."""
    groups: list[tuple[str, list[str]]] = []
    for item in items:
        match = _GROUP.fullmatch(item)
        if not match:
            return ()
        if match[1]:
            groups.append((match[1], []))
        if match[2]:
            groups[-1][1].append(match[2].replace("(", "").replace(")", ""))
    return groups


def _group(number: str, paragraphs: Sequence[str], language: Language) -> str:
    if not paragraphs:
        return _articles([number], language)
    several = len(paragraphs) > 1 or any("–" in paragraph for paragraph in paragraphs)
    listed = format_list([_number(paragraph, language) for paragraph in paragraphs], language.locale)
    pattern = language.articles["paragraphs" if several else "paragraph"]
    return pattern.format(number=_number(number, language), paragraph=listed)


def _articles(items: Sequence[str], language: Language) -> str:
    several = len([item for item in items if item[0].isdigit()]) > 1
    many = several or any(map(_SEVERAL.match, items))
    numbers = [_number(item, language) for item in items]
    return filled(language.articles["many" if many else "one"], format_list(numbers, language.locale))


def _number(item: str, language: Language) -> str:
    """The numbers of an item, ordinal where the language has them so, with its own letters."""
    ordinal = _ARTICLE.sub(lambda match: language.articles["number"].format(number=match[0]), item)
    return _lettered(ordinal, language)


def _lettered(item: str, language: Language) -> str:
    return _LETTER.sub(lambda match: language.article_letters.get(match[0], match[0]), item)


def _items(article: str) -> list[str]:
    return [_RANGE.sub("–", item) for item in _BETWEEN.split(article.strip()) if item]
