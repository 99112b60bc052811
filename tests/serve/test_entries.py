"""How an edit comes into a catalog: what is changed by one side is taken, what both change is nobody's to overwrite."""

from __future__ import annotations

import pytest

from gesim_build.catalog.po_read import parse
from gesim_build.catalog.po_write import write
from gesim_build.serve.entries import EntryState, changed, merged, state_of

ENTRY = """# by hand
#  indented
#. paragraph in “One”
#: handbook/one.md
#, fuzzy, no-wrap
#| msgid "Old"
msgid "New"
msgstr "Alt"
"""


def state(text: str = "a", comments: str = "", *, fuzzy: bool = False) -> EntryState:
    return EntryState(text, fuzzy, comments)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        (state("a"), state("b"), state("a"), state("b")),
        (state("a"), state("a"), state("c"), state("c")),
        (state("a"), state("b"), state("b"), state("b")),
        (state("a"), state("b"), state("c"), None),
        (state("a"), state("b"), state("a", "new"), state("b", "new")),
        (state("a"), state("a", "mine"), state("c"), state("c", "mine")),
        (state("a", "x"), state("a", "y"), state("a", "z"), None),
        # "Fuzzy" was put on other words than these.
        (state("a"), state("b"), state("a", fuzzy=True), None),
        (state("a", fuzzy=True), state("b"), state("a", fuzzy=True), state("b")),
    ],
)
def test_an_edit_is_merged_by_what_each_side_has_changed(
    base: EntryState, ours: EntryState, theirs: EntryState, expected: EntryState | None
) -> None:
    assert merged(base, ours, theirs) == expected


def edited(text: str, **fields: object) -> str:
    po, problems = parse(text, "de.po")
    assert not problems
    (entry,) = po.entries
    now = state_of(entry)
    wanted = EntryState(**{"msgstr": now.msgstr, "fuzzy": now.fuzzy, "comments": now.comments, **fields})  # type: ignore[arg-type]
    return write(type(po)(po.path, (changed(entry, wanted),), po.tail, po.newline))


def test_only_what_was_edited_is_written_anew() -> None:
    assert edited(ENTRY) == ENTRY
    assert edited(ENTRY, msgstr="Neu") == ENTRY.replace('"Alt"', '"Neu"')
    done = ENTRY.replace('#, fuzzy, no-wrap\n#| msgid "Old"\n', "#, no-wrap\n").replace('"Alt"', '"Neu"')
    assert edited(ENTRY, msgstr="Neu", fuzzy=False) == done
    assert edited(ENTRY, comments="by hand\n indented\nand more") == ENTRY.replace("#.", "# and more\n#.", 1)
    assert edited(ENTRY, comments="") == ENTRY.replace("# by hand\n#  indented\n", "")
    odd = "#no space\n#\n" + ENTRY
    assert edited(odd, comments="no space\n\nby hand") == odd.replace("#  indented\n", "")
    assert edited(ENTRY, comments='msgid "x"\n~ y').startswith('# msgid "x"\n# ~ y\n#. ')
    assert edited(ENTRY, msgstr='a "quoted"\nline\\') == ENTRY.replace(
        'msgstr "Alt"', 'msgstr ""\n"a \\"quoted\\"\\n"\n"line\\\\"'
    )
