"""Memories of anybody: what is read of them, and what they fill in."""

from __future__ import annotations

import pytest

from gesim_build.catalog.lookup import catalog_of
from gesim_build.catalog.po import Entry, PoFile, Previous
from gesim_build.catalog.progress import survey
from gesim_build.catalog.similar import Memory, Remembered
from gesim_build.catalog.suggestions import as_data, as_text, prefilled, suggested
from gesim_build.diagnostics import Location
from gesim_build.model import Unit
from gesim_build.packs import tmx
from gesim_build.packs.xml import parse
from tests.packs.samples import TEXTS, pack

FOREIGN = """<?xml version="1.0"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" srclang="en-GB"/><body>
<tu><prop type="p">x</prop><tuv xml:lang="EN-GB"><seg>Call <bpt i="1">&lt;b></bpt>112<ept i="1"/> now</seg></tuv>
<tuv xml:lang="de-AT"><seg>Rufen Sie
  <hi>112</hi></seg></tuv><tuv xml:lang="fr"><seg>Appelez</seg></tuv></tu>
<tu><tuv lang="en"><seg>Open</seg></tuv><tuv lang="de_DE"><seg>Offen</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg/></tuv><tuv xml:lang="de"/></tu>
</body></tmx>"""
PLACE = Location("m.tmx", 3)
MEMORY = Memory.of([Remembered("She has thirty days to decide.", "Sie hat dreißig Tage.", PLACE),
                    Remembered("Open", "Offen", PLACE)])  # fmt: skip
CATALOG = PoFile("translations/de.po", (
    Entry("She has forty days to decide."), Entry("Open"), Entry("Open", context="verb"), Entry("Closed"),
    Entry("She has thirty days to decide.", ("Ihr bleiben dreißig Tage.",)), Entry("Open it", obsolete=True),
))  # fmt: skip


@pytest.mark.parametrize(
    ("language", "expected"),
    [("de", [("Call 112 now", "Rufen Sie 112", 4), ("Open", "Offen", 7)]), ("fr", [("Call 112 now", "Appelez", 4)]),
     ("el", [])],
)  # fmt: skip
def test_a_memory_of_another_program(language: str, expected: list[tuple[str, str, int]]) -> None:
    assert list(tmx.pairs(parse(FOREIGN.encode(), "m.tmx"), "en", language)) == expected


def test_our_own_memory_keeps_codes() -> None:
    found = tmx.pairs(parse(tmx.write(pack()), "m.tmx"), "en", "de")
    assert [one[:2] for one in found] == [texts for texts in TEXTS if texts[1]]


def test_what_is_missing_is_looked_up_and_filled_in_as_fuzzy() -> None:
    units = [Unit(entry.context or "", entry.msgid, "paragraph", PLACE, "One") for entry in CATALOG.entries[:5]]
    found = suggested(survey(units, catalog_of(CATALOG, "de")), MEMORY)
    assert [(one.unit.key, one.suggestions[0].likeness) for one in found] == [
        (("", "She has forty days to decide."), 91), (("", "Open"), 100), (("verb", "Open"), 100)
    ]  # fmt: skip
    assert "91 %  Sie hat dreißig Tage.  “She has thirty days to decide.”  (m.tmx:3)" in as_text(found)
    assert as_data(found)[1]["suggestions"] == [
        {"likeness": 100, "source": "Open", "msgstr": "Offen", "file": "m.tmx", "line": 3}
    ]
    new, count = prefilled(CATALOG, found)
    assert count == 3
    assert [(entry.msgstr[0], entry.fuzzy) for entry in new.entries] == [
        ("Sie hat dreißig Tage.", True), ("Offen", True), ("Offen", True), ("", False),
        ("Ihr bleiben dreißig Tage.", False), ("", False),
    ]  # fmt: skip
    assert [entry.previous for entry in new.entries[:2]] == [Previous(None, "She has thirty days to decide."), None]
    assert prefilled(new, found) == (new, 0)
