"""What a page has of the terms that it mentions."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from gesim_build.formats.html.definitions import definitions
from gesim_build.model import Manuscript
from tests.formats.sample import sample


def explained() -> Manuscript:
    """A glossary and a list of abbreviations, in a part each."""
    text = sample()
    rows = {"term-one": "One", "abbreviation-eu": "EU"}
    lists = (
        f'<section><dl class="glossary"><div><dt id="{id}">{word}</dt><dd>About {word}.</dd></div></dl></section>'
        for id, word in rows.items()
    )
    parts = tuple(replace(part, xhtml=xhtml) for part, xhtml in zip(text.parts, lists, strict=False))
    anchors = dict(zip(rows, (part.id for part in parts), strict=True))
    return replace(text, parts=parts, anchors=anchors, terms=tuple((id, (word,)) for id, word in rows.items()))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('<a href="x.html#abbreviation-eu">EU</a>', ["abbreviation-eu"]),
        ('<a href="x.html#term-one">one</a> <a href="y.html#abbreviation-eu">EU</a>', ["term-one", "abbreviation-eu"]),
        ("<p>Nothing</p>", []),
        ('<dl><div><dt id="abbreviation-eu">EU</dt></div></dl> <a href="#abbreviation-eu">EU</a>', []),
    ],
)
def test_a_page_has_what_it_links_to_from_every_list(body: str, found: list[str]) -> None:
    entries = definitions(explained(), body, lambda anchor: f"#{anchor}")
    assert re.findall(r'data-term="([\w-]+)"', entries) == found
