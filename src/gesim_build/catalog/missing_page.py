"""What is left to translate as one web page, to be sent to a translator: no scripts, no requests. [I/O]

Its template and its style sheet are beside this file.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from gesim_build.catalog.details import Details
from gesim_build.catalog.listing import summary_of, tally_words
from gesim_build.catalog.progress import Item, Survey, TranslationState
from gesim_build.catalog.text import shortened
from gesim_build.catalog.worddiff import Change, word_diff
from gesim_build.hashing import csp_hash

# The picture of the place of a message in a language, as PNG; None if there is none.
Pictures = Callable[[str, Item], bytes | None]
_HERE = Path(__file__).parent
_LONGEST = 300


def missing_page(surveys: Sequence[Survey], details: Mapping[str, Details], source: str, pictures: Pictures) -> str:
    """The page; ``source`` is the code of the language that texts are translated from."""
    from jinja2 import Environment

    style = (_HERE / "missing.css").read_text("utf-8")
    template = Environment(autoescape=True, trim_blocks=True).from_string(
        (_HERE / "missing.html.j2").read_text("utf-8")
    )
    languages = [_language(found, details[found.language], pictures) for found in surveys]
    return template.render(languages=languages, source=source, style=_Style(style), style_hash=csp_hash(style))


class _Style(str):
    """A style sheet: put into the page as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def _language(found: Survey, details: Details, pictures: Pictures) -> Mapping[str, Any]:
    chapters = [
        {
            "title": title,
            "messages": [_item(found.language, item, details, pictures) for item in items if _is_open(item)],
        }
        for title, items in found.chapters().items()
        if any(map(_is_open, items))
    ]
    return {
        "code": found.language,
        "summary": summary_of(found),
        "counts": tuple(details.counts.items()),
        "chapters": chapters,
        "has_pictures": any(item["picture"] for chapter in chapters for item in chapter["messages"]),  # type: ignore[index]
    }


def _item(code: str, item: Item, details: Details, pictures: Pictures) -> Mapping[str, Any]:
    place = details.where.get(item.unit.key)
    picture = pictures(code, item)
    return {
        "state": str(item.state),
        "kind": item.unit.kind,
        "words": tally_words([item]),
        "text": _text(item),
        "comment": item.unit.comment,
        "translation": item.translation,
        "place": " · ".join(_place(item, details)),
        "page": place.page if place else "",
        "before": shortened(place.before, _LONGEST) if place else "",
        "after": shortened(place.after, _LONGEST) if place else "",
        "picture": base64.b64encode(picture).decode() if picture else "",
    }


def _place(item: Item, details: Details) -> Iterator[str]:
    place = details.where.get(item.unit.key)
    if place and place.page:
        yield f"page {place.page}"
        yield from filter(None, (place.section,))
    yield str(item.unit.location)


def _text(item: Item) -> Sequence[Change]:
    if item.state is TranslationState.FUZZY and item.previous:
        return word_diff(item.previous, item.unit.msgid)
    return (("equal", item.unit.msgid),)


def _is_open(item: Item) -> bool:
    return item.state is not TranslationState.TRANSLATED
