"""Faults planted into finished translations, one at a time: each is what translators, keyboards and programs do.

A fault is a function from a translation to all its faulty forms; the checks should find every one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

Plant = Callable[[str], Iterator[str]]

# What is no running text: addresses, values, code, attributes. A fault in them is another one.
_NO_TEXT = re.compile(r"\]\([^()]*\)|\{[^{}]*\}+|`[^`]*`|https?://\S+|<[^<>]*>")


def _replaced(pattern: str, by: str | Callable[[re.Match[str]], str], text: str) -> Iterator[str]:
    """The text with one match of a pattern replaced, for each of them that is in running text."""
    closed = [match.span() for match in _NO_TEXT.finditer(text)]
    for match in re.finditer(pattern, text):
        if not any(start < match.end() and match.start() < end for start, end in closed):
            new = match.expand(by) if isinstance(by, str) else by(match)
            yield text[: match.start()] + new + text[match.end() :]


def _anywhere(pattern: str, by: str, text: str) -> Iterator[str]:
    """The same for what is in addresses and values too."""
    for match in re.finditer(pattern, text):
        yield text[: match.start()] + match.expand(by) + text[match.end() :]


def _swapped(match: re.Match[str]) -> str:
    """The number with its last two digits in the other order; one more digit where they are the same."""
    number = match[0]
    swapped = f"{number[:-2]}{number[-1]}{number[-2]}"
    return f"{number}0" if swapped == number else swapped


def _other_digit(match: re.Match[str]) -> str:
    """The number with its last digit raised by one, 9 made 0."""
    return f"{match[0][:-1]}{(int(match[0][-1]) + 1) % 10}"


_NUMBER = r"(?<![\d.,:/\w+-])[1-9]\d{1,3}(?![\d.,:/\w-])"

# By the kind of fault.
FAULTS: Mapping[str, Plant] = {
    "link lost": partial(_anywhere, r"\[([^\[\]]+)\]\([^()]*\)", r"\1"),
    "link to elsewhere": partial(_anywhere, r"\]\(#([\w-]+)\)", r"](#\1-other)"),
    "link apart": partial(_anywhere, r"\]\(#", "] (#"),
    "value lost": partial(_anywhere, r"\{\{[^{}]*\}\}", "14"),
    "value broken": partial(_anywhere, r"\{\{([^{}]*)\}\}", r"{{\1}"),
    "note lost": partial(_anywhere, r"\[\^[^\[\]]+\]", ""),
    "number changed": partial(_replaced, _NUMBER, _other_digit),
    "number lost": partial(_replaced, rf"{_NUMBER} ?", ""),
    "digits swapped": partial(_replaced, _NUMBER, _swapped),
    "digit lost": partial(_replaced, _NUMBER, lambda match: match[0][:-1]),
    "digit added": partial(_replaced, _NUMBER, lambda match: f"{match[0]}0"),
    "emphasis lost": partial(_replaced, r"\*\*([^*]+)\*\*", r"\1"),
    "emphasis broken": partial(_replaced, r"(?<!\*)\*\*(?=\w)", "** "),
    "emphasis open": partial(_replaced, r"\*{1,2}(?=\s|\Z)", ""),
    "star within": partial(_replaced, r"(?<=[^\W\d_]) (?=[^\W\d_])", " * "),
    "star at a word": partial(_replaced, r"(?<=[^\W\d_]) (?=[^\W\d_]{3})", " *"),
    "end mark lost": partial(_replaced, r"(?<=\w)[.?!]\Z", ""),
    "end mark changed": partial(_replaced, r"(?<=\w)\.\Z", ","),
    "end mark of a question": partial(_replaced, r"(?<=\w)\.?\Z", "?"),
    "end mark added": partial(_replaced, r"(?<=\w)\Z", "."),
    "two spaces": partial(_replaced, r"(?<=\w) (?=\w)", "  "),
    "space before a mark": partial(_replaced, r"(?<=[^\W\d_])([.,])(?= |\Z)", r" \1"),
    "space at the end": partial(_replaced, r"\Z", " "),
    "bracket open": partial(_replaced, r"\)(?=[\s.,]|\Z)", ""),
    "bracket closed only": partial(_replaced, r"(?<=\s)\(", ""),
    "brackets crossed": partial(_replaced, r"(?<= )\(([^()\[\]]+) ([^()\[\] ]+)\)", r"(\1 [\2)]"),
    "quotation open": partial(_replaced, r'(?<=\w)[.?!]?"', ""),
    "tag lost": partial(_anywhere, r"<br ?/?>|</?(?:sub|sup|kbd|abbr)[^<>]*>", ""),
    "tag added": partial(_replaced, r"(?<=[^\W\d_]) (?=[^\W\d_])", " <b>"),
    "word twice": partial(_replaced, r"(?<= )([^\W\d_]{4,}) (?=[^\W\d_])", r"\1 \1 "),
    "hidden character": partial(_replaced, r"(?<=[^\W\d_]{2})(?=[^\W\d_]{2})", "\u200b"),
    "English word": partial(_replaced, r"(?<=[^\W\d_]) (?=[^\W\d_])", " the "),
}
