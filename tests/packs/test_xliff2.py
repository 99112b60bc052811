"""XLIFF 2.1, by the rules of the specification that a schema or a reader would notice."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml import etree

from gesim_build.diagnostics import GesimError
from gesim_build.packs import xliff2
from gesim_build.packs.formats import read
from gesim_build.packs.pack import Pack, State, message_hash
from tests.packs.samples import TEXTS, pack, said, unit

# A segment that a program has cut off, and the space behind it.
MORE = (
    "<segment state='final'><source>A</source><target>Rufen</target></segment><ignorable><source> </source></ignorable>"
)
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><x y="&c;"/>'
NAMES = {"x": xliff2.CORE, "gls": xliff2.GLOSSARY, "slr": xliff2.SIZES}


def returned(text: bytes) -> Pack:
    return read(text, "back.xlf", {message_hash(("", source)): source for source, _ in TEXTS})


def changed(change: Callable[[str], str]) -> Pack:
    """The pack of one text, changed as a program might."""
    written = xliff2.write(pack(unit("Call **112** `x`.", "Rufen Sie **112** `x`."))).decode()
    assert change(written) != written
    return read(change(written).encode(), "back.xlf", {message_hash(("", "Call **112** `x`.")): "Call **112** `x`."})


def test_all_comes_back() -> None:
    everything = pack(*(unit(*texts, state) for texts in TEXTS for state in State))
    back = returned(xliff2.write(everything))
    assert said(back) == said(everything)
    assert (back.origin, back.language) == (everything.origin, "de")


def test_what_translators_are_told_is_there() -> None:
    more = unit("A *label*", "Ein", State.FUZZY, notes=("form label",), findings=("shorter (x)",), previous="Old",
                longest=20, terms=(("Label", "Etikett"),), context="here")  # fmt: skip
    root = etree.fromstring(xliff2.write(pack(more)))
    notes = {one.get("category"): one.text for one in root.findall(".//x:unit/x:notes/x:note", NAMES)}
    assert notes == {"comment": "form label", "context": "here", "previous-source": "Old", "finding": "shorter (x)"}
    assert root.find(".//x:unit", NAMES).get(f"{{{xliff2.SIZES}}}sizeRestriction") == "20"
    assert root.find(".//gls:term", NAMES).text == "Label"
    assert root.find(".//x:segment", NAMES).get("subState") == "gesim:fuzzy"


def test_the_structure_is_that_of_the_specification() -> None:
    """Sections 4.2 (order of elements, ids) and 4.7 (codes) of the standard."""
    root = etree.fromstring(xliff2.write(pack()))
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "en", "de")
    for file in root.findall("x:file", NAMES):
        ids = [one.get("id") for one in file.findall("x:unit", NAMES)]
        assert len({*ids}) == len(ids)
    for one in root.iter(f"{{{xliff2.CORE}}}unit"):
        own = [etree.QName(each).localname for each in one if etree.QName(each).namespace == xliff2.CORE]
        assert own == sorted(own, key=["notes", "originalData", "segment"].index)
        data = {each.get("id") for each in one.iter(f"{{{xliff2.CORE}}}data")}
        for side in ("source", "target"):
            codes = [c for c in one.iter(f"{{{xliff2.CORE}}}pc", f"{{{xliff2.CORE}}}ph")
                     if any(etree.QName(a).localname == side for a in c.iterancestors())]  # fmt: skip
            assert len({code.get("id") for code in codes}) == len(codes)
            used = {code.get(name) for code in codes for name in ("dataRef", "dataRefStart", "dataRefEnd")}
            assert used - {None} <= data


@pytest.mark.parametrize(
    ("change", "target", "state"),
    [
        (lambda s: s.replace("Rufen", "Wählen"), "Wählen Sie **112** `x`.", State.TRANSLATED),
        (lambda s: s.replace('state="translated"', 'state="final"'), "Rufen Sie **112** `x`.", State.REVIEWED),
        (lambda s: s.replace('state="translated"', 'state="initial"'), "Rufen Sie **112** `x`.", State.MISSING),
        # A program that keeps codes, but not what they are.
        (lambda s: re.sub("<originalData>.*</originalData>", "", s, flags=re.DOTALL), "Rufen Sie **112** `x`.",
         State.TRANSLATED),
        # Segments of its own, a mark, a processing instruction.
        (lambda s: s.replace("<target>Rufen Sie ", "<target>Rufen Sie <mrk id='m' type='term'>die</mrk><?x y?> "),
         "Rufen Sie die **112** `x`.", State.TRANSLATED),
        (lambda s: s.replace("<target>Rufen", "<target>").replace("<segment ", MORE + "<segment "),
         "Rufen  Sie **112** `x`.", State.TRANSLATED),
    ],
)  # fmt: skip
def test_what_programs_make_of_it(change: Callable[[str], str], target: str, state: State) -> None:
    (one,) = changed(change).units
    assert (one.target, one.state, one.fault) == (target, state, "")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda s: s.replace('<ph id="2"', '<ph id="9"').replace('dataRef="d2"', 'dataRef="d9"'),
         "nobody knows what the code 9 is"),
        (lambda s: s.replace("<target>", "<target><x/>"), "<x> is no code of XLIFF 2.1"),
        (lambda s: s.replace("<target>", "<target><cp hex='zz'/>"), "a <cp> without a character"),
        (lambda s: s.replace("<segment ", "<segment><source>A</source></segment><segment "),
         "only a part of it is translated"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(change: Callable[[str], str], fault: str) -> None:
    (one,) = changed(change).units
    assert one.fault == fault
    assert one.place.startswith("unit ")
    assert one.line


@pytest.mark.parametrize(
    ("content", "said_of_it"),
    [
        (b"", "empty"),
        (b"id;English;German\n1;One;Eins\n", "neither a workbook (.xlsx) nor XML"),
        (xliff2.write(pack())[:1500], "not well-formed XML, or it is cut"),
        (b"<html/>", "<html> is no pack"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en"/>', "trgLang"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><xliff>&a;</xliff>', "declares entities"),
        (LAUGHS, "entities"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "entities"),
        (b"<?xml version='1.0' encoding='nonsense'?><x/>", "XML"),
        (b"<x>" * 400, "XML"),
        ("<?xml version='1.0' encoding='UTF-8'?><x>é</x>".encode("latin-1"), "XML"),
    ],
)  # fmt: skip
def test_what_is_no_pack_is_refused(content: bytes, said_of_it: str) -> None:
    with pytest.raises(GesimError) as caught:
        read(content, "back.xlf", {})
    (problem,) = caught.value.diagnostics
    assert problem.code == "unreadable-pack"
    assert said_of_it in problem.message
