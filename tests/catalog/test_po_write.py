from __future__ import annotations

import functools
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesim_build.catalog.po import Entry, PoFile, Previous
from gesim_build.catalog.po_read import parse
from gesim_build.catalog.po_wrap import break_lines
from gesim_build.catalog.po_write import render, write
from tests.catalog.samples import HEADER, PATH, active, read
from tests.catalog.test_po_read import FULL
from tests.judges.tools import program

LETTERS = (
    "abc defg hijk lmno äöüß čšžāē λόγος — – -/.,;:!?()[]{}\"'„“”‘’«»…%€$+*_#<>|=@~°§×\\\n\t\u00a0\u202f0123456789"
)

AWKWARD = {
    "every kind of line": FULL,
    "no final line feed": HEADER + '\nmsgid "a"\nmsgstr "b"',
    "carriage returns": FULL.replace("\n", "\r\n"),
    "only a header": HEADER,
    "nothing": "",
    "no header": 'msgid "a"\nmsgstr "b"\n',
    "no blank lines": HEADER + 'msgid "a"\nmsgstr "b"\nmsgid "c"\nmsgstr "d"\n',
    "many blank lines": "\n\n" + HEADER + '\n\n\n\nmsgid "a"\n\nmsgstr "b"\n\n\n',
    "comments between and after entries": HEADER
    + '\n# a section\n\n# for a\nmsgid "a"\nmsgstr "b"\n\n# the end\n\n# really\n',
    "odd wrapping": HEADER + '\nmsgid "a" "b"\n  "c"\nmsgstr\n"d"\n""\n"e"\n',
    "blank lines within a text": HEADER + '\nmsgid "a"\n\n"b"\n\nmsgstr "c"\n\n\n"d"\n',
    "odd spaces": HEADER + '\n#.note\n#:  a.md   b.md \n#,fuzzy,no-wrap\n  msgid   "a"  \n\tmsgstr\t"b"\n',
    "unknown flags and headers": HEADER.replace("Language", "X-Own") + '\n#, own-flag\nmsgid "a"\nmsgstr "b"\n',
    "obsolete with everything": HEADER
    + "\n# mine\n#. note\n#: a.md\n#, fuzzy\n#= done\n"
    + '#~| msgctxt "y"\n#~| msgid "old"\n#~ msgctxt "x"\n#~ msgid "a"\n#~ msgstr ""\n#~ "b"\n',
    "plural forms": HEADER + '\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] ""\n"d"\n',
    "escapes": HEADER + '\nmsgid "\\"\\\\\\n\\t\\101"\nmsgstr "\\r\\a"\n',
    "unusual line ends inside": HEADER + '\n# form\x0cfeed, \x85 and \u2028\nmsgid "a\u2028b"\nmsgstr "\x0b"\n',
}


def msgcat(text: str) -> str:
    done = subprocess.run([program("msgcat"), "-"], input=text.encode(), capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD.keys())
def test_a_file_that_was_not_changed_is_written_byte_for_byte(text: str) -> None:
    assert write(parse(text, PATH)[0]) == text


@given(st.lists(st.sampled_from([line for text in AWKWARD.values() for line in text.splitlines(keepends=True)])))
def test_any_lines_come_out_as_they_went_in(lines: list[str]) -> None:
    text = "".join(lines)
    assert write(parse(text, PATH)[0]) == text or len(parse(text, PATH)[1]) >= 20


@given(st.text())
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    assert write(parse(text, PATH)[0]) == text or len(parse(text, PATH)[1]) >= 20


@given(st.text(LETTERS), st.text(LETTERS), st.text(LETTERS), st.booleans())
def test_a_rendered_entry_is_read_back_the_same(msgid: str, msgstr: str, old: str, gone: bool) -> None:
    entry = Entry(msgid, (msgstr,), context="x", previous=Previous(None, old), obsolete=gone, flags=("fuzzy",))
    [found] = parse(render(entry), PATH)[0].entries
    assert (found.msgid, found.msgstr, found.previous, found.obsolete) == (msgid, (msgstr,), entry.previous, gone)


@functools.cache
def _msgcat_version() -> tuple[int, ...]:
    done = subprocess.run([program("msgcat"), "--version"], capture_output=True, text=True, check=True)
    return tuple(map(int, re.findall(r"\d+", done.stdout.splitlines()[0])))


def _words(opening: st.SearchStrategy[str], inner: str, closing: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    word = st.tuples(opening, st.text(inner, min_size=1, max_size=12), closing).map("".join)
    return st.lists(word, max_size=40).map(" ".join)


NOTHING = st.just("")
# Ours are the breaks of GNU gettext 0.21. Later versions (seen in 0.23) break otherwise next to marks within a word, as
# in "{{fact.share}}", and after a quotation mark; all other words they break at the same places.
ORDINARY = _words(
    st.sampled_from(["", "", "(", "„", "«"]),
    "abcdefghijklmnoäöüßčšžāēλόγος0123456789",
    st.sampled_from(["", "", ".", ",", ":", ";", "!", "?", ")", "…"]),
)
WORDS = _words(NOTHING, LETTERS, NOTHING) if _msgcat_version() < (0, 22) else ORDINARY


@settings(max_examples=12)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=25, max_size=30, unique_by=lambda texts: texts[0]))
def test_lines_are_broken_where_gnu_msgcat_breaks_them(texts: list[tuple[str, str, str]]) -> None:
    # gettext drops obsolete entries without a translation, and wants the same line feeds at both ends.
    entries = (
        Entry(f"{number}{msgid}.", (f"{msgstr}.",), previous=Previous(None, old), obsolete=number > len(texts) // 2)
        for number, (msgid, msgstr, old) in enumerate(texts)
    )
    text = HEADER + "".join(f"\n{render(entry)}" for entry in entries)
    assert msgcat(text) == text


@pytest.mark.parametrize(
    ("quoted", "first", "expected"),
    [
        ("x" * 90, 0, ["x" * 90]),
        ("x" * 90 + " y", 0, ["x" * 90 + " ", "y"]),
        ("a " + "x" * 90 + " y", 0, ["a ", "x" * 90 + " ", "y"]),
        ("abc " * 19 + "abc", 0, ["abc " * 19, "abc"]),
        ("abc " * 19 + "a", 0, ["abc " * 19 + "a"]),
        ("abc " * 19 + "ab", 0, ["abc " * 19, "ab"]),
        ("abc " * 19 + "a", 1, ["abc " * 19, "a"]),
        ("漢bcd " * 12 + "abcd xyz", 0, ["漢bcd " * 12 + "abcd ", "xyz"]),
        ("abc " * 19 + "\\n", 0, ["abc " * 18, "abc \\n"]),
        ("漢" * 40, 0, ["漢" * 38, "漢漢"]),
        ("Ａ" * 40, 0, ["Ａ" * 38, "ＡＡ"]),
        ("e\u0301" * 77, 0, ["e\u0301" * 77]),
        ("e\u20dd " * 38 + "e", 0, ["e\u20dd " * 38 + "e"]),
        ("e\u200d " * 38 + "e", 0, ["e\u200d " * 38 + "e"]),
        ("a" + "漢" * 40, 0, ["a" + "漢" * 38, "漢漢"]),
    ],
)
def test_a_line_has_at_most_77_columns_if_it_can_be_broken(quoted: str, first: int, expected: list[str]) -> None:
    """Two columns are left for the quotation marks; wide letters take two, combining marks none."""
    assert break_lines(quoted, first, 77) == expected


def test_references_are_broken_like_those_of_gnu_msgcat() -> None:
    references = tuple(f"handbook/chapters/{number}0-some-chapter.md" for number in range(9))
    text = HEADER + "\n" + render(Entry("a", ("b",), references=references, extracted=("kind · chapter",)))
    assert msgcat(text) == text


def test_no_wrap_is_respected() -> None:
    text = HEADER + "\n" + render(Entry("word " * 40, ("wort " * 40,), flags=("no-wrap",)))
    assert msgcat(text) == text
    assert max(map(len, text.splitlines())) > 200


def test_only_the_changed_entry_is_rendered_anew() -> None:
    text = AWKWARD["odd spaces"] + '\nmsgid "z" ""\nmsgstr ""\n'
    po = read(text)
    entries = tuple(e.changed(msgstr=("neu",)) if e.msgid == "z" else e for e in po.entries)
    assert write(PoFile(PATH, entries)) == text.replace('msgid "z" ""\nmsgstr ""', 'msgid "z"\nmsgstr "neu"')


def test_a_change_that_changes_nothing_keeps_the_text() -> None:
    entry = active(read(AWKWARD["odd spaces"]), "a")
    assert entry.changed(msgstr=("b",)) is entry
    assert entry.changed(msgstr=("c",)).raw == ""


def test_the_line_ends_of_a_file_are_kept_in_what_is_new() -> None:
    po = read(FULL.replace("\n", "\r\n"))
    entries = (*po.entries, Entry("new " * 40))
    text = write(PoFile(PATH, entries, po.tail, po.newline))
    assert text.count("\n") == text.count("\r\n")
    anew = [e.changed(comments=("# x",)) for e in po.entries]
    text = write(PoFile(PATH, tuple(anew), po.tail, po.newline))
    assert text.replace("\r\n", "\n") == write(PoFile(PATH, tuple(replace(e, gap="\n") for e in anew))).lstrip("\n")


def test_an_entry_begins_on_a_line_of_its_own() -> None:
    po = read(HEADER + '\nmsgid "a"\nmsgstr "b"')
    assert write(PoFile(PATH, (*po.entries, Entry("c")))).endswith('msgstr "b"\n\nmsgid "c"\nmsgstr ""\n')
    assert write(PoFile(PATH, po.entries, "# the end\n")).endswith('msgstr "b"\n# the end\n')
    assert write(PoFile(PATH, (Entry("c"),))) == 'msgid "c"\nmsgstr ""\n'


def test_comments_of_a_changed_entry_keep_their_blank_lines() -> None:
    po = read(AWKWARD["comments between and after entries"])
    entries = tuple(e.changed(msgstr=("neu",)) if e.msgid else e for e in po.entries)
    text = write(PoFile(PATH, entries, po.tail))
    assert "# a section\n\n# for a\nmsgid" in text
    assert text.endswith("# the end\n\n# really\n")


def test_msgfmt_accepts_what_is_written(tmp_path: Path) -> None:
    from tests.judges.msgfmt import msgfmt_check

    path = tmp_path / "a.po"
    path.write_text(HEADER + "\n" + render(Entry("a", ("b",))), encoding="utf-8")
    assert not [line for line in msgfmt_check(path) if "error" in line]
