"""Where texts are on the pages of the last build, and what is beside them."""

from __future__ import annotations

import pytest

from gesim_build.catalog.lookup import catalog_of
from gesim_build.catalog.po import Entry, PoFile, Previous
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


@pytest.mark.parametrize(
    ("shown", "translations", "pages"),
    [
        # Before the first text that is there once, and after the last one, nothing says that it is on their page.
        ((("Anfang", LONG[0]),), [("Two", LONG[0])], ["", "1"]),
        ((("Anfang",), (LONG[0], "Ende")), [("One", LONG[0])], ["2", ""]),
        # Both neighbours are in one block, or on one page, which may be the whole book.
        ((("Anfang",), (f"{LONG[0]} {LONG[1]}",), ("Ende",)), [("One", LONG[0]), ("Two", LONG[1])], ["2", "2", "2"]),
        (((LONG[0], "x", LONG[1]),), [("One", LONG[0]), ("Two", LONG[1])], ["1", "1", "1"]),
        (((LONG[0],), (LONG[1],)), [("One", LONG[0]), ("Two", LONG[1])], ["1", "", "2"]),
    ],
)
def test_what_is_not_found_is_on_the_page_of_those_around_it_only(
    shown: tuple[tuple[str, ...], ...], translations: list[tuple[str, str]], pages: list[str]
) -> None:
    known = {"New", *(msgid for msgid, _ in translations)}
    texts: list[str] = [text for text in ("One", "New", "Two") if text in known]
    assert pages_of(texts, printed(*shown), *translations) == pages


@pytest.mark.parametrize(("beside", "found"), [(25, True), (26, False)])
def test_a_short_text_is_looked_for_among_so_many_blocks_beside_its_neighbours(beside: int, found: bool) -> None:
    far = tuple(f"Block {number}" for number in range(40 - beside))
    between = tuple(f"Block {number}" for number in range(beside - 1))
    translations = ("One", LONG[0]), ("Yes", "Ja"), ("Two", LONG[1])
    before = printed(far, ("Ja",), between, (LONG[0],), ("x",), (LONG[1],), ("Ende",))
    assert pages_of(["One", "Yes", "Two"], before, *translations) == ["4", "2" if found else "", "6"]
    after = printed(("Anfang",), (LONG[0],), ("x",), (LONG[1],), between, ("Ja",), far)
    assert pages_of(["One", "Yes", "Two"], after, *translations) == ["2", "6" if found else "", "4"]


@pytest.mark.parametrize(
    ("text", "first", "last", "number"),
    [
        ("One", 0, 3, 0), ("*One*", 0, 3, 0), ("ÒNE", 0, 3, 0), ("One", 1, 3, 3), ("One", 1, 2, None),
        ("Two", 1, 1, 1), ("Two", 0, 0, None), ("Two", 2, 3, None), ("Tw", 0, 3, None), ("Two", -3, 9, 1),
        ("a" * 20, 0, 3, 2), ("a" * 19, 0, 3, None), ("", 0, 3, None), ("*–*", 0, 3, None),
    ],
)  # fmt: skip
def test_a_text_of_a_few_letters_is_a_block_and_a_longer_one_is_in_one(
    text: str, first: int, last: int, number: int | None
) -> None:
    assert printed(("One", "Two"), ("x" + "a" * 20 + "x",), ("3.1 One",)).find(text, first, last) == number
    assert printed().find(text, first, last) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("b" * 40, 1), ("b" * 39, None), ("c" * 40, None), ("d" * 40, None), ("B" * 20 + "-" + "b" * 20, 1)],
)
def test_a_text_of_many_letters_that_is_there_once_is_an_anchor(text: str, number: int | None) -> None:
    assert printed(("Start", "x" + "b" * 40), ("c" * 40, "c" * 41)).anchor(text) == number


def test_a_text_in_several_places_is_where_it_is_first() -> None:
    units = [unit("One"), unit("Two"), unit("One", chapter="Other"), unit("Three", chapter="Other"), unit("Gone")]
    found = surroundings(survey(units[:4], catalog()), units, printed(("One", "Two"), ("Three",)))
    assert [(key[1], one.before, one.after, one.number, one.section) for key, one in found.items()] == [
        ("One", "", "Two", 0, "Section 0"), ("Two", "One", "", 0, "Section 0"), ("Three", "One", "", 1, "Section 1")
    ]  # fmt: skip


def test_the_last_text_is_beside_the_one_before_it() -> None:
    units = [unit("One"), unit("Two")]
    found = surroundings(survey(units, catalog()), units, printed())
    assert [(one.before, one.after) for one in found.values()] == [("", "Two"), ("One", "")]


def test_what_is_known_of_a_place_is_told_in_short() -> None:
    assert Surroundings("a" * 101, "b" * 100, 3, "iv", "Safe").lines() == (
        "Page iv · Safe", f"Text before: {'a' * 99}…", f"Text after: {'b' * 100}"
    )  # fmt: skip
    assert Surroundings("", "", 3, "4").lines() == ("Page 4",)
    assert Surroundings("", "", section="Safe").lines() == ()
    finding, whole = warning("x", "y", Location("a.po"), ""), warning("x", "y", Location("a.po", 2), "Do.")
    where = {("a.po", 0): Surroundings("", "", 3, "4"), ("a.po", 2): Surroundings("", "")}
    assert [one.hint for one in with_places([finding, whole], where)] == ["Page 4", "Do."]


def test_an_older_build_may_have_the_english_or_the_translation_of_before() -> None:
    english, before, now = (f"{word} of a sentence that is long enough to be there only once." for word in "ABC")
    entry = Entry(english, (now,), flags=("fuzzy",), previous=Previous(None, before))
    found = survey([unit(english)], catalog_of(PoFile("de.po", (entry,)), "de"))
    for shown in (english, before, now):
        assert surroundings(found, [unit(english)], printed(("x",), (shown,)))["", english].page == "2"
    done = survey([unit(english)], catalog((english, now)))
    assert surroundings(done, [unit(english)], printed((english,), (now,)))["", english].page == "2"
