"""What a page, a document of an EPUB and a piece for print may consist of: elements, attributes, and their values.

What is in no table is an error. Nothing here can run, load or send anything: there is no ``on…``, no ``form``, no
``iframe``, and an address is a place on the page, a file beside it, or a link to follow.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from gesim_build.svg.tables import ATTRIBUTES as DRAWING
from gesim_build.svg.tables import ELEMENTS as DRAWN

# A file beside this one: no scheme, no host, no way to the root of a disk; and a place in it.
_FILE = r"(?!/)[^\x00-\x20:\\<>\"][^\x00-\x1f:\\<>\"]*"
_PLACE = r"#[^\x00-\x20\\<>\"]*"
_FOLLOWED = r"(?:https?://|mailto:|tel:)[^\x00-\x20\\<>\"]*"
_LINK = rf"{_FOLLOWED}|{_PLACE}|(?:(?:{_FILE}?)(?:{_PLACE})?)"
_ID = r"[\w:.~·-]+"  # an author's or one of own_ids.py
_IDS = rf"{_ID}(?: +{_ID})*"
_LANGUAGE = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*"
_ANY = r"(?s:.*)"
_WORDS = r"[\w:./+# -]*"
_FLAG = r"[\w]*"
_NUMBER = r"-?\d+"
_SVG, _XHTML = r"http://www\.w3\.org/2000/svg", r"http://www\.w3\.org/1999/xhtml"

# Attributes that any element may have.
GLOBAL: Mapping[str, str] = {
    "id": _ID,
    "class": _WORDS,
    "lang": _LANGUAGE,
    "xml:lang": _LANGUAGE,
    "dir": "ltr|rtl|auto",
    "hidden": _FLAG,
    "role": r"[a-z-]+",
    "tabindex": "0|-1",
    "title": _ANY,
    "itemprop": _WORDS,
    "itemscope": _FLAG,
    "itemtype": r"https://schema\.org/\w+",
    "epub:type": r"[a-z -]+",
}
_GLOBAL_NAMES = re.compile(r"aria-[a-z]+|data-[a-z-]+")

_TEXT = (
    "abbr address article aside b bdi blockquote body br caption cite code dd del dfn div dl dt em figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 head header hr i ins kbd main mark nav p pre q rp rt ruby s samp section small span "
    "strong sub summary sup table tbody tfoot thead title tr u ul var wbr"
)
_HTML: Mapping[str, Mapping[str, str]] = {
    **{name: {} for name in _TEXT.split()},
    "a": {"href": _LINK, "rel": _WORDS, "type": _WORDS, "hreflang": _LANGUAGE, "download": _ANY},
    "button": {"type": "button"},
    "col": {"span": _NUMBER},
    "colgroup": {"span": _NUMBER},
    "details": {"open": _FLAG},
    "html": {"xmlns": _XHTML, "xmlns:epub": r"http://www\.idpf\.org/2007/ops"},
    "img": {"src": _FILE, "alt": _ANY, "width": _NUMBER, "height": _NUMBER},
    "li": {"value": _NUMBER},
    "link": {"rel": _WORDS, "href": rf"{_FILE}|data:,", "hreflang": _LANGUAGE, "type": _WORDS},
    "meta": {"charset": "utf-8", "name": r"[\w:-]+", "content": _ANY},
    "ol": {"start": _NUMBER, "type": "[1aAiI]", "reversed": _FLAG},
    "td": {"colspan": _NUMBER, "rowspan": _NUMBER, "headers": _IDS},
    "th": {"colspan": _NUMBER, "rowspan": _NUMBER, "headers": _IDS, "scope": "col|row|colgroup|rowgroup"},
    "time": {"datetime": _WORDS},
}  # fmt: skip
_SVG_ATTRIBUTES = {
    **DRAWING,
    "id": _ID,  # a format may have made it unique
    "class": _WORDS,
    "xmlns": _SVG,
    "focusable": "false",
    "direction": "ltr|rtl",
    "font-weight": r"normal|bold|bolder|lighter|\d{3}",
}

# A drawing within a page; its names are in XML's spelling.
_DRAWING: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(DRAWN, _SVG_ATTRIBUTES),
    "title": {"xmlns": _SVG},
    "desc": {"xmlns": _SVG},
}

# What else there is, by kind of document. Only pages have a script, that of the theme beside them, and a policy; the
# sheets that are laid over pages are placed by measures.
_STYLE = r"(?:(?:top|left|width|height|line-height|font-size): ?-?[\d.]+(?:mm|pt|em)?;? ?)*"
_PAGE: Mapping[str, Mapping[str, str]] = {
    "meta": {**_HTML["meta"], "http-equiv": "Content-Security-Policy"},
    "script": {"src": r"book\.js", "defer": _FLAG},
}
_MORE: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "page": _PAGE,
    "release": {
        "meta": {**_PAGE["meta"], "property": "og:[a-z]+"},
        "style": {},
        "script": {"src": r"leave\.js", "defer": _FLAG},
    },
    "single": {"meta": _PAGE["meta"], "img": {**_HTML["img"], "src": r"data:image/[a-z+]+;base64,[A-Za-z0-9+/=]+"}},
    "document": {},
    "cover": {},
    "part": {},
    "print": {name: {**attributes, "style": _STYLE} for name, attributes in _HTML.items()},
}

# The cover of an EPUB is a file of its own, with a style sheet in it; the book as one page has an icon that comes again
# as a copy of what is in it already.
_MORE_DRAWN: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "cover": {"style": {}},
    "single": {"use": {"href": _PLACE}},
}

# Attributes without which an element would be another thing: a script of its own words.
REQUIRED: Mapping[str, tuple[str, ...]] = {"script": ("src",)}
# Elements that hold nothing.
EMPTY = frozenset(("script",))


def elements(kind: str) -> Mapping[str, Mapping[str, str]]:
    """The elements of XHTML that a kind of document may have, with their attributes.

    Kinds: ``page`` (of the bundle), ``single`` (the book as one page), ``release`` (its pages), ``document`` and
    ``cover`` (of an EPUB), ``part`` (of a manuscript), ``print`` (what is laid out).
    """
    return {**_HTML, **_MORE[kind]}


def drawn_elements(kind: str) -> Mapping[str, Mapping[str, str]]:
    """The same for the elements of SVG."""
    return {**_DRAWING, **_MORE_DRAWN.get(kind, {})}


@cache
def _matcher(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\Z")


def is_allowed(own: Mapping[str, str], attribute: str, value: str) -> bool:
    """Do the tables have the attribute, with a value of this form? ``own`` are those of its element."""
    pattern = own.get(attribute) or GLOBAL.get(attribute) or (_ANY if _GLOBAL_NAMES.fullmatch(attribute) else None)
    return pattern is not None and _matcher(pattern).match(value) is not None
