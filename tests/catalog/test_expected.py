"""What a message of a catalog is told of its places, and what its translator is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gesim_build.catalog.expected import expected_messages, kind_and_chapter
from gesim_build.catalog.po import Entry, Previous
from gesim_build.diagnostics import Location
from gesim_build.model import Unit
from tests.catalog.samples import unit


@pytest.mark.parametrize(
    ("path", "line", "plain", "with_line"),
    [
        ("a.md", 7, "a.md", "a.md:7"),
        ("a.md", 0, "a.md", "a.md"),
        ("a b.md", 7, "\u2068a b.md\u2069", "\u2068a b.md\u2069:7"),
    ],
)
def test_a_reference_names_the_file_and_on_request_its_line(path: str, line: int, plain: str, with_line: str) -> None:
    where = Unit("", "One", "paragraph", Location(path, line), "A")
    assert [message.references for message in expected_messages([where])] == [(plain,)]
    assert [message.references for message in expected_messages([where], lines=True)] == [(with_line,)]


def test_notes_are_the_kind_the_chapter_and_each_line_of_the_comment_once() -> None:
    units = [
        replace(unit("One"), comment=" Say du. \n\n Short."),
        replace(unit("One", kind="heading", chapter=""), comment="Short."),
        replace(unit("One"), comment="Long."),
        unit("One", "c"),
    ]
    first, second = expected_messages(units)
    assert first.notes == ("paragraph · One", "Say du.", "Short.", "heading", "Long.")
    assert (first.key, second.key, second.notes) == (("", "One"), ("c", "One"), ("paragraph · One",))
    assert first.entry() == Entry("One", references=first.references, extracted=first.notes)
    assert second.entry().context == "c"


@pytest.mark.parametrize(
    ("notes", "expected"),
    [
        (("paragraph · One", "x · y"), ("paragraph", "One")),
        (("paragraph · One · Two",), ("paragraph", "One · Two")),
        (("paragraph",), ("", "")),
        ((), ("", "")),
    ],
)
def test_kind_and_chapter_are_read_off_the_first_note(notes: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert kind_and_chapter(notes) == expected


@pytest.mark.parametrize(
    ("old", "fuzzy", "warnings"),
    [
        ("Ask her now.\nThen wait.", True, ["Joined from several texts: read them as one."]),
        ("Ask her now. Then wait.", True, ["Split or shortened: the translation may hold more than this text."]),
        ("Ask her now.", True, []),
        ("Ask her not.", True, ["Changed negation: not → nothing"]),
        ("Ask her not.", False, []),
        ("Ask 2 of 3 not.", True, ["Changed number: 2, 3 → nothing", "Changed negation: not → nothing"]),
        (None, True, []),
    ],
)
def test_a_fuzzy_entry_says_what_its_translator_must_not_overlook(
    old: str | None, fuzzy: bool, warnings: list[str]
) -> None:
    (message,) = expected_messages([unit("Ask her now.")])
    entry = Entry("Ask her now.", ("x",), flags=("fuzzy",) if fuzzy else (), previous=Previous(None, old))
    found = message.refreshed(replace(entry, obsolete=True, references=("old.md",), extracted=("old",)))
    assert found.extracted == ("paragraph · One", *warnings)
    assert (found.references, found.obsolete) == (message.references, False)


def test_an_entry_without_its_old_english_has_no_warning() -> None:
    (message,) = expected_messages([unit("Ask her now.")])
    assert message.refreshed(Entry("Ask her now.", ("x",), flags=("fuzzy",))).extracted == ("paragraph · One",)
