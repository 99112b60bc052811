"""One normal form: a catalog in NFD says the same as one in NFC, and is left as it is written."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from gesim_build.catalog.lookup import catalog_of
from gesim_build.catalog.po_read import parse
from gesim_build.catalog.po_write import write
from tests.test_bad_input import project_of, run

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ENTRY = 'msgctxt "Straße à la carte"\nmsgid "Meet at the café."\nmsgstr "Im Café, größer."\n'


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_a_translation_in_nfd_is_found_and_printed_in_nfc() -> None:
    po, problems = parse(nfd(HEADER + ENTRY), "de.po")
    (message,) = catalog_of(po, "de").messages.values()
    assert problems == ()
    assert catalog_of(po, "de").messages.keys() == {("Straße à la carte", "Meet at the café.")}
    assert (message.msgid, message.msgstr) == ("Meet at the café.", "Im Café, größer.")
    assert write(po) == nfd(HEADER + ENTRY)


def test_a_message_in_both_forms_is_there_twice() -> None:
    _, problems = parse(HEADER + ENTRY + "\n" + nfd(ENTRY), "de.po")
    assert [problem.code for problem in problems] == ["duplicate-msgid"]


def test_sync_keeps_a_translation_in_nfd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = project_of("", tmp_path)
    (project / "handbook/chapters/10-one.md").write_text("# One {#one}\n\nMeet at the café.\n")
    catalog = project / "translations/de.po"
    catalog.write_text(HEADER + nfd('msgid "Meet at the café."\nmsgstr "Im Café."\n'))
    assert run(monkeypatch, "sync", "--project", str(project)) in (0, 1)
    text = catalog.read_text()
    assert nfd('msgid "Meet at the café."\nmsgstr "Im Café."') in text
    assert "fuzzy" not in text
