"""XLIFF 2.1 (OASIS Standard, 13 February 2018): a file for each chapter, a unit for each message.

Codes are ``<pc>`` and ``<ph>``, their Markdown in ``originalData``. Beside the core, there are terms (Glossary module)
and lengths (Size and Length Restriction module, in code points).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from gesim_build.packs.codes import Code, Piece, Side, matched, pieces
from gesim_build.packs.pack import Origin, Pack, PackUnit, State, UnitId, printable
from gesim_build.packs.xml import SPACE, append_text, child, document, local, mixed_text, unreadable

CORE = "urn:oasis:names:tc:xliff:document:2.0"
GLOSSARY, SIZES = "urn:oasis:names:tc:xliff:glossary:2.0", "urn:oasis:names:tc:xliff:sizerestriction:2.0"
_OURS = "gesim"
_FUZZY = "gesim:fuzzy"
# What a code is, in the words of the attribute "type", and those of XLIFF's own "subType".
_TYPES: Mapping[str, tuple[str, str]] = {
    "strong": ("fmt", "xlf:b"), "emphasis": ("fmt", "xlf:i"), "link": ("link", ""), "reference": ("link", ""),
    "image": ("image", ""), "value": ("other", "xlf:var"), "note": ("link", ""),
}  # fmt: skip
_STATES = {State.MISSING: "initial", State.FUZZY: "initial", State.TRANSLATED: "translated", State.REVIEWED: "reviewed"}
_RETURNED = {"translated": State.TRANSLATED, "reviewed": State.REVIEWED, "final": State.REVIEWED}


def write(pack: Pack) -> bytes:
    """The document. Raises nothing for a pack of texts that XML can hold."""
    assert pack.origin, "a pack that is made has its origin"
    root = etree.Element(f"{{{CORE}}}xliff", nsmap={None: CORE, "gls": GLOSSARY, "slr": SIZES}, version="2.1")
    root.set("srcLang", pack.origin.source_language)
    root.set("trgLang", pack.language)
    for number, (title, units) in enumerate(pack.chapters().items(), 1):
        file = child(root, "file", id=f"f{number}", original=units[0].path or title or "-")
        if any(unit.longest for unit in units):
            etree.SubElement(file, f"{{{SIZES}}}profiles", generalProfile="xliff:codepoints")
        notes = child(file, "notes")
        child(notes, "note", printable(title), category="chapter")
        child(notes, "note", str(pack.origin), category=_OURS)
        for unit in units:
            _write_unit(file, unit)
    return document(root)


def _write_unit(file: Any, unit: PackUnit) -> None:
    element = child(file, "unit", id=str(unit.id))
    element.set(SPACE, "preserve")
    if unit.longest:
        element.set(f"{{{SIZES}}}sizeRestriction", str(unit.longest))
    _write_terms(element, unit)
    if noted := [*_notes(unit)]:
        notes = child(element, "notes")
        for category, text in noted:
            child(notes, "note", printable(text), category=category)
    source = pieces(unit.source)
    target = matched(pieces(unit.target), source)
    data = _write_data(element, (*source, *target))
    segment = child(element, "segment", state=_STATES[unit.state])
    if unit.state is State.FUZZY:
        segment.set("subState", _FUZZY)
    _write_content(child(segment, "source"), source, data)
    if unit.target:
        _write_content(child(segment, "target"), target, data)


def _write_terms(element: Any, unit: PackUnit) -> None:
    if unit.terms:
        glossary = etree.SubElement(element, f"{{{GLOSSARY}}}glossary")
        for term, translation in unit.terms:
            entry = child(glossary, "glossEntry")
            child(entry, "term", printable(term))
            child(entry, "translation", printable(translation))


def _notes(unit: PackUnit) -> Iterator[tuple[str, str]]:
    yield from (("comment", note) for note in unit.notes)
    if unit.context:
        yield "context", unit.context
    if unit.previous:
        yield "previous-source", unit.previous
    yield from (("finding", finding) for finding in unit.findings)


def _write_data(element: Any, parts: Sequence[Piece]) -> Mapping[str, str]:
    """Write the Markdown of all codes, each once; its ids by text."""
    raws = dict.fromkeys(part.raw for part in parts if isinstance(part, Code))
    ids = {raw: f"d{number}" for number, raw in enumerate(raws, 1)}
    if ids:
        kept = child(element, "originalData")
        for raw, name in ids.items():
            child(kept, "data", raw, id=name).set(SPACE, "preserve")
    return ids


def _write_content(element: Any, parts: Sequence[Piece], data: Mapping[str, str]) -> None:
    place = element
    for part in parts:
        if isinstance(part, str):
            append_text(place, part)
        elif part.side is Side.CLOSE:
            place.set("dataRefEnd", data[part.raw])
            place = place.getparent()
        else:
            kind, more = _TYPES.get(part.what, ("other", ""))
            made = child(place, "pc" if part.side is Side.OPEN else "ph", id=part.id, canDelete="no", type=kind)
            if more:
                made.set("subType", more)
            made.set("dataRefStart" if part.side is Side.OPEN else "dataRef", data[part.raw])
            place = made if part.side is Side.OPEN else place


def read(root: Any, path: str, known: Mapping[str, str]) -> Pack:
    """The pack in a document. Raises GesimError (``unreadable-pack``) if it has no language.

    ``known`` are the texts of messages by their hashes: there are programs that keep codes but not ``originalData``.
    """
    if not (language := root.get("trgLang", "")):
        raise unreadable(path, "the file does not say which language it is translated into (trgLang)", root.sourceline)
    notes = (note for note in root.iter(f"{{{CORE}}}note") if note.get("category") == _OURS)
    origin = next(filter(None, (Origin.parse(note.text or "") for note in notes)), None)
    return Pack(origin, language, tuple(_read_unit(unit, known) for unit in root.iter(f"{{{CORE}}}unit")))


def _read_unit(unit: Any, known: Mapping[str, str]) -> PackUnit:
    text = unit.get("id", "")
    number = UnitId.parse(text)
    data = {each.get("id"): each.text or "" for each in unit.iter(f"{{{CORE}}}data")}
    segments = [each for each in unit if local(each) in ("segment", "ignorable")]
    reader = _Content(data, pieces(known.get(number.message, "") if number else ""))
    source = "".join(reader.text(part) for part in _parts(segments, "source"))
    targets = [reader.text(found) for found in map(_target, segments) if found is not None]
    lacking = [each for each in segments if local(each) == "segment" and each.find(f"{{{CORE}}}target") is None]
    fault = reader.fault
    if targets and lacking and len(lacking) < sum(local(each) == "segment" for each in segments):
        fault = "only a part of it is translated"
    states = [_state(each) for each in segments if local(each) == "segment"] or [State.MISSING]
    target = "" if len(lacking) == len(states) else "".join(targets)
    state = min(states, key=[*State].index)
    context = next((note.text or "" for note in unit.iter(f"{{{CORE}}}note") if note.get("category") == "context"), "")
    place, line = f"unit {text}", unit.sourceline or 0
    return PackUnit(number, source, target, state, context, place=place, line=line, fault=fault)


def _parts(segments: Sequence[Any], name: str) -> Iterator[Any]:
    yield from (found for each in segments if (found := each.find(f"{{{CORE}}}{name}")) is not None)


def _target(segment: Any) -> Any:
    """The translation of a segment; what is between segments may be as it is in the source."""
    found = segment.find(f"{{{CORE}}}target")
    return segment.find(f"{{{CORE}}}source") if found is None and local(segment) == "ignorable" else found


def _state(segment: Any) -> State:
    if segment.get("subState") == _FUZZY and segment.get("state", "initial") == "initial":
        return State.FUZZY
    return _RETURNED.get(segment.get("state", "initial"), State.MISSING)


class _Content:
    """Reads words with codes: their Markdown by its id, or that of the code in the source."""

    def __init__(self, data: Mapping[str, str], source: Sequence[Piece]) -> None:
        self.data = data
        self.codes = {(part.id, part.side): part.raw for part in source if isinstance(part, Code)}
        self.fault = ""

    def text(self, element: Any) -> str:
        """The Markdown of an element."""
        return mixed_text(element, self._one)

    def _one(self, element: Any) -> str:
        match local(element):
            case "pc":
                start = self._raw(element, "dataRefStart", Side.OPEN)
                return start + self.text(element) + self._raw(element, "dataRefEnd", Side.CLOSE)
            case "ph":
                return self._raw(element, "dataRef", Side.ALONE)
            case "sc":
                return self._raw(element, "dataRef", Side.OPEN)
            case "ec":
                return self._raw(element, "dataRef", Side.CLOSE)
            case "cp":
                return self._character(element)
            case "mrk":
                return self.text(element)
            case "sm" | "em" | "":
                return ""
        self.fault = f"<{local(element)}> is no code of XLIFF 2.1"
        return self.text(element)

    def _raw(self, element: Any, reference: str, side: Side) -> str:
        name = element.get("startRef") or element.get("id") or ""
        found = self.data.get(element.get(reference, ""), self.codes.get((name, side)))
        if found is None:
            self.fault = f"nobody knows what the code {name} is"
        return found or ""

    def _character(self, element: Any) -> str:
        try:
            return chr(int(element.get("hex", ""), 16))
        except (ValueError, OverflowError):
            self.fault = "a <cp> without a character"
            return ""
