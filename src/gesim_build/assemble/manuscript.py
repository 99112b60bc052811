"""The manuscript of one edition, from its translated book."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from gesim_build.assemble.figures import draw
from gesim_build.assemble.lines import marked, take_marks
from gesim_build.assemble.national import fill_slots
from gesim_build.assemble.numbering import caption_label, number
from gesim_build.assemble.prepare import prepare
from gesim_build.assemble.printed import edition_values, printed_rows, register_entries
from gesim_build.assemble.references import fill_references
from gesim_build.assemble.renderer import PartRenderer, Setting
from gesim_build.assemble.values import fill_values
from gesim_build.assemble.wanted import Wanted
from gesim_build.cldr import long_date
from gesim_build.diagnostics import Diagnostic, Location, error, warning
from gesim_build.markdown.inline import inline_parser, parse_inlines, parse_text, plain_text
from gesim_build.markdown.links import link_problems
from gesim_build.model import Asset, Book, BookInfo, Chapter, Edition, Entry, Language, Manuscript, Part
from gesim_build.theme import Theme, translator

# How the elements of a register's records are called: ``contact-ID``.
_RECORD_IDS = {"contacts": "contact", "glossary": "term", "references": "instrument"}
_ID = re.compile(r'\sid="([^"]+)"')


def assemble(book: Book, wanted: Wanted, theme: Theme) -> tuple[Manuscript, tuple[Diagnostic, ...]]:
    """Number, refer, fill slots and registers, render.

    Returns the manuscript and what is wrong: ``unresolved-reference``, ``unknown-value``, ``bad-link``,
    ``inline-image``, ``figure-overflow``, ``not-well-formed``.
    """
    md = inline_parser(wanted.language.quotes, wanted.source_language.quotes)
    chapters = [fill_slots(chapter, book.inserts, wanted.edition.country) for chapter in book.chapters]
    parsed = [(chapter, *parse_inlines(md, chapter)) for chapter in chapters]
    gettext = translator(wanted.strings)
    macros = theme.macros("shared/blocks.xhtml.j2", _=gettext)
    register_macros = theme.macros("shared/registers.xhtml.j2", _=gettext)
    values, wrong = edition_values(book.records, wanted, md, register_macros)
    problems = [*wrong, *(problem for c, tokens, _ in parsed for problem in fill_values(tokens, values, c.path))]
    entries = number([(chapter, tokens) for chapter, tokens, _ in parsed], wanted.language)
    by_id = {entry.id: entry for entry in (*entries, *register_entries(book.records, parsed, wanted, values, md))}
    rows, wrong = printed_rows(book.records, wanted, values, by_id, md)
    problems += wrong
    places = {f"{_RECORD_IDS[r.register]}-{r.id}": r.location for r in book.records if r.register in _RECORD_IDS}
    parts: list[Part] = []
    for chapter, tokens, env in parsed:
        problems += link_problems(tokens, chapter.path)
        problems += fill_references(tokens, by_id, chapter.path)
        images, assets, wrong_images = _images(book, tokens, wanted.language)
        problems += wrong_images
        setting = Setting(
            macros=macros,
            register_macros=register_macros,
            entries=by_id,
            language=wanted.language,
            source_language=wanted.source_language.code,
            countries=_countries(wanted.language),
            images=images,
            registers=rows,
            places=places,
        )
        part = _part(chapter, tokens, env, setting, md, wanted, entries)
        parts.append(replace(part, assets=assets))
        problems += _well_formed(part)
    anchors = {anchor: part.id for part in parts for anchor in _ID.findall(part.xhtml)}
    manuscript = Manuscript(
        wanted.edition, wanted.language, wanted.info, tuple(parts), anchors, entries, wanted.strings, wanted.draft
    )
    return manuscript, tuple(dict.fromkeys(problems))


def _countries(language: Language) -> Mapping[str, str]:
    from babel import Locale

    territories: Mapping[str, str] = Locale.parse(language.locale).territories
    return territories


def _images(
    book: Book, tokens: Sequence[Token], language: Language
) -> tuple[dict[str, str], tuple[Asset, ...], list[Diagnostic]]:
    """The figures of a chapter by figure id, the files they need, and the words that do not fit."""
    images: dict[str, str] = {}
    assets: list[Asset] = []
    problems: list[Diagnostic] = []
    figure = ""
    for index, token in enumerate(tokens):
        if token.type == "figure_open":
            figure = str(token.attrs["id"])
        elif token.type == "image_block_open":
            source = token.meta["src"]
            alternative = plain_text(tokens[index + 1].children)
            if source in book.figures:
                drawn = draw(book.figures[source], figure, alternative)
                images[figure] = drawn.svg
                problems += [_overflow(words, Location(source, line), language) for words, line in drawn.overflowing]
            elif source in book.images:
                asset = Asset(
                    f"images/{source.rpartition('/')[2]}", book.images[source].media_type, book.images[source].content
                )
                assets.append(asset)
                images[figure] = str(Markup('<img src="{}" alt="{}"/>').format(asset.name, alternative))
    return images, tuple(assets), problems


def _overflow(words: str, place: Location, language: Language) -> Diagnostic:
    message = f"“{words}” does not fit its place in the figure ({language.code})"
    return warning(
        "figure-overflow",
        message,
        place,
        "Shorten the translation, or give the text more data-width or data-lines.",
    )


def _part(
    chapter: Chapter,
    tokens: Sequence[Token],
    env: Any,
    setting: Setting,
    md: MarkdownIt,
    wanted: Wanted,
    entries: Sequence[Entry],
) -> Part:
    own = [entry for entry in entries if entry.part == chapter.slug]
    entry = next((e for e in own if e.level == 1), Entry(chapter.slug, "part", 1, "", "", chapter.slug, chapter.slug))
    kind = chapter.kind
    part = Part(
        id=chapter.slug,
        kind=kind,
        number=entry.number,
        label=caption_label(wanted.language, kind, entry.number),
        title=entry.title,
        pillar=str(chapter.meta.get("pillar", "")),
        xhtml="",
        path=chapter.path,
    )
    renderer = PartRenderer(part.id, setting)
    head, body = _split_head(tokens)
    texts = {t.meta["kind"]: Markup(renderer.inline(t, md.options, env)) for t in head if t.type == "inline"}
    heading, purpose = texts.get("heading", Markup("")), texts.get("purpose", Markup(""))
    edition_text = f"{wanted.edition.code} · {long_date(wanted.edition.date, wanted.language.locale)}"
    macros = setting.macros
    if kind == "form":
        subject = chapter.meta.get("subject", "client")
        header = macros.form_header(part, entry.id, heading, purpose, edition_text, subject)
        footer = str(macros.form_footer(subject))
    else:
        sections = [e for e in own if e.level == 2 and e.number]
        header = macros.opener(part, entry.id, heading, purpose, sections, chapter.meta.get("review", ""))
        footer = _imprint(wanted, macros) if part.id == "imprint" else ""
    title = next((token.map for token in head if token.type == "heading_open"), None)
    content = renderer.render(prepare(body), md.options, env)
    identifier = "" if entry.id == part.id else f' id="{part.id}"'
    classes = " ".join(filter(None, ("part", kind, f"pillar-{part.pillar}" if part.pillar else "")))
    xhtml = (
        f'<section class="{classes}"{identifier} aria-labelledby="{entry.id}">\n'
        f"{marked(str(header), title)}\n{content}{footer}</section>\n"
    )
    xhtml, lines = take_marks(xhtml, chapter.path, setting.places)
    return replace(part, xhtml=xhtml, lines=lines)


def _split_head(tokens: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]]:
    """The purpose and title of a part, and the rest."""
    for index, token in enumerate(tokens):
        if token.type == "heading_close" and token.tag == "h1":
            return tokens[: index + 1], tokens[index + 1 :]
    return (), tokens


def _imprint(wanted: Wanted, macros: Any) -> str:
    translated = wanted.language.code != wanted.source_language.code
    edition = wanted.edition
    return str(macros.imprint_status(translated, edition.reviewed, wanted.draft, wanted.funding, edition.isbn))


def _well_formed(part: Part) -> list[Diagnostic]:
    try:
        etree.fromstring(part.xhtml.encode())
    except etree.XMLSyntaxError as problem:
        hint = "An inline element in the text or in a translation is not closed: <sub>…</sub>, <br/>."
        return [error("not-well-formed", f"this part is not well-formed: {problem.msg}", Location(part.path), hint)]
    return []


def book_info(
    texts: Mapping[str, Any], book: Mapping[str, Any], editions: Sequence[Edition], md: MarkdownIt
) -> BookInfo:
    """The book's own data for covers and metadata; ``texts`` are the translated fields, ``book`` the configuration."""
    plain = {name: plain_text(parse_text(md, str(text))) for name, text in texts.items()}
    return BookInfo(
        name=book["name"],
        identifier=book["identifier"],
        title=plain["title"],
        short_title=book["short_title"],
        subtitle=plain["subtitle"],
        edition_line=plain["edition_line"],
        description=plain["description"],
        publisher=book["publisher"],
        authors=tuple(book["authors"]),
        license_name=book["license"],
        license_url=book["license_url"],
        languages=tuple(editions),
    )
