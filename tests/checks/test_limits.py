"""Where the limits of checks are: the last text that passes, and the first that is found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pytest

from gesim_build.checks import BOOK_CHECKS
from gesim_build.checks.analysis.sample_records import sample
from gesim_build.checks.check import BookContext, TranslationCheck
from gesim_build.checks.rules import (
    emphasis_differs,
    english_left,
    missing_glyph,
    missing_link,
    orphaned_file,
    sentence_lost,
    story_without_consent,
    suspicious_length,
    unchanged_translation,
    withheld_number,
)
from gesim_build.diagnostics import Diagnostic, Location, Severity
from gesim_build.model import Message, Unit
from gesim_build.registers.consents import Consent
from tests.checks.books import DAY, EDITIONS, book_of, catalog_of
from tests.checks.test_register_checks import contact
from tests.conventions import load

CONTEXT = BookContext(editions=EDITIONS)
# A translation is usually as long as its source, so that each limit is met exactly.
LANGUAGE = replace(load("de"), expansion=1.0)
YESTERDAY, TOMORROW = DAY - dt.timedelta(1), DAY + dt.timedelta(1)


def found(
    check: TranslationCheck, source: str, translation: str, kind: str = "paragraph", comment: str = ""
) -> list[Diagnostic]:
    unit = Unit("", source, kind, Location("handbook/chapters/10-x.md", 7), "X", comment)
    message = Message("", source, translation, False, "", Location("translations/de.po", 12))
    return list(check.check(unit, message, LANGUAGE))


def sentences(*lengths: int) -> str:
    """Sentences of so many characters each, a space in front counted."""
    return " ".join("A" + "a" * (length - 2 - bool(number)) + "." for number, length in enumerate(lengths))


def test_the_length_of_a_translation() -> None:
    lengths = [(100, 45), (100, 190), (100, 44), (100, 191), (80, 30), (79, 30)]
    words = [found(suspicious_length, "a" * source, "b" * translation) for source, translation in lengths]
    assert [one.message.split()[4] for told in words for one in told] == ["short:", "long:", "short:"]
    assert [len(told) for told in words] == [0, 0, 1, 1, 1, 0]
    german = Message("", "a" * 100, "b" * 55, False, "", Location("translations/de.po", 12))
    unit = Unit("", "a" * 100, "paragraph", Location("handbook/chapters/10-x.md", 7), "")
    assert len(list(suspicious_length.check(unit, german, replace(LANGUAGE, expansion=1.25)))) == 1


def test_the_length_from_which_no_sentence_is_lost() -> None:
    source = sentences(10, 40)
    assert len(source) == 50
    assert [len(found(sentence_lost, source, sentences(length))) for length in (39, 40)] == [1, 0]


def test_english_is_found_in_a_long_text_that_repeats_its_words() -> None:
    source = "may not go to it " * 60
    (told,) = found(english_left, source, "gehen " + source)
    assert told.message == "“may not go to it may not go …” is still English"


def test_only_a_name_in_a_register_stays_as_it_is() -> None:
    kinds = [("register field", "name of a body"), ("register field", "what it does"), ("paragraph", "name of a body")]
    source = "The office decides"
    assert [len(found(unchanged_translation, source, source, *kind)) for kind in kinds] == [0, 1, 1]


def test_hints_name_what_is_missing_and_what_is_left() -> None:
    (two,) = found(missing_link, "See [a][p], [b](#q).", "Siehe a, b.")
    assert two.hint == "It is […][p], […](#q)."
    (lost,) = found(emphasis_differs, "Call *now*, 2 * 3.", "Rufen Sie jetzt, 2 * 3.")
    (broken,) = found(emphasis_differs, "Call *now*, 2 * 3.", "Rufen Sie * jetzt*, 2 * 3.")
    assert lost.hint == "Emphasise as many words as the English text."
    assert broken.hint.startswith("A star stays in the text")


def test_a_chapter_that_no_contents_name_is_an_orphan() -> None:
    files = frozenset(f"handbook/{name}" for name in ("chapters/10-a.md", "chapters/90-z.md", "chapters/b.txt", "c.md"))
    (told,) = orphaned_file.check(book_of({"chapters/10-a.md": "# A {#a}\n"}), replace(CONTEXT, files=files))
    assert (str(told.location), told.message) == ("handbook/chapters/90-z.md", "no contents name this chapter")
    assert told.hint.startswith("Add it to [contents] of handbook.toml")


def lacking(chapter: str, glyphs: str, **files: str) -> Iterable[tuple[str, str]]:
    """Place and message of what the font with some glyphs lacks."""
    book = book_of({"chapters/10-a.md": f"# T {{#a}}\n\n{chapter}\n", **files})
    around = replace(CONTEXT, coverage={"F": frozenset(map(ord, "T" + glyphs))})
    return [(str(told.location), told.message) for told in missing_glyph.check(book, around)]


def test_missing_glyphs_of_several_texts_lines_and_words() -> None:
    assert lacking("A☃\nA\n\nA→\n\nA☃→", "A") == [
        ("handbook/chapters/10-a.md:3", "“☃” (U+2603, SNOWMAN) is not in F"),
        ("handbook/chapters/10-a.md:6", "“→” (U+2192, RIGHTWARDS ARROW) is not in F"),
    ]
    words = '<text>T<tspan font-weight="bold">T</tspan></text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{words}</svg>'
    assert lacking("T", "", **{"figures/a.svg": svg}) == []


@pytest.mark.parametrize(
    ("chapter", "more"), [("abcdefgh", ""), ("abcdefghi", " and 1 more"), ("abcdefghij", " and 2 more")]
)
def test_of_many_missing_glyphs_eight_are_named(chapter: str, more: str) -> None:
    ((_, message),) = lacking(chapter, "")
    assert message.endswith(f"“h” (U+0068, LATIN SMALL LETTER H){more} are not in F")


STORY, RECORD = "handbook/chapters/10-story.md:1", "handbook/consents.toml"
RELEASE = {"release": True, "needs_consent": True}


@pytest.mark.parametrize(
    ("values", "said", "line"),
    [
        ({"ends_on": DAY}, "", 0),
        ({"given_on": DAY}, "", 0),
        ({"withdrawn_on": TOMORROW}, "", 0),
        ({"withdrawn_on": DAY}, "was withdrawn on 2026-11-23", 8),
        ({"ends_on": YESTERDAY}, "has ended on 2026-11-22", 6),
        ({"given_on": TOMORROW}, "begins on 2026-11-24 only", 5),
        ({"publications": ["a", "c"]}, "does not cover “book”: a, c only", 4),
    ],
)
def test_a_consent_on_its_first_and_last_day(values: dict[str, object], said: str, line: int) -> None:
    record = sample(Consent, **{"id": "story", "publications": ["book"], **values})
    book = book_of({"chapters/10-story.md": "# A way {#story}\n", "consents.toml": record})
    told = [list(story_without_consent.check(book, replace(CONTEXT, release=release))) for release in (False, True)]
    if not said:
        assert told == [[], []]
        return
    for (one,), severity in zip(told, (Severity.WARNING, Severity.ERROR), strict=True):
        places = [str(one.location), *map(str, one.related)]
        assert one.message == f"the consent to this story {said}"
        assert one.code == "story-without-consent"
        assert one.hint
        if "withdrawn_on" in values:
            assert (one.severity, places) == (Severity.ERROR, [STORY, f"{RECORD}:{line}"])
        else:
            assert (one.severity, places) == (severity, [f"{RECORD}:{line}", STORY])


def test_a_story_without_a_record() -> None:
    book = book_of({"chapters/10-story.md": "# A way {#story}\n"})
    assert list(story_without_consent.check(book, CONTEXT)) == []
    (told,) = story_without_consent.check(book, replace(CONTEXT, needs_consent=True, release=True))
    assert (told.severity, str(told.location), told.related) == (Severity.ERROR, STORY, ())
    assert told.message == "this story has no record of consent"
    assert told.hint.startswith('Write the record, with id = "story"')


def test_a_translation_adds_a_number_that_has_expired() -> None:
    files = {"contacts.toml": contact("a", "EU", "116016", "116 016"), "chapters/10-a.md": "# A {#a}\n"}
    around = replace(
        CONTEXT, catalogs={"de": catalog_of({"Call.": "Rufen Sie 116 016 an."})}, today=dt.date(2027, 11, 24)
    )
    severities = [
        [one.severity for one in withheld_number.check(book_of(files), replace(around, release=release))]
        for release in (False, True)
    ]
    assert severities == [[Severity.WARNING], [Severity.ERROR]]


def test_the_files_of_examples_are_those_of_books() -> None:
    examples = [example for check in BOOK_CHECKS for example in check.EXAMPLES]
    paths = {path for example in examples for path in (*example.good, *example.bad) if not path.endswith(".toml")}
    assert {path.partition("/")[0] for path in paths} <= {"chapters", "figures", "national"}
