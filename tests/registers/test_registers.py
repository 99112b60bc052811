"""The table of the registers, and what the book finds in all records."""

from __future__ import annotations

import pytest

from gesim_build.book import parse_book
from gesim_build.checks.analysis.sample_records import sample
from gesim_build.diagnostics import Location
from gesim_build.model import Source, TitlePage
from gesim_build.registers import BY_DIRECTIVE, BY_VALUE, REGISTERS, element_id
from gesim_build.registers.definitions import Reference, Term
from gesim_build.registers.parse import parse_register
from gesim_build.registers.register import Register
from gesim_build.schema import keys_of, typed
from tests.registers.samples import CETS, REPORT
from tests.schemas import BY_TABLE
from tests.vocabulary import VOCABULARY

PLACE = Location("handbook/handbook.toml", 1)


@pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.table)
def test_a_register_names_keys_that_it_has(register: Register) -> None:
    keys = keys_of(register.record)
    named = {*register.cited, *(listing.label for listing in register.listings), register.valid_until} - {""}
    assert named <= set(keys)
    assert all(listing.kind in ("", *keys["kind"].key.choices) for listing in register.listings if "kind" in keys)
    (record,), problems = parse_register(register, Source(register.path, sample(register.record)))
    assert problems == ()
    assert type(record) is register.record


def test_names_are_those_of_one_register() -> None:
    assert len(BY_VALUE) == sum(len(register.values) for register in REGISTERS)
    assert len(BY_DIRECTIVE) == sum(len(register.listings) for register in REGISTERS)


def test_the_id_of_a_row() -> None:
    (law, report), _ = parse_register(BY_TABLE["reference"], Source("r", CETS + REPORT))
    assert isinstance(law, Reference)
    assert (element_id(law), element_id(report)) == ("instrument-cets", "")
    assert element_id(typed(Term, {"id": "a"}, location=PLACE)) == "term-a"
    assert element_id(typed(TitlePage, {}, location=PLACE)) == ""


@pytest.mark.parametrize("table", ["contact", "reference", "fact", "term"])
def test_raw_html_is_refused_in_every_text_that_is_translated(table: str) -> None:
    register = BY_TABLE[table]
    for name in (name for name, key in keys_of(register.record).items() if key.key.translated):
        text = sample(register.record, **{name: "What <b>a</b> is."})
        sources = {register.path: Source(register.path, text)}
        _, problems = parse_book({}, typed(TitlePage, {}, location=PLACE), {}, sources, {}, (), VOCABULARY)
        line = next(number for number, line in enumerate(text.split("\n"), 1) if line.startswith(f"{name} ="))
        found = [(problem.code, problem.location.line) for problem in problems if problem.code == "raw-html"]
        assert found == [("raw-html", line)] * 2
