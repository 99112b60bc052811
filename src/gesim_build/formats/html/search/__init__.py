"""The search of the HTML bundle: classic scripts that hold the index and the texts, for pages without a server.

``search/index.js`` has every word of the book; a page loads it when its reader opens the search. ``search/PART.js``
has the texts of a part's sections; it is loaded when one of them is in the list of results.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from gesim_build.formats.html.search.index import (
    Entry,
    WordsOfSections,
    joined,
    stop_words,
    written_places,
    written_words,
)
from gesim_build.formats.html.search.letters import tables
from gesim_build.formats.html.search.sections import sections
from gesim_build.hashing import digest
from gesim_build.kept import Recall, anew
from gesim_build.model import Language, Manuscript, Part
from gesim_build.own_ids import file_of_part

FOLDER = "search/"
INDEX = f"{FOLDER}index.js"


@dataclass(frozen=True, slots=True)
class _Row:
    """A section: its anchor, heading and text, and what is looked up of it."""

    anchor: str
    title: str
    text: str
    entries: Sequence[Entry]


def search_files(
    manuscript: Manuscript, words: Mapping[str, object], recall: Recall = anew
) -> Iterator[tuple[str, str]]:
    """Names and texts of the scripts. ``words`` are those of the interface, by the names that the script has for them.

    Where there is no text there is no search. ``recall`` knows the words of parts that are as they were.
    """
    find = WordsOfSections(manuscript.language)
    wanted = [(digest(part.title, part.xhtml), partial(_rows, part, find)) for part in manuscript.parts]
    found = recall(digest("search", manuscript.language), wanted)
    parts = [(part, [_Row(*row) for row in rows]) for part, rows in zip(manuscript.parts, found, strict=True)]
    yield INDEX, _script("index", _index(parts, manuscript.language, words))
    for part, own in parts:
        name = file_of_part(part.id)
        yield f"{FOLDER}{name}.js", _script(name, [row.text for row in own])


def _rows(part: Part, find: WordsOfSections) -> list[tuple[str, str, str, list[Entry]]]:
    """The fields of the rows of a part. Nothing but its title and its text decides them, and the language."""
    return [(section.anchor, section.title, section.text, find(section)) for section in sections(part)]


def _index(
    parts: Sequence[tuple[Part, Sequence[_Row]]], language: Language, words: Mapping[str, object]
) -> Mapping[str, object]:
    found = joined(row.entries for _, own in parts for row in own)
    return {
        "words": words,
        **tables(),
        "ignored": sorted(stop_words(language)),
        "stemmed": bool(language.stemmer),
        "compounds": language.compounds,
        "parts": [[file_of_part(part.id), _title(part)] for part, _ in parts],
        "sections": [[[row.anchor, row.title] for row in own[1:]] for _, own in parts],
        "roots": written_words(found),
        "places": written_places(found),
    }


def _title(part: Part) -> str:
    return f"{part.label}: {part.title}" if part.label else part.title


def _script(name: str, data: object) -> str:
    # U+2028 and U+2029 are line ends in older scripts; json leaves them as they are.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"searchData({json.dumps(name)},{safe});\n"
