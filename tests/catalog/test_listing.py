from __future__ import annotations

import json

from gesim_build.catalog.listing import missing_json, missing_text, status_json, status_text
from gesim_build.catalog.lookup import catalog_of
from gesim_build.catalog.progress import Survey, survey
from gesim_build.model import Catalog, Unit
from tests.catalog.samples import HEADER, catalog, read, unit

UNITS: tuple[Unit, ...] = (
    unit("One two three", chapter="First", line=3),
    unit("At least 45 days", chapter="Second", line=7, kind="table cell"),
    unit("Four", chapter="Second", line=9),
)
PO = (
    HEADER
    + """
msgid "One two three"
msgstr "Eins zwei drei"

#, fuzzy
#| msgid "At least 30 days"
msgid "At least 45 days"
msgstr "Mindestens 30 Tage"

msgid "Four"
msgstr ""
"""
)


def surveyed(catalog: Catalog | None = None) -> Survey:
    return survey(UNITS, catalog or catalog_of(read(PO), "de"))


def test_what_is_missing_is_listed_with_both_places() -> None:
    assert missing_text([surveyed()], colour=False) == (
        "de: 1 missing (1 word), 1 fuzzy (4 words) (37 % of 8 words done)\n"
        "\n"
        "  Second\n"
        "    handbook/chapters/10-one.md:7  fuzzy  table cell, 4 words  (translations/de.po:11)\n"
        "      At least [-30-]{+45+} days\n"
        "    handbook/chapters/10-one.md:9  missing  paragraph, 1 word  (translations/de.po:14)\n"
        "      Four\n"
        "\n"
        "  Next: open translations/de.po in a PO editor and correct the translation in line 11; "
        "at the end, run again: gesim missing --lang de"
    )


def test_a_catalog_that_is_behind_the_book_wants_a_sync_first() -> None:
    text = missing_text([surveyed(catalog(("One two three", "x")))], colour=False)
    assert "not in the catalog yet" in text
    assert text.endswith("Run: gesim sync --lang de, then: gesim missing --lang de")


def test_when_all_is_done_the_next_step_is_to_check() -> None:
    done = catalog(*((unit.msgid, "x") for unit in UNITS))
    text = missing_text([surveyed(done)], colour=False)
    assert "0 missing" in text
    assert text.endswith("gesim check --lang de")


def test_programs_get_the_same() -> None:
    [language] = json.loads(missing_json([surveyed()]))["languages"]
    assert language["total"] == {"words": 8, "translated": 3, "fuzzy": 4, "missing": 1, "percent": 37}
    [chapter] = language["chapters"]
    assert chapter["title"] == "Second"
    fuzzy, missing = chapter["strings"]
    assert fuzzy["diff"] == [["equal", "At least "], ["delete", "30"], ["insert", "45"], ["equal", " days"]]
    assert fuzzy["source"] == {"file": "handbook/chapters/10-one.md", "line": 7}
    assert fuzzy["catalog_line"] == 11
    assert missing["state"] == "missing"


def test_the_table_counts_words_by_chapter() -> None:
    assert status_text([surveyed()], colour=False).split("\n") == [
        "lang  chapter  words  translated  fuzzy  missing   done",
        "de    First        3           3      0        0  100 %",
        "de    Second       5           0      4        1    0 %",
        "de    all          8           3      4        1   37 %",
    ]


def test_the_table_for_programs() -> None:
    [language] = json.loads(status_json([surveyed()]))["languages"]
    assert [chapter["words"] for chapter in language["chapters"]] == [3, 5]
    assert language["total"]["percent"] == 37


def test_colour_is_added_on_request_only() -> None:
    assert "\x1b[" in missing_text([surveyed()], colour=True)
    assert "\x1b[" in status_text([surveyed()], colour=True)
    assert "\x1b[" not in status_text([surveyed()], colour=False)
