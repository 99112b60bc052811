"""What shows of a discreet edition before its text is read: a neutral title, and names without a word of the book.

The chapters are as they are; what a browser, a reader's program, a printer or a folder shows of them tells nothing.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from gesim_build.assemble.edition_context import IMPRINT
from gesim_build.model import Asset, BookInfo, Entry, Manuscript, Part, TitlePage
from gesim_build.own_ids import DRAWING_MARK, MARK

_DIGITS = 12
_TAG = re.compile(r"""<\w(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_ATTRIBUTE = re.compile(r"""(?<=\s)([\w:-]+)=("[^"]*"|'[^']*')""")
_IN_DRAWING = re.compile(r"url\(#([^)]*)\)")
_REFERRING = "labelledby describedby details controls owns flowto activedescendant errormessage"
_HOLD_IDS = frozenset({"id", "headers", *(f"aria-{name}" for name in _REFERRING.split())})

Name = Callable[[str], str]


def neutral_page(page: TitlePage, title: str) -> TitlePage:
    """The title page with a title that names no subject, and without what describes it."""
    return replace(page, title=title, subtitle="", edition_line="", description="")


def neutral_info(info: BookInfo, name: str) -> BookInfo:
    """What covers and metadata of a discreet edition say: ``info`` has the neutral title, ``name`` the stem of files.

    Publisher and authors are left out, for they are known for their subject. The identifier is another one: by that of
    the book its title can be found.
    """
    return replace(
        info,
        name=name,
        identifier=uuid.uuid5(uuid.NAMESPACE_URL, f"{info.identifier}#{name}").urn,
        short_title=info.title,
        publisher="",
        authors=(),
        named_on_forms=False,
        accessibility_certified_by="",
    )


def as_published(manuscript: Manuscript) -> Manuscript:
    """The manuscript as formats get it: in a discreet edition no id, which is an address, and no name of an image has a
    word of the book. Parts are called by their place in it, all else by a hash: the same in all languages.
    """
    return _without_words(manuscript) if manuscript.edition.discreet else manuscript


def _without_words(manuscript: Manuscript) -> Manuscript:
    places = {part.id: f"part-{number}" for number, part in enumerate(manuscript.parts, start=1) if not part.is_imprint}

    def name(id: str) -> str:
        return _neutral(id, places)

    return replace(
        manuscript,
        parts=tuple(_part(part, name) for part in manuscript.parts),
        anchors={name(anchor): name(part) for anchor, part in manuscript.anchors.items()},
        entries=tuple(_entry(entry, name) for entry in manuscript.entries),
        terms=tuple((name(id), wordings) for id, wordings in manuscript.terms),
    )


def _neutral(id: str, places: dict[str, str]) -> str:
    """Another name for an id. What the program has put behind it says only what it is: ``rights~note~2``."""
    whose, mark, what = _divided(id)
    if whose in ("", IMPRINT):
        return id
    return places.get(whose, f"s{_digits(whose.encode())}") + mark + what


def _divided(id: str) -> tuple[str, str, str]:
    places = [id.index(mark) for mark in (MARK, DRAWING_MARK) if mark in id]
    at = min(places, default=len(id))
    return id[:at], id[at : at + 1], id[at + 1 :]


def _digits(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_DIGITS]


def _entry(entry: Entry, name: Name) -> Entry:
    return replace(entry, id=name(entry.id), part=name(entry.part))


def _part(part: Part, name: Name) -> Part:
    images = {asset.name: _image(asset) for asset in part.assets}

    def attribute(found: re.Match[str]) -> str:
        key, quote, value = found[1], found[2][0], found[2][1:-1]
        return f"{key}={quote}{_value(key, images.get(value, value), name)}{quote}"

    xhtml = _TAG.sub(lambda tag: _ATTRIBUTE.sub(attribute, tag[0]), part.xhtml)
    assets = tuple(replace(asset, name=images[asset.name]) for asset in part.assets)
    return replace(part, id=name(part.id), xhtml=xhtml, assets=assets)


def _image(asset: Asset) -> str:
    path = PurePosixPath(asset.name)
    return str(path.with_name(_digits(asset.content) + path.suffix))


def _value(key: str, value: str, name: Name) -> str:
    """The value of an attribute with other ids in it."""
    if key in _HOLD_IDS:
        return " ".join(map(name, value.split()))
    if key.rpartition(":")[2] == "href" and value.startswith("#"):
        return f"#{name(value[1:])}"
    return _IN_DRAWING.sub(lambda found: f"url(#{name(found[1])})", value)
