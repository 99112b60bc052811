"""XLIFF 1.2 (OASIS Standard, 1 February 2008), for programs that know no later one: transitional, by its schema.

Codes are ``<bpt>``, ``<ept>`` and ``<ph>`` with their Markdown in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from gesim_build.packs.codes import Code, matched, pieces
from gesim_build.packs.native import Content, write_content
from gesim_build.packs.pack import Origin, Pack, PackUnit, State, UnitId, printable
from gesim_build.packs.xml import SPACE, child, document, unreadable

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_OURS, _CONTEXT = "gesim", "x-gesim-context"
_CTYPES = {"strong": "bold", "emphasis": "italic", "link": "link"}
_STATES = {
    State.MISSING: "needs-translation",
    State.FUZZY: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "final",
}
_RETURNED = {
    "translated": State.TRANSLATED,
    "signed-off": State.REVIEWED,
    "final": State.REVIEWED,
    "needs-adaptation": State.FUZZY,
    "needs-l10n": State.FUZZY,
    "needs-review-adaptation": State.FUZZY,
    "needs-review-l10n": State.FUZZY,
    "needs-review-translation": State.FUZZY,
}


def write(pack: Pack) -> bytes:
    """The document."""
    assert pack.origin, "a pack that is made has its origin"
    root = etree.Element(f"{{{NAMESPACE}}}xliff", nsmap={None: NAMESPACE}, version="1.2")
    for title, units in pack.chapters().items():
        file = child(root, "file", original=units[0].path or title or "-", datatype="plaintext")
        file.set("source-language", pack.origin.source_language)
        file.set("target-language", pack.language)
        header = child(file, "header")
        child(header, "note", str(pack.origin)).set("from", _OURS)
        child(header, "note", printable(title))
        body = child(file, "body")
        for unit in units:
            _write_unit(body, unit)
    return document(root)


def _write_unit(body: Any, unit: PackUnit) -> None:
    element = child(body, "trans-unit", id=str(unit.id), approved="yes" if unit.state is State.REVIEWED else "no")
    element.set(SPACE, "preserve")
    if unit.longest:
        element.set("maxwidth", str(unit.longest))
        element.set("size-unit", "char")
    source = pieces(unit.source)
    write_content(child(element, "source"), source, _attributes)
    if unit.target:
        target = child(element, "target", state=_STATES[unit.state])
        write_content(target, matched(pieces(unit.target), source), _attributes)
    if unit.context:
        group = child(element, "context-group", purpose="information")
        child(group, "context", unit.context).set("context-type", _CONTEXT)
    for note in _notes(unit):
        child(element, "note", printable(note))


def _attributes(code: Code) -> Mapping[str, str]:
    kind = _CTYPES.get(code.what, f"x-{code.what}")
    return {"id": code.id} if code.side == "close" else {"id": code.id, "ctype": kind}


def _notes(unit: PackUnit) -> Iterator[str]:
    yield from unit.notes
    if unit.previous:
        yield f"The English was: {unit.previous}"
    yield from (f"Term: {term} = {translation}" for term, translation in unit.terms)
    yield from (f"Finding: {finding}" for finding in unit.findings)


def read(root: Any, path: str, known: Mapping[str, str]) -> Pack:
    """The pack in a document; see `xliff2.read`."""
    files = [*root.iter(f"{{{NAMESPACE}}}file")]
    language = next((file.get("target-language") for file in files if file.get("target-language")), "")
    if not language:
        what = "the file does not say which language it is translated into (target-language)"
        raise unreadable(path, what, root.sourceline or 0)
    notes = (note for note in root.iter(f"{{{NAMESPACE}}}note") if note.get("from") == _OURS)
    origin = next(filter(None, (Origin.parse(note.text or "") for note in notes)), None)
    units = root.iter(f"{{{NAMESPACE}}}trans-unit")
    return Pack(origin, language, tuple(_read_unit(unit, known) for unit in units))


def _read_unit(unit: Any, known: Mapping[str, str]) -> PackUnit:
    text = unit.get("id", "")
    number = UnitId.parse(text)
    reader = Content(pieces(known.get(number.message, "") if number else ""))
    found, target = unit.find(f"{{{NAMESPACE}}}source"), unit.find(f"{{{NAMESPACE}}}target")
    source = "" if found is None else reader.text(found)
    translation = "" if target is None else reader.text(target)
    state = State.MISSING if target is None else _RETURNED.get(target.get("state", ""), State.MISSING)
    if unit.get("approved") == "yes":
        state = State.REVIEWED
    contexts = (each for each in unit.iter(f"{{{NAMESPACE}}}context") if each.get("context-type") == _CONTEXT)
    context = next((each.text or "" for each in contexts), "")
    place, line = f"unit {text}", unit.sourceline or 0
    return PackUnit(number, source, translation, state, context, place=place, line=line, fault=reader.fault)
