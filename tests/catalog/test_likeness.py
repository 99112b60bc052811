"""How alike two texts must be to be taken for one that was edited: at each limit, and just beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gesim_build.catalog.expected import ExpectedMessage
from gesim_build.catalog.likeness import Texts, contained, sorted_words
from gesim_build.catalog.match import Place, best_matches, places
from gesim_build.catalog.po import Entry

KIND, CHAPTER = "paragraph", "One"


def texts(length: int, other: int) -> tuple[str, str]:
    """Two texts of so many letters, of which so many, the last ones, are others."""
    return "a" * length, "a" * (length - other) + "b" * other


def found(
    old: str,
    new: str,
    *,
    notes: tuple[tuple[str, ...], tuple[str, ...]] = ((), ()),
    old_place: Place | None = None,
    new_place: Place | None = None,
) -> list[float]:
    wanted = [(ExpectedMessage("", new, (), notes[1]), new_place)]
    return [match.score for match in best_matches(wanted, [(Entry(old, ("x",), extracted=notes[0]), old_place)])]


@pytest.mark.parametrize(
    ("length", "other", "alike"),
    [
        (11, 1, True), (11, 2, False),  # 0.91, 0.82 of 0.86
        (12, 2, True), (20, 4, True), (20, 5, False), (24, 5, False),  # 0.83, 0.80, 0.75, 0.79 of 0.80
        (25, 6, True), (39, 10, True), (39, 11, False),  # 0.76, 0.744, 0.72 of 0.74
        (40, 13, True), (50, 16, True), (50, 18, False),  # 0.675, 0.68, 0.64 of 0.66
    ],
)  # fmt: skip
def test_short_texts_must_be_more_alike_than_long_ones(length: int, other: int, alike: bool) -> None:
    assert bool(found(*texts(length, other))) is alike


def test_the_shorter_of_the_two_counts() -> None:
    assert found("a" * 10 + "b", "a" * 10 + "cde") == []
    assert found("a" * 11, "a" * 14) != []
    assert found("a" * 11, "a" * 15) == []


@pytest.mark.parametrize(
    ("old", "new", "alike"),
    [
        (("paragraph · One",), ("paragraph · One",), True),
        (("paragraph · One",), ("paragraph · Two",), True),
        (("paragraph · One",), ("heading · One",), True),
        (("paragraph · One",), ("heading · Two",), False),
        ((), (), False),
    ],
)
def test_the_same_kind_or_chapter_speaks_for_it(old: tuple[str, ...], new: tuple[str, ...], alike: bool) -> None:
    """0.645 of 0.66."""
    first, second = texts(62, 22)
    assert bool(found(first, second, notes=(old, new))) is alike


@pytest.mark.parametrize(
    ("length", "other", "guarded", "alike"),
    [
        (100, 33, False, True), (100, 27, True, True), (100, 28, True, False),  # 0.67 of 0.66; 0.72, 0.71 of 0.72
        (40, 7, True, True), (12, 0, True, True),  # 0.80 of 0.72; 0.92 of 0.90
        (39, 0, False, True), (39, 0, True, True), (39, 3, True, False),  # 1.0, 0.95, 0.87 of 0.90
        (20, 1, True, True), (20, 2, True, False), (11, 0, True, False),  # 0.90, 0.85; the shortest never
    ],
)  # fmt: skip
def test_another_number_makes_a_likeness_doubtful(length: int, other: int, guarded: bool, alike: bool) -> None:
    same = "a" * (length - other - 3)
    old, new = f"{same}{'b' * other} 30", f"{same}{'c' * other} {'40' if guarded else '30'}"
    assert bool(found(old, new)) is alike


def test_a_short_text_with_another_number_is_only_known_in_its_old_place() -> None:
    place = Place(("", "a"), ("", "b"), 1)
    old, new = "aaaaaaaaaaa 30", "aaaaaaaaaaa 40"
    old, new = f"{old} bcd", f"{new} efg"
    assert found(old, new, old_place=place, new_place=place) == [pytest.approx(14 / 18 + 0.20)]
    assert found(old, new, old_place=place, new_place=Place(("", "a"), None, 1)) == []
    # Among others in the same place it needs as much: 0.77 and 0.10 of 0.86.
    old, new = f"{'a' * 15}bbbb 30", f"{'a' * 15}cccc 40"
    assert found(old, new, old_place=place, new_place=replace(place, size=3)) == [pytest.approx(17 / 22 + 0.10)]


A, B, C = ("", "a"), ("", "b"), ("", "c")


@pytest.mark.parametrize(
    ("old_place", "new_place", "more"),
    [
        (Place(A, B, 1), Place(A, B, 1), 0.20),
        (Place(A, B, 1), Place(A, B, 3), 0.10),
        (Place(A, B, 1), Place(A, B, 4), 0.04),
        (Place(A, B, 4), Place(A, B, 1), 0.04),
        (Place(A, B, 1), Place(A, C, 1), 0.04),
        (Place(C, B, 1), Place(A, B, 1), 0.04),
        (Place(A, B, 1), Place(B, A, 1), 0.0),
        (None, Place(A, B, 1), 0.0),
        (Place(A, B, 1), None, 0.0),
    ],
)
def test_the_place_between_the_same_texts_speaks_for_it(
    old_place: Place | None, new_place: Place | None, more: float
) -> None:
    [score] = found(*texts(50, 10), old_place=old_place, new_place=new_place)
    assert score == pytest.approx(0.8 + more)


def test_a_place_is_between_the_nearest_texts_that_are_kept() -> None:
    keys = [C, A, ("", "1"), ("", "2"), B, ("", "3")]
    found_places = dict(zip(keys, places(keys, frozenset((A, B))), strict=True))
    assert found_places[C] == Place(None, A, 1)
    assert found_places[keys[2]] == found_places[keys[3]] == Place(A, B, 2)
    assert found_places[keys[5]] == Place(B, None, 1)


def test_words_in_another_order_are_a_little_less_alike() -> None:
    words = [f"{letter * 5}" for letter in "bcdefghij"]
    [score] = found(" ".join(words), " ".join(reversed(words)))
    assert score == pytest.approx(0.92)
    assert found(" ".join(words[:6]), " ".join(reversed(words[:6]))) == []


def test_capitals_and_apostrophes_make_no_difference() -> None:
    [score] = found("Don’t Ask Her About It, Ever", "don't ask her about it, ever")
    assert score == 1.0


@pytest.mark.parametrize(
    ("old", "new", "likeness"),
    [
        ("a b c d e f", "a b c d e f g h i j k l m n o p q r", 0.80 + 0.15 * 6 / 18),  # sentences added
        ("a b c d e f g h i j k l m n o p q r", "g h i j k l", 0.80 + 0.15 * 6 / 18),  # and cut, on both sides
        ("a b c d e f x y", "a b c d e f g h i j k l m n o p", 0.80 * 6 / 8 + 0.15 * 6 / 16),  # most of it
        ("a b c d e f", "a b c x d e f g h i j k", 0.80 + 0.15 * 6 / 12),  # in runs of three words
        ("a b c d e f w x y z", "a b c d e f g h i j k l", 0.80 * 0.60 + 0.15 * 6 / 12),  # just 0.60 of it
        ("a b c d e x y z x", "a b c d e f g h i j k l m n o p", 0.0),  # less than 0.60
        ("a b x c d x e f x", "a b c d e f g h i j k l m n o p", 0.0),  # in runs of two words
        ("a b c d e", "a b c d e f g h i j k l m n o p", 0.0),  # too few words
    ],
)
def test_a_text_that_is_contained_in_another_is_alike(old: str, new: str, likeness: float) -> None:
    assert contained(old.split(), new.split()) == pytest.approx(likeness)
    assert contained(new.split(), old.split()) == pytest.approx(likeness)


def test_a_text_is_found_in_one_with_many_sentences_added() -> None:
    """The letters alone would be 0.33 alike."""
    old = "Ask whether she has eaten and slept today."
    new = f"Offer a chair, and time. {old} Explain what comes next, who will be there, and that she can always leave."
    [score] = found(old, new)
    assert score == pytest.approx(0.80 + 0.15 * 8 / 27)


@pytest.mark.parametrize(("texts_with_it", "looked_at"), [(60, 12), (61, 0)])
def test_what_frequent_words_share_is_not_looked_at(texts_with_it: int, looked_at: int) -> None:
    texts = Texts([f"it is what she was for all of us {number}" for number in range(texts_with_it)])
    new = "and it is what she was for all of us who came here by ourselves and had to go on"
    assert list(texts.alike(new, 0.9).values()) == [pytest.approx(0.80 * 9 / 10 + 0.15 * 9 / 20)] * looked_at


@pytest.mark.parametrize(
    ("old", "new", "lowest", "alike"),
    [
        ("aaaaaaaaab", "aaaaaaaaaa", 0.90, [0.90]),  # just as much as is asked for
        ("aaaaaaaaab", "aaaaaaaaaa", 0.91, []),
        ("bbbbbbbbbb cccccccccc dddddddddd eeeeeeee", "eeeeeeee dddddddddd cccccccccc bbbbbbbbbb", 0.92, [0.92]),
        ("bbbbbbbbbb cccccccccc dddddddddd eeeeeeee", "eeeeeeee dddddddddd cccccccccc bbbbbbbbaa", 0.88, []),  # 0.87
        ("to be there", "if she so wants we help her to be there and to go back", 0.90, []),
        ("she wants to be there with us", "if she wants to be there with us we come", 0.90, [0.80 + 0.15 * 7 / 10]),
    ],
)
def test_texts_are_looked_at_by_letters_by_words_and_by_what_they_contain(
    old: str, new: str, lowest: float, alike: list[float]
) -> None:
    assert list(Texts([old]).alike(new, lowest).values()) == [pytest.approx(one) for one in alike]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("an old text {}", "an old text"),
        ("bbbbbbbbbb{} cccccccccc dddddddddd eeeeeeee", "eeeeeeee dddddddddd cccccccccc bbbbbbbbbb"),
    ],
)
def test_of_many_texts_that_are_alike_twelve_are_looked_at(old: str, new: str) -> None:
    assert len(Texts([old.format("x" * number) for number in range(1, 5)] * 5).alike(new, 0.7)) == 12


def test_the_order_of_words_is_forgotten() -> None:
    assert sorted_words(" b  c a") == "a b c"


def test_the_english_before_of_a_fuzzy_translation_is_compared_too() -> None:
    from gesim_build.catalog.po import Previous

    entry = Entry("Something else altogether here", ("x",), previous=Previous(None, "a" * 30), flags=("fuzzy",))
    [match] = best_matches([(ExpectedMessage("", "a" * 29 + "b", (), ()), None)], [(entry, None)])
    assert match.score > 0.9


def test_nothing_is_like_nothing() -> None:
    assert best_matches([], [(Entry("a", ("x",)), None)]) == []
    assert best_matches([(ExpectedMessage("", "a", (), ()), None)], []) == []
