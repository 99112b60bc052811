"""TMX 1.4b (LISA, 26 April 2005): packs, and memories of anybody.

Codes are ``<bpt>``, ``<ept>`` and ``<ph>`` with their Markdown in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from gesim_build.packs.codes import Code, matched, pieces
from gesim_build.packs.native import Content, write_content
from gesim_build.packs.pack import Origin, Pack, PackUnit, State, UnitId, printable
from gesim_build.packs.xml import LANG, child, document, unreadable

_ORIGIN, _STATE, _CONTEXT = "x-gesim-pack", "x-gesim-state", "x-gesim-context"
_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
_BLANKS = re.compile(r"[ \t\r\n]+")
_BY_VALUE = {state.value: state for state in State}


def write(pack: Pack) -> bytes:
    """The document; a message without a translation has its English only."""
    assert pack.origin, "a pack that is made has its origin"
    root = etree.Element("tmx", version="1.4")
    header = child(
        root, "header", creationtool="gesim", creationtoolversion=pack.origin.version or "0", segtype="block",
        adminlang="en", srclang=pack.origin.source_language, datatype="PlainText",
    )  # fmt: skip
    header.set("o-tmf", "gettext")
    child(header, "prop", str(pack.origin), type=_ORIGIN)
    body = child(root, "body")
    for unit in pack.units:
        _write_unit(body, unit, pack)
    return document(root, _DOCTYPE)


def _write_unit(body: Any, unit: PackUnit, pack: Pack) -> None:
    assert pack.origin, "as above"
    element = child(body, "tu", tuid=str(unit.id))
    for note in unit.notes:
        child(element, "note", printable(note))
    for name, value in ((_STATE, str(unit.state)), (_CONTEXT, unit.context)):
        if value:
            child(element, "prop", value, type=name)
    source = pieces(unit.source)
    target = matched(pieces(unit.target), source)
    for language, parts in ((pack.origin.source_language, source), (pack.language, target)):
        if parts:
            write_content(child(child(element, "tuv", **{LANG: language}), "seg"), parts, _attributes)


def _attributes(code: Code) -> Mapping[str, str]:
    if code.side == "close":
        return {"i": code.id}
    more = {"i": code.id} if code.side == "open" else {}
    return {**more, "x": code.id, "type": code.what}


def read(root: Any, path: str, known: Mapping[str, str]) -> Pack:
    """The pack in a document. Raises GesimError (``unreadable-pack``) for a memory that is none of our packs."""
    del known
    origin = next(filter(None, (Origin.parse(each.text or "") for each in _props(root.find("header"), _ORIGIN))), None)
    if origin is None:
        hint = "Have it searched for suggestions: gesim memory FILE --lang CODE"
        raise unreadable(path, "this is no pack of gesim export, but a memory", root.sourceline or 0, hint)
    units = (_read_unit(unit, origin) for unit in root.iter("tu"))
    return Pack(origin, origin.language, tuple(units))


def _read_unit(unit: Any, origin: Origin) -> PackUnit:
    reader = Content()
    text = unit.get("tuid", "")
    words = {language: reader.text(segment) for language, segment in _segments(unit)}
    state = next((each.text or "" for each in _props(unit, _STATE)), "")
    context = next((each.text or "" for each in _props(unit, _CONTEXT)), "")
    return PackUnit(
        UnitId.parse(text), words.get(origin.source_language, ""), words.get(origin.language, ""),
        _BY_VALUE.get(state, State.MISSING), context, place=f"unit {text}", line=unit.sourceline or 0,
        fault=reader.fault,
    )  # fmt: skip


def pairs(root: Any, source: str, language: str) -> Iterator[tuple[str, str, int]]:
    """The texts of a memory with their translations into a language, and the line of each: codes are left out.

    Of a memory that gesim has written they are kept. Languages fit by their first part: "de" finds "de-AT".
    """
    ours = (root.find("header") is not None) and root.find("header").get("creationtool") == "gesim"
    reader = Content(with_codes=ours)
    for unit in root.iter("tu"):
        words: dict[str, str] = {}
        for code, segment in _segments(unit):
            words.setdefault(
                code.replace("_", "-").split("-")[0].casefold(), _BLANKS.sub(" ", reader.text(segment)).strip(" ")
            )
        if words.get(source) and words.get(language):
            yield words[source], words[language], unit.sourceline or 0


def _segments(unit: Any) -> Iterator[tuple[str, Any]]:
    for variant in unit.iter("tuv"):
        segment = variant.find("seg")
        if segment is not None:
            yield variant.get(LANG) or variant.get("lang") or "", segment


def _props(element: Any, name: str) -> Iterator[Any]:
    if element is not None:
        yield from (each for each in element.iter("prop") if each.get("type") == name)
