"""The HTML bundle: the same parts as pages that open from ``file://`` and ask nothing of anyone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gesim_build.formats import RenderContext
from gesim_build.formats.calls import Call, calls, has_contacts
from gesim_build.formats.code_rules import code_rules
from gesim_build.formats.contents import Line, contents, has_long_numbers, lines_of, nearby, nested
from gesim_build.formats.html.definitions import definitions, glossary_title
from gesim_build.formats.html.downloads import book_downloads, form_downloads, forms_downloads
from gesim_build.formats.html.languages import language_links
from gesim_build.formats.html.pages import page_body, safety_notice, split_head
from gesim_build.formats.html.search import search_files
from gesim_build.formats.links import Address, addresses
from gesim_build.formats.lists import lists_of
from gesim_build.formats.quick_access import quick_access
from gesim_build.formats.used_rules import used_rules
from gesim_build.formats.widths import width_rules
from gesim_build.model import DIVIDER, Artifact, Manuscript, Part
from gesim_build.own_ids import START, file_of_part, own_id
from gesim_build.theme import Theme

FOLDER = "html/"
# Where one leaves to.
AWAY = f"{own_id('', 'away')}.html"
ICON = "icon.svg"
SCRIPTS = ("bundle/leave.js", "bundle/book.js")
# What pages have that are beside others.
SCRIPT_OF_PAGES = "bundle/pages.js"
# In this order: a later sheet may rely on an earlier one's custom properties.
SCRIPTS_OF_SEARCH = ("bundle/search-index.js", "bundle/search.js")
COLOURS = ("shared/tokens.css", "bundle/colours.css")
STYLESHEETS = (
    "shared/figure.css",
    "bundle/text.css",
    "bundle/page.css",
    "bundle/blocks.css",
    "bundle/form.css",
    "bundle/start.css",
    "bundle/search.css",
    "bundle/forced.css",
    "bundle/print.css",
)


def render(context: RenderContext) -> Iterable[Artifact]:
    """The bundle of one edition: ``html/index.html``, ``html/PART.html``, style sheet, script, search and images."""
    manuscript, theme = context.manuscript, context.look.theme
    yield stylesheet(context)
    yield _file("book.js", "text/javascript", f"{script(theme)}\n{theme.text(SCRIPT_OF_PAGES)}")
    if theme.vocabulary.exit.page_of(manuscript.edition.country):
        yield _file(AWAY, "text/html", theme.render("bundle/away.html.j2", manuscript))
    icon = theme.render("bundle/icon.svg.j2", manuscript, tokens=context.look.shared_tokens)
    yield _file(ICON, "image/svg+xml", icon)
    numbers = calls(manuscript)
    yield _start_page(context, numbers)
    lines = contents(manuscript, addresses(manuscript.anchors, ".html"))
    for number, part in enumerate(manuscript.parts):
        yield _page(context, number, part, lines, numbers)
    yield from _search(context)
    yield from _images(manuscript)


def page(context: RenderContext, part: str) -> Artifact | None:
    """One page of the bundle alone, by the id of its part, "" for the start page; None if there is no such part."""
    manuscript = context.manuscript
    to_call = calls(manuscript)
    if not part:
        return _start_page(context, to_call)
    lines = contents(manuscript, addresses(manuscript.anchors, ".html"))
    numbered = ((number, one) for number, one in enumerate(manuscript.parts) if one.id == part)
    return next((_page(context, number, one, lines, to_call) for number, one in numbered), None)


def script(theme: Theme) -> str:
    """The script of any page, with others beside it or none."""
    return "\n".join(map(theme.text, SCRIPTS))


def stylesheet(context: RenderContext) -> Artifact:
    """The style sheet of all pages."""
    manuscript, theme = context.manuscript, context.look.theme
    return _file("book.css", "text/css", _stylesheet(theme, manuscript) + _used(theme, manuscript))


def _search(context: RenderContext) -> Iterator[Artifact]:
    manuscript, theme = context.manuscript, context.look.theme
    yield _file("search.js", "text/javascript", "\n".join(map(theme.text, SCRIPTS_OF_SEARCH)))
    words = json.loads(theme.render("bundle/search.json.j2", manuscript))
    for name, text in search_files(manuscript, words, context.recall):
        yield _file(name, "text/javascript", text)


def _used(theme: Theme, manuscript: Manuscript) -> str:
    """The rules for what only some books have."""
    divided = any(part.kind == DIVIDER for part in manuscript.parts)
    rules = theme.text("bundle/divider.css") if divided else ""
    rules += theme.text("bundle/discreet.css") if manuscript.edition.discreet else ""
    return width_rules(manuscript.parts) + code_rules(theme, manuscript.parts) + rules + used_rules(theme, manuscript)


def _stylesheet(theme: Theme, manuscript: Manuscript) -> str:
    # Paper stays paper: the dark colours are for screens only.
    night = f"@media screen and (prefers-color-scheme: dark) {{\n{theme.text('shared/dark.css')}}}\n"
    css = "\n".join([*map(theme.text, COLOURS), night, *map(theme.text, STYLESHEETS)])
    return theme.in_direction(css, manuscript.edition)


def _start_page(context: RenderContext, numbers: Sequence[Call]) -> Artifact:
    manuscript, theme = context.manuscript, context.look.theme
    address = addresses(manuscript.anchors, ".html")
    html = theme.render(
        "bundle/start.html.j2",
        manuscript,
        safety=safety_notice(manuscript, theme, address),
        downloads=book_downloads(context),
        forms=forms_downloads(context, address),
        **_lists(manuscript, theme, address),
        **_listed(contents(manuscript, address)),
        **_frame(manuscript, "", numbers),
    )
    return _file(f"{START}.html", "text/html", html)


def _lists(manuscript: Manuscript, theme: Theme, address: Address) -> dict[str, Any]:
    """The lists that follow the contents on a start page, and the places of quick access before them."""
    lists = [(one, lines_of(one, address)) for one in lists_of(manuscript, theme.vocabulary.boxes)]
    return {"lists": lists, "places": [(place, address(place.id)) for place in quick_access(manuscript)]}


def start_values(manuscript: Manuscript, theme: Theme, address: Address) -> dict[str, Any]:
    """What a start page shows that has no other page beside it and nothing to download."""
    alone = {"downloads": (), "forms": (), "away": ""}
    lists = _lists(manuscript, theme, address)
    return {**lists, **_listed(contents(manuscript, address)), **_frame(manuscript, "", calls(manuscript)), **alone}


def _page(context: RenderContext, number: int, part: Part, lines: Sequence[Line], numbers: Sequence[Call]) -> Artifact:
    manuscript, theme = context.manuscript, context.look.theme
    head, body = split_head(page_body(part, theme, manuscript))
    html = theme.render(
        "bundle/page.html.j2",
        manuscript,
        part=part,
        number=number + 1,
        head=head,
        body=body,
        definitions=definitions(manuscript, body, addresses(manuscript.anchors, ".html", part.id)),
        has_contacts=has_contacts(part),
        downloads=form_downloads(context, part) if part.kind == "form" else (),
        previous=lines[number - 1] if number else None,
        following=lines[number + 1] if number + 1 < len(lines) else None,
        **_listed(nearby(lines, number)),
        parts=len(lines),
        **_frame(manuscript, part.id, numbers),
    )
    return _file(f"{file_of_part(part.id)}.html", "text/html", html)


def _listed(lines: Sequence[Line]) -> dict[str, Any]:
    """What a list of contents shows."""
    return {"lines": nested(lines), "shown": len(lines), "long_numbers": has_long_numbers(lines)}


def _frame(manuscript: Manuscript, page: str, numbers: Sequence[Call]) -> dict[str, Any]:
    """What every page shows around its text; ``page`` is the id of its part, "" on the start page."""
    file = f"{file_of_part(page) if page else START}.html"
    return {
        "page": page,
        "file": file,
        "languages": language_links(manuscript, file),
        "calls": numbers,
        "glossary": glossary_title(manuscript),
        "away": AWAY,
    }


def _images(manuscript: Manuscript) -> Iterator[Artifact]:
    images = {asset.name: asset for part in manuscript.parts for asset in part.assets}
    for name, image in sorted(images.items()):
        yield Artifact(FOLDER + name, image.media_type, image.content)


def _file(name: str, media_type: str, text: str) -> Artifact:
    return Artifact(FOLDER + name, media_type, text.encode())
