"""The search of the HTML bundle: classic scripts that hold the index and the texts, for pages without a server.

``search/index.js`` has every word of the book; a page loads it when its reader opens the search. ``search/PART.js``
has the texts of a part's sections; it is loaded when one of them is in the list of results.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from gesim_build.formats.html.search.index import index, stop_words, written_places, written_words
from gesim_build.formats.html.search.letters import tables
from gesim_build.formats.html.search.sections import Section, sections
from gesim_build.model import Language, Manuscript, Part
from gesim_build.own_ids import file_of_part

FOLDER = "search/"
INDEX = f"{FOLDER}index.js"


def search_files(manuscript: Manuscript, words: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Names and texts of the scripts. ``words`` are those of the interface, by the names that the script has for them.

    Where there is no text there is no search.
    """
    parts = [(part, sections(part)) for part in manuscript.parts]
    yield INDEX, _script("index", _index(parts, manuscript.language, words))
    for part, found in parts:
        name = file_of_part(part.id)
        yield f"{FOLDER}{name}.js", _script(name, [section.text for section in found])


def _index(
    parts: Sequence[tuple[Part, Sequence[Section]]], language: Language, words: Mapping[str, object]
) -> Mapping[str, object]:
    found = index(tuple(chain.from_iterable(own for _, own in parts)), language)
    return {
        "words": words,
        **tables(),
        "ignored": sorted(stop_words(language)),
        "stemmed": bool(language.stemmer),
        "compounds": language.compounds,
        "parts": [[file_of_part(part.id), _title(part)] for part, _ in parts],
        "sections": [[[section.anchor, section.title] for section in own[1:]] for _, own in parts],
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
