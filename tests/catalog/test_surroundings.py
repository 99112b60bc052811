"""Where texts are on the pages of the last build, and what is beside them."""

from __future__ import annotations

import pytest

from gesim_build.catalog.progress import survey
from gesim_build.catalog.surroundings import (
    Block,
    PrintedText,
    Surroundings,
    surroundings,
    visible,
    with_places,
)
from gesim_build.diagnostics import Location, warning
from tests.catalog.samples import catalog, unit

LONG = [f"Dieser lange Satz mit der Nummer {number} kommt nur ein einziges Mal vor." for number in range(9)]


def printed(*pages: tuple[str, ...]) -> PrintedText:
    """The blocks of some pages; each page is a section."""
    return PrintedText(
        [Block(page, str(page + 1), f"Section {page}", text) for page, texts in enumerate(pages) for text in texts]
    )


def pages_of(texts: list[str], shown: PrintedText, *translations: tuple[str, str]) -> list[str]:
    units = [unit(text) for text in texts]
    found = surroundings(survey(units, catalog(*translations)), units, shown)
    return [found["", text].page for text in texts]


def test_a_text_is_where_its_translation_is_printed_and_a_missing_one_where_its_english_is() -> None:
    shown = printed((LONG[0],), (LONG[1], "An English text that nobody has translated so far."))
    texts = ["One", "Two", "An *English* text that nobody has [translated](#x) so far."]
    assert pages_of(texts, shown, ("One", LONG[0]), ("Two", LONG[1])) == ["1", "2", "2"]


def test_a_short_text_is_a_block_of_its_own_near_its_neighbours() -> None:
    shown = printed(
        ("Ja", LONG[0]), (LONG[1], "2.1 Ja", "Ja, das ist so"), *((LONG[n], "x") for n in range(2, 9)), ("Ja",)
    )
    texts = ["One", "Yes", "Two"]
    assert pages_of(texts, shown, ("One", LONG[1]), ("Yes", "Ja"), ("Two", LONG[2])) == ["2", "2", "3"]


def test_a_text_between_two_of_one_page_is_on_that_page_though_it_was_not_printed() -> None:
    shown = printed(("Anfang",), (LONG[0], LONG[1]), (LONG[2],), ("Ende",))
    translations = ("One", LONG[0]), ("Two", LONG[1]), ("Three", LONG[2])
    assert pages_of(["One", "New", "Two", "Newer", "Three"], shown, *translations) == ["2", "2", "2", "", "3"]


def test_without_a_build_the_texts_beside_it_are_known() -> None:
    units = [unit("One"), unit("Two"), unit("Three"), unit("Four", chapter="Other"), unit("Two", chapter="Other")]
    found = surroundings(survey(units, catalog()), units, printed())
    assert found["", "Two"] == Surroundings("One", "Three", shown=("Two",))
    assert (found["", "Three"].after, found["", "Four"].before) == ("", "")
    assert found["", "Two"].lines() == ("Text before: One", "Text after: Three")


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("See [](#a) for what comes next.", "for what comes next."),
        ("Write to {{contact}}, or call us.[^1]", ", or call us."),
        ("[the list](#a) of [things][ref]", "[the list] of [things]"),
        ("[](#a)", ""),
    ],
)
def test_the_longest_piece_that_a_page_shows_as_it_is(text: str, piece: str) -> None:
    assert visible(text) == piece


def test_findings_say_where_their_text_is() -> None:
    place = Surroundings("Before.", "", 11, "12", "3.2 Safe contact")
    finding = warning("x", "y", Location("translations/de.po", 7), "Do it.")
    [told] = with_places([finding], {("translations/de.po", 7): place})
    assert told.hint == "Do it. Page 12 · 3.2 Safe contact. Text before: Before."
    assert with_places([finding], {}) == (finding,)
