"""What the checks find of faults that are planted into the handbook's finished translations; see `planted.py`.

``python -m tests.checks.test_planted 100`` plants a hundred of each kind into each language and shows what is missed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from gesim_build.catalog.units import units
from gesim_build.checks import check_message
from gesim_build.model import Language, Message, Unit
from gesim_build.pipeline import catalogs_of, languages_of, load_book, open_project
from tests.checks.planted import FAULTS

CODES = ("de", "el", "it", "lt", "lv")
# Texts are taken from all over the book.
STRIDE = 7
EACH = 4
# What cannot be told in every text, and how much of it must be: an abbreviation has a full stop of its own, a word may
# be right twice.
SHARES = {
    "end mark added": 0.9,
    "word twice": 0.95,
    "English word": 0.95,
}


@lru_cache
def translations() -> dict[str, tuple[Language, str, list[tuple[Unit, Message]]]]:
    """By language: its conventions, the country of its edition, and its finished texts."""
    project = open_project(Path(__file__).parents[2])
    book, _ = load_book(project)
    catalogs, _ = catalogs_of(project, book, CODES)
    found = {}
    for code in CODES:
        country, messages = project.config.editions[code].country, catalogs[code].messages
        own = {unit.key: unit for unit in units(book, country)}.values()
        texts = [(unit, messages[unit.key]) for unit in own if unit.key in messages]
        finished = [(unit, message) for unit, message in texts if message.is_translated and not message.accepted]
        found[code] = (languages_of(project)[code], country, finished)
    return found


def planted(kind: str, each: int) -> Iterator[tuple[str, str, bool]]:
    """Language, faulty text and whether it is found, for so many faults of a kind in each language."""
    for code, (language, country, texts) in translations().items():
        spread = (texts[number * STRIDE % len(texts)] for number in range(len(texts)))
        forms = ((unit, message, list(FAULTS[kind](message.msgstr))) for unit, message in spread)
        faulty = ((unit, message, texts[len(texts) // 2]) for unit, message, texts in forms if texts)
        for _, (unit, message, text) in zip(range(each), faulty, strict=False):
            yield code, text, bool(check_message(unit, replace(message, msgstr=text), language, None, country))


@pytest.mark.parametrize("kind", FAULTS)
def test_planted_faults_are_found(kind: str) -> None:
    results = list(planted(kind, EACH))
    missed = [text for _, text, is_found in results if not is_found]
    assert len(results) - len(missed) >= SHARES.get(kind, 1) * len(results), missed


def test_the_texts_themselves_have_none() -> None:
    for language, country, texts in translations().values():
        for unit, message in texts[::STRIDE]:
            assert check_message(unit, message, language, None, country) == ()


if __name__ == "__main__":
    for name in FAULTS:
        tried = list(planted(name, int(sys.argv[1])))
        lost = [f"{code}: {text}" for code, text, is_found in tried if not is_found]
        print(f"{name}: {len(tried) - len(lost)} of {len(tried)}", *lost[:3], sep="\n  ")
