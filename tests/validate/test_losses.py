"""What the gate says is lost, and how it calls it: inventories of a few things, compared."""

from __future__ import annotations

import pytest

from gesim_build.diagnostics import Location, Severity
from gesim_build.validate.completeness import losses, lost_items
from gesim_build.validate.inventory import FIGURE, HEADING, ITEM, LINK, ROW, TABLE, TEXT, Inventory, Item, letters

FILE = "book.pdf"


def text(words: str, within: int = -1, line: int = 1, heading: str = "") -> Item:
    return thing(TEXT, words, within, line, heading)


def thing(kind: str, words: str, within: int = -1, line: int = 1, heading: str = "") -> Item:
    return Item(kind, letters(words), words, within, "Part", "chapter", heading, Location("a.md", line))


def found(*items: tuple[str, str]) -> Inventory:
    return tuple(Item(kind, letters(words)) for kind, words in items)


def all_shown(_: Item) -> bool:
    return True


def messages(wanted: Inventory, found_: Inventory) -> list[str]:
    return [finding.message for finding in losses(wanted, found_, all_shown, FILE)]


def lost(wanted: Inventory, found_: Inventory) -> list[str]:
    return [f"{item.kind} {item.text}".strip() for item in lost_items(wanted, found_, all_shown)]


ROWS = (
    thing(TABLE, ""),
    thing(ROW, "One two", 0, 3), text("One", 1, 3), text("two", 1, 3),
    thing(ROW, "Three four", 0, 4), text("Three", 4, 4), text("four", 4, 4),
)  # fmt: skip


def kept(*left_out: int) -> Inventory:
    """What a file holds of the rows: all but some."""
    return tuple(Item(item.kind, item.key) for number, item in enumerate(ROWS) if number not in left_out)


def test_what_is_there_is_not_lost_in_whatever_order_and_how_often() -> None:
    wanted = (text("One."), text("Two."))
    assert lost(wanted, found((TEXT, "two"), (TEXT, "ONE"), (TEXT, "one"), (LINK, "x"))) == []
    assert losses(wanted, found((TEXT, "two"), (TEXT, "one")), all_shown, FILE) == ()


def test_a_thing_of_another_kind_does_not_replace_it() -> None:
    assert lost((text("One"), thing(ITEM, "Two")), found((ITEM, "One"), (TEXT, "Two"))) == ["text One", "list item Two"]


def test_what_a_format_does_not_show_is_not_looked_for() -> None:
    wanted = (text("One"), thing(LINK, "two"), text("Three"))
    items = lost_items(wanted, (), lambda item: item.kind == TEXT)
    assert [item.text for item in items] == ["One", "Three"]


@pytest.mark.parametrize(
    ("left_out", "expected"),
    [
        ((0, 1, 2, 3, 4, 5, 6), ["table"]),
        ((1, 2, 3), ["table row One two"]),
        ((4, 5, 6), ["table row Three four"]),
        # A row whose words have changed is not the same row, but it is its word that is lost.
        ((1, 3), ["text two"]),
        ((4, 6), ["text four"]),
        ((3,), ["text two"]),
        # Its words are all there: then it is the row that is lost.
        ((1,), ["table row One two"]),
        ((0,), ["table"]),
    ],
)
def test_the_whole_is_named_if_all_of_it_is_lost_and_else_the_pieces(
    left_out: tuple[int, ...], expected: list[str]
) -> None:
    assert sorted(lost(ROWS, kept(*left_out))) == sorted(expected)


def test_of_several_equal_things_those_are_lost_that_have_no_partner_in_the_order() -> None:
    wanted = (text("a", line=1), text("same", line=2), text("b", line=3), text("same", line=4), text("c", line=5))
    first = found((TEXT, "a"), (TEXT, "b"), (TEXT, "same"), (TEXT, "c"))
    second = found((TEXT, "a"), (TEXT, "same"), (TEXT, "b"), (TEXT, "c"))
    assert [item.place.line for item in lost_items(wanted, first, all_shown)] == [2]
    assert [item.place.line for item in lost_items(wanted, second, all_shown)] == [4]
    assert len(lost_items(wanted, found((TEXT, "a"), (TEXT, "b"), (TEXT, "c")), all_shown)) == 2


def test_a_text_that_a_long_book_has_often_is_lost_where_it_is_missing() -> None:
    book = [f"word {number}" for number in range(200)]
    repeated = [word for number in range(0, 200, 40) for word in (*book[number : number + 40], "same")]
    wanted = tuple(text(word, line=line) for line, word in enumerate(("old", "same", "gone", *repeated), 1))
    items = lost_items(wanted, found(*((TEXT, word) for word in ("new", "same", "here", *repeated[:-1]))), all_shown)
    assert [item.place.line for item in items] == [1, 3, len(wanted)]


def test_what_is_lost_once_is_told_once_also_where_its_place_has_changed() -> None:
    wanted = (text("same", line=1), text("a", line=2), text("same", line=3), text("b", line=4))
    moved = found((TEXT, "b"), (TEXT, "same"), (TEXT, "a"))
    assert len(lost_items(wanted, moved, all_shown)) == 1
    assert lost_items(wanted, moved, all_shown)[0].text == "same"


def test_three_things_of_a_heading_are_named_and_the_others_counted() -> None:
    wanted = tuple(text(word, line=number) for number, word in enumerate(("One", "Two", "Three", "Four", "Five"), 1))
    assert messages(wanted[:3], ()) == ["book.pdf lacks, in “Part”: the text “One”; the text “Two”; the text “Three”"]
    assert messages(wanted[:4], ()) == [
        "book.pdf lacks, in “Part”: the text “One”; the text “Two”; the text “Three”; and 1 more"
    ]
    (finding,) = losses(wanted, (), all_shown, FILE)
    assert finding.message.endswith("; and 2 more")
    assert (finding.severity, finding.code) == (Severity.ERROR, "lost-in-output")
    assert finding.location == Location("a.md", 1)
    assert finding.related == tuple(Location("a.md", line) for line in (2, 3, 4, 5))
    assert finding.hint.startswith("Nothing was written.")


def test_a_place_is_told_once() -> None:
    (finding,) = losses((text("One", line=7), text("Two", line=7)), (), all_shown, FILE)
    assert (finding.location, finding.related) == (Location("a.md", 7), ())


def test_each_heading_has_a_finding_of_its_own() -> None:
    wanted = (text("One", heading="Part"), text("Two", heading="Needs"), text("Three", heading="Needs"))
    assert messages(wanted, ()) == [
        "book.pdf lacks, in “Part”: the text “One”",
        "book.pdf lacks, in “Part”, “Needs”: the text “Two”; the text “Three”",
    ]


def test_a_thing_without_words_is_called_by_its_key() -> None:
    link = Item(LINK, "#needs", "", -1, "Part")
    assert messages((link,), ()) == ["book.pdf lacks, in “Part”: the link “#needs”"]


LONG = "She may stay for thirty days and nobody may ask her why"


@pytest.mark.parametrize(
    ("left", "said"),
    [
        ("She may stay for thirty and nobody may ask her why", "of the text “{}” the words “days”"),
        ("She may stay for thirty days and nobody may ask", "of the text “{}” the words “her why”"),
        ("may stay for thirty days and nobody may ask her why", "of the text “{}” the words “She”"),
        # A word of which a letter is lost is named whole; one that has more letters has lost none.
        ("She may stay for thirty days and nobdy may ask her why", "of the text “{}” the words “nobody”"),
        ("She may stay for thirty days and nobody mey ask her why", "of the text “{}” the words “may”"),
        ("She may stay for thirty days and nobody may task her why", "the text “{}”"),
        # Less like it than half: another text, and this one is lost whole.
        ("Who helps", "the text “{}”"),
        ("", "the text “{}”"),
    ],
)
def test_the_words_are_named_that_a_text_has_lost(left: str, said: str) -> None:
    assert messages((text(LONG),), found((TEXT, left))) == [f"book.pdf lacks, in “Part”: {said.format(LONG)}"]


def test_the_rest_of_a_text_is_the_text_most_like_it_that_nothing_else_wants() -> None:
    other = LONG.replace("thirty days", "a week")
    # What another text is is no rest of this one.
    assert messages((text(LONG), text(other)), found((TEXT, other))) == [
        f"book.pdf lacks, in “Part”: the text “{LONG}”"
    ]
    rests = found((TEXT, "She may stay"), (TEXT, LONG.replace(" days", "")), (TEXT, "zzz"), (ITEM, LONG))
    assert messages((text(LONG),), rests) == [f"book.pdf lacks, in “Part”: of the text “{LONG}” the words “days”"]


@pytest.mark.parametrize(
    ("whole", "left", "said"),
    [
        ("abcdef ghijkl", "abcdef", "of the text “abcdef ghijkl” the words “ghijkl”"),
        ("abcdef ghijk", "abcdef", "the text “abcdef ghijk”"),
    ],
)
def test_a_text_of_a_few_letters_is_named_whole(whole: str, left: str, said: str) -> None:
    assert messages((text(whole),), found((TEXT, left))) == [f"book.pdf lacks, in “Part”: {said}"]


def test_a_text_half_of_which_is_left_is_the_same_one_cut() -> None:
    # Likeness is twice what both share, by the letters of both: 2 x 4 of 16 is a half, of 17 less.
    assert messages((text("abcd efghijkl"),), found((TEXT, "abcd"))) == [
        "book.pdf lacks, in “Part”: of the text “abcd efghijkl” the words “efghijkl”"
    ]
    assert messages((text("abcd efghijklm"),), found((TEXT, "abcd"))) == [
        "book.pdf lacks, in “Part”: the text “abcd efghijklm”"
    ]


def test_the_words_are_named_that_a_long_text_has_lost() -> None:
    # So long that a comparison that leaves out what is frequent would leave out every letter.
    long = " ".join([LONG] * 5)
    (said,) = messages((text(long),), found((TEXT, long.replace("thirty days", "thirty", 1))))
    assert said.endswith(" the words “days”")


def test_a_text_that_has_lost_all_its_words_is_named_once() -> None:
    # The letters of another text, in another order: none of its own words is whole.
    assert messages((text("aXbXcX dXeXfX"),), found((TEXT, "abcdef"))) == [
        "book.pdf lacks, in “Part”: the text “aXbXcX dXeXfX”"
    ]


def test_long_texts_are_named_by_their_beginning() -> None:
    shown = "x" * 90
    assert messages((text(shown),), ()) == [f"book.pdf lacks, in “Part”: the text “{shown}”"]
    assert messages((text(shown + "y"),), ()) == [f"book.pdf lacks, in “Part”: the text “{'x' * 89}…”"]
    assert messages((text("x" * 88 + " yyy"),), ()) == [f"book.pdf lacks, in “Part”: the text “{'x' * 88}…”"]
    assert messages((text("One\n  two"),), ()) == ["book.pdf lacks, in “Part”: the text “One two”"]


def test_a_heading_is_lost_with_its_words() -> None:
    wanted = (thing(HEADING, "Needs"), text("Needs", 0), thing(FIGURE, "A dot"), text("word", 2))
    assert lost(wanted, found((FIGURE, "A dot"))) == ["heading Needs", "text word"]
