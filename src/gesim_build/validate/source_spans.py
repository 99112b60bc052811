"""What is no text of the author's and may go over the end of a line: link definitions, labels, addresses, tags.

`source_text` counts line by line, so these are taken away before, and the lines keep their numbers. Shares nothing with
the parser.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

# Not over an empty line.
_SAME_BLOCK = r"(?!\n[ >]*\n)"
_LABEL = rf"(?:{_SAME_BLOCK}[^\[\]])+"
_INDENT = r"[ \t]*(?:\n[ \t>]*)?"
_TITLE = r"""(?:"[^"]*"|'[^']*'|\([^()]*\))"""
_DEFINITION = re.compile(
    rf"^([ >]*(?:[-*+][ ]+|\d{{1,9}}[.)][ ]+)*)\[(?!\^)({_LABEL})\]:{_INDENT}(?:<[^<>\n]*>|[^\s<]\S*)"
    rf"(?:(?=\s){_INDENT}{_TITLE})?[ \t]*$",
    re.MULTILINE,
)
_REFERENCE = re.compile(rf"\]\[({_LABEL})\]")
_SPANS = re.compile(
    rf"</?[A-Za-z](?:{_SAME_BLOCK}[^<>])*>|(?<=\])\((?:{_SAME_BLOCK}[^()])*\)|(?<=\])\{{(?:{_SAME_BLOCK}[^{{}}])*\}}"
)
_FENCE = re.compile(r"(?:[ >]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*)(`{3,}(?=[^`]*$)|~{3,})")


def without_what_spans_lines(text: str) -> str:
    """The text of a chapter without definitions, the labels of its links, and tags and addresses of several lines.

    A label that nothing defines is text; blocks of code stay as they are. What is taken away leaves its line ends.
    """
    parts = [(code, "\n".join(lines)) for code, lines in _parts(text.split("\n")) if lines]
    labels = {_folded(found[2]) for code, part in parts if not code for found in _DEFINITION.finditer(part)}
    return "\n".join(part if code else _without_spans(part, labels) for code, part in parts)


def _parts(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """Code, with the lines that begin and end it, and what is between."""
    fence, part = "", list[str]()
    for line in lines:
        mark = _FENCE.match(line)
        if not fence and mark:
            yield False, part
            fence, part = mark[1], [line]
        elif fence and line.strip(" >\t").startswith(fence) and not line.strip(" >\t" + fence[0]):
            yield True, [*part, line]
            fence, part = "", []
        else:
            part.append(line)
    yield bool(fence), part


def _without_spans(text: str, labels: Collection[str]) -> str:
    text = _DEFINITION.sub(lambda found: found[1] + _ends(found), text)
    text = "".join(_without_labels(text, labels))
    return _SPANS.sub(lambda found: _ends(found) if "\n" in found[0] else found[0], text)


def _without_labels(text: str, labels: Collection[str]) -> Iterator[str]:
    """In ``[a][b][c]`` the label is ``b`` or, if nothing defines that, ``c``."""
    place = 0
    while found := _REFERENCE.search(text, place):
        is_label = _folded(found[1]) in labels
        yield text[place : found.start() if is_label else found.end() - 1]
        yield _ends(found) if is_label else ""
        place = found.end() - (not is_label)
    yield text[place:]


def _folded(label: str) -> str:
    return " ".join(label.replace("\n>", "\n").casefold().split())


def _ends(match: re.Match[str]) -> str:
    """A space, and as many line ends as a match has."""
    return " " + "\n" * match[0].count("\n")
