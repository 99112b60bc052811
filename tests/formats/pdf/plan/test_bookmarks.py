"""Bookmarks nest by level."""

from __future__ import annotations

from gesim_build.formats.pdf.plan.bookmarks import Bookmark, bookmarks
from gesim_build.model import Entry


def entry(id: str, kind: str, level: int, number: str = "") -> Entry:
    return Entry(id, kind, level, number, "", id.upper(), "a")


def test_sections_hang_below_their_part() -> None:
    entries = [
        entry("a", "part", 1, "1"),
        entry("b", "section", 2, "1.1"),
        entry("fig", "figure", 2),
        entry("c", "section", 3),
        entry("d", "section", 2),
        entry("e", "part", 1),
    ]
    assert bookmarks(entries) == [
        Bookmark("1 A", "a", [Bookmark("1.1 B", "b", [Bookmark("C", "c")]), Bookmark("D", "d")]),
        Bookmark("E", "e"),
    ]


def test_a_skipped_level_does_not_matter() -> None:
    entries = [entry("a", "part", 1), entry("c", "section", 3), entry("b", "section", 2)]
    assert bookmarks(entries) == [Bookmark("A", "a", [Bookmark("C", "c"), Bookmark("B", "b")])]


def test_the_bookmarks_of_some_parts_are_bold() -> None:
    entries = [entry("a", "part", 1, "I"), entry("b", "part", 2, "1"), entry("c", "section", 3)]
    assert bookmarks(entries, {"a"}) == [Bookmark("I A", "a", [Bookmark("1 B", "b", [Bookmark("C", "c")], bold=True)],
                                                  bold=True)]  # fmt: skip
