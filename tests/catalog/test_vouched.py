"""Corrections that an editor vouches for, message by message."""

from __future__ import annotations

import pytest

from gesim_build.catalog.po_header import new_header
from gesim_build.catalog.po_write import write
from gesim_build.catalog.sync import synchronise
from gesim_build.catalog.vouched import outcome, vouched_keys
from gesim_build.diagnostics import GesimError
from tests.catalog.samples import DATE, HEADER, read, unit

UNITS = (unit("One text is here.", line=3), unit("One other text.", "menu", line=5), unit("Two *texts*.", line=5))
HINT = (
    "Name it by its place in the English files, as handbook/chapters/10-one.md:12, or by the words it begins with now."
)


def test_messages_are_named_by_their_place_or_their_first_words() -> None:
    for name in ("handbook/chapters/10-one.md:3", "10-one.md:3", "One text", "  One\n text is here. "):
        assert vouched_keys(UNITS, [name]) == {("", "One text is here.")}
    assert vouched_keys(UNITS, ["One other", "Two"]) == {("menu", "One other text."), ("", "Two *texts*.")}
    assert vouched_keys([UNITS[0], UNITS[0]], ["10-one.md:3"]) == {("", "One text is here.")}


def test_a_name_of_none_or_several_is_told() -> None:
    long = unit("A text that is longer than thirty signs", line=9)
    many = [unit(f"Many {number}") for number in range(7)]
    with pytest.raises(GesimError) as raised:
        vouched_keys(
            [*UNITS, long, unit("A text", line=9), *many], ["", "one text", "10-one.md:9", "0-one.md:3", "Many", "Two"]
        )
    problems = raised.value.diagnostics
    assert {(one.code, str(one.location), one.hint) for one in problems} == {("unknown-message", "handbook", HINT)}
    assert [one.message for one in problems] == [
        "“” fits no message",
        "“one text” fits no message",
        "“10-one.md:9” fits 2 messages: “A text that is longer than th…”; “A text”",
        "“0-one.md:3” fits no message",
        "“Many” fits 7 messages: “Many 0”; “Many 1”; “Many 2”; “Many 3”; “Many 4”",
    ]


def test_a_fuzzy_translation_is_kept_by_the_word_of_the_editor_and_of_no_other_message() -> None:
    old = (
        '#, fuzzy\n#| msgid "{0} old"\nmsgid "{0} new"\nmsgstr "{0} übersetzt"\n'
    )  # fmt: skip
    joined = '#, fuzzy\n#| msgid "Joined old\\nand another"\nmsgid "Joined new"\nmsgstr "Beides"\n'
    bare = '#, fuzzy\nmsgid "Bare new"\nmsgstr "Bloß"\n'
    po = read("\n".join((HEADER, old.format("One"), old.format("Two"), old.format("Three"), joined, bare)))
    names = ("One", "Two", "Three", "Joined", "Bare")
    units = [unit(f"{name} new") for name in (*names, "Fresh")]
    keys = frozenset(("", f"{name} new") for name in names if name != "Two") | {("", "Fresh new")}
    new, report = synchronise(po, units, new_header("x", "de", DATE), vouched=keys)
    fuzzy = {entry.msgid: entry.fuzzy for entry in new.entries if not entry.is_header}
    assert fuzzy == {
        "One new": False, "Two new": True, "Three new": False, "Joined new": True, "Bare new": True, "Fresh new": False,
    }  # fmt: skip
    assert {entry.msgid: entry.previous for entry in new.entries}["One new"] is None
    assert [(entry.msgid, entry.fuzzy) for entry in read(write(new)).entries[1:]] == list(fuzzy.items())
    assert new.entries[1].raw == ""
    assert list(outcome([*keys, ("", "Gone")], new)) == [
        "  nothing to keep: “Bare new”", "  nothing to keep: “Fresh new”", "  nothing to keep: “Joined new”",
        "  kept: “One new”", "  kept: “Three new”",
    ]  # fmt: skip
    assert (report.kept, report.corrected, report.missing, report.fuzzy) == (3, 2, 1, 0)
