"""A part as the body of an EPUB content document: links, roles, and the languages said twice."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from gesim_build.formats.epub.drawn import Rules, draw_by_attributes
from gesim_build.formats.epub.page_breaks import mark_pages
from gesim_build.formats.epub.pages import Page
from gesim_build.formats.epub.soft_hyphens import allow_division
from gesim_build.formats.links import Address
from gesim_build.formats.reflow import reflowing
from gesim_build.formats.terms import link_terms, terms_of
from gesim_build.markup.classes import FOOTNOTE_BACK, FOOTNOTE_REF, FOOTNOTES, GLOSSARY
from gesim_build.markup.serialise import to_xhtml
from gesim_build.markup.tree import HEADINGS, XHTML, classes_of, name_of
from gesim_build.model import DIVIDER, EXAMPLE, Manuscript, Part
from gesim_build.theme import Theme

_TYPE = "{http://www.idpf.org/2007/ops}type"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# epub:type and role of a part, and of what is in it, by class
# (https://www.w3.org/TR/epub-ssv-11/, https://www.w3.org/TR/dpub-aria-1.1/).
PARTS = {
    DIVIDER: ("part", "doc-part"),
    "chapter": ("chapter", "doc-chapter"),
    "form": ("appendix", "doc-appendix"),
    EXAMPLE: ("appendix", "doc-appendix"),
    "annex": ("appendix", "doc-appendix"),
}
INDEXES = ("index", "doc-index")
# What is neither before nor after the text.
BODY = (DIVIDER, "chapter")
BLOCKS = {
    FOOTNOTES: "endnotes",
    FOOTNOTE_REF: "noteref",
    FOOTNOTE_BACK: "backlink",
}


def document_body(
    part: Part, theme: Theme, address: Address, manuscript: Manuscript, drawn: Rules, pages: Iterable[Page] = ()
) -> str:
    """The section of a part of a manuscript in XML syntax, with what EPUB readers look for.

    ``drawn`` is what drawings look like, ``pages`` are those of the PDF that begin in the part.
    """
    edition = manuscript.edition
    root = reflowing(part.xhtml, theme, address, edition.code, edition.country)
    link_terms(root, terms_of(manuscript, part), address)
    allow_division(root, edition.code)
    draw_by_attributes(root, drawn)
    _make_notes_pop_up(root)
    _name_glossaries(root)
    _say_what_it_is(root, part)
    _say_languages_in_xml(root)
    mark_pages(root, pages)
    return to_xhtml(root)


def _say_what_it_is(root: Element, part: Part) -> None:
    if part.kind in PARTS:
        kind, role = INDEXES if part.prints_index else PARTS[part.kind]
        root.set(_TYPE, kind)
        root.set("role", role)
    for element in root.iter():
        for word in classes_of(element) & BLOCKS.keys():
            element.set(_TYPE, BLOCKS[word])


def _make_notes_pop_up(root: Element) -> None:
    """Wrap what is in each note in an ``aside`` that has its id: readers show that beside the text it belongs to
    (https://kb.daisy.org/publishing/docs/html/notes.html)."""
    for section in root.iter(f"{{{XHTML}}}section"):
        for note in section.iterfind(f"{{{XHTML}}}ol/{{{XHTML}}}li") if FOOTNOTES in classes_of(section) else ():
            attributes = {"id": note.attrib.pop("id"), _TYPE: "footnote", "role": "doc-footnote"}
            aside = Element(f"{{{XHTML}}}aside", attributes)
            aside.text, note.text = note.text, None
            aside.extend(list(note))
            for child in list(note):
                note.remove(child)
            note.append(aside)


def _name_glossaries(root: Element) -> None:
    """Wrap each glossary in an element that may have its role, as a list may not, named by the heading before it
    (https://www.w3.org/TR/html-aria/#el-dl)."""
    heading = ""
    for element in list(root.iter()):
        if name_of(element) in HEADINGS:
            heading = element.get("id", "")
        elif GLOSSARY in classes_of(element):
            terms = Element(element.tag, element.attrib)
            terms.text, element.text = element.text, None
            terms.extend(list(element))
            named = {"aria-labelledby": heading} if heading else {}
            _replace(element, f"{{{XHTML}}}div", {_TYPE: GLOSSARY, "role": "doc-glossary", **named}, terms)


def _replace(element: Element, tag: str, attributes: dict[str, str], child: Element) -> None:
    """Let an element be another one in its place, with one child."""
    tail = element.tail
    element.clear()
    element.tag, element.tail = tag, tail
    element.attrib.update(attributes)
    element.append(child)


def _say_languages_in_xml(root: Element) -> None:
    for element in root.iter():
        if language := element.get("lang"):
            element.set(_LANG, language)
