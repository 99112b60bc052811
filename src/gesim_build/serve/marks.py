"""Which message each text of a page comes from: ids of messages, and where they go in a book. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from gesim_build.assemble.edition_context import MessageMarks, RecordText
from gesim_build.assemble.inline_renderer import MESSAGE, MESSAGE_ATTRIBUTE
from gesim_build.assemble.steps import Steps
from gesim_build.catalog.figures import mark_words
from gesim_build.catalog.units import record_texts
from gesim_build.catalog.walk import translatable_texts
from gesim_build.model import Book, Chapter, Figure

Key = tuple[str, str]
_DIGITS = 16


def message_id(key: Key) -> str:
    """The id of a message for addresses and attributes: the same for the same context and msgid."""
    return hashlib.sha256(json.dumps(key).encode()).hexdigest()[:_DIGITS]


def marks_of(book: Book) -> MessageMarks:
    """What marks the texts of any translation of an English book."""
    chapters = {chapter.path: _texts(chapter) for chapter in (*book.chapters, *book.inserts.values())}

    def put(translated: Book, steps: Steps) -> Book:
        def marked(chapter: Chapter) -> Chapter:
            ids = chapters[chapter.path]
            return steps(("marked", chapter.path), partial(_marked, chapter, ids), chapter, ids)

        def drawn(path: str, figure: Figure) -> Figure:
            english = book.figures[path]
            return steps(("marked", path), partial(_drawn, figure, english), figure, english)

        return replace(
            translated,
            chapters=tuple(map(marked, translated.chapters)),
            inserts={place: marked(insert) for place, insert in translated.inserts.items()},
            figures={path: drawn(path, figure) for path, figure in translated.figures.items()},
        )

    return MessageMarks(put, _records(book))


def _texts(chapter: Chapter) -> Mapping[int, str]:
    """The id of each text of a chapter, by the index of its token."""
    return {text.index: message_id(text.key) for text in translatable_texts(chapter.tokens) if not text.skipped}


def _marked(chapter: Chapter, ids: Mapping[int, str]) -> Chapter:
    tokens = (
        token.copy(meta={**token.meta, MESSAGE: ids[index]}) if index in ids else token
        for index, token in enumerate(chapter.tokens)
    )
    return replace(chapter, tokens=tuple(tokens))


def _drawn(figure: Figure, english: Figure) -> Figure:
    svg = mark_words(figure.svg, english.svg, MESSAGE_ATTRIBUTE, lambda text: message_id(("", text)))
    return replace(figure, svg=svg)


def _records(book: Book) -> Mapping[RecordText, str]:
    return {
        (type(record), record.id, key): message_id(("", msgid))
        for record in book.records
        for key, msgid in record_texts(record)
    }
