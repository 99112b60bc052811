from __future__ import annotations

from pathlib import Path

import pytest

from gesim_build.catalog.po import PoFile
from gesim_build.catalog.po_header import new_header, plural_forms
from gesim_build.catalog.po_write import write
from tests.catalog.samples import DATE, PATH
from tests.judges.msgfmt import msgfmt_check

# The gettext manual, "Plural forms".
PLURALS = {
    "en": "nplurals=2; plural=(n != 1);",
    "de": "nplurals=2; plural=(n != 1);",
    "el": "nplurals=2; plural=(n != 1);",
    "it": "nplurals=2; plural=(n != 1);",
    "lv": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);",
    "lt": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);",
}


@pytest.mark.parametrize(("language", "expected"), PLURALS.items())
def test_plural_forms_are_those_of_gettext(language: str, expected: str) -> None:
    assert plural_forms(language) == expected


@pytest.mark.parametrize("language", PLURALS)
def test_msgfmt_has_nothing_to_say_about_a_new_header(language: str, tmp_path: Path) -> None:
    path = tmp_path / "new.po"
    path.write_text(write(PoFile(PATH, (new_header("book", language, DATE),))), encoding="utf-8")
    assert msgfmt_check(path) == []


def test_a_new_header_has_these_fields() -> None:
    entry = new_header("book", "de", DATE)
    assert (entry.msgid, entry.context, entry.flags, entry.gap) == ("", None, (), "")
    assert entry.msgstr[0].splitlines() == [
        "Project-Id-Version: book",
        "Report-Msgid-Bugs-To: ",
        "POT-Creation-Date: 2026-11-23 00:00+0000",
        "PO-Revision-Date: 2026-11-23 00:00+0000",
        "Last-Translator: Automatically generated",
        "Language-Team: none",
        "Language: de",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {PLURALS['de']}",
    ]


def test_the_header_of_a_template_leaves_open_what_a_translator_fills_in() -> None:
    entry = new_header("book", "", DATE)
    assert entry.flags == ("fuzzy",)
    assert entry.msgstr[0].splitlines() == [
        "Project-Id-Version: book",
        "Report-Msgid-Bugs-To: ",
        "POT-Creation-Date: 2026-11-23 00:00+0000",
        "PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE",
        "Last-Translator: FULL NAME <EMAIL@ADDRESS>",
        "Language-Team: LANGUAGE <LL@li.org>",
        "Language: ",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
    ]


def test_the_date_is_the_given_one() -> None:
    fields = new_header("book", "lv", DATE).msgstr[0].split("\n")
    assert "POT-Creation-Date: 2026-11-23 00:00+0000" in fields
    assert "PO-Revision-Date: 2026-11-23 00:00+0000" in fields
    assert "Language: lv" in fields
    assert f"Plural-Forms: {PLURALS['lv']}" in fields
