"""What a headword of the glossary stands for: the wordings that its translator meant by brackets and slashes."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

# Other endings of the word before them: „Wort(e)“, «vārds (-e)», «λέξη/-εις», “cittadino/a”.
_ENDING = re.compile(r"(?<=\w)\(\w{1,5}\)|\s?\([-‑–]\w+\)|/[-‑–]\w+|(?<=\w)/\w{1,2}\b")
# „Wort (kurz: anderes Wort)“: what is in brackets is another wording; what introduces it is not.
_ASIDE = re.compile(r"\(([^()]*)\)")
_INTRODUCTION = re.compile(r"^[^:]*:")
_BETWEEN = re.compile(r"[;,]|\s/\s")


def wordings(headword: str) -> tuple[str, ...]:
    """The wordings of a headword, the main one first.

    "X (here: Y)", "X; Y", "X, Y" and "X / Y" are two; "a/b c" is "a c" and "b c"; "X(in)", "X (-e)" and "X/-e" are "X".
    """
    text = _ENDING.sub("", headword)
    asides = (_INTRODUCTION.sub("", aside) for aside in _ASIDE.findall(text))
    parts = (part for piece in (_ASIDE.sub(" ", text), *asides) for part in _BETWEEN.split(piece))
    return tuple(dict.fromkeys(wording for part in parts for wording in _chosen(part)))


def _chosen(text: str) -> Iterator[str]:
    """Each way to choose one word wherever there is a slash between several."""
    chunks = (chunk.split("/") for chunk in text.split())
    yield from filter(None, (" ".join(words) for words in itertools.product(*chunks)))
