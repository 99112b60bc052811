from __future__ import annotations

import time

import pytest

from gesim_build.catalog.po_read import parse
from gesim_build.catalog.similar import Memory, Remembered, Suggestion, remembered_of
from gesim_build.diagnostics import Location

PLACE = Location("translations/de.po", 1)
PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Call 112 in immediate danger."
msgstr "Rufen Sie bei akuter Gefahr 112 an."

msgctxt "button"
msgid "Open"
msgstr "Öffnen"

msgid "Open"
msgstr "Offen"

msgid "Nobody has translated this."
msgstr ""

#, fuzzy
#| msgid "She has two weeks to decide."
msgid "She has thirty days to decide."
msgstr "Sie hat zwei Wochen Zeit."

#, fuzzy
msgid "A suggestion of another program"
msgstr "Ein Vorschlag"

#~ msgid "Call the police."
#~ msgstr "Rufen Sie die Polizei."
"""


def memory(*pairs: tuple[str, str]) -> Memory:
    return Memory.of(Remembered(source, translation, PLACE) for source, translation in pairs)


def of_catalog() -> Memory:
    po, problems = parse(PO, "translations/de.po")
    assert problems == ()
    return Memory.of(remembered_of(po))


def shown(found: tuple[Suggestion, ...]) -> list[tuple[str, int]]:
    return [(one.remembered.translation, one.likeness) for one in found]


def test_a_catalog_remembers_what_was_translated_and_dropped() -> None:
    assert [(one.source, one.translation, one.obsolete) for one in of_catalog().texts] == [
        ("Call 112 in immediate danger.", "Rufen Sie bei akuter Gefahr 112 an.", False),
        ("Open", "Öffnen", False),
        ("Open", "Offen", False),
        ("She has two weeks to decide.", "Sie hat zwei Wochen Zeit.", False),
        ("Call the police.", "Rufen Sie die Polizei.", True),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Open", [("Öffnen", 100), ("Offen", 100)]),
        ("open", [("Öffnen", 99), ("Offen", 99)]),  # the same letters, but not the same text
        ("Call 112 in immediate danger!", [("Rufen Sie bei akuter Gefahr 112 an.", 96)]),
        ("In immediate danger, please call 112 at once, whoever you are.", []),
        ("A bicycle", []),
        ("", []),
    ],
)
def test_the_likest_come_first(text: str, expected: list[tuple[str, int]]) -> None:
    assert shown(of_catalog().similar(text)) == expected


def test_the_same_words_in_another_order_are_found() -> None:
    known = memory(("Bring water, bread and a blanket for the night.", "Wasser, Brot und eine Decke mitbringen."))
    assert shown(known.similar("For the night bring bread, a blanket and water.")) != []


def test_each_translation_is_suggested_once_and_no_more_than_wanted() -> None:
    known = memory(*((f"Room {number} is open", f"Zimmer {number % 3}") for number in range(9)))
    assert len(known.similar("Room 1 is open")) == 3
    assert shown(known.similar("Room 1 is open", most=1)) == [("Zimmer 1", 100)]
    assert known.similar("Room 1 is open", at_least=100) != ()
    assert Memory.of(()).similar("Room 1 is open") == ()


def test_a_large_memory_is_searched_in_moments() -> None:
    text = "Sentence number {} of a large memory, of some length."
    known = memory(*((text.format(number), str(number)) for number in range(20_000)))
    start = time.process_time()
    assert known.similar(text.format(777))[0].likeness == 100
    assert time.process_time() - start < 2


def test_what_is_remembered_knows_its_place_and_its_context() -> None:
    assert [(one.place, one.context) for one in of_catalog().texts][:2] == [
        (Location("translations/de.po", 4), ""), (Location("translations/de.po", 8), "button")
    ]  # fmt: skip


def test_of_texts_that_are_as_alike_the_first_comes_first_and_the_same_words_before_all() -> None:
    found = memory(("call her", "b"), ("Call her", "a"), ("call him", "c"), ("Call her", "d"))
    assert shown(found.similar("Call her")) == [("a", 100), ("d", 100), ("b", 99), ("c", 75)]
    assert shown(memory(("Don’t go", "x")).similar("don't go")) == [("x", 99)]


def test_the_same_words_in_another_order_are_less_alike() -> None:
    text = "the small red house beside the old river"
    other = " ".join(reversed(text.split()))
    assert len(text) == 40
    assert shown(memory((other, "x")).similar(text)) == [("x", 92)]
    shorter = text[:-1]
    assert shown(memory((" ".join(reversed(shorter.split())), "x")).similar(shorter)) == []
    assert shown(memory((other, "x")).similar(text, at_least=93)) == []
    assert shown(memory((other, "x")).similar(text, at_least=92)) == [("x", 92)]


def test_the_better_of_two_ways_to_compare_counts() -> None:
    text = "Please bring water, bread and a blanket for the night."
    assert shown(memory((text.replace("Please", "Pleased"), "x")).similar(text)) == [("x", 99)]
    moved = "For the night please bring water, bread and a blanket."
    assert shown(memory((moved, "x")).similar(text)) == [("x", 90)]
    assert shown(memory((moved, "x")).similar(text, at_least=91)) == []
    many = memory(*((f"{text} {number}", str(number)) for number in range(100, 130)))
    assert len(many.similar(text, most=30)) == 20


def test_of_texts_with_the_same_translation_the_likest_is_shown() -> None:
    found = memory(("call her now", "a"), ("call them", "b"), ("call her", "a")).similar("call her", at_least=50)
    assert [(one.remembered.source, one.likeness) for one in found] == [("call her", 100), ("call them", 82)]
