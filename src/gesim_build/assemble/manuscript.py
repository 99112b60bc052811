"""The manuscript of one edition, from its translated book."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from lxml import etree
from markdown_it import MarkdownIt

from gesim_build.assemble.edition_context import EditionContext
from gesim_build.assemble.images import chapter_images
from gesim_build.assemble.national import fill_slots
from gesim_build.assemble.numbering import number
from gesim_build.assemble.part import render_part
from gesim_build.assemble.references import fill_references
from gesim_build.assemble.register_tables import edition_values, printed_rows, register_entries
from gesim_build.assemble.renderer import PartContext, Rows
from gesim_build.assemble.values import fill_values
from gesim_build.config_keys import BookTable
from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.dividers import with_dividers
from gesim_build.languages.direction import direction_of
from gesim_build.languages.spacing import printed_quotes
from gesim_build.markdown.inline import ParsedChapter, inline_parser, parse_inlines, parse_text, plain_text
from gesim_build.markdown.links import link_problems
from gesim_build.model import DIVIDER, Book, BookInfo, Edition, Entry, Language, Manuscript, Part, TitlePage
from gesim_build.registers import element_id
from gesim_build.safety.findings import unsafe_part
from gesim_build.theme import Theme

_ID = re.compile(r'\sid="([^"]+)"')


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of an edition with all values and references filled.

    ``entries`` are the numbered things in reading order, ``targets`` all that can be referred to, by id; ``rows`` is
    what the registers print. ``problems`` are those of the registers and values; ``faults`` are those of the links of
    each chapter, and ``unresolved`` its references that lead nowhere.
    """

    chapters: Sequence[ParsedChapter]
    entries: tuple[Entry, ...]
    targets: Mapping[str, Entry]
    rows: Mapping[tuple[str, str], Rows]
    problems: Sequence[Diagnostic]
    faults: Sequence[tuple[Diagnostic, ...]]
    unresolved: Sequence[tuple[Diagnostic, ...]]


def assemble(book: Book, context: EditionContext, theme: Theme) -> tuple[Manuscript, tuple[Diagnostic, ...]]:
    """Number, refer, fill slots and registers, render.

    Returns the manuscript and what is wrong: ``unresolved-reference``, ``unknown-value``, ``bad-link``,
    ``inline-image``, ``figure-overflow``, ``unsafe-output``, ``not-well-formed``, and what `text_faults` finds.
    """
    md = inline_parser(printed_quotes(context.language), printed_quotes(context.source_language))
    gettext = theme.translator(context.strings, direction_of(context.language.code))
    register_macros = theme.macros("shared/registers.xhtml.j2", _=gettext)
    text = _text(book, context, md, register_macros)
    pictures = [chapter_images(book, chapter, context.language) for chapter in text.chapters]
    part_context = PartContext(
        macros=theme.macros("shared/blocks.xhtml.j2", _=gettext),
        register_macros=register_macros,
        entries=text.targets,
        language=context.language,
        source_language=context.source_language.code,
        countries=_countries(context.language),
        images={part: images.xhtml for part, images in zip(map(_slug, text.chapters), pictures, strict=True)},
        registers=text.rows,
        places={name: record.location for record in book.records if (name := element_id(record))},
    )
    below = _below(text)
    parts = tuple(
        render_part(chapter, part_context, md, context, text.entries, images.assets, below.get(_slug(chapter)))
        for chapter, images in zip(text.chapters, pictures, strict=True)
    )
    anchors = {anchor: part.id for part in parts for anchor in _ID.findall(part.xhtml)}
    manuscript = Manuscript(
        context.edition, context.language, context.info, parts, anchors, text.entries, context.strings, context.draft
    )
    of_parts = zip(text.faults, text.unresolved, (images.problems for images in pictures), parts, strict=True)
    in_parts = ((*f, *u, *i, *(() if f else _unsafe(part))) for f, u, i, part in of_parts)
    problems = (*text.problems, *chain.from_iterable(in_parts))
    return manuscript, tuple(dict.fromkeys(problems))


def _text(book: Book, context: EditionContext, md: MarkdownIt, register_macros: Any) -> _Text:
    """Values are filled first: what is numbered and listed has them. References need the numbers."""
    chapters = (fill_slots(chapter, book.inserts, context.edition.country) for chapter in book.chapters)
    parsed = [parse_inlines(md, chapter) for chapter in chapters]
    values, wrong_citations = edition_values(book.records, context, md, register_macros)
    valued, unknown = _each(parsed, lambda chapter: fill_values(chapter, values))
    entries = number([(chapter.chapter, chapter.tokens) for chapter in valued], context.language)
    printed = register_entries(book.records, valued, context, values, md)
    parts = (replace(entry, id=entry.part) for entry in entries if entry.kind == "part")
    targets = {entry.id: entry for entry in (*parts, *entries, *printed)}
    rows, wrong_rows = printed_rows(book.records, context, values, targets, md)
    referred, unresolved = _each(valued, lambda chapter: fill_references(chapter, targets))
    faults = [tuple(link_problems(one.tokens, one.chapter.path, one.chapter.references)) for one in valued]
    return _Text(
        chapters=referred,
        entries=entries,
        targets=targets,
        rows=rows,
        problems=(*wrong_citations, *chain.from_iterable(unknown), *wrong_rows),
        faults=faults,
        unresolved=unresolved,
    )


def _each(
    chapters: Sequence[ParsedChapter], fill: Callable[[ParsedChapter], tuple[ParsedChapter, tuple[Diagnostic, ...]]]
) -> tuple[list[ParsedChapter], list[tuple[Diagnostic, ...]]]:
    """The chapters filled, and what is wrong in each."""
    filled = [fill(chapter) for chapter in chapters]
    return [chapter for chapter, _ in filled], [problems for _, problems in filled]


def _below(text: _Text) -> Mapping[str, Sequence[Entry]]:
    """The titles of the chapters in each part of the book, by the id of its page."""
    titles = {entry.part: entry for entry in text.entries if entry.level == 1}
    found: dict[str, list[Entry]] = {one.chapter.slug: [] for one in text.chapters if one.chapter.kind == DIVIDER}
    for chapter, page in with_dividers(one.chapter for one in text.chapters):
        if page:
            found[page.slug].append(titles[chapter.slug])
    return found


def _slug(chapter: ParsedChapter) -> str:
    return chapter.chapter.slug


def _countries(language: Language) -> Mapping[str, str]:
    from babel import Locale

    territories: Mapping[str, str] = Locale.parse(language.locale).territories
    return territories


def _unsafe(part: Part) -> tuple[Diagnostic, ...]:
    """What may not be handed on to any format."""
    return tuple(unsafe_part(part)) or tuple(_not_well_formed(part))


def _not_well_formed(part: Part) -> list[Diagnostic]:
    try:
        etree.fromstring(part.xhtml.encode())
    except etree.XMLSyntaxError as problem:
        hint = "A template of the project writes an entity that XML does not know, such as &nbsp;."
        return [error("not-well-formed", f"this part is not well-formed: {problem.msg}", Location(part.path), hint)]
    return []


def book_info(page: TitlePage, book: BookTable, editions: Sequence[Edition], md: MarkdownIt) -> BookInfo:
    """The book's own data for covers and metadata; ``page`` has the translated texts, ``book`` the configuration."""
    title, subtitle, line, description, label = (
        plain_text(parse_text(md, text))
        for text in (page.title, page.subtitle, page.edition_line, page.description, page.page_label)
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
        page_label=label,
    )
