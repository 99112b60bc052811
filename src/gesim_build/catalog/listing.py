"""What ``gesim missing`` and ``gesim status`` print: surveys as text for people and as JSON for programs. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gesim_build.catalog.details import Details
from gesim_build.catalog.progress import Item, Survey, Tally, TranslationState, tally
from gesim_build.catalog.text import shortened
from gesim_build.catalog.worddiff import shown, word_diff
from gesim_build.text_columns import in_columns

AllDetails = Mapping[str, Details]
_NO_DETAILS: AllDetails = {}
_NONE = Details()
_PAGES = "pages"
_HEAD = ("lang", "chapter", "words", "translated", "fuzzy", "missing", "done")
_LEFT = 2
_WIDEST = 48
_CODES = {TranslationState.MISSING: "31", TranslationState.FUZZY: "33", TranslationState.TRANSLATED: "32"}


def missing_text(surveys: Sequence[Survey], details: AllDetails = _NO_DETAILS, *, colour: bool) -> str:
    """Everything that is missing or fuzzy, by language and chapter, and what to do next."""
    return "\n\n".join(
        "\n".join(_language(found, details.get(found.language, _NONE), colour=colour)) for found in surveys
    )


def missing_json(
    surveys: Sequence[Survey], suggestions: Sequence[Mapping[str, Any]] = (), details: AllDetails = _NO_DETAILS
) -> str:
    """The same for programs: languages, chapters, strings, and what memories have for them, if there are any."""
    languages = {"languages": [_survey_data(found, details.get(found.language, _NONE)) for found in surveys]}
    return _json(languages | ({"suggestions": [*suggestions]} if suggestions else {}))


def status_text(surveys: Sequence[Survey], details: AllDetails = _NO_DETAILS, *, colour: bool) -> str:
    """A table of words by language and chapter, with their pages where these are known."""
    rows = [row for found in surveys for row in _rows(found, details.get(found.language, _NONE))]
    head = (*_HEAD, _PAGES) if any(own.where for own in details.values()) else _HEAD
    table = [head, *(row[: len(head)] for row, _ in rows)]
    states = [None, *(state for _, state in rows)]
    lines = (_painted(line, state, colour) for line, state in zip(in_columns(table, _LEFT), states, strict=True))
    return "\n".join(lines)


def status_json(surveys: Sequence[Survey], details: AllDetails = _NO_DETAILS) -> str:
    """The same for programs."""
    return _json(
        {
            "languages": [
                {
                    "language": found.language,
                    "catalog": found.path,
                    "total": _tally_data(tally(found.items)),
                    "chapters": [
                        {"title": title, **_tally_data(tally(items)), **_pages_data(found, items, details)}
                        for title, items in found.chapters().items()
                    ],
                }
                for found in surveys
            ]
        }
    )


def _pages_data(found: Survey, items: Sequence[Item], details: AllDetails) -> dict[str, str]:
    own = details.get(found.language, _NONE)
    return {"pages": own.pages(items)} if own.where else {}


def _language(found: Survey, details: Details, *, colour: bool) -> Iterator[str]:
    done = tally(found.items)
    yield f"{found.language}: {summary_of(found)} ({done.percent} % of {done.words} words done)"
    for title, items in found.chapters().items():
        todo = [item for item in items if item.state is not TranslationState.TRANSLATED]
        if todo:
            yield f"\n  {title}"
            for item in todo:
                yield from _open_item(item, found.path, colour=colour)
                if place := details.where.get(item.unit.key):
                    yield from (f"        {line}" for line in place.lines())
    if details.where and not details.is_built:
        yield f"\n  No PDF to name pages of: gesim build --lang {found.language} --format pdf"
    if words := details.words():
        yield f"\n  Words: {words}"
    yield f"\n  Next: {_next(found)}"


def summary_of(found: Survey) -> str:
    """How many messages of a language are missing and fuzzy, with their words."""
    counts = {
        state: [item for item in found.items if item.state is state]
        for state in (TranslationState.MISSING, TranslationState.FUZZY)
    }
    return ", ".join(f"{len(items)} {state} ({tally_words(items)})" for state, items in counts.items())


def tally_words(items: Sequence[Item]) -> str:
    """The number of words in some messages, in words."""
    words = sum(item.words for item in items)
    return f"{words} word" if words == 1 else f"{words} words"


def _open_item(item: Item, path: str, *, colour: bool) -> Iterator[str]:
    state = _painted(str(item.state), item.state, colour)
    entry = f"{path}:{item.line}" if item.line else "not in the catalog yet"
    yield f"    {item.unit.location}  {state}  {item.unit.kind}, {tally_words([item])}  ({entry})"
    if item.state is TranslationState.FUZZY and item.previous:
        yield f"      {shown(word_diff(item.previous, item.unit.msgid), colour=colour)}"
    else:
        yield f"      {item.unit.msgid}"


def _next(found: Survey) -> str:
    todo = found.open_items()
    again = f"gesim missing --lang {found.language}"
    if not todo:
        return f"nothing is missing. Look for mistakes with: gesim check --lang {found.language}"
    if any(not item.line for item in todo):
        return f"the catalog is older than the book. Run: gesim sync --lang {found.language}, then: {again}"
    first = todo[0]
    what = "translate the text" if first.state is TranslationState.MISSING else "correct the translation"
    return f"open {found.path} in a PO editor and {what} in line {first.line}; at the end, run again: {again}"


def _rows(found: Survey, details: Details) -> Iterator[tuple[tuple[str, ...], TranslationState | None]]:
    for title, items in found.chapters().items():
        yield (*_row(found.language, shortened(title, _WIDEST), tally(items)), details.pages(items)), None
    state = TranslationState.TRANSLATED if found.is_complete else TranslationState.MISSING
    yield (*_row(found.language, "all", tally(found.items)), ""), state


def _row(language: str, title: str, done: Tally) -> tuple[str, ...]:
    numbers = (done.words, done.translated, done.fuzzy, done.missing)
    return (language, title, *map(str, numbers), f"{done.percent} %")


def _painted(text: str, state: TranslationState | None, colour: bool) -> str:
    return f"\x1b[{_CODES[state]}m{text}\x1b[0m" if colour and state else text


def _survey_data(found: Survey, details: Details) -> dict[str, Any]:
    chapters = (
        (title, [i for i in items if i.state is not TranslationState.TRANSLATED])
        for title, items in found.chapters().items()
    )
    return {
        "language": found.language,
        "catalog": found.path,
        "total": _tally_data(tally(found.items)),
        "chapters": [
            {"title": title, "strings": [{**_item_data(item), **_place_data(item, details)} for item in items]}
            for title, items in chapters
            if items
        ],
        **({"words": details.data()} if details.counts else {}),
        "next": _next(found),
    }


def _place_data(item: Item, details: Details) -> dict[str, Any]:
    place = details.where.get(item.unit.key)
    names = ("page", "section", "before", "after")
    return {"place": {name: getattr(place, name) for name in names}} if place else {}


def _item_data(item: Item) -> dict[str, Any]:
    data: dict[str, Any] = {
        "state": str(item.state),
        "kind": item.unit.kind,
        "words": item.words,
        "source": {"file": item.unit.location.path, "line": item.unit.location.line},
        "catalog_line": item.line,
        "context": item.unit.context,
        "msgid": item.unit.msgid,
    }
    if item.state is TranslationState.FUZZY:
        data["previous_msgid"] = item.previous
        data["msgstr"] = item.translation
        if item.previous:
            data["diff"] = [list(change) for change in word_diff(item.previous, item.unit.msgid)]
    return data


def _tally_data(done: Tally) -> dict[str, int]:
    return {
        "words": done.words,
        "translated": done.translated,
        "fuzzy": done.fuzzy,
        "missing": done.missing,
        "percent": done.percent,
    }


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
