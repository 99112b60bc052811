"""The body of a ``filled-form`` directive: what is written into the fields of a form, one answer a line.

``Question = answer`` for a place to write, ``Question = [x] Option | [x] Option`` for what is ticked,
``row = cell | cell`` for a row of a grid, ``## Title`` to go on to a group of the form. `filled_forms` puts them into
the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from markdown_it.token import Token

from gesim_build.diagnostics import error
from gesim_build.markdown.problems import Environment, report

CODE = "bad-answer"
KIND = "form answer"
# What the head of a form asks for: before all groups.
STRIP = ("code", "date")
ROW = "row"
_GROUP = re.compile(r"#{1,6}\s+(.+?)\s*$")
_COMMENT = re.compile(r"\s*<!--.*-->\s*$")
_ANSWER = re.compile(r"(.*?\S)\s+=(?:\s+(.*))?$")
_BETWEEN = re.compile(r"(?<!\S)\|(?!\S)")
_TICK = re.compile(r"\[[xX]\](?:\s+(.+))?")
_HINT = "An answer is “Question = what is written there”; “## Title” goes on to a group of the form."


def parse_answers(lines: Sequence[str], start: int, env: Environment) -> list[Token]:
    """Tokens of the answers on these lines; ``start`` is the 0-based line of the first.

    Each answer is an ``answer_open`` with its ``question``, its ``values`` (texts, in their order, None for an empty
    cell), and ``ticks`` (the options that are ticked). Reports ``bad-answer`` for a line that is none.
    """
    tokens: list[Token] = []
    for number, line in enumerate(lines, start):
        if group := _GROUP.match(line.strip()):
            tokens.append(_token("answer_group", 0, number, title=group[1]))
        elif _COMMENT.match(line):
            tokens.append(Token("html_block", "", 0, map=[number, number + 1], content=line.strip()))
        elif line.strip():
            tokens += _answer(line.strip(), number, env)
    return tokens


def _answer(line: str, number: int, env: Environment) -> Iterator[Token]:
    match = _ANSWER.match(line)
    pieces = [piece.strip() for piece in _BETWEEN.split(match[2] or "")] if match else []
    if not match or not any(pieces):
        report(env, error, CODE, f"“{line}” is no answer to a field", number, _HINT)
        return
    ticks = [tick[1] or "" for piece in pieces if (tick := _TICK.fullmatch(piece))]
    if ticks and len(ticks) < len(pieces):
        hint = "Write [x] before each option that is ticked, or before none."
        report(env, error, CODE, f"“{line}” ticks some of its answers only", number, hint)
        return
    yield _token("answer_open", 1, number, question=match[1], ticks=ticks, cells=0 if ticks else len(pieces))
    for column, piece in enumerate(() if ticks else pieces):
        if piece:
            inline = _token("inline", 0, number, kind=KIND, column=column)
            inline.content, inline.children = piece, []
            yield inline
    yield _token("answer_close", -1, number)


def _token(type_: str, nesting: Literal[-1, 0, 1], line: int, **meta: object) -> Token:
    return Token(type_, "", nesting, map=[line, line + 1], meta=meta)
