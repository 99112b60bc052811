from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gesim_build.diagnostics import GesimError
from gesim_build.release.manifest import (
    ReviewedChapter,
    from_json,
    to_json,
    with_names_hidden,
    with_names_of,
    without_words,
)
from tests.release.samples import GERMAN, edition, manifest


def changed(**values: object) -> str:
    return json.dumps({**json.loads(to_json(GERMAN)), **values})


def test_what_is_written_is_read() -> None:
    assert from_json(to_json(GERMAN), "m") == GERMAN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema": 1}',
        to_json(GERMAN).replace('"schema": 1', '"schema": 2'),
        to_json(GERMAN).replace('"pages": 40', '"pages": "forty"'),
        to_json(GERMAN).replace('"reviewed": false', '"checked": false'),
        '{"schema": 1, "book": {}, "made_with": {}, "inputs": {}, "editions": []}',
        changed(inputs=3),
        changed(book={"date": 2026}),
    ],
)
def test_anything_else_is_a_diagnostic(text: str) -> None:
    with pytest.raises(GesimError) as caught:
        from_json(text, "shards/de/manifest.json")
    assert [(d.code, d.location.path) for d in caught.value.diagnostics] == [
        ("bad-manifest", "shards/de/manifest.json")
    ]


def test_the_text_does_not_depend_on_the_order_of_keys() -> None:
    values = json.loads(to_json(GERMAN))
    values["inputs"] = dict(reversed(values["inputs"].items()))
    assert to_json(from_json(json.dumps(values), "m")) == to_json(GERMAN)


def test_the_state_of_the_review_is_there_where_there_is_a_ledger() -> None:
    assert "review" not in json.loads(to_json(GERMAN))["editions"][0]
    reviewed = replace(GERMAN.editions[0], review=(ReviewedChapter("Eins", "a.md", "legal", 2, 1),))
    signed = replace(GERMAN, editions=(reviewed,))
    assert from_json(to_json(signed), "m") == signed
    with pytest.raises(GesimError):
        from_json(to_json(signed).replace('"needed": 2', '"needed": "2"'), "m")


def test_where_an_edition_is_discreet_no_name_of_a_source_or_publication_is_written() -> None:
    assert with_names_hidden(GERMAN) == GERMAN
    discreet = manifest(edition("de", "DE"), edition("en", "IE", publication="notes-on-tobacco", discreet=True))
    written = to_json(with_names_hidden(discreet))
    assert "tobacco" not in written and "handbook.toml" not in written
    known = ("notes-on-tobacco", "handbook/handbook.toml", "other")
    assert with_names_of(from_json(written, "m"), known) == discreet


def test_of_what_is_found_and_open_in_a_discreet_edition_only_the_kind_is_written() -> None:
    review = (ReviewedChapter("Tobacco", "tobacco.md", "legal", 3, 3),)
    told = without_words(edition("de", "DE", review=review, discreet=True))
    assert [(one.code, one.place, one.message) for one in told.findings] == [("w", "", "")]
    assert [(one.kind, one.what, one.place) for one in told.pending] == [("call-test", "", "")]
    assert told.review and told.review[0].signed == 3 and not told.signed
