"""The whole book as one web page in one file, to pass on by messenger: nothing is beside it, nothing is requested."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from xml.etree.ElementTree import Element

from gesim_build.formats import RenderContext, html
from gesim_build.formats.contents import contents
from gesim_build.formats.files import book_file
from gesim_build.formats.html.pages import safety_notice, whole_body
from gesim_build.formats.links import addresses
from gesim_build.markup.serialise import to_html
from gesim_build.markup.tree import HEADINGS, name_of
from gesim_build.model import Artifact, Manuscript

MEDIA_TYPE = "text/html"
_ID = re.compile(r' id="[^"]*"')


def render(context: RenderContext) -> Iterable[Artifact]:
    """One artifact, ``NAME-LANG.html``: what the start page has, then all parts. It knows no other language."""
    manuscript, theme = context.manuscript, context.look.theme
    alone = replace(manuscript, book=replace(manuscript.book, languages=(manuscript.edition,)))
    address = addresses({}, "")
    body = whole_body(alone, theme)
    _hold_images(body, alone)
    _lower_headings(body)
    style = _as_read(html.stylesheet(context).content.decode() + theme.text("bundle/single.css"))
    script = _as_read(html.script(theme))
    page = theme.render(
        "bundle/single.html.j2",
        alone,
        body=to_html(body),
        style=style,
        script=script,
        style_hash=hash_of(style),
        script_hash=hash_of(script),
        safety=_first(safety_notice(alone, theme, address)),
        **html.start_values(alone, contents(alone, address)),
    )
    yield Artifact(book_file(manuscript, "html"), MEDIA_TYPE, page.encode())


def _first(notice: str) -> str:
    """The safety notice at the start. It is also in its part, which has its ids and is the region to go to."""
    return _ID.sub("", notice).replace('role="region"', 'role="note"', 1)


def _as_read(text: str) -> str:
    """A text with the line ends that browsers read in a page, and count in its hash."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def hash_of(text: str) -> str:
    """What a content security policy calls a script or style sheet within a page."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _hold_images(root: Element, manuscript: Manuscript) -> None:
    """Put, in place, each image into the page."""
    images = {asset.name: asset for part in manuscript.parts for asset in part.assets}
    for element in root.iter():
        if name_of(element) == "img" and (image := images.get(element.get("src", ""))):
            content = base64.b64encode(image.content).decode()
            element.set("src", f"data:{image.media_type};base64,{content}")


def _lower_headings(root: Element) -> None:
    """Make, in place, each heading one of the next level: the title of the book is above them.

    What looks like a heading of its level and like nothing else says which that was: ``level-2``.
    """
    for element in root.iter():
        if (name := name_of(element)) in HEADINGS:
            level = int(name[1])
            element.tag = element.tag[:-1] + str(min(level + 1, 6))
            if not element.get("class"):
                element.set("class", f"level-{level}")
