"""TBX (ISO 30042:2019), the dialect TBX-Basic in its DCA style: the glossary for programs of translators.

A term that is undecided in the language has its wordings so far, as admitted ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from gesim_build.packs.pack import printable
from gesim_build.packs.xml import LANG, child, document

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
# What may be said of a term's use, in the words of TBX-Basic.
PREFERRED, ADMITTED, DEPRECATED = "preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts"
# The wordings of a language, each with its status.
Wordings = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of the glossary: its definitions and wordings by language, and a note for translators."""

    id: str
    definitions: Mapping[str, str]
    wordings: Mapping[str, Wordings]
    note: str = ""


def write(concepts: Sequence[Concept], source: str, title: str) -> bytes:
    """The document; ``source`` is the language of its own words, ``title`` says of which book it is."""
    root = etree.Element(f"{{{NAMESPACE}}}tbx", nsmap={None: NAMESPACE}, style="dca", type="TBX-Basic")
    root.set(LANG, source)
    described = child(child(child(root, "tbxHeader"), "fileDesc"), "sourceDesc")
    child(described, "p", printable(title))
    body = child(child(root, "text"), "body")
    for concept in concepts:
        _write_concept(body, concept)
    return document(root)


def _write_concept(body: Any, concept: Concept) -> None:
    entry = child(body, "conceptEntry", id=f"term-{concept.id}")
    if concept.note:
        child(entry, "note", printable(concept.note))
    for language, wordings in concept.wordings.items():
        if not wordings:
            continue
        section = child(entry, "langSec", **{LANG: language})
        if definition := concept.definitions.get(language):
            child(section, "descrip", printable(definition), type="definition")
        for wording, status in wordings:
            term = child(section, "termSec")
            child(term, "term", printable(wording))
            child(term, "termNote", status, type="administrativeStatus")
