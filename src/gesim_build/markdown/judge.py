"""What a text may hold, judged by its inline tokens, whatever it is: a paragraph, a heading, a field of a register.

The English texts are judged when they are parsed, all texts when they are assembled: a translation with its line in the
catalog.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.markdown.index_marks import MARK, mark_fault
from gesim_build.markdown.inline import bare_inline
from gesim_build.markdown.nesting import bracket_depth, inline_depth, nesting_fault
from gesim_build.markdown.problems import Environment
from gesim_build.markdown.raw_html import HINT, html_faults

# A text without these characters has nothing to judge; most have none.
_SUSPICIOUS = re.compile(r"<|[\])]\{|[*_\[]{20}|(?:[*_\[][^*_\[]*){40}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


def text_faults(tokens: Sequence[Token], place: Location) -> Iterator[Diagnostic]:
    """``raw-html``, ``unknown-attribute``, ``bad-value`` and ``nested-too-deep`` in the inline tokens of one text."""
    for fault in html_faults(tokens):
        yield error("raw-html", fault, place, HINT)
    for token in tokens:
        yield from _attribute_faults(token, place)
        if token.type == "image":
            yield from text_faults(token.children or (), place)
    if deep := nesting_fault(inline_depth(tokens)):
        yield error("nested-too-deep", deep[0], place, deep[1])


def token_faults(token: Token, place: Location) -> Iterator[Diagnostic]:
    """The same for an ``inline`` token, whose brackets may not be nested too deep either."""
    if deep := nesting_fault(bracket_depth(token.content)):
        yield error("nested-too-deep", deep[0], place, deep[1])
    yield from text_faults(token.children or (), place)


def _attribute_faults(token: Token, place: Location) -> Iterator[Diagnostic]:
    for name in token.meta.get("insecure_attrs", ()):
        what = f"words in braces cannot have the attribute {name}" if token.type == "span_open" else f"no {name} here"
        hint = "A phrase takes lang, as in [Bedenkzeit]{lang=de}, or index; ids belong to headings and directives."
        yield error("unknown-attribute", what, place, hint)
    language = str(token.attrs.get("lang", "")) if token.type in ("span_open", "link_open") else ""
    if "lang" in token.attrs and not _LANGUAGE.fullmatch(language):
        yield error("bad-value", f"“{language}” is no language", place, "Write its code: {lang=de}.")
    if MARK in token.attrs and token.type != "span_open":
        yield error("unknown-attribute", f"no {MARK} here", place, 'Mark words: [the room]{index="interviews"}.')
    elif MARK in token.attrs and (fault := mark_fault(str(token.attrs[MARK]))):
        hint = 'Write the heading of an entry, or its id: {index="interviews"}; below it {index="interviews > room"}.'
        yield error("bad-value", f"the mark {fault}", place, hint)


def judge_texts(tokens: list[Token], env: Environment) -> list[Token]:
    """Report what the English texts of a file may not hold."""
    for token in tokens:
        if token.type == "inline":
            place = Location(env.get("path", ""), (token.map or [0])[0] + 1)
            env["diagnostics"] += raw_text_faults(token.content, place, env)
    return tokens


def raw_text_faults(content: str, place: Location, env: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """The faults of a text that is not parsed yet; ``env`` has the link definitions of its file."""
    if _SUSPICIOUS.search(content):
        yield from token_faults(bare_inline(content, {"references": env.get("references", {})}), place)
