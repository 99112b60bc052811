"""The block rule for directives: ``::: name Title {attributes}`` … ``:::``.

A directive ends at the first line of at least as many colons; to nest, use more colons outside. Titles become
``inline`` tokens like every other text, so that they are extracted and translated by the same walker.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from gesim_build.diagnostics import error
from gesim_build.markdown.answers import parse_answers
from gesim_build.markdown.attributes import refused_attributes, split_attributes
from gesim_build.markdown.fields import parse_fields
from gesim_build.markdown.parser import block_line
from gesim_build.markdown.problems import report
from gesim_build.registers import BY_DIRECTIVE
from gesim_build.registers.register import Listing

_OPENING = re.compile(r"(:{3,})[ \t]*([A-Za-z][\w-]*)?[ \t]*(.*)$")
# The opening line of fenced code (CommonMark, section 4.5), which may also begin items of lists.
_CODE = re.compile(r"((?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}(?!.*`)|~{3,})")
# Four columns further in is code without a fence.
_CODE_INDENT = 4


@dataclass(frozen=True, slots=True)
class Directive:
    """A row of the table: the token type, what its title is called for translators ("" if it is a name, not text).

    ``body`` is ``blocks`` (Markdown), ``fields`` (form fields), ``answers`` (what is written into such fields) or
    ``none``: filled from a register. ``attributes`` and ``classes`` may be in its braces.
    """

    type: str
    title_kind: str = ""
    body: str = "blocks"
    attributes: tuple[str, ...] = ("id",)
    classes: tuple[str, ...] = ()


# The name in the manner of other programs: :::{note}, ::: {.note}, ::: [note].
_WORD = re.compile(r"[A-Za-z][\w-]*")
_SLOT = re.compile(r"[\w.-]+")
_WIDTH = re.compile(r"(?:100|[1-9]\d)%")
# Directives whose first line has a name, which is no text.
_NAMED = ("national", "include", "filled_form")
# Which records of a register: those of the edition's country, or those of all countries. Neither: both.
SCOPES = ("national", "european")
# What is printed as wide as the page.
_SIZED = ("id", "class")
_SIZES = ("wide",)
# Where a figure or a table is when its page has no room for it: on the next one, the text that follows before it, or
# with a hole before it.
FLOATS = ("page", "here")


def _of_register(listing: Listing) -> Directive:
    """The directive that prints a register: a table has a caption, and may be wide."""
    scope = ("scope",) if listing.is_scoped else ()
    if listing.is_table:
        return Directive(listing.directive, "table caption", "none", (*_SIZED, *scope), _SIZES)
    return Directive(listing.directive, "", "none", ("id", *scope))


_BOX = Directive("box", "box title")
# Bodies that are not Markdown.
_LINE_BY_LINE = {"fields": parse_fields, "answers": parse_answers}
# Those that are not boxes: the kinds of boxes are words of the theme's vocabulary.
OTHER_DIRECTIVES: Mapping[str, Directive] = {
    "figure": Directive("figure", attributes=(*_SIZED, "width", "float"), classes=_SIZES),
    "table": Directive("table_wrap", "table caption", attributes=(*_SIZED, "float"), classes=_SIZES),
    "fields": Directive("fields", "form group", "fields"),
    "national": Directive("national"),
    "include": Directive("include", body="none", attributes=()),
    "filled-form": Directive("filled_form", body="answers", attributes=()),
    **{name: _of_register(listing) for name, (_, listing) in BY_DIRECTIVE.items()},
}


def directives(boxes: Iterable[str]) -> Mapping[str, Directive]:
    """All directives by name; ``boxes`` are the kinds of boxes."""
    return {**dict.fromkeys(boxes, _BOX), **OTHER_DIRECTIVES}


def directives_plugin(md: MarkdownIt, table: Mapping[str, Directive]) -> None:
    """Add the directive rule to a parser, before fences, so that it also ends paragraphs and quotes."""

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return directive(table, state, start, end, silent=silent)

    md.block.ruler.before("fence", "directive", rule, {"alt": ["paragraph", "reference", "blockquote"]})


def directive(table: Mapping[str, Directive], state: StateBlock, start: int, end: int, *, silent: bool) -> bool:
    """The block rule for the directives of a table.

    Reports ``unknown-directive``, ``directive-not-closed``, ``stray-directive-fence``."""
    opening = _opening(state, start)
    if opening is None:
        return False
    if silent:
        return True
    colons, name, rest = opening
    close, is_closed = _end_of_body(state, start, end, len(colons))
    row = table.get(name)
    if not name and (words := _WORD.findall(rest)):
        name = next((near for word in words if (near := _near(word, table))), "")
        hint = f"The name comes right after the colons, without brackets: {colons} {name or 'note'}."
        report(state.env, error, "unknown-directive", f"“{block_line(state, start)}” begins no directive", start, hint)
        row, rest = _BOX, ""
    elif not name:
        report(
            state.env,
            error,
            "stray-directive-fence",
            f"{colons} closes nothing",
            start,
            "Remove the line or open a directive above it.",
        )
        state.line = start + 1
        return True
    if not is_closed:
        hint = f"Close “{colons} {name}” with a line {colons} of its own."
        report(state.env, error, "directive-not-closed", f"directive {name} is not closed", start, hint)
    if row is None:
        near = _near(name, table)
        hint = (f"Did you mean {near}? " if near else "") + f"There are: {', '.join(table)}."
        report(state.env, error, "unknown-directive", f"unknown directive {name}", start, hint)
        row = _BOX
    _emit(state, start, close, name, row, rest)
    state.line = close + is_closed
    return True


def _near(name: str, table: Mapping[str, Directive]) -> str:
    """The directive that was probably meant, empty if that is not clear."""
    parts = [part for part in re.split(r"[-_]", name.casefold()) if part in table]
    return next(iter(parts or difflib.get_close_matches(name, table, 1)), "")


def _opening(state: StateBlock, line: int) -> tuple[str, str, str] | None:
    if state.is_code_block(line):
        return None
    match = _OPENING.match(block_line(state, line))
    return (match[1], match[2] or "", match[3]) if match else None


def _end_of_body(state: StateBlock, start: int, end: int, colons: int) -> tuple[int, bool]:
    """The line after the body, and whether it closes the directive: else it ends with the list that it is in."""
    fence, column = "", 0
    for line in range(start + 1, end):
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
        if text and state.sCount[line] < column:
            fence, column = "", 0  # the item of a list, and with it its code, is at its end
        if state.sCount[line] - (column or state.blkIndent) >= _CODE_INDENT:
            continue
        if state.sCount[line] < state.blkIndent and text:
            return line, False
        if fence:
            if text.startswith(fence) and not text.strip(fence[0]):
                fence, column = "", 0
        elif mark := _CODE.match(text):
            column = len((" " * state.sCount[line] + mark[1]).expandtabs(4)) if mark[1] else 0
            fence = mark[2]
        elif len(text) >= colons and not text.strip(":"):
            return line, True
    return end, False


def _emit(state: StateBlock, start: int, close: int, name: str, row: Directive, rest: str) -> None:
    title, attributes = split_attributes(rest)
    for code, what in refused_attributes(attributes, row.attributes, row.classes):
        hint = f"{name} takes {', '.join((*row.attributes, *(f'.{word}' for word in row.classes)))}."
        report(state.env, error, code, f"{name} {what}", start, hint)
    if attributes.get("scope", SCOPES[0]) not in SCOPES:
        hint = f"There are {' and '.join(SCOPES)}; without a scope both are printed."
        report(state.env, error, "bad-value", f"unknown scope {attributes.pop('scope')}", start, hint)
    if row.type == "national" and not _SLOT.fullmatch(title):
        hint = "After ::: national comes the name of the countries' files, without spaces: ::: national referral."
        report(state.env, error, "bad-value", f"“{title}” cannot be the name of a slot", start, hint)
    if attributes.get("float", FLOATS[0]) not in FLOATS:
        hint = "{float=page} lets the text that follows run on before it, {float=here} keeps it in its place."
        report(state.env, error, "bad-value", f"unknown float {attributes.pop('float')}", start, hint)
    if "width" in row.attributes and not _WIDTH.fullmatch(attributes.get("width", "100%")):
        hint = "A figure's width is 10% to 100% of its column: {width=50%}."
        report(state.env, error, "bad-value", f"width {attributes.pop('width')} is no share of the column", start, hint)
    token = _push(state, f"{row.type}_open", 1, start, close)
    token.attrs = {key: value for key, value in attributes.items() if key in ("id", "class")}
    token.meta = {"name": title if row.type in _NAMED else name, **attributes}
    if title and row.title_kind:
        _push(state, f"{row.type}_title_open", 1, start, start + 1)
        inline = _push(state, "inline", 0, start, start + 1)
        inline.content, inline.children, inline.meta = title, [], {"kind": row.title_kind}
        state.push(f"{row.type}_title_close", "", -1)
    elif title and row.type not in _NAMED:
        report(state.env, error, "unexpected-title", f"{name} takes no title", start, "Write the text inside it.")
    _body(state, start + 1, close, row)
    state.push(f"{row.type}_close", "", -1)


def _body(state: StateBlock, start: int, close: int, row: Directive) -> None:
    if row.body in _LINE_BY_LINE:
        lines = [state.src[state.bMarks[n] + state.tShift[n] : state.eMarks[n]] for n in range(start, close)]
        state.tokens.extend(_LINE_BY_LINE[row.body](lines, start, state.env))
        return
    if row.body == "none":
        if any(not state.isEmpty(line) for line in range(start, close)):
            report(
                state.env,
                error,
                "unexpected-text",
                "this directive takes no text",
                start,
                "What it prints comes from another file.",
            )
        return
    old_parent, old_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", close
    state.md.block.tokenize(state, start, close)
    state.parentType, state.lineMax = old_parent, old_max


def _push(state: StateBlock, type_: str, nesting: Literal[0, 1], start: int, close: int) -> Token:
    token = state.push(type_, "", nesting)
    token.map = [start, close]
    return token
