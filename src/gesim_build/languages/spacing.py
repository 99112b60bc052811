"""Spaces as a language wants them: before marks, within quotation marks, and those at which no line ends.

Applied to inline Markdown when it has been translated, so that all formats have them and no catalog needs them. What is
not words stays as it is: code, addresses, values, notes, attributes, escapes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import TypeAlias

from gesim_build.model import Language

Spacing: TypeAlias = Callable[[str], str]

NO_BREAK = "\u00a0"
_SPACES = "[ \u00a0\u2009\u202f]"
_KEPT = re.compile(
    r"""(?P<ticks>`+)(?:.+?)(?<!`)(?P=ticks)(?!`)
    | \{\{[^}]*\}\} | \{[^{}]*\} | \[\^[^\]]*\] | \]\([^)]*\) | \]\[[^\[\]]*\] | <[^<>]*>
    | (?:https?://|mailto:|tel:)[^\s)>]+ | [\w.+-]+@[\w-]+\.[\w.-]*\w | &[\#\w]+; | \\.
    """,
    re.VERBOSE | re.DOTALL,
)
# What stands in for what is kept while the spaces are set; no text has it.
_MARK = "\0"
# A mark follows a word, what closes something, or what is kept: not another space, nor what opens.
_AFTER = rf"(?<=[\w)\]}}»”’\"'*_…%.{_MARK}])"


def as_written(text: str) -> str:
    """The text itself: the spacing of most languages."""
    return text


def spacing_of(language: Language) -> Spacing:
    """What sets the spaces of an inline Markdown text in a language. It may be applied again without effect."""
    rules = _rules(
        tuple(sorted(language.spaces_before.items())),
        (language.quotes[0], language.quotes[1], language.space_inside_quotes),
        language.fixed_spaces_before,
        language.fixed_spaces_after,
    )
    return partial(_spaced, rules=rules) if rules else as_written


def printed_quotes(language: Language) -> tuple[str, str, str, str]:
    """The quotation marks that straight ones become: with the spaces inside them."""
    opening, closing, *nested = language.quotes
    space = language.space_inside_quotes
    return (opening + space, space + closing, nested[0], nested[1])


def spaced_semicolon(language: Language) -> str:
    """The semicolon with the space that goes before it, as in French."""
    return language.spaces_before.get(language.semicolon, "") + language.semicolon


_Rule: TypeAlias = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]


@lru_cache(maxsize=64)
def _rules(
    before: Sequence[tuple[str, str]],
    quotes: tuple[str, str, str],
    fixed_before: Sequence[str],
    fixed_after: Sequence[str],
) -> tuple[_Rule, ...]:
    """Patterns, each with what takes the place of what it finds, in the order in which they are applied."""
    opening, closing, inside = (re.escape(text) for text in quotes)
    rules: list[_Rule] = []
    if before:
        spaces = dict(before)
        marks = "".join(map(re.escape, spaces))
        # Several marks keep together; none where a number, an address or an image goes on: 10:30, a:b, ![…](…).
        pattern = re.compile(rf"{_AFTER}{_SPACES}*([{marks}]+)(?![\w\[/])")
        rules.append((pattern, lambda run: spaces[run[1][0]] + run[1]))
    if inside:
        rules.append((re.compile(rf"({opening}){_SPACES}*(?=\S)"), rf"\1{quotes[2]}"))
        rules.append((re.compile(rf"(?<=\S){_SPACES}*({closing})"), rf"{quotes[2]}\1"))
    if fixed_before:
        signs = "|".join(map(re.escape, fixed_before))
        rules.append((re.compile(rf"(?<=\S) (?=(?:{signs})(?!\w))"), NO_BREAK))
    if fixed_after:
        words = "|".join(map(re.escape, fixed_after))
        rules.append((re.compile(rf"(?<![\w’'.-])({words}) (?=\S)", re.IGNORECASE), rf"\1{NO_BREAK}"))
    return tuple(rules)


def _spaced(text: str, rules: Sequence[_Rule]) -> str:
    kept = [match[0] for match in _KEPT.finditer(text)]
    words = _KEPT.sub(_MARK, text)
    for pattern, instead in rules:
        words = pattern.sub(instead, words)
    pieces = iter(kept)
    return re.sub(_MARK, lambda _: next(pieces), words)
