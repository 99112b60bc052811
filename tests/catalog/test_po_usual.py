"""An entry that is read in one match is what it would be line by line."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from gesim_build.catalog import po_read
from gesim_build.catalog.po import PoFile
from gesim_build.catalog.po_read import parse
from gesim_build.diagnostics import Diagnostic

ROOT = Path(__file__).parents[2]
# One of each kind of line, and each kind of entry before and behind one of the usual form.
SAMPLE = r"""# Translators
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"

#. paragraph
#: handbook/a.md:3 handbook/b.md
#, fuzzy, no-wrap
#= sticky
# a comment
#
#| msgid "Old"
msgid "New"
msgstr "Neu"
#. at once
msgctxt "menu"
msgid "A \"quoted\" text\n"
"of two lines: \x4"
"1"
msgstr "Ein \\ Text"
"\101\t"


msgid "One"
msgid_plural "Many"
msgstr[0] "Eins"
msgstr[1] "Viele"

msgid "Plain"
msgstr ""

#~ msgid "Gone"
#~ msgstr "Weg"

#: c.md
msgid "Last"
msgstr "Letzte"

# The end
"""
PIECES = ("", "\n", " \n", "\r\n", '"', '"x"\n', "\\", "#", "#~ ", "#| ", 'msgid "z"\n', 'msgstr "z"\n', "\f", "\u2028",
          'msgctxt "q"\n', "msgstr[1] ", "#. note\n", "\\q", "\\x4", "\t", "msgid_plural ")  # fmt: skip


def line_by_line(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[PoFile, tuple[Diagnostic, ...]]:
    with monkeypatch.context() as patch:
        patch.setattr(po_read, "usual_entry", lambda *_: None)
        return parse(text, "x.po")


def damaged(count: int) -> list[str]:
    """The sample with some places cut out or with something put in."""
    chance, found = random.Random(5), []
    for _ in range(count):
        text = SAMPLE
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(text))
            text = text[:place] + chance.choice(PIECES) + text[place + chance.randint(0, 4) :]
        found.append(text)
    return found


def test_texts_are_read_as_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [SAMPLE, SAMPLE.replace("\n", "\r\n"), SAMPLE.rstrip(), "\n\n" + SAMPLE, "", "\n", *damaged(150)]
    for text in texts:
        found = parse(text, "x.po")
        assert found == line_by_line(text, monkeypatch), text
        assert "".join(entry.gap + entry.raw for entry in found[0].entries) + found[0].tail == text or found[1], text


def test_the_usual_form_is_that_of_our_catalogs(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "translations/de.po").read_text(encoding="utf-8")
    text = text[: text.index("\n\n", 60_000) + 2]
    found, _ = line_by_line(text, monkeypatch)
    monkeypatch.setattr(po_read._Reader, "read", lambda *_: pytest.fail("a line is read by itself"))
    assert [entry.raw for entry in parse(text, "x.po")[0].entries] == [entry.raw for entry in found.entries]


def test_comments_are_told_apart_by_the_sign_behind_the_number_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    text = '#X marks it\n#.no space\n#:a.md\n#,fuzzy,no-wrap\n#, c-format\n#=old\nmsgid "One"\nmsgstr "Eins"\n'
    found = parse(text, "x.po")
    (entry,) = found[0].entries
    assert (entry.comments, entry.extracted, entry.references) == (("#X marks it",), ("no space",), ("a.md",))
    assert (entry.flags, entry.sticky) == (("fuzzy", "no-wrap", "c-format"), ("old",))
    assert line_by_line(text, monkeypatch) == found
