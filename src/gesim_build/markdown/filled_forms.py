"""A form with answers in its fields, from the tokens of a form and those of `answers`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.markdown.answers import CODE, ROW, STRIP
from gesim_build.markdown.problems import source_place

OPEN, CLOSE = "filled_form_open", "filled_form_close"
# Of the first token of a filled form: what its head says, of STRIP.
HEAD = "answered_head"
_ANSWERS = {"choice": "one option", "ticks": "options", "check": "a tick", "text": "one answer"}
_SHOWN = {
    "choice": "[x] Option",
    "ticks": "[x] Option | [x] Option",
    "check": "[x]",
    "text": "what is written there",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an answer belongs: ``kind`` says what it may be, ``at`` is the index of the token that ends its field.

    ``group`` counts the groups of the form. ``options`` has the indices of the options' tokens, ``row`` is the number
    of a row of a grid, ``cells`` how many may be written in it.
    """

    question: str
    kind: str
    group: int
    begin: int
    at: int
    options: Mapping[str, int] = field(default_factory=dict)
    row: int = 0
    cells: int = 0


@dataclass(slots=True)
class _Filled:
    """What is added to the tokens of a form: before some, in the place of others; what its head says; what is wrong."""

    added: dict[int, list[Token]] = field(default_factory=dict)
    changed: dict[int, Token] = field(default_factory=dict)
    head: dict[str, str] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


def groups_of_fields(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The groups of fields of a form, with the comments right before each; all other text of it is left out."""
    found: list[Token] = []
    depth = 0
    for at, token in enumerate(tokens):
        depth += token.type == "fields_open"
        if depth or (token.type == "html_block" and _leads_to_fields(tokens, at)):
            found.append(token)
        depth -= token.type == "fields_close"
    return tuple(found)


def _leads_to_fields(tokens: Sequence[Token], at: int) -> bool:
    return next((token.type for token in tokens[at:] if token.type != "html_block"), "") == "fields_open"


def filled(
    form: Sequence[Token], answers: Sequence[Token], path: str
) -> tuple[tuple[Token, ...], Mapping[str, str], tuple[Diagnostic, ...]]:
    """The groups of a form with the answers in them, what its head says, and what is wrong (``bad-answer``).

    ``path`` is the file of the answers. Each answer goes to the next place of its question.
    """
    places, result = tuple(_places(form)), _Filled()
    titles = [title for _, title in _titles(form)]
    group, reached = -1, 0
    for at, token in enumerate(answers):
        if token.type == "answer_group":
            group = next((n for n, title in enumerate(titles) if n > group and title == token.meta["title"]), -1)
            if group < 0:
                result.problems.append(_no_group(token, titles, source_place(token, path)))
                break
            reached = next((n for n, place in enumerate(places) if place.group == group), len(places))
        elif token.type == "answer_open":
            own = _own(answers, at)
            if token.meta["question"] in STRIP and not reached and group < 0:
                _fill_head(token, own, result, source_place(token, path))
                continue
            found = _next(places, reached, group, token.meta["question"])
            if found is None:
                result.problems.append(_no_place(token, places[reached:], titles, source_place(token, path)))
                continue
            _fill(form, places[found], token, own, result, source_place(token, path))
            reached = found + 1
    return tuple(_joined(form, result)), result.head, tuple(result.problems)


def _own(answers: Sequence[Token], at: int) -> list[Token]:
    """The texts of the answer that begins at an index, with the comments before it."""
    first = at
    while first and answers[first - 1].type == "html_block":
        first -= 1
    end = next(index for index in range(at, len(answers)) if answers[index].type == "answer_close")
    return [token for token in answers[first:end] if token.type in ("html_block", "inline")]


def _next(places: Sequence[_Place], reached: int, group: int, question: str) -> int | None:
    for number in range(reached, len(places)):
        if places[number].question == question and group in (-1, places[number].group):
            return number
    return None


def _titles(form: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """The index of each group and its title."""
    for at, token in enumerate(form):
        if token.type == "fields_open":
            yield at, form[at + 2].content if form[at + 1].type == "fields_title_open" else ""


def _places(form: Sequence[Token]) -> Iterator[_Place]:
    group, begin = -1, 0
    for at, token in enumerate(form):
        group += token.type == "fields_open"
        if token.type == "field_open":
            begin = at
        elif token.type == "field_close":
            yield from _of_field(form, begin, at, group)


def _of_field(form: Sequence[Token], begin: int, at: int, group: int) -> Iterator[_Place]:
    texts = [(index, form[index]) for index in range(begin, at) if form[index].type == "inline"]
    meta = form[begin].meta
    if meta["field"] == "grid":
        columns = sum(token.meta["kind"] == "form column" for _, token in texts)
        heads = [token.content for _, token in texts if token.meta["kind"] == "form row"]
        for row, head in enumerate(heads):
            yield _Place(head, "cells", group, begin, at, row=row, cells=columns - 1)
        for row in range(len(heads), len(heads) + int(meta.get("rows", "0"))):
            yield _Place(ROW, "cells", group, begin, at, row=row, cells=columns)
        return
    options = {token.content: index for index, token in texts if token.meta["kind"] == "form option"}
    kind = meta["field"] if meta["field"] in _ANSWERS else "text"
    yield _Place(texts[0][1].content if texts else "", kind, group, begin, at, options)


def _fill_head(token: Token, own: Sequence[Token], result: _Filled, where: Location) -> None:
    question = token.meta["question"]
    if token.meta["cells"] == 1:
        result.head[question] = next(one.content for one in own if one.type == "inline")
    else:
        result.problems.append(_other_kind(question, "text", where))


def _fill(
    form: Sequence[Token], place: _Place, token: Token, own: Sequence[Token], result: _Filled, where: Location
) -> None:
    ticks, written = token.meta["ticks"], token.meta["cells"]
    if place.kind in ("choice", "ticks") and ticks and (len(ticks) == 1 or place.kind == "ticks"):
        for option in ticks:
            if option not in place.options:
                result.problems.append(_no_option(option, place.options, where))
            else:
                index = place.options[option]
                result.changed[index] = form[index].copy(meta={**form[index].meta, "ticked": True})
    elif place.kind == "check" and ticks == [""]:
        result.changed[place.begin] = form[place.begin].copy(meta={**form[place.begin].meta, "ticked": True})
    elif place.kind == "text" and written == 1:
        result.added.setdefault(place.at, []).extend(own)
    elif place.kind == "cells" and 0 < written <= place.cells:
        row = Token("field_answers", "", 0, meta={"row": place.row}, map=token.map)
        result.added.setdefault(place.at, []).extend([row, *own])
    else:
        is_row = place.kind == "cells"
        result.problems.append(_no_cell(place, where) if is_row else _other_kind(place.question, place.kind, where))


def _joined(form: Sequence[Token], result: _Filled) -> Iterator[Token]:
    for at, token in enumerate(form):
        yield from result.added.get(at, ())
        changed = result.changed.get(at, token)
        is_group = token.type == "fields_open"
        yield changed.copy(meta={**changed.meta, "answered": True}) if is_group else changed


def _no_group(token: Token, titles: Sequence[str], where: Location) -> Diagnostic:
    known = ", ".join(filter(None, titles)) or "none has a title"
    hint = _near(token.meta["title"], titles) or f"The groups of the form, in their order: {known}."
    return error(CODE, f"the form has no group “{token.meta['title']}”, or it comes before this line", where, hint)


def _no_place(token: Token, places: Sequence[_Place], titles: Sequence[str], where: Location) -> Diagnostic:
    question = token.meta["question"]
    later = next((titles[place.group] for place in places if place.question == question), "")
    hint = f"Go on to its group before: ## {later}" if later else _near(question, [place.question for place in places])
    hint = hint or "Answers are in the order of the form; “## Title” goes on to a group of it."
    return error(CODE, f"the form has no field “{question}” from here on", where, hint)


def _other_kind(question: str, kind: str, where: Location) -> Diagnostic:
    hint = f"Write it so: {question} = {_SHOWN[kind]}"
    return error(CODE, f"“{question}” takes {_ANSWERS[kind]}", where, hint)


def _no_cell(place: _Place, where: Location) -> Diagnostic:
    hint = f"Cells to write in: {place.cells}."
    return error(CODE, f"“{place.question}” has fewer cells than that", where, hint)


def _no_option(option: str, options: Mapping[str, int], where: Location) -> Diagnostic:
    hint = _near(option, list(options)) or f"There are: {', '.join(options)}."
    return error(CODE, f"the field has no option “{option}”", where, hint)


def _near(name: str, names: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, names, 1)
    return f"Did you mean “{near[0]}”?" if near else ""
