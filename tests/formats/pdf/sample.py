"""A small book in German: two chapters, a form, a glossary, with every kind of element."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from xml.etree.ElementTree import Element

from gesim_build.formats import RenderContext, Submit
from gesim_build.formats.look import SCREEN, Look, Medium
from gesim_build.markup.tree import SVG, parents, parse_bare, text_of
from gesim_build.model import BookInfo, Edition, Entry, Language, Manuscript, Part
from gesim_build.theme import Theme
from tests.vocabulary import handbook_theme

PARTS = Path(__file__).parent / "parts"

GERMAN = Language(
    code="de",
    name="Deutsch",
    locale="de_DE",
    quotes=("„", "“", "‚", "‘"),
    labels={"chapter": "Kapitel {number}"},
    decimal=",",
    space_before_percent=True,
    question_mark="?",
    expansion=1.25,
)
EDITION = Edition("de", "DE", dt.date(2026, 11, 23), dt.date(2026, 11, 1))
BOOK = BookInfo(
    name="sample",
    identifier="urn:uuid:7f1f3a3e-2b0e-4c59-9f3a-000000000001",
    title="Geschlechtsspezifisches Integrationsmodell",
    short_title="GeSIM",
    subtitle="Ein Handbuch für Fachkräfte, die Frauen nach dem Ausstieg aus dem Menschenhandel begleiten",
    edition_line="Deutsche Ausgabe für Deutschland, 23. November 2026",
    description="Ein Arbeitsbuch für Fachkräfte.",
    publisher="GeSIM",
    authors=(),
    license_name="CC BY 4.0",
    license_url="https://creativecommons.org/licenses/by/4.0/",
    languages=(EDITION,),
)
STRINGS = {
    "Contents": "Inhalt",
    "In immediate danger call 112. Read the safety notice before you use this book.": (
        "Bei unmittelbarer Gefahr rufen Sie 112. Lesen Sie den Sicherheitshinweis, bevor Sie dieses Buch benutzen."
    ),
}
# file, kind, number, label, pillar
ROWS = (
    ("imprint", "front", "", "", ""),
    ("safety", "front", "", "", ""),
    ("about", "chapter", "1", "Kapitel 1", "psychosocial"),
    ("contact", "chapter", "2", "Kapitel 2", "legal"),
    ("form", "form", "B", "Formular B", ""),
    ("glossary", "annex", "G", "Anhang G", ""),
)


def theme() -> Theme:
    """The default theme with what the handbook adds to it."""
    return handbook_theme()


def look(medium: Medium = SCREEN) -> Look:
    """The default theme in a medium."""
    return Look(theme(), medium)


def context(text: Manuscript | None = None, submit: Submit | None = None, own: Theme | None = None) -> RenderContext:
    """The sample, or a changed one, to be rendered for screens in this process."""
    return RenderContext(text or manuscript(), Look(own or theme()), submit or at_once)


def manuscript(change: Callable[[str], str] = lambda xhtml: xhtml) -> Manuscript:
    """The sample; ``change`` may alter the XHTML of each part."""
    sections = {row[0]: parse_bare(change((PARTS / f"{row[0]}.de.xhtml").read_text("utf-8"))) for row in ROWS}
    sources = {row[0]: change((PARTS / f"{row[0]}.de.xhtml").read_text("utf-8")) for row in ROWS}
    parts = tuple(_part(row, sections[row[0]], sources[row[0]]) for row in ROWS)
    entries = tuple(entry for row, part in zip(ROWS, parts, strict=True) for entry in _entries(sections[row[0]], part))
    anchors = {
        name: part.id
        for row, part in zip(ROWS, parts, strict=True)
        for element in sections[row[0]].iter()
        if (name := element.get("id"))
    }
    return Manuscript(EDITION, GERMAN, BOOK, parts, anchors, entries, STRINGS)


def _part(row: tuple[str, str, str, str, str], section: Element, xhtml: str) -> Part:
    name, kind, number, label, pillar = row
    title = text_of(next(section.iter("h1")))
    return Part(section.attrib["id"], kind, number, label, title, pillar, xhtml, f"handbook/chapters/{name}.md")


def _entries(section: Element, part: Part) -> list[Entry]:
    found = [Entry(part.id, "part", 1, part.number, part.label, part.title, part.id)]
    parent_of = parents(section)
    for element in section.iter():
        if element.tag not in ("h2", "h3") or "footnotes" in parent_of[element].get("class", ""):
            continue
        number = element.find("span[@class='number']")
        printed = (number.text or "") if number is not None else ""
        title = text_of(element).removeprefix(printed).strip()
        found.append(Entry(element.attrib["id"], "section", int(element.tag[1]), printed, "", title, part.id))
    return found


def at_once(function: Callable[..., bytes], *args: object) -> Future[bytes]:
    """A `Submit` that does the work in this process."""
    future: Future[bytes] = Future()
    future.set_result(function(*args))
    return future


def figures(section: Element) -> list[Element]:
    """The drawings of a section."""
    return list(section.iter(f"{{{SVG}}}svg"))
