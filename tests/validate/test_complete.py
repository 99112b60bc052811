"""Nothing is missed that is there: everything that can be written, in every format and language form."""

from __future__ import annotations

from collections import Counter

import pytest

from gesim_build.validate import INSPECTIONS
from gesim_build.validate.inventory import (
    BACK_LINK,
    CONTENTS,
    FIELD,
    FIGURE,
    HEADING,
    ITEM,
    LINK,
    NOTE,
    NOTES_TITLE,
    PRINTED_LINE,
    ROW,
    TABLE,
    letters,
)
from tests.validate.book import lost, rendered


@pytest.mark.parametrize("language", ["en", "qps"])
@pytest.mark.parametrize("format_", sorted(INSPECTIONS))
def test_a_whole_file_lacks_nothing(format_: str, language: str) -> None:
    assert lost(format_, rendered(language).files[format_], language) == ()


def test_the_inventory_counts_what_was_written() -> None:
    counts = Counter(item.kind for item in rendered().holds)
    written = {HEADING: 7, TABLE: 6, ROW: 19, NOTE: 7, FIGURE: 2, FIELD: 8, BACK_LINK: 7, NOTES_TITLE: 2}
    assert {kind: counts[kind] for kind in written} == written
    assert counts[ITEM] == 16
    assert [counts[kind] for kind in (*CONTENTS, PRINTED_LINE)] == [2, 1, 2, 2]
    assert counts[LINK] == sum(part.xhtml.count("<a ") for part in rendered().text.parts) - counts[BACK_LINK]


def test_all_words_are_counted() -> None:
    from lxml import etree

    for part in rendered().text.parts:
        words = letters(" ".join(etree.fromstring(part.xhtml).itertext()))
        counted = "".join(i.key for i in rendered().holds if i.part == part.title and i.kind == "text")
        assert len(counted) >= len(words) * 0.95  # figures' alternatives and numbers that are not read are no texts


@pytest.mark.parametrize(
    ("start", "line"),
    [
        ("nested item", 20),
        ("Definition one.", 42),
        ("start at", 88),
        ("Irish text.", 1),
        ("Irish note.", 5),
        ("Consent", 1),
        ("A yes", 1),
        ("Who is present?", 10),
    ],
)
def test_things_know_where_they_come_from(start: str, line: int) -> None:
    places = {item.place for item in rendered().holds if item.text.startswith(start)}
    assert {place.line for place in places} == {line}


def test_inserts_and_registers_are_in_files_of_their_own() -> None:
    paths = {item.text[:11]: item.place.path for item in rendered().holds if item.kind == "text"}
    assert paths["Irish text."] == "handbook/national/IE/thing.md"
    assert paths["Consent"] == "handbook/glossary.toml"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ΑΣΦΑΛΕΙΑ", "Ασφάλεια"),
        ("MASSNAHME", "Maßnahme"),
        ("ﬁnd", "find"),
        ("co-\noperate", "cooperate"),
        ("Ā1", "a 1"),
    ],
)
def test_capitals_accents_ligatures_and_hyphens_are_no_difference(one: str, other: str) -> None:
    assert letters(one) == letters(other)
