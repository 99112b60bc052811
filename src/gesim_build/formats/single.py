"""The whole book as one web page in one file, to pass on by messenger: nothing is beside it, nothing is requested."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import replace
from xml.etree.ElementTree import Element

from gesim_build.formats import RenderContext, html
from gesim_build.formats.files import book_file
from gesim_build.formats.html.pages import safety_notice, whole_body
from gesim_build.formats.links import addresses
from gesim_build.formats.slim import drop_spaces, drop_unused_classes, drop_unused_ids, share_icons
from gesim_build.hashing import csp_hash, line_feeds
from gesim_build.markup.compact import compact_css, compact_script, only_matching, only_used_properties
from gesim_build.markup.serialise import to_html
from gesim_build.markup.tree import HEADINGS, name_of
from gesim_build.model import Artifact, Manuscript

MEDIA_TYPE = "text/html"
# What may be the name of a class, in a page or its script.
_NAME = re.compile(r"[\w-]+")


def render(context: RenderContext) -> Iterable[Artifact]:
    """One artifact, ``NAME-LANG.html``: what the start page has, then all parts. It knows no other language."""
    manuscript, theme = context.manuscript, context.look.theme
    alone = replace(manuscript, book=replace(manuscript.book, languages=(manuscript.edition,)))
    address = addresses({}, "")
    body = whole_body(alone, theme)
    _hold_images(body, alone)
    _lower_headings(body)
    safety = safety_notice(alone, theme, address, beside_part=True)
    script = compact_script(line_feeds(html.script(theme)))

    def rendered(style: str) -> str:
        return theme.render(
            "bundle/single.html.j2",
            alone,
            body=to_html(body),
            style=style,
            script=script,
            style_hash=csp_hash(style),
            script_hash=csp_hash(script),
            safety=safety,
            **html.start_values(alone, theme, address),
        )

    page = rendered("")
    style = _style(context, page)
    _make_slim(body, page, style + script)
    yield Artifact(book_file(manuscript, "html"), MEDIA_TYPE, rendered(style).encode())


def _style(context: RenderContext, page: str) -> str:
    """The style sheet of a page: what can match something on it, or what its script makes."""
    sheets = html.stylesheet(context).content.decode() + context.look.theme.text("bundle/single.css")
    matching = only_matching(compact_css(line_feeds(sheets)), frozenset(_NAME.findall(page)))
    return only_used_properties(matching)


def _make_slim(body: Element, page: str, reading: str) -> None:
    """Leave out, in place, what neither a reader nor what reads the page, its style sheet and script, can tell."""
    share_icons(body)
    drop_spaces(body)
    drop_unused_ids(body, page)
    if "[class" not in reading:
        drop_unused_classes(body, frozenset(_NAME.findall(reading)))


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
