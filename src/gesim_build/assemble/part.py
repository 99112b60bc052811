"""One part of the manuscript: header, text and footer of a chapter as one section."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from gesim_build.assemble.edition_context import EditionContext
from gesim_build.assemble.numbering import caption_label, numbered_as
from gesim_build.assemble.prepare import prepare
from gesim_build.assemble.renderer import PartContext, PartRenderer
from gesim_build.assemble.source_map import extract_marks, marked
from gesim_build.cldr import is_iso_date, iso_date, long_date
from gesim_build.markdown.filled_forms import HEAD
from gesim_build.markdown.inline import ParsedChapter
from gesim_build.markup.classes import EASY, PART
from gesim_build.model import DIVIDER, EXAMPLE, Asset, Chapter, Entry, Language, Part

# A word of the theme: what the list of chapters of a part of the book is called.
CONTENTS = "Contents"
# The class of a part whose front matter asks for a layout.
LAYOUTS = {"easy": EASY}


def render_part(
    parsed: ParsedChapter,
    part_context: PartContext,
    md: MarkdownIt,
    context: EditionContext,
    entries: Sequence[Entry],
    assets: tuple[Asset, ...],
    below: Sequence[Entry] | None = None,
) -> Part:
    """The part of a chapter.

    ``entries`` are the numbered things of the whole book, ``assets`` the files that the part refers to, ``below`` are
    the titles of the chapters in a part of the book, where it is the page of one.
    """
    chapter = parsed.chapter
    own = [entry for entry in entries if entry.part == chapter.slug]
    entry = next(entry for entry in own if entry.level == 1)
    filled = next((token.meta[HEAD] for token in parsed.tokens if HEAD in token.meta), None)
    part = _without_text(chapter, entry, context.language, EXAMPLE if filled is not None else chapter.kind)
    renderer = PartRenderer(part.id, part_context, md.options, part.kind == "front")
    head, body = _split_head(parsed.tokens)
    texts = {token.meta["kind"]: Markup(renderer.inline(token)) for token in head if token.type == "inline"}
    meta = {**chapter.meta, HEAD: _head_answers(filled, context.language)}
    header, footer = _frame(part, entry.id, texts, meta, below or own, part_context.macros, context)
    title = next(token for token in head if token.type == "heading_open")
    content = renderer.render_blocks(prepare(body))
    if context.status_part == part.id and chapter.kind != "form":
        footer = _imprint(context, part_context.macros, entries)
    label = str(part_context.macros.page_label(context.info.page_label))
    whole = f"{label}{marked(header, title.map)}\n{content}{footer}"
    section = _section(part, entry.id, LAYOUTS.get(str(meta.get("layout")), ""), whole)
    xhtml, lines = extract_marks(section, chapter.path, part_context.places)
    return replace(part, xhtml=xhtml, assets=assets, lines=lines)


def _head_answers(filled: Mapping[str, str] | None, language: Language) -> Mapping[str, str]:
    """What the head of a form that is filled in says."""
    return {
        name: iso_date(text, language.locale) if is_iso_date(text) else text for name, text in (filled or {}).items()
    }


def _without_text(chapter: Chapter, entry: Entry, language: Language, kind: str) -> Part:
    """What a part is called; ``entry`` is that of its title. A form that is filled in is of another ``kind``."""
    return Part(
        id=chapter.slug,
        kind=kind if chapter.kind == "form" else chapter.kind,
        number=entry.number,
        label=caption_label(language, numbered_as(chapter.kind), entry.number),
        title=entry.title,
        pillar=str(chapter.meta.get("pillar", "")),
        xhtml="",
        path=chapter.path,
    )


def _split_head(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The purpose and title of a part, and the rest."""
    end = next(index for index, token in enumerate(tokens) if token.type == "heading_close" and token.tag == "h1")
    return tokens[:end], tokens[end + 1 :]


def _frame(
    part: Part,
    title_id: str,
    texts: Mapping[str, Markup],
    meta: Mapping[str, Any],
    own: Sequence[Entry],
    macros: Any,
    context: EditionContext,
) -> tuple[str, str]:
    """What comes before and after the text of a part. ``texts`` are its heading and purpose, ``own`` its entries,
    or those of the chapters in it."""
    heading, purpose = texts["heading"], texts.get("purpose")
    if part.kind in ("form", EXAMPLE):
        edition_text = f"{context.edition.code} · {long_date(context.edition.date, context.language.locale)}"
        subject = str(meta.get("subject", ""))
        header = macros.form_header(part, title_id, heading, purpose, edition_text, subject, meta[HEAD])
        return str(header), str(macros.form_footer(subject))
    level = 1 if part.kind == DIVIDER else 2
    listed = [entry for entry in own if entry.level == level and entry.number]
    listed_as = CONTENTS if part.kind == DIVIDER else ""
    header = macros.opener(part, title_id, heading, purpose, listed, meta.get("review"), listed_as)
    return str(header), ""


def _imprint(context: EditionContext, macros: Any, entries: Sequence[Entry]) -> str:
    translated = context.language.code != context.source_language.code
    signed = None if context.signed is None else _signed(context.signed, entries)
    macro, edition = macros.imprint_status, context.edition
    return str(macro(context.info, edition, translated, context.draft, context.funding, signed, context.unread))


def _signed(signed: Mapping[str, frozenset[str]], entries: Sequence[Entry]) -> Mapping[str, list[str]]:
    """The numbers and titles of the parts that are signed, by kind of sign-off."""
    titles: dict[str, list[str]] = {}
    for entry in entries:
        if entry.kind == "part":
            for kind in signed.get(entry.part, ()):
                titles.setdefault(kind, []).append(f"{entry.number}\u00a0{entry.title}".strip())
    return titles


def _section(part: Part, title_id: str, layout: str, content: str) -> str:
    """The element of a part, a class of which is its layout, if any. If the title has an id of its own, it has the
    part's."""
    identifier = "" if title_id == part.id else f' id="{part.id}"'
    kinds = ("form", EXAMPLE) if part.kind == EXAMPLE else (part.kind,)
    classes = " ".join(filter(None, (PART, *kinds, f"pillar-{part.pillar}" if part.pillar else "", layout)))
    return f'<section class="{classes}"{identifier} aria-labelledby="{title_id}">\n{content}</section>\n'
