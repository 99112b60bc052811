from __future__ import annotations

import pytest

from gesim_build.catalog.po import Previous
from gesim_build.catalog.po_read import decode, parse
from gesim_build.catalog.po_strings import unescape
from gesim_build.diagnostics import Location
from tests.catalog.samples import HEADER, PATH, read

FULL = (
    HEADER
    + r"""
# first line
#
# after an empty one
#. paragraph · One
#. a second note
#: handbook/a.md handbook/b.md:12
#, fuzzy, no-wrap
#= reviewed
#| msgctxt "old context"
#| msgid "old "
#| "text"
msgctxt "button"
msgid ""
"a \"quoted\" \\ text\n"
"in two lines"
msgstr "Text\tmit Tab"

#~| msgid "before"
#~ msgid "gone"
#~ msgstr "weg"
"""
)


def problems(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.location.line) for problem in parse(text, PATH)[1]]


def test_every_part_of_an_entry_is_read() -> None:
    _, entry, gone = read(FULL).entries
    assert entry.comments == ("# first line", "#", "# after an empty one")
    assert entry.extracted == ("paragraph · One", "a second note")
    assert entry.references == ("handbook/a.md", "handbook/b.md:12")
    assert entry.flags == ("fuzzy", "no-wrap")
    assert entry.sticky == ("reviewed",)
    assert entry.previous == Previous("old context", "old text")
    assert entry.key == ("button", 'a "quoted" \\ text\nin two lines')
    assert entry.msgstr == ("Text\tmit Tab",)
    assert entry.fuzzy
    assert entry.line == 18
    assert gone.obsolete
    assert gone.previous == Previous(None, "before")


def test_a_file_that_is_no_po_file_is_given_up_soon() -> None:
    assert len(problems("gibberish\n" * 1000)) == 20


def test_a_duplicate_names_both_lines() -> None:
    text = HEADER + '\nmsgid "a"\nmsgstr "x"\n\n#~ msgid "a"\n#~ msgstr "y"\n'
    [problem] = parse(text, PATH)[1]
    assert (problem.location.line, problem.related[0].line) == (9, 6)
    assert "line 6" in problem.message


@pytest.mark.parametrize(("length", "shown"), [(60, "a" * 60), (61, f"{'a' * 59}…")])
def test_a_long_text_is_cut_in_a_message(length: int, shown: str) -> None:
    entry = f'\nmsgid "{"a" * length}"\nmsgstr ""\n'
    [problem] = parse(f"{HEADER}{entry}{entry}", PATH)[1]
    assert problem.message == f"“{shown}” is defined twice (first in line 6)"
    assert problem.hint == "Keep the better translation and delete the other entry."
    assert problem.related[0].path == PATH


def test_the_line_end_of_a_file_is_that_of_its_beginning() -> None:
    assert parse("# a\r\n", PATH)[0].newline == "\r\n"
    assert parse("# a\n", PATH)[0].newline == "\n"
    assert parse(f"# {'a' * 2000}\r\n", PATH)[0].newline == "\n"


def test_a_comment_keeps_its_spaces_of_other_kinds() -> None:
    assert read(HEADER + '\n# a\u00a0\nmsgid "a"\nmsgstr ""\n').entries[1].comments == ("# a\u00a0",)


def test_escapes_name_bytes_of_ascii_but_nul() -> None:
    assert unescape("\\1\\x7f\\0\\200") == ("\1\x7f\\0\\200", "\\0")


def test_another_context_is_no_duplicate() -> None:
    assert problems(HEADER + '\nmsgid "a"\nmsgstr ""\n\nmsgctxt "x"\nmsgid "a"\nmsgstr ""\n') == []


@pytest.mark.parametrize("charset", ["ISO-8859-1", "CHARSET"])
def test_another_charset_is_refused(charset: str) -> None:
    text = HEADER.replace("UTF-8", charset)
    assert problems(text) == [("wrong-charset", 3)]
    assert problems(text.replace("msgid", " msgid")) == [("wrong-charset", 3)]


def test_a_byte_order_mark_is_reported() -> None:
    text, found = decode(b"\xef\xbb\xbf" + HEADER.encode(), PATH)
    assert [(problem.code, str(problem.location)) for problem in found] == [("byte-order-mark", f"{PATH}:1")]
    assert found[0].message == "the file begins with a byte order mark"
    assert "without BOM" in found[0].hint
    assert text == HEADER


def test_bytes_that_are_not_utf_8_are_reported_with_their_line() -> None:
    text, found = decode(HEADER.encode() + 'msgid "ä"\n'.encode("latin-1"), PATH)
    assert text == HEADER + 'msgid "\ufffd"\n'
    assert [(problem.code, str(problem.location)) for problem in found] == [("not-utf-8", f"{PATH}:5")]
    assert found[0].message == "this is not UTF-8 text"
    assert "charset=UTF-8" in found[0].hint
    both = decode(b"\xef\xbb\xbf\n\xff", PATH)[1]
    assert [(problem.code, problem.location.line) for problem in both] == [("byte-order-mark", 1), ("not-utf-8", 2)]


def test_a_file_in_utf_16_is_one_finding() -> None:
    for name in ("utf-16", "utf-16-le", "utf-16-be"):
        content = 'msgid "A"\nmsgstr "a"\n'.encode(name)
        mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(name, b"")
        text, problems = decode(mark + content, PATH)
        assert (text, [problem.code for problem in problems]) == ("", ["not-utf-8"])


def test_another_encoding_is_told_in_words() -> None:
    _, (problem,) = decode("msgid".encode("utf-16"), PATH)
    assert (problem.code, problem.message) == ("not-utf-8", "this is UTF-16, not UTF-8 text")
    assert (problem.location, bool(problem.hint)) == (Location(PATH, 1), True)


@pytest.mark.parametrize(("blank", "lines"), [("\f \v\t", []), ("\u00a0", [5, 7, 8])])
def test_what_is_no_blank_to_gettext_is_none(blank: str, lines: list[int]) -> None:
    text = f'{HEADER}{blank}\nmsgid "a"\n{blank}\nmsgstr "b"{blank}\n'
    assert problems(text) == [("po-syntax", line) for line in lines]


def test_a_message_without_its_text_is_told_where_it_begins() -> None:
    plural = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'
    assert problems(f'{HEADER}\n{plural}\n\nmsgctxt "e"\n') == [("po-syntax", 12)]
