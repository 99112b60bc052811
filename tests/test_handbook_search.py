"""The search of the handbook's pages: how much it weighs, and that it finds what a plain search by stems finds."""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from gesim_build.formats.html.search.letters import plain, words
from gesim_build.languages import load
from gesim_build.languages.folding import folded
from gesim_build.languages.stems import stem

ROOT = Path(__file__).parents[1]
PAIRS = tomllib.loads((ROOT / "tests/formats/html/search_pairs.toml").read_text(encoding="utf-8"))
LARGEST = 0.25  # of the text's bytes

pytestmark = pytest.mark.slow
each_language = pytest.mark.parametrize("language", PAIRS)


def pairs(language: str) -> list[tuple[str, str]]:
    """What is looked for, and a form of it that is in the book."""
    found = [tuple(pair.split()) for pair in PAIRS[language].split(";")]
    assert len(found) == 30
    return [(one, other) for one, other in found]


def script(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8").partition(",")[2].removesuffix(");\n"))


def sections(folder: Path) -> Iterator[str]:
    """The whole text of each section, in the order of the index."""
    found = script(folder / "index.js")
    for (name, title), own in zip(found["parts"], found["sections"], strict=True):
        titles = (title, *(heading for _, heading in own))
        yield from map("\n".join, zip(titles, script(folder / f"{name}.js"), strict=True))


@each_language
def test_the_index_is_small(built_dist: Path, language: str) -> None:
    folder = built_dist / language / "html/search"
    text = "\n".join(sections(folder)).encode()
    assert len(gzip.compress((folder / "index.js").read_bytes())) < LARGEST * len(text)


@each_language
def test_every_form_of_a_word_is_found(built_dist: Path, browser: Browser, language: str) -> None:
    conventions = load(language)

    def root(word: str) -> str:
        return stem(folded(word, conventions.folded_marks), conventions.stemmer)

    html = built_dist / language / "html"
    texts = [set(words(text)) for text in sections(html / "search")]
    roots = [{root(word) for word in text} for text in texts]
    page = browser.new_page()
    page.goto((html / "index.html").as_uri())
    page.locator(".search-open").click()
    page.locator(".search-field").wait_for()
    queries = [query for query, _ in pairs(language)]
    found = page.evaluate(
        "([data, queries]) => { const index = searchIndex(data); return queries.map(q => index.search(q).sections) }",
        [script(html / "search/index.js"), queries],
    )
    page.close()
    for (query, form), sections_found in zip(pairs(language), found, strict=True):
        assert any(plain(form) in map(plain, text) for text in texts), form
        wanted = {number for number, own in enumerate(roots) if not own.isdisjoint((root(query), root(form)))}
        assert wanted - set(sections_found) == set(), query
