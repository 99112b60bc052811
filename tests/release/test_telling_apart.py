"""Publications of one title are told apart by their kind, and by their country where that is the same too."""

from __future__ import annotations

from dataclasses import replace

from gesim_build.kinds import BOOK, KINDS
from gesim_build.release.manifest import from_json, to_json
from gesim_build.release.telling_apart import KIND_WORDS, told_apart
from tests.release.samples import edition, manifest

IRISH = edition("en", "IE")
LEAFLET = replace(IRISH, publication="short", kind="leaflet")
BRIEFS = tuple(edition("en", country, publication=f"brief-{country}", kind="report") for country in ("DE", "LV"))


def test_there_is_a_word_for_every_kind_but_that_of_the_book() -> None:
    assert KIND_WORDS.keys() == KINDS.keys() - {BOOK}


def test_the_kind_is_said_and_the_country_where_two_are_called_the_same() -> None:
    all_editions = (IRISH, LEAFLET, *BRIEFS, edition("de", "DE", publication="brief-DE", kind="report"))
    assert [told_apart(one, all_editions, str.upper, "de") for one in (IRISH, LEAFLET)] == [(), ("LEAFLET",)]
    briefs = [told_apart(one, all_editions, str.upper, "de") for one in BRIEFS]
    assert briefs == [("REPORT", "Deutschland"), ("REPORT", "Lettland")]
    assert told_apart(BRIEFS[0], BRIEFS[:1], str, "de") == ("Report",)


def test_the_manifest_has_the_kind_of_what_is_no_book() -> None:
    whole = manifest(IRISH, LEAFLET)
    assert from_json(to_json(whole), "m") == whole
    assert to_json(whole).count('"kind": "leaflet"') == 1
    assert '"kind": "book"' not in to_json(whole)
