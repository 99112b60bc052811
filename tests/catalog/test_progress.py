from __future__ import annotations

import pytest

from gesim_build.catalog.lookup import catalog_of
from gesim_build.catalog.progress import Tally, TranslationState, count_words, selected, survey, tally
from gesim_build.diagnostics import GesimError
from tests.catalog.samples import HEADER, catalog, read, unit


def test_each_message_is_counted_once_where_it_stands_first() -> None:
    units = [unit("One two", chapter="A", line=3), unit("Three", chapter="A"), unit("One two", chapter="B")]
    found = survey(units, catalog(("One two", "Eins zwei")))
    assert [(item.unit.msgid, item.unit.location.line, item.state) for item in found.items] == [
        ("One two", 3, TranslationState.TRANSLATED),
        ("Three", 1, TranslationState.MISSING),
    ]
    assert list(found.chapters()) == ["A"]


def test_states_are_told_apart() -> None:
    units = [unit("a a"), unit("b"), unit("c c c"), unit("d")]
    found = survey(units, catalog(("a a", "A"), ("b", "B"), ("c c c", ""), fuzzy=["b", "c c c"]))
    assert [item.state for item in found.items] == [
        TranslationState.TRANSLATED,
        TranslationState.FUZZY,
        TranslationState.MISSING,
        TranslationState.MISSING,
    ]
    assert tally(found.items) == Tally(translated=2, fuzzy=1, missing=4)
    assert not found.is_complete
    assert len(found.open_items()) == 3
    assert (found.language, found.path) == ("de", "translations/de.po")


def test_an_item_has_its_entry_and_what_it_was_translated_from() -> None:
    po = read(HEADER + '\n#, fuzzy\n#| msgid "One"\nmsgid "One two"\nmsgstr "Eins"\n\nmsgid "Three"\nmsgstr ""\n')
    found = survey([unit("One two"), unit("Three"), unit("Four")], catalog_of(po, "de"))
    assert [(item.line, item.previous, item.translation, item.words) for item in found.items] == [
        (8, "One", "Eins", 2),
        (11, "", "", 1),
        (0, "", "", 1),
    ]


def test_a_hundred_percent_means_all() -> None:
    assert Tally(999, 0, 1).percent == 99
    assert Tally(1000, 0, 0).percent == 100
    assert Tally(0, 0, 0).percent == 100


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one two-three don’t", 3),
        ("see [the list](#list) and [](#x).[^n]", 4),
        ("{{grant}} of 2,000 <br/>", 2),
        ("–", 0),
    ],
)
def test_addresses_and_placeholders_are_no_words(text: str, words: int) -> None:
    assert count_words(text) == words


def test_all_translated_languages_are_selected_in_order() -> None:
    assert selected(["en", "de", "lv"], "en", []) == ("de", "lv")
    assert selected(["en", "de", "lv"], "en", ["lv"]) == ("lv",)


def test_languages_without_a_catalog_are_refused_together() -> None:
    with pytest.raises(GesimError) as caught:
        selected(["en", "de", "lv"], "en", ["en", "lv", "qps", "fr"])
    assert [problem.message for problem in caught.value.diagnostics] == [
        "“en” is the language of the source: there is nothing to translate",
        "“qps” is derived from the English text: it has no catalog",
        "there is no edition in the language “fr”",
    ]
    for problem in caught.value.diagnostics:
        assert (problem.code, str(problem.location)) == ("unknown-language", "handbook/handbook.toml")
        assert problem.hint == "Translated: de, lv."
    with pytest.raises(GesimError) as caught:
        selected(["en"], "en", ["en"])
    assert caught.value.diagnostics[0].hint == "Translated: none."


def test_what_repeats_its_source_is_missing() -> None:
    found = survey(
        [unit("Open the door."), unit("Door")], catalog(("Open the door.", "Open the door"), ("Door", "Door"))
    )
    assert [item.state for item in found.items] == [TranslationState.MISSING, TranslationState.TRANSLATED]
