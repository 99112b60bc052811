"""Style sheets and scripts in fewer bytes, for a file that is passed on: the same rules, the same program."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from gesim_build.markup.css import without_comments

_STRING = r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\''
# A string; what ends the last declaration of a block, and can be left out; a mark that needs no spaces; other spaces.
_CSS = re.compile(rf"({_STRING})|(\s*;[\s;]*(?=\}}))|\s*([{{}};,])\s*|(:)\s+|\s+")
# A block's beginning, a statement's end, a block's end; what is in strings is none.
_BLOCKS = re.compile(rf"{_STRING}|[{{}};]")
_ARGUMENTS = re.compile(r"\([^()]*\)")
_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
# A custom property that is set; and one that is asked for.
_OWN_PROPERTY = re.compile(r"(?<=[{;])--([\w-]+):[^;{}\"']*(?:;|(?=\}))")
_ASKED = re.compile(r"var\(--([\w-]+)")
_GROUPS = ("@media", "@supports", "@layer", "@container")
# A comment that has its lines to itself, and the space before a line; what is behind code may be in a string.
_OWN_LINES = re.compile(r"^[ \t]*(?:(?://[^\n]*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n|\n)|^[ \t]+", re.MULTILINE)


def compact_css(css: str) -> str:
    """A style sheet without comments, and without the spaces that separate nothing."""
    return _CSS.sub(_kept, without_comments(css)).strip()


def _kept(found: re.Match[str]) -> str:
    return "" if found[2] else found[1] or found[3] or found[4] or " "


def compact_script(script: str) -> str:
    """A script without lines that are comments, empty lines and indentation.

    One with a string over several lines stays as it is: in that, all of them are text.
    """
    short = _OWN_LINES.sub("", script)
    return script if "`" in short or "\\\n" in short else short


def only_matching(css: str, names: Container[str]) -> str:
    """The rules of a style sheet without comments that can match something where only these classes are."""
    return "".join(_matching(css, names))


def only_used_properties(css: str) -> str:
    """A style sheet that is `compact_css` without custom properties that it never asks for: those for print, say."""
    short, count = css, -1
    while count:
        asked = frozenset(_ASKED.findall(short))
        found = [one for one in _OWN_PROPERTY.finditer(short) if one[1] not in asked]
        for one in reversed(found):
            short = short[: one.start()] + short[one.end() :]
        count = len(found)
    return short


def _matching(css: str, names: Container[str]) -> Iterator[str]:
    start = 0
    for head, body, end in _statements(css):
        whole, start = css[start:end], end
        if body is None or head.startswith("@"):
            inner = only_matching(body, names) if body is not None and head.startswith(_GROUPS) else None
            if inner is None:
                yield whole
            elif inner.strip():
                yield f"{head}{{{inner}}}"
        elif selectors := [one for one in _selectors(head) if _can_match(one, names)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _statements(css: str) -> Iterator[tuple[str, str | None, int]]:
    """Of each rule what is before its block, what is in it (None if it has none), and where it ends."""
    start, opened, depth = 0, 0, 0
    for mark in _BLOCKS.finditer(css):
        if mark[0] == "{":
            depth += 1
            opened = mark.end() if depth == 1 else opened
        elif mark[0] == "}":
            depth -= 1
        if depth == 0 and mark[0] in ("}", ";"):
            block = css[opened : mark.start()] if mark[0] == "}" else None
            head = css[start : opened - 1] if mark[0] == "}" else css[start : mark.end()]
            yield head.strip(), block, mark.end()
            start = mark.end()


def _selectors(head: str) -> list[str]:
    """The selectors of a list; a comma in brackets is within one."""
    found, depth = [""], 0
    for character in head:
        depth += (character == "(") - (character == ")")
        if character == "," and depth == 0:
            found.append("")
        else:
            found[-1] += character
    return [one.strip() for one in found]


def _can_match(selector: str, names: Container[str]) -> bool:
    """Whether there are all classes that it asks for; what is in brackets are alternatives and exceptions."""
    bare, count = selector, 1
    while count:
        bare, count = _ARGUMENTS.subn("", bare)
    return all(name in names for name in _CLASS.findall(bare))
