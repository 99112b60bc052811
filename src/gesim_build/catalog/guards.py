"""What must not change without a translator seeing it: numbers, negations, references, placeholders, addresses.

A text in which one of these differs may look almost the same and mean something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

_LINK = r"\]\([^)]*\)|\]\[[^\]]*\]"
_PATTERNS: Mapping[str, re.Pattern[str]] = {
    # In this order: what one finds is taken out of the text before the next looks.
    "placeholder": re.compile(r"\{\{[^}]*\}\}|\{[a-z_.]+\}"),
    "footnote": re.compile(r"\[\^[^\]]*\]"),
    "link": re.compile(rf"{_LINK}|<?https?://[^\s>)]+>?"),
    "e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w"),
    "HTML": re.compile(r"</?[a-z][^>]*>"),
    "telephone number": re.compile(r"\+[1-9][\d ()/-]{5,}\d"),
    "number": re.compile(
        r"\d+(?:[.,:\u00a0\u202f]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
        r"|forty|fifty|sixty|ninety|hundred|thousand|half|once|twice|both)\b",
        re.IGNORECASE,
    ),
    "negation": re.compile(
        r"\b(?:no|not|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|unless|except|\w+n[’']t)\b",
        re.IGNORECASE,
    ),
    "obligation": re.compile(r"\b(?:must|may|might|should|shall|can|could|need not|have to|has to)\b", re.IGNORECASE),
}
# Reported, but no reason to withhold a suggestion: it is fuzzy, and the translator is told.
_WEAK = {"obligation"}


@lru_cache(maxsize=4096)
def guarded(text: str) -> Mapping[str, Counter[str]]:
    """The guarded parts of an English text, by what they are."""
    found: dict[str, Counter[str]] = {}
    for name, pattern in _PATTERNS.items():
        found[name] = Counter(part.lower() for part in pattern.findall(text))
        if found[name]:
            text = pattern.sub(" ", text)
    return found


def guard_changes(old: str, new: str) -> dict[str, str]:
    """What changed between two English texts that guards watch over: the name, and "old → new" in words."""
    before, after = guarded(old), guarded(new)
    changes: dict[str, str] = {}
    for name in _PATTERNS:
        if before[name] != after[name]:
            gone, come = before[name] - after[name], after[name] - before[name]
            changes[name] = f"{_listed(gone)} → {_listed(come)}"
    return changes


def is_guarded_change(old: str, new: str) -> bool:
    """Whether a number, negation, link, placeholder or address differs: reason enough to doubt a likeness."""
    changed = guard_changes(old, new).keys() - _WEAK
    if changed == {"negation"}:
        # "Never" for "do not" is no other statement: it is their number that counts.
        return guarded(old)["negation"].total() != guarded(new)["negation"].total()
    return bool(changed)


def same_digits(english: str, translation: str) -> bool:
    """Whether both texts hold the same numbers in figures, however the language writes them."""
    return _digits(english) == _digits(translation)


def _digits(text: str) -> Counter[str]:
    for name in ("placeholder", "footnote", "link", "HTML"):
        text = _PATTERNS[name].sub(" ", text)
    return Counter(re.sub(r"\D", "", number) for number in re.findall(r"\d+(?:[.,:\u00a0\u202f ]\d+)*", text))


def _listed(parts: Counter[str]) -> str:
    return ", ".join(sorted(parts.elements())) or "nothing"
