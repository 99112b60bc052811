"""The manuscript of one edition, from its translated book."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lxml import etree
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from gesim_build.assemble.assets import asset_of
from gesim_build.assemble.edition_context import EditionContext
from gesim_build.assemble.figures import draw
from gesim_build.assemble.national import fill_slots
from gesim_build.assemble.numbering import number
from gesim_build.assemble.parsed import ParsedChapter
from gesim_build.assemble.part import render_part
from gesim_build.assemble.references import fill_references
from gesim_build.assemble.register_tables import edition_values, printed_rows, register_entries
from gesim_build.assemble.renderer import PartContext
from gesim_build.assemble.values import fill_values
from gesim_build.config_keys import BookTable
from gesim_build.diagnostics import Diagnostic, Location, error, warning
from gesim_build.markdown.inline import inline_parser, parse_inlines, parse_text, plain_text
from gesim_build.markdown.links import link_problems
from gesim_build.model import Asset, Book, BookInfo, Edition, Entry, Language, Manuscript, Part, TitlePage
from gesim_build.registers import element_id
from gesim_build.theme import Theme, translator

_ID = re.compile(r'\sid="([^"]+)"')


def assemble(book: Book, context: EditionContext, theme: Theme) -> tuple[Manuscript, tuple[Diagnostic, ...]]:
    """Number, refer, fill slots and registers, render.

    Returns the manuscript and what is wrong: ``unresolved-reference``, ``unknown-value``, ``bad-link``,
    ``inline-image``, ``figure-overflow``, ``not-well-formed``.
    """
    md = inline_parser(context.language.quotes, context.source_language.quotes)
    chapters = [fill_slots(chapter, book.inserts, context.edition.country) for chapter in book.chapters]
    parsed = [ParsedChapter(chapter, *parse_inlines(md, chapter)) for chapter in chapters]
    part_context, entries, problems = _part_context(book, parsed, context, theme, md)
    parts: list[Part] = []
    for one in parsed:
        faults = [*link_problems(one.tokens, one.chapter.path, one.chapter.references)]
        problems += faults
        problems += fill_references(one.tokens, part_context.entries, one.chapter.path)
        images, assets, wrong = _images(book, one.tokens, context.language)
        problems += wrong
        part = render_part(one, replace(part_context, images=images), md, context, entries)
        parts.append(replace(part, assets=assets))
        problems += () if faults else _well_formed(part)
    anchors = {anchor: part.id for part in parts for anchor in _ID.findall(part.xhtml)}
    manuscript = Manuscript(
        context.edition, context.language, context.info, tuple(parts), anchors, entries, context.strings, context.draft
    )
    return manuscript, tuple(dict.fromkeys(problems))


def _part_context(
    book: Book, parsed: Sequence[ParsedChapter], context: EditionContext, theme: Theme, md: MarkdownIt
) -> tuple[PartContext, tuple[Entry, ...], list[Diagnostic]]:
    """What all parts have in common, the numbered things of the book, and what is wrong.

    Puts values into the text on the way: what is numbered and listed has them.
    """
    gettext = translator(context.strings)
    register_macros = theme.macros("shared/registers.xhtml.j2", _=gettext)
    values, wrong = edition_values(book.records, context, md, register_macros)
    problems = [*wrong, *(problem for c, tokens, _ in parsed for problem in fill_values(tokens, values, c.path))]
    entries = number([(chapter, tokens) for chapter, tokens, _ in parsed], context.language)
    by_id = {entry.id: entry for entry in (*entries, *register_entries(book.records, parsed, context, values, md))}
    rows, wrong = printed_rows(book.records, context, values, by_id, md)
    part_context = PartContext(
        macros=theme.macros("shared/blocks.xhtml.j2", _=gettext),
        register_macros=register_macros,
        entries=by_id,
        language=context.language,
        source_language=context.source_language.code,
        countries=_countries(context.language),
        images={},
        registers=rows,
        places={name: record.location for record in book.records if (name := element_id(record))},
    )
    return part_context, entries, [*problems, *wrong]


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
                asset = asset_of(book.images[source])
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


def _well_formed(part: Part) -> list[Diagnostic]:
    try:
        etree.fromstring(part.xhtml.encode())
    except etree.XMLSyntaxError as problem:
        hint = "An inline element in the text or in a translation is not closed: <sub>…</sub>, <br/>."
        return [error("not-well-formed", f"this part is not well-formed: {problem.msg}", Location(part.path), hint)]
    return []


def book_info(
    page: TitlePage, book: BookTable, editions: Sequence[Edition], md: MarkdownIt
) -> BookInfo:
    """The book's own data for covers and metadata; ``page`` has the translated texts, ``book`` the configuration."""
    title, subtitle, line, description = (
        plain_text(parse_text(md, text)) for text in (page.title, page.subtitle, page.edition_line, page.description)
    )
    return BookInfo(
        name=book.name,
        identifier=book.identifier,
        title=title,
        short_title=book.short_title,
        subtitle=subtitle,
        edition_line=line,
        description=description,
        publisher=book.publisher,
        authors=book.authors,
        license_name=book.license,
        license_url=book.license_url,
        languages=tuple(editions),
    )
