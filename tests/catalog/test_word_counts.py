"""Words are counted as agencies count them: each message in one band."""

from __future__ import annotations

import pytest

from gesim_build.catalog.po import Entry, PoFile, Previous
from gesim_build.catalog.progress import survey
from gesim_build.catalog.word_counts import BANDS, Band, memory_of, word_counts
from tests.catalog.samples import catalog, unit

TEXT = "a" * 40


@pytest.mark.parametrize(
    ("other", "band"),
    [(0, "100 %"), (1, "95–99 %"), (2, "95–99 %"), (3, "85–94 %"), (6, "85–94 %"), (7, "75–84 %"), (10, "75–84 %"),
     (11, "50–74 %"), (20, "50–74 %"), (21, "new")],
)  # fmt: skip
def test_the_likest_known_text_decides(other: int, band: str) -> None:
    items = survey([unit(TEXT)], catalog()).items
    counts = word_counts(items, ["b" * 40, TEXT[other:] + "b" * other])
    assert counts[band] == Band(1, 1)
    assert sum(one.messages for one in counts.values()) == 1
    assert tuple(counts) == BANDS


def test_a_text_that_is_a_part_of_a_known_one_is_as_unlike_as_its_letters() -> None:
    text = "She can say no at any time."
    items = survey([unit(text)], catalog()).items
    assert word_counts(items, [f"{text} {text.replace('say', 'think')}"])["50–74 %"].messages == 1


def test_a_text_in_a_second_context_is_a_repetition_and_what_is_translated_does_not_count() -> None:
    units = [unit("One two"), unit("One two", "x"), unit("One two", "y"), unit("Three")]
    counts = word_counts(survey(units, catalog(("Three", "Drei"))).items, [])
    assert (counts["new"], counts["repetitions"], counts["100 %"]) == (Band(1, 2), Band(2, 4), Band(0, 0))


def test_a_fuzzy_text_is_compared_with_its_english_before() -> None:
    from gesim_build.catalog.lookup import catalog_of

    entry = Entry(TEXT, ("x",), flags=("fuzzy",), previous=Previous(None, TEXT[:-4] + "bbbb"))
    items = survey([unit(TEXT)], catalog_of(PoFile("de.po", (entry,)), "de")).items
    assert word_counts(items, [])["85–94 %"].messages == 1
    assert word_counts(items, [TEXT[:-10] + "b" * 10])["85–94 %"].messages == 1


def test_what_is_known_is_what_was_translated_obsolete_texts_too() -> None:
    entries = (
        Entry("", ("header",)),
        Entry("One", ("Eins",)),
        Entry("Two", ("",)),
        Entry("Gone", ("Weg",), obsolete=True),
        Entry("New", ("Alt",), flags=("fuzzy",), previous=Previous(None, "Old")),
        Entry("Now", ("Jetzt",), previous=Previous(None, "Then")),
        Entry("Odd", ("Seltsam",), flags=("fuzzy",)),
    )
    assert memory_of(PoFile("de.po", entries)) == ("One", "Gone", "Old", "Now", "Odd")
