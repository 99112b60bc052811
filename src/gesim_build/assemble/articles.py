"""Articles of a law as each language writes them: the register has ``12(6) and (7)`` or ``13-16``."""

from __future__ import annotations

import re

from gesim_build.assemble.numbering import filled
from gesim_build.cldr import spoken_list
from gesim_build.model import Language

_BETWEEN = re.compile(r",\s*(?:and\s+)?|\s+and\s+")
_RANGE = re.compile(r"(?<=[\w)])-(?=[\d(])")
# Not the number of a paragraph, which stands in brackets, nor one that such brackets follow.
_ARTICLE = re.compile(r"(?<![\w(])\d+[a-z]*(?![\w()])")
_SEVERAL = re.compile(r"\d+[a-z]*–\d")


def article_text(article: str, language: Language) -> str:
    """The numbers alone: "12(6) und (7)". What does not begin with a number is national law, printed as it stands."""
    if not article[:1].isdigit():
        return article
    return spoken_list(_items(article), language.locale)


def article_label(article: str, language: Language) -> str:
    """The numbers with their word, to stand after a comma: "Artikel 12(6) und (7)", "13.–16. panti"."""
    if not article[:1].isdigit():
        return article
    items = _items(article)
    several = len([item for item in items if item[0].isdigit()]) > 1 or any(map(_SEVERAL.match, items))
    ordinal = [_ARTICLE.sub(lambda match: language.articles["number"].format(number=match[0]), item) for item in items]
    return filled(language.articles["many" if several else "one"], spoken_list(ordinal, language.locale))


def _items(article: str) -> list[str]:
    return [_RANGE.sub("–", item) for item in _BETWEEN.split(article.strip()) if item]
