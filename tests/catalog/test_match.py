"""Precision on realistic edits: right suggestions found, no wrong and no false ones."""

from __future__ import annotations

import random

import pytest

from gesim_build.catalog.expected import ExpectedMessage
from gesim_build.catalog.match import best_matches, much_alike, places
from gesim_build.catalog.po import Entry
from tests.catalog.edits import ADDED, DROPPED, EDITED

NOTES = ("paragraph · One",)
TRUTH = {new: old for old, new in EDITED}

Texts = list[str]


def shuffled_in(seed: int) -> tuple[Texts, Texts, frozenset[tuple[str, str]]]:
    """The old and the new texts in reading order, with unchanged ones between, and the keys of those."""
    chance = random.Random(seed)
    steps: list[tuple[str, str]] = list(EDITED)
    for text in ADDED:
        steps.insert(chance.randrange(len(steps) + 1), ("", text))
    for text in DROPPED:
        steps.insert(chance.randrange(len(steps) + 1), (text, ""))
    old: Texts = []
    new: Texts = []
    kept: set[tuple[str, str]] = set()
    for number, (before, after) in enumerate(steps):
        if chance.random() < 0.6:
            kept.add(("", f"kept {number}"))
            old.append(f"kept {number}")
            new.append(f"kept {number}")
        old += [before] if before else []
        new += [after] if after else []
    return old, new, frozenset(kept)


def found(seed: int, *, with_places: bool) -> dict[str, str]:
    old, new, kept = shuffled_in(seed)
    old_places = places([("", text) for text in old], kept)
    new_places = places([("", text) for text in new], kept)
    entries = [
        (Entry(text, ("x",), extracted=NOTES), place if with_places else None)
        for text, place in zip(old, old_places, strict=True)
        if ("", text) not in kept
    ]
    wanted = [
        (ExpectedMessage("", text, (), NOTES), place if with_places else None)
        for text, place in zip(new, new_places, strict=True)
        if ("", text) not in kept
    ]
    return {wanted[m.wanted][0].msgid: entries[m.old][0].msgid for m in best_matches(wanted, entries)}


@pytest.mark.parametrize("seed", range(5))
def test_edits_in_their_place_are_found_and_nothing_else(seed: int) -> None:
    matches = found(seed, with_places=True)
    assert {new: old for new, old in matches.items() if TRUTH.get(new) != old} == {}
    assert len(matches) >= len(TRUTH) - 2


def test_edits_are_found_without_their_place() -> None:
    matches = found(0, with_places=False)
    assert {new: old for new, old in matches.items() if TRUTH.get(new) != old} == {}
    assert len(matches) >= len(TRUTH) - 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Form A", "Form B"),
        ("No consent", "Consent"),
        ("30 days", "90 days"),
        ("Yes", "No"),
        ("her child", "her phone"),
    ],
)
def test_a_short_text_that_says_something_else_is_no_suggestion(old: str, new: str) -> None:
    assert best_matches([(ExpectedMessage("", new, (), ()), None)], [(Entry(old, ("x",)), None)]) == []


def test_a_text_of_forty_letters_is_known_in_another_order() -> None:
    old, new = "alpha bravo charlie delta echo foxtrot a", "foxtrot a echo delta charlie bravo alpha"
    assert len(old) == 40
    [match] = best_matches([(ExpectedMessage("", new, (), ()), None)], [(Entry(old, ("x",)), None)])
    assert match.score == pytest.approx(0.92)


def test_what_speaks_for_a_match_besides_the_words_adds_up() -> None:
    kept, text = ("", "kept"), ("", "Ask the police officer for help.")
    [place, _] = places([text, kept], frozenset((kept,)))
    assert (place.before, place.after, place.size) == (None, kept, 1)
    wanted, old = ExpectedMessage("", text[1], (), NOTES), Entry(text[1], ("x",), extracted=NOTES)
    [match] = best_matches([(wanted, place)], [(old, place)])
    assert match.score == pytest.approx(1.24)


def test_each_old_text_is_given_once() -> None:
    text = "She can say no at any time, and nothing is taken from her."
    wanted = [(ExpectedMessage("", f"{text}{end}", (), ()), None) for end in (" Ever.", " At all.")]
    assert len(best_matches(wanted, [(Entry(text, ("x",)), None)])) == 1


def test_the_place_decides_between_equals() -> None:
    keys = [
        ("", "a"),
        ("", "Ask the police officer for help."),
        ("", "b"),
        ("", "Ask the police doctor for help."),
        ("", "c"),
    ]
    kept = frozenset((("", "a"), ("", "b"), ("", "c")))
    old = places(keys, kept)
    new = places([("", "a"), ("", "b"), ("", "Ask the police worker for help."), ("", "c")], kept)
    entries = [(Entry(keys[1][1], ("x",)), old[1]), (Entry(keys[3][1], ("y",)), old[3])]
    [match] = best_matches([(ExpectedMessage("", "Ask the police worker for help.", (), ()), new[2])], entries)
    assert match.old == 1


@pytest.mark.parametrize(
    ("old", "new", "offered"),
    [
        ("She decides what is written down.", "She decides what is to be written down.", True),
        ("She decides what is written down.", "She does not decide what is written down.", False),  # a guard
        ("She decides what is written down and who may read it.", "She decides who may read it.", False),
        ("Ask her about it.", "Ask her about them.", False),  # too short
        ("a" * 18 + "bb", "a" * 18 + "cc", True), ("a" * 17 + "bb", "a" * 17 + "cc", False),  # 20 letters at least
        ("a" * 27 + "bbb", "a" * 27 + "ccc", True), ("a" * 26 + "bbbb", "a" * 26 + "cccc", False),  # 0.90, 0.87 of 0.90
        ("a" * 32 + "b" * 8, "a" * 32 + "c" * 8, True),  # of 40 letters, 0.80
        ("a" * 31 + "b" * 8, "a" * 31 + "c" * 8, False), ("a" * 31 + "b" * 9, "a" * 31 + "c" * 9, False),
        ("She decides who reads it and why.", "She decides who reads it and why. It was hers to say all along.", False),
    ],
)  # fmt: skip
def test_a_text_in_use_elsewhere_is_offered_if_it_is_very_much_alike(old: str, new: str, offered: bool) -> None:
    found = list(much_alike([ExpectedMessage("", new, (), ())], [Entry(old, ("x",))]))
    assert found == ([(0, 0)] if offered else [])


def test_each_new_text_is_offered_the_likest_in_use_that_no_guard_objects_to() -> None:
    text = "She has {} days to decide what she wants."
    entries = [Entry(text.format(number), ("x",)) for number in (10, 20, 30)]
    other = Entry(text.format("some"), ("x",))
    short, wanted = (ExpectedMessage("", one, (), ()) for one in ("Short.", text.format("a few")))
    assert list(much_alike([short, wanted, wanted], [*entries[:2], other])) == [(1, 2), (2, 2)]
    # Only the three that are most alike are looked at.
    new, other = ExpectedMessage("", text.format(40), (), ()), Entry("She has 40 days to think what she wants.", ("x",))
    assert list(much_alike([new], [*entries[1:], other])) == [(0, 2)]
    assert list(much_alike([new], [*entries, other])) == []
