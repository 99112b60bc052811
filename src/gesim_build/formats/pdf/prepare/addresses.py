"""Links out of the book have their address printed behind them, in a form short enough to copy by hand.

That is host and path; of a law of the European Union the European Legislation Identifier (ELI), which is an address
without a language, or the CELEX number, which its site finds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, unquote, urlsplit
from xml.etree.ElementTree import Element

from gesim_build.formats.pdf.prepare.behind_links import (
    PRINTED_ADDRESS,
    WITHOUT,
    ancestors,
    block_of,
    cell_of,
    put_behind,
    within_brackets,
    words,
)
from gesim_build.markup.classes import BOX_READING, EXTERNAL
from gesim_build.markup.tree import add_class, classes_of, parents

# A link whose words are its address.
ADDRESS = "address"
# Where a line may end in an address: behind a slash, before another sign. No hyphen is put in, for it would be taken
# for a part of it, and no line ends with one of its own, for that would be taken for one that was put in. The host
# stays whole.
BREAK, JOINER = "\u200b", "\u2060"
# A cell would be as wide as the longest piece: there a longer one is broken too, the host at its full stops. So many
# characters there is room for in all columns together, less what is between two of them, and at least in one.
_ROW, _BETWEEN, _LEAST = 64, 3, 4
_HOST = re.compile(r"(?:[a-z]+:)?/?/?[^/]*")
_PLACES = re.compile(r"(?<=\w)(?=[.?&=_#%~-])|(?<=/)(?=\w)")
_EUR_LEX = "eur-lex.europa.eu"
_ELI = re.compile(r"/eli/[\w/.-]+?/?")
_CELEX = re.compile(r"CELEX(?::|%3A)(\d{5}[A-Z]{1,2}\d+)", re.IGNORECASE)
_SIGNS = re.compile(r"[\s\u00ad\u200b\u2060]")


def print_addresses(section: Element) -> None:
    """Put its address, in place, behind each link out of a section, and let those that are there be broken well.

    Each is printed once in a part, and once more where it says what to read further; a link whose words are its address
    needs no other.
    """
    parent_of = parents(section)
    printed: set[tuple[str, bool]] = set()
    for link in [link for link in section.iter("a") if EXTERNAL in classes_of(link)]:
        address = short_form(link.get("href", ""))
        if not address or any(element.tag in WITHOUT for element in ancestors(link, parent_of)):
            continue
        room = _room(link, parent_of)
        if _is_said(address, link):
            add_class(link, ADDRESS)
            _let_break(link, room)
        elif (place := (address, _is_for_reading(link, parent_of))) not in printed:
            printed.add(place)
            text = _breakable(address, room)
            bracketed = within_brackets(link, block_of(link, parent_of))
            put_behind(link, words(PRINTED_ADDRESS, f", {text}" if bracketed else f" ({text})"), parent_of)


def _is_for_reading(link: Element, parent_of: Mapping[Element, Element]) -> bool:
    """Whether a link is in a box of what to read further, where its address is looked for."""
    return any(BOX_READING in classes_of(element) for element in ancestors(link, parent_of))


def short_form(url: str) -> str:
    """The address as it is printed; empty for what is none of a page or of a mailbox, or no address at all."""
    try:
        parts = urlsplit(url)
    except ValueError:  # words of a link with brackets, “S.M. v. Croatia [GC]”, look like a broken IPv6 host
        return ""
    if parts.scheme == "mailto":
        return unquote(parts.path)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    host = parts.netloc.rpartition("@")[2].lower().removeprefix("www.")
    return _of_eu_law(host, parts.path, parts.query) or _plain(host, parts.path, parts.query)


def _of_eu_law(host: str, path: str, query: str) -> str:
    if host != _EUR_LEX:
        return ""
    if _ELI.fullmatch(path) and not query:
        return f"data.europa.eu{path.rstrip('/')}"
    found = next((number for _, value in parse_qsl(query) if (number := _CELEX.fullmatch(value))), None)
    return f"CELEX\u00a0{found[1]}" if found else ""


def _plain(host: str, path: str, query: str) -> str:
    return f"{host}{path}?{query}" if query else f"{host}{path}".rstrip("/")


def _is_said(address: str, link: Element) -> bool:
    """Whether the words of a link are its address, however much of it they leave out at both ends."""
    said = _SIGNS.sub("", "".join(link.itertext()))
    whole = said if "://" in said else f"https://{said}"
    return said == address or ("." in said and "@" not in said and short_form(whole) == address)


def _room(link: Element, parent_of: dict[Element, Element]) -> int:
    """How many characters there is room for in the cell that a link is in; 0 where it is in none."""
    cell = cell_of(link, parent_of)
    return 0 if cell is None else max(_LEAST, _ROW // len(parent_of[cell]) - _BETWEEN)


def _breakable(text: str, room: int) -> str:
    host = _HOST.match(text)
    start = host.end() if host and not 0 < room < host.end() else 0
    pieces = text[:start] + _PLACES.sub(BREAK, text[start:])
    if room:
        long = rf"[^\s{BREAK}]{{{room}}}(?=[^\s{BREAK}]{{3}})"
        pieces = re.sub(long, rf"\g<0>{BREAK}", pieces.replace("\u00a0", " "))
    return pieces.replace("-", f"-{JOINER}")


def _let_break(link: Element, room: int) -> None:
    for element in link.iter():
        element.text = element.text and _breakable(element.text, room)
        if element is not link:
            element.tail = element.tail and _breakable(element.tail, room)
