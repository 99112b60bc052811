"""The manuscript of one edition, from its translated book."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any

from lxml import etree
from markdown_it import MarkdownIt

from gesim_build.assemble.edition_context import EditionContext
from gesim_build.assemble.images import Images, chapter_images
from gesim_build.assemble.index_anchors import with_anchors
from gesim_build.assemble.national import fill_slots
from gesim_build.assemble.numbering import number
from gesim_build.assemble.part import render_part
from gesim_build.assemble.references import fill_references
from gesim_build.assemble.referred import referred_ids
from gesim_build.assemble.register_tables import (
    edition_values,
    printed_rows,
    register_entries,
    term_wordings,
)
from gesim_build.assemble.renderer import PartContext, Rows
from gesim_build.assemble.steps import Steps
from gesim_build.assemble.values import fill_values
from gesim_build.config_keys import BookTable
from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.dividers import with_dividers
from gesim_build.index_places import has_index, ids_by_name
from gesim_build.languages.direction import direction_of
from gesim_build.languages.spacing import printed_quotes, spaced_semicolon
from gesim_build.markdown.inline import ParsedChapter, inline_parser, parse_inlines, parse_text, plain_text
from gesim_build.markdown.links import link_problems
from gesim_build.model import DIVIDER, Book, BookInfo, Edition, Entry, Language, Manuscript, Part, TitlePage
from gesim_build.registers import element_id
from gesim_build.safety.findings import unsafe_part
from gesim_build.theme import Theme, country_of

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


def assemble(
    book: Book, context: EditionContext, theme: Theme, steps: Steps | None = None
) -> tuple[Manuscript, tuple[Diagnostic, ...]]:
    """Number, refer, fill slots and registers, render. ``steps`` are those of the same edition before, if any.

    Returns the manuscript and what is wrong: ``unresolved-reference``, ``unknown-value``, ``bad-link``,
    ``inline-image``, ``figure-overflow``, ``unsafe-output``, ``not-well-formed``, and what `text_faults` finds.
    """
    md = inline_parser(printed_quotes(context.language), printed_quotes(context.source_language))
    gettext = theme.translator(context.strings, direction_of(context.language.code))
    known = {"_": gettext, "semicolon": spaced_semicolon(context.language), **_country(context, theme)}
    register_macros = theme.macros("shared/registers.xhtml.j2", **known)
    steps = steps or Steps()
    context = steps("context", lambda: context, context)
    text = _text(book, context, md, register_macros, theme, steps)
    pictures = _pictures(book, context, text, steps)
    part_context = PartContext(
        macros=theme.macros("shared/blocks.xhtml.j2", **known),
        register_macros=register_macros,
        entries=text.targets,
        language=context.language,
        source_language=context.source_language.code,
        countries=_countries(context.language),
        images={part: images.xhtml for part, images in zip(map(_slug, text.chapters), pictures, strict=True)},
        registers=text.rows,
        places={name: record.location for record in book.records if (name := element_id(record))},
    )
    parts = _parts(text, pictures, part_context, md, context, theme, steps)
    anchors = {anchor: part.id for part in parts for anchor in _ID.findall(part.xhtml)}
    terms = term_wordings(book.records, text.targets, context)
    edition, info, strings = context.edition, context.info, context.strings
    manuscript = Manuscript(
        edition, context.language, info, parts, anchors, text.entries, strings, context.draft, terms
    )
    of_parts = zip(text.faults, text.unresolved, (images.problems for images in pictures), parts, strict=True)
    in_parts = ((*f, *u, *i, *(() if f else _unsafe(part))) for f, u, i, part in of_parts)
    problems = (*text.problems, *chain.from_iterable(in_parts))
    return manuscript, tuple(dict.fromkeys(problems))


def _country(context: EditionContext, theme: Theme) -> Mapping[str, Any]:
    """What macros know of the edition's country: its name, and whether numbers are to be said to be its own."""
    country, emergency = country_of(context.edition, context.language), theme.vocabulary.emergency
    return {"country": country, "numbers_of_country": bool(country and (emergency.line or emergency.elsewhere))}


def _pictures(book: Book, context: EditionContext, text: _Text, steps: Steps) -> list[Images]:
    """The images of each chapter."""
    drawings = steps("drawings", lambda: (book.figures, book.images), book.figures, book.images)
    return [
        steps(
            ("images", _slug(chapter)),
            partial(chapter_images, book, chapter, context.language),
            drawings,
            chapter,
            context.language,
        )
        for chapter in text.chapters
    ]


def _parts(
    text: _Text,
    pictures: Sequence[Images],
    part_context: PartContext,
    md: MarkdownIt,
    context: EditionContext,
    theme: Theme,
    steps: Steps,
) -> tuple[Part, ...]:
    """Each chapter rendered. What it is made of besides itself is the same for all."""
    below = _below(text)
    inputs = context, theme, text.entries, text.targets, text.rows, part_context.places
    common = steps("of all parts", lambda: inputs, inputs)

    def part_of(chapter: ParsedChapter, images: Images) -> Part:
        titles = below.get(_slug(chapter))
        render = partial(render_part, chapter, part_context, md, context, text.entries, images.assets, titles)
        return steps(("part", _slug(chapter)), render, common, chapter, images, titles)

    return tuple(map(part_of, text.chapters, pictures))


def _text(
    book: Book, context: EditionContext, md: MarkdownIt, register_macros: Any, theme: Theme, steps: Steps
) -> _Text:
    """Values are filled first: what is numbered and listed has them. References need the numbers."""
    chapters = [fill_slots(chapter, book.inserts, context.edition.country) for chapter in book.chapters]
    languages = context.language, context.source_language
    parsed = [steps(("parsed", one.slug), partial(parse_inlines, md, one), one, languages) for one in chapters]
    records = steps("records", lambda: book.records, book.records)
    of_values = partial(edition_values, records, context, md, register_macros)
    values, wrong_citations = steps("values", of_values, records, context, theme)
    valued, unknown = _each(steps, "valued", parsed, fill_values, values)
    entries = number([(chapter.chapter, chapter.tokens) for chapter in valued], context.language, referred_ids(book))
    printed = register_entries(records, valued, context, values, md)
    parts = (replace(entry, id=entry.part) for entry in entries if entry.kind == "part")
    targets = {entry.id: entry for entry in (*parts, *entries, *printed)}
    targets = steps("targets", lambda: targets, targets)
    names = ids_by_name(records) if has_index(book) else {}
    anchored = [steps(("anchored", _slug(one)), partial(with_anchors, one, names), one, names) for one in valued]
    places = [place for _, own in anchored for place in own]
    of_rows = partial(printed_rows, records, context, values, targets, md, places)
    rows, wrong_rows = steps("rows", of_rows, records, context, values, targets, places)
    referred, unresolved = _each(steps, "referred", [chapter for chapter, _ in anchored], fill_references, targets)
    faults = [steps(("faults", _slug(one)), partial(_link_problems, one), one) for one in valued]
    return _Text(
        chapters=referred,
        entries=entries,
        targets=targets,
        rows=rows,
        problems=(*wrong_citations, *chain.from_iterable(unknown), *wrong_rows),
        faults=faults,
        unresolved=unresolved,
    )


Filled = tuple[ParsedChapter, tuple[Diagnostic, ...]]


def _each(
    steps: Steps,
    name: str,
    chapters: Sequence[ParsedChapter],
    fill: Callable[[ParsedChapter, Any], Filled],
    what: object,
) -> tuple[list[ParsedChapter], list[tuple[Diagnostic, ...]]]:
    """The chapters filled with something, and what is wrong in each."""
    filled = [steps((name, _slug(one)), partial(fill, one, what), one, what) for one in chapters]
    return [chapter for chapter, _ in filled], [problems for _, problems in filled]


def _link_problems(chapter: ParsedChapter) -> tuple[Diagnostic, ...]:
    return tuple(link_problems(chapter.tokens, chapter.chapter.path, chapter.chapter.references))


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
        # One that is no other than the title is translated as the title is.
        short_title=title if book.short_title == book.title else book.short_title,
        subtitle=subtitle,
        edition_line=line,
        description=description,
        publisher=book.publisher,
        authors=book.authors,
        license_name=book.license,
        license_url=book.license_url,
        languages=tuple(editions),
        page_label=label,
        named_on_forms=book.named_on_forms,
        contact=book.contact,
        accessibility_certified_by=book.accessibility_certified_by,
        prints_lists=book.lists,
    )
