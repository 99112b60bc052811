"""Merging two versions of a catalog: what each side did stays, and nothing is chosen in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesim_build.catalog.merge import Merge, merge, merge_findings
from gesim_build.catalog.merge_entry import OTHER
from gesim_build.catalog.po import Entry, PoFile, Previous
from gesim_build.catalog.po_write import write
from gesim_build.diagnostics import Severity
from tests.catalog.samples import HEADER, PATH, read, sync, unit

CHARSET = '"Content-Type: text/plain; charset=UTF-8\\n"\n'
HEAD = f'msgid ""\nmsgstr ""\n{CHARSET}'
OPEN, DONE, DRAFT = (
    '\nmsgid "One."\nmsgstr ""\n',
    '\nmsgid "One."\nmsgstr "Eins."\n',
    ('\n#, fuzzy\n#| msgid "On."\nmsgid "One."\nmsgstr "Eins?"\n'),
)
OTHERWISE, GONE = DONE.replace("Eins.", "Das Erste."), '\n#~ msgid "One."\n#~ msgstr "Eins."\n'
REWRITTEN = '\n#, fuzzy\n#| msgid "One."\nmsgid "The one."\nmsgstr "Eins."\n'
NEW = '\nmsgid "Two."\nmsgstr "Zwei."\n'
CONFIRMED = '\nmsgid "One."\nmsgstr "Eins?"\n'
PLURAL = '\nmsgid "One."\nmsgid_plural "Ones."\nmsgstr[0] "Eins."\nmsgstr[1] "Einse."\n'
IN_CONTEXT = DONE.replace("msgid", 'msgctxt "a"\nmsgid')
ELSEWHERE = '\n#, fuzzy\n#| msgctxt "a"\n#| msgid "One."\nmsgctxt "b"\nmsgid "The one."\nmsgstr "Eins."\n'
CASES = {
    "ours only": (OPEN, DONE, OPEN, DONE),
    "theirs only": (OPEN, OPEN, DONE, DONE),
    "the same": (OPEN, DONE, DONE, DONE),
    "a draft finished": (DRAFT, DRAFT, DONE, DONE),
    "a draft finished, and put in doubt": (DONE, OTHERWISE, DONE, OTHERWISE),
    "finished by both, once in doubt": (OPEN, DONE, DRAFT.replace("Eins?", "Eins."), DRAFT.replace("Eins?", "Eins.")),
    "a draft by ours that theirs has finished": (OPEN, DRAFT, CONFIRMED, DRAFT),
    "added by theirs": ("", "", DONE, DONE),
    "added by both, translated by one": ("", OPEN, DONE, DONE),
    "dropped": (DONE, "", DONE, ""),
    "made obsolete": (DONE, DONE, GONE, GONE),
    "come back": (GONE, DONE, GONE, DONE),
    "added by one, obsolete in the other": ("", DONE, GONE, DONE),
    "a comment on each side": (
        DONE, f"\n# Mine.{DONE}", f"\n# Theirs.{DONE}", f"\n# Mine.\n# Theirs.{DONE}"
    ),
    "a comment and a translation": (OPEN, f"\n# Mine.{OPEN}", DONE, f"\n# Mine.{DONE}"),
    "a flag on each side": (
        DONE, f"\n#, no-wrap{DONE}", f"\n#, c-format{DONE}", f"\n#, no-wrap, c-format{DONE}"
    ),
    "a comment taken away": (f"\n# Old.{DONE}", f"\n# Old.\n# Mine.{DONE}", DONE, f"\n# Mine.{DONE}"),
    "a new message after the one that it follows": (DONE, DONE + NEW.replace("Two", "Last"), DONE + NEW,
                                                    DONE + NEW + NEW.replace("Two", "Last")),
    "a new message before all": (DONE, DONE, NEW + DONE, NEW + DONE),
    "rewritten by theirs, translated anew by ours": (DONE, OTHERWISE, REWRITTEN,
                                                     REWRITTEN.replace("Eins.", "Das Erste.")),
    "rewritten by ours, translated anew by theirs": (DONE, REWRITTEN, OTHERWISE,
                                                     REWRITTEN.replace("Eins.", "Das Erste.")),
    "rewritten in one place, left in another": (DONE, OTHERWISE, DONE + REWRITTEN, OTHERWISE + REWRITTEN),
    "rewritten by theirs, dropped by ours": (DONE, "", REWRITTEN, REWRITTEN),
    "a draft for a text of another book": (NEW, NEW, REWRITTEN + NEW, REWRITTEN + NEW),
    "rewritten in its context": (
        IN_CONTEXT, IN_CONTEXT.replace("Eins.", "Das Erste."),
        REWRITTEN.replace("msgid \"The", 'msgctxt "a"\nmsgid "The'),
        REWRITTEN.replace("msgid \"The", 'msgctxt "a"\nmsgid "The').replace("Eins.", "Das Erste."),
    ),
    "moved to another context": (IN_CONTEXT, IN_CONTEXT.replace("Eins.", "Das Erste."), ELSEWHERE,
                                 ELSEWHERE.replace("Eins.", "Das Erste.")),
    "a draft dropped": (DRAFT, DRAFT, "", ""),
    "another plural": (PLURAL, PLURAL, PLURAL.replace("Ones", "Many"), PLURAL.replace("Ones", "Many")),
    "our plural": (PLURAL, PLURAL.replace("Ones", "Many"), PLURAL, PLURAL.replace("Ones", "Many")),
    "lines of the program": (f"\n#. a\n#: a:1\n#= a{DONE}", f"\n#. a\n#: a:1\n#= a{DONE}",
                             f"\n#. b\n#: b:1\n#= b{DONE}", f"\n#. b\n#: b:1\n#= b{DONE}"),
    "our lines of the program": (f"\n#. a\n#: a:1\n#= a{DONE}", f"\n#. b\n#: b:1\n#= b{DONE}",
                                 f"\n#. a\n#: a:1\n#= a{DONE}", f"\n#. b\n#: b:1\n#= b{DONE}"),
    "a comment inserted by theirs": (f"\n# B.{DONE}", f"\n# B.{DONE}", f"\n# A.\n# B.{DONE}", f"\n# A.\n# B.{DONE}"),
    "a comment inserted by ours": (f"\n# B.{DONE}", f"\n# A.\n# B.{DONE}", f"\n# B.{DONE}", f"\n# A.\n# B.{DONE}"),
    "the same comment on both sides": (DONE, f"\n# A.{DONE}", f"\n# A.\n# B.{DONE}", f"\n# A.\n# B.{DONE}"),
}  # fmt: skip
IN_DOUBT = f'\n{OTHER}\n#   Das Erste.\n#, fuzzy\nmsgid "One."\nmsgstr "Eins."\n'
TOLD = {
    "translated by both": (OPEN, DONE, OTHERWISE, IN_DOUBT, "both-translated"),
    "changed by both": (DRAFT, DONE, OTHERWISE, IN_DOUBT.replace("#, fuzzy\n", "#, fuzzy\n"), "both-translated"),
    "added by both": ("", DONE, OTHERWISE, IN_DOUBT, "both-translated"),
    "emptied by ours, changed by theirs": (
        DONE, OPEN, OTHERWISE, OTHERWISE.replace("\nmsgid", "\n#, fuzzy\nmsgid"), ""
    ),
    "changed by ours, dropped by theirs": (
        DONE, OTHERWISE, "", GONE.replace("Eins.", "Das Erste."), "dropped-translation"
    ),
    "changed by theirs, dropped by ours": (
        DONE, "", OTHERWISE, GONE.replace("Eins.", "Das Erste."), "dropped-translation"
    ),
    "confirmed by ours, dropped by theirs": (
        DRAFT, CONFIRMED, "", GONE.replace("Eins.", "Eins?"), "dropped-translation"
    ),
    "rewritten and translated anew by theirs, translated anew by ours": (
        DONE, OTHERWISE, REWRITTEN.replace("Eins.", "Die Eins."),
        REWRITTEN.replace("Eins.", "Die Eins.") + GONE.replace("Eins.", "Das Erste."), "dropped-translation",
    ),
    "translated by both, one as a draft": (
        OPEN, DRAFT, OTHERWISE, DRAFT.replace("\n#, f", f"\n{OTHER}\n#   Das Erste.\n#, f", 1), "both-translated"
    ),
    "translated by both, the other as a draft": (
        OPEN, OTHERWISE, DRAFT,
        DRAFT.replace("Eins?", "Das Erste.").replace("\n#, f", f"\n{OTHER}\n#   Eins?\n#, f", 1),
        "both-translated",
    ),
    "two drafts of one text": (
        OPEN, DRAFT, CONFIRMED.replace("Eins?", "A.\\n\\nB."),
        DRAFT.replace("\n#, f", f"\n{OTHER}\n#   A.\n#\n#   B.\n#, f", 1), "both-translated",
    ),
    "lines of the program and a change, dropped by theirs": (
        f"\n#. a\n#: a:1{DONE}", f"\n#. a\n#: a:1{OTHERWISE}", "", GONE.replace("Eins.", "Das Erste."),
        "dropped-translation",
    ),
    "changed by ours, obsolete in theirs": (
        DONE, OTHERWISE, GONE, GONE.replace("Eins.", "Das Erste."), "dropped-translation"
    ),
}  # fmt: skip


def merged(base: str, ours: str, theirs: str) -> Merge:
    return merge(*(read(HEAD + text) for text in (base, ours, theirs)))


def codes(found: Merge) -> list[str]:
    return [finding.code for finding in merge_findings(read(write(found.po)), found)]


@pytest.mark.parametrize("name", CASES)
def test_what_one_side_did_is_in_the_result(name: str) -> None:
    base, ours, theirs, expected = CASES[name]
    found = merged(base, ours, theirs)
    assert write(found.po) == HEAD + expected
    assert codes(found) == []


@pytest.mark.parametrize("name", TOLD)
def test_what_a_person_must_decide_is_kept_and_told(name: str) -> None:
    base, ours, theirs, expected, code = TOLD[name]
    found = merged(base, ours, theirs)
    assert write(found.po) == HEAD + expected
    assert codes(found) == ([code] if code else [])


def test_findings_name_the_message_and_its_line() -> None:
    found = merged(OPEN, DONE.replace("One", "O" * 70), OTHERWISE.replace("One", "O" * 70))
    (finding,) = merge_findings(read(write(found.po)), found)
    assert (finding.severity, finding.location.path) == (Severity.WARNING, PATH)
    assert write(found.po).split("\n")[finding.location.line - 1].startswith("msgid")
    assert "“" + "O" * 59 + "…”" in finding.message
    assert "fuzzy" in finding.hint
    dropped = merged(DONE.replace("One.", "O" * 60), OTHERWISE.replace("One.", "O" * 60), "")
    (finding,) = merge_findings(read(write(dropped.po)), dropped)
    assert "“" + "O" * 60 + "”" in finding.message
    assert write(dropped.po).split("\n")[finding.location.line - 1].startswith("#~ msgid")
    assert "gesim sync" in finding.hint


def test_of_a_header_each_field_is_merged_and_the_later_one_wins() -> None:
    def header(date: str, translator: str, more: str = "") -> str:
        return (
            f'msgid ""\nmsgstr ""\n"PO-Revision-Date: {date}\\n"\n"Last-Translator: {translator}\\n"\n{CHARSET}{more}'
        )

    texts = (
        header("2026-01-01 10:00+0000", "A"),
        header("2026-03-01 10:00+0000", "B", '"X-Ours: 1\\n"\n'),
        header("2026-02-01 10:00+0000", "C", '"X-Theirs: 2\\n"\n'),
    )
    base, ours, theirs = (read(text) for text in texts)
    expected = texts[1] + '"X-Theirs: 2\\n"\n'
    assert write(merge(base, ours, theirs).po) == expected
    swapped = write(merge(base, theirs, ours).po)
    assert "2026-03-01" in swapped and "Last-Translator: B" in swapped


HEADERS = {
    "a field changed by theirs, before ours was revised": ("A", "A", "C", 3, 2, "C"),
    "a field changed by ours, before theirs was revised": ("A", "B", "A", 2, 3, "B"),
    "a field changed by both at the same time": ("A", "B", "C", 3, 3, "B"),
    "a field removed by theirs": ("A", "A", None, 2, 3, None),
    "a field removed by the later side, changed by the other": ("A", "B", None, 2, 3, "B"),
    "a field removed by ours, later changed by theirs": ("A", None, "C", 2, 3, "C"),
    "a field removed by ours later, changed by theirs": ("A", None, "C", 3, 2, "C"),
}


@pytest.mark.parametrize("name", HEADERS)
def test_a_field_of_a_header_is_that_of_the_side_that_changed_it(name: str) -> None:
    def header(value: str | None, month: int) -> PoFile:
        field = f'"X-Field: {value}\\n"\n' if value else ""
        return read(f'msgid ""\nmsgstr ""\n{CHARSET}"PO-Revision-Date: 2026-0{month}-01 10:00+0000\\n"\n{field}')

    before, mine, other, our_month, their_month, expected = HEADERS[name]
    found = merge(header(before, 1), header(mine, our_month), header(other, their_month))
    assert write(found.po) == write(header(expected, max(our_month, their_month)))


def test_comments_and_flags_of_a_header_are_merged_as_those_of_any_message() -> None:
    base, ours = read(f"# Old.\n# Team.\n{HEADER}"), read(f"# Old.\n# Team.\n# Mine.\n{HEADER}")
    theirs = read(f"# Team.\n# Theirs.\n#, fuzzy\n{HEADER}")
    assert write(merge(base, ours, theirs).po) == f"# Team.\n# Mine.\n# Theirs.\n#, fuzzy\n{HEADER}"
    assert write(merge(PoFile(PATH), ours, theirs).po) == f"# Old.\n# Team.\n# Mine.\n# Theirs.\n#, fuzzy\n{HEADER}"


def test_without_a_header_a_message_of_theirs_may_come_first() -> None:
    assert write(merge(read(DONE), read(DONE), read(NEW + DONE)).po) == NEW + DONE


def test_a_side_with_other_line_ends_is_written_with_ours() -> None:
    base, ours, theirs = read(HEAD + OPEN), read(HEAD + OPEN), read((HEAD + OPEN + NEW).replace("\n", "\r\n"))
    assert write(merge(base, ours, theirs).po) == HEAD + OPEN + NEW
    unusual = '\nmsgid ""\n"Two."\nmsgstr "Zwei."\n'
    assert write(merge(base, ours, read(HEAD + OPEN + unusual)).po) == HEAD + OPEN + unusual


TEXTS = st.sampled_from(["One.", "Two.", "Three.", "Four.", "Four and a half."])
STEPS = st.lists(st.tuples(TEXTS, st.sampled_from(["a", "b", "", "drop", "draft"])), max_size=6)


def history(po: PoFile, steps: list[tuple[str, str]], side: str) -> PoFile:
    """What a translator and an editor did on one branch: texts translated, put in doubt, and dropped by a sync."""
    for msgid, step in steps:
        if step == "drop":
            kept = [e.msgid for e in po.entries if e.msgid and e.msgid != msgid and not e.obsolete]
            po, _ = sync(po, [unit(text) for text in kept])
            continue
        po = replace(
            po, entries=tuple(_done(entry, step, side) if entry.msgid == msgid else entry for entry in po.entries)
        )
    return po


def _done(entry: Entry, step: str, side: str) -> Entry:
    if step == "draft":
        return entry.changed(flags=("fuzzy",), previous=Previous(msgid="Old."))
    return entry.changed(msgstr=(f"{entry.msgid} {step} {side}" if step else "",), flags=(), previous=None)


@settings(max_examples=60)
@given(STEPS, STEPS, STEPS)
def test_whatever_two_branches_did_no_translation_is_lost_and_none_is_wrong(
    before: list[tuple[str, str]], mine: list[tuple[str, str]], other: list[tuple[str, str]]
) -> None:
    new, _ = sync(PoFile(PATH), [unit(text) for text in ("One.", "Two.", "Three.", "Four.")])
    base = history(new, before, "before")
    ours, theirs = history(base, mine, "ours"), history(base, other, "theirs")
    found = merge(base, ours, theirs)
    text = write(found.po)
    again = read(text)
    old = {entry.msgstr for entry in base.entries}
    for side in (ours, theirs):
        assert all(
            part in text for entry in side.entries if entry.msgid and entry.msgstr not in old for part in entry.msgstr
        )
    for entry in again.entries:
        given_by = [e.msgstr for po in (base, ours, theirs) for e in po.entries if e.key == entry.key]
        assert entry.is_header or entry.msgstr in given_by
    assert write(merge(base, ours, base).po) == write(ours)
    assert write(merge(base, ours, ours).po) == write(ours)
