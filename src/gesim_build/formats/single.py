"""The whole book as one web page in one file, to pass on by messenger: nothing is beside it, nothing is requested."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import replace
from xml.etree.ElementTree import Element

from gesim_build.formats import RenderContext, html
from gesim_build.formats.files import book_file
from gesim_build.formats.html.pages import safety_notice, whole_body
from gesim_build.formats.links import addresses
from gesim_build.hashing import csp_hash, line_feeds
from gesim_build.markup.css import without_comments
from gesim_build.markup.serialise import to_html
from gesim_build.markup.tree import HEADINGS, name_of
from gesim_build.model import Artifact, Manuscript

MEDIA_TYPE = "text/html"


def render(context: RenderContext) -> Iterable[Artifact]:
    """One artifact, ``NAME-LANG.html``: what the start page has, then all parts. It knows no other language."""
    manuscript, theme = context.manuscript, context.look.theme
    alone = replace(manuscript, book=replace(manuscript.book, languages=(manuscript.edition,)))
    address = addresses({}, "")
    body = whole_body(alone, theme)
    _hold_images(body, alone)
    _lower_headings(body)
    # Passed on by messenger, it has not to be longer than it must: comments are for whoever works on the sheets.
    style = line_feeds(without_comments(html.stylesheet(context).content.decode() + theme.text("bundle/single.css")))
    script = line_feeds(html.script(theme))
    page = theme.render(
        "bundle/single.html.j2",
        alone,
        body=to_html(body),
        style=style,
        script=script,
        style_hash=csp_hash(style),
        script_hash=csp_hash(script),
        safety=safety_notice(alone, theme, address, beside_part=True),
        **html.start_values(alone, theme, address),
    )
    yield Artifact(book_file(manuscript, "html"), MEDIA_TYPE, page.encode())


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
