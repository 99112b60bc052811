"""The whole handbook goes through every format and comes back without a loss."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gesim_build.catalog.store import read_po_files
from gesim_build.packs.formats import FORMATS, read
from gesim_build.packs.pack import Origin, Pack, PackUnit, State, message_hash, normal, unit_id
from gesim_build.packs.returned import Outcome, import_pack

ROOT = Path(__file__).parents[2]
LANGUAGES = ("de", "el", "it", "lv", "lt")


@pytest.mark.slow
def test_the_whole_handbook_in_five_languages() -> None:
    """As it is, and with every translation changed: what comes back is what was there, and then what was written."""
    for number, (language, po) in enumerate(read_po_files(ROOT, LANGUAGES).items()):
        entries = [entry for entry in po.entries if not entry.is_header and not entry.obsolete]
        units = tuple(
            PackUnit(unit_id(entry.key, entry.msgstr[0], state), entry.key[1], normal(entry.msgstr[0]), state,
                     entry.key[0], chapter=entry.references[0], notes=entry.extracted)
            for entry in entries
            for state in [State.FUZZY if entry.fuzzy else State.TRANSLATED if entry.translated else State.MISSING]
        )  # fmt: skip
        assert len(units) > 1500
        known = {message_hash(entry.key): entry.msgid for entry in entries}
        made = Pack(Origin("urn:x", language, "en", "", "2026-01-01"), language, units)
        for place, (name, format_) in enumerate(FORMATS.items()):
            back = read(format_.write(made), name, known)
            # A chapter of a pack is in one place, whatever the order of the texts.
            assert {one.id: (one.source, one.target) for one in back.units} == {
                one.id: (one.source, one.target) for one in units
            }
            new, results = import_pack(po, back, lambda *_: ())
            assert new == po
            assert {result.outcome for result in results} == {Outcome.UNCHANGED}
            if place == number % len(FORMATS):  # each format with a language of its own: it is the same code
                edited = replace(made, units=tuple(replace(one, target=f"{one.target} +") for one in units))
                new, results = import_pack(po, read(format_.write(edited), name, known), lambda *_: ())
                assert {result.outcome for result in results} == {Outcome.TAKEN}
                now = {entry.key: entry.msgstr[0] for entry in new.entries}
                assert all(now[entry.key] == normal(f"{normal(entry.msgstr[0])} +") for entry in entries)
