"""The terms of the glossary in a text: the first of each in a section is a link to what it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree.ElementTree import Element

from gesim_build.formats.links import Address
from gesim_build.languages.apostrophes import is_in_word
from gesim_build.languages.mentions import Mention, Mentions, mentions_of
from gesim_build.markup.classes import (
    BOX_LABEL,
    BOX_TITLE,
    CONTACTS,
    FOOTNOTES,
    GLOSSARY,
    INDEX,
    NATIONAL_LABEL,
    PAGE_LABEL,
    TABLE_TITLE,
    UNTRANSLATED,
)
from gesim_build.markup.tree import HEADINGS, XHTML, classes_of, name_of
from gesim_build.model import EXAMPLE, Language, Manuscript, Part

# Where no term is a link: in headings and what is like one, in links, in code, in the words of others, in drawings, in
# the heads of tables, in the glossary itself, and in notes, which open in place as it does.
_ELEMENTS = HEADINGS | {
    "a", "abbr", "blockquote", "caption", "cite", "code", "dfn", "dt", "figcaption", "header", "kbd", "nav", "pre",
    "q", "s", "samp", "svg", "th", "var",
}  # fmt: skip
_CLASSES = frozenset(
    (BOX_LABEL, BOX_TITLE, CONTACTS, FOOTNOTES, GLOSSARY, INDEX, NATIONAL_LABEL, PAGE_LABEL, TABLE_TITLE, UNTRANSLATED)
)
_SECTIONS = frozenset(("h1", "h2"))
# A quotation that began outside of one of these goes on in it; of any other element it ends with it.
_INLINE = frozenset(("a", "b", "bdi", "del", "em", "i", "ins", "mark", "small", "span", "strong", "sub", "sup", "u"))


@dataclass(frozen=True, slots=True)
class Terms:
    """The wordings of each term, by the id of what explains it, in a language."""

    wordings: tuple[tuple[str, tuple[str, ...]], ...]
    language: Language = field(hash=False)


def terms_of(manuscript: Manuscript, part: Part) -> Terms:
    """The terms that are links in a part. In a form none is: that is read and written on paper."""
    return Terms(() if part.kind in ("form", EXAMPLE) else manuscript.terms, manuscript.language)


def link_terms(root: Element, terms: Terms, address: Address) -> None:
    """Make, in place, the first mention of each term in each section a link to what explains it, ``a.term``.

    A term to which the section has a link already needs no other one. What somebody says, in quotation marks, has none.
    """
    if terms.wordings:
        _Linker(_finder(terms), {address(what): what for what, _ in terms.wordings}).walk(root)


@lru_cache(maxsize=16)
def _finder(terms: Terms) -> Mentions:
    return mentions_of(terms.wordings, terms.language)


class _Linker:
    """Goes through a tree as it is read. It knows which terms the section has linked, and whether somebody speaks."""

    def __init__(self, finder: Mentions, named: dict[str, str]) -> None:
        self._finder = finder
        self._opening, self._closing = finder.language.quotes[:2]
        self._named = named
        self._addresses = {what: href for href, what in named.items()}
        self._linked: set[str] = set()
        self._quoted = False

    def walk(self, element: Element) -> None:
        """Link the mentions in an element; not those after it."""
        name = name_of(element)
        if name in _SECTIONS:
            self._linked.clear()
        if name == "a":
            self._linked.add(self._named.get(element.get("href", ""), ""))
        if name in _ELEMENTS or _CLASSES & classes_of(element):
            return
        if name not in _INLINE:
            self._quoted = False
        found: list[Element] = []
        element.text, links = self._link(element.text)
        found += links
        for child in list(element):
            if child.get("lang") is None:
                self.walk(child)
            if name_of(child) not in _INLINE:
                self._quoted = False
            child.tail, links = self._link(child.tail)
            found += [child, *links]
        element[:] = found

    def _link(self, text: str | None) -> tuple[str | None, list[Element]]:
        """A text up to the first link in it, and the links with the texts after them."""
        if not text or not text.strip():
            return text, []
        links: list[Element] = []
        place, lead = 0, text
        for mention in self._first_mentions(text):
            address = self._addresses[mention.what]
            link = Element(f"{{{XHTML}}}a", {"class": "term", "href": address, "role": "doc-glossref"})
            link.text = text[mention.start : mention.end]
            link.tail = text[mention.end :]
            if links:
                links[-1].tail = text[place : mention.start]
            else:
                lead = text[: mention.start]
            links.append(link)
            place = mention.end
        return lead, links

    def _first_mentions(self, text: str) -> Iterator[Mention]:
        spoken = self._spoken(text)
        for mention in self._finder.find(text):
            if mention.what not in self._linked and not spoken[mention.start]:
                self._linked.add(mention.what)
                yield mention

    def _spoken(self, text: str) -> list[bool]:
        """Of each character whether it is within quotation marks; those may be in texts before and after this one."""
        spoken = []
        for position, sign in enumerate(text):
            if sign == self._closing and self._quoted:
                self._quoted = is_in_word(text, position)
            elif sign == self._opening:
                self._quoted = True
            spoken.append(self._quoted)
        return spoken
