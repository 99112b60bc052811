"""The registers in one edition: the values they give to the text, what can be referred to, and what they print."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from gesim_build.assemble.citations import citation_values, fact_values
from gesim_build.assemble.edition_context import EditionContext
from gesim_build.assemble.index_anchors import Place
from gesim_build.assemble.legal import instrument_rows, rights_rows
from gesim_build.assemble.record_texts import render_texts
from gesim_build.assemble.registers import (
    DirectiveContext,
    abbreviation_rows,
    contact_rows,
    glossary_rows,
    index_rows,
    record_rows,
)
from gesim_build.assemble.renderer import Rows
from gesim_build.assemble.values import Values, fill_text, plain
from gesim_build.diagnostics import Diagnostic
from gesim_build.languages.wordings import wordings
from gesim_build.markdown.directives import SCOPES
from gesim_build.markdown.inline import ParsedChapter, parsed_text, plain_text
from gesim_build.model import Edition, Entry, Record, TitlePage
from gesim_build.registers import BY_DIRECTIVE, BY_RECORD, element_id
from gesim_build.registers.abbreviations import Abbreviation
from gesim_build.registers.definitions import Reference, Term
from gesim_build.registers.visibility import in_scope, listed

# The directives whose rows are not just the records.
_ROWS: Mapping[str, Callable[[Sequence[Record], DirectiveContext], Rows]] = {
    "abbreviations": abbreviation_rows,
    "contacts": contact_rows,
    "glossary": glossary_rows,
    "index": index_rows,
    "rights": rights_rows,
    "instruments": instrument_rows,
}


def edition_records(records: Sequence[Record], edition: Edition) -> tuple[Record, ...]:
    """The records of an edition: those of all countries and its own."""
    return tuple(record for record in records if in_scope(record, edition.country))


def edition_values(
    records: Sequence[Record], context: EditionContext, md: MarkdownIt, macros: Any
) -> tuple[Values, tuple[Diagnostic, ...]]:
    """Every value of an edition by name, and what is wrong with the texts of citations."""
    own = edition_records(records, context.edition)
    elsewhere = {
        f"{name}.{record.id}": record.country
        for record in records
        if not in_scope(record, context.edition.country)
        for name in BY_RECORD[type(record)].values
    }
    simple = {name: plain(text) for name, text in context.values.items()} | fact_values(own, context.language)
    references = [record for record in own if isinstance(record, Reference)]
    # They may hold values of facts, but no references.
    keys = BY_RECORD[Reference].cited
    source = context.source_language.code
    texts = render_texts(references, md, Values(simple, elsewhere), {}, source, keys, context.messages)
    cited = citation_values(own, texts, context.language, macros)
    return Values({**simple, **cited}, elsewhere), texts.problems


def register_entries(
    records: Sequence[Record], parsed: Sequence[ParsedChapter], context: EditionContext, values: Values, md: MarkdownIt
) -> Iterator[Entry]:
    """The terms, contacts and instruments that chapters print: what ``[word](#term-ID)`` and the like refer to."""

    def words(text: str, record: Record) -> str:
        token, _ = fill_text(parsed_text(md, text), values, record.location)
        return plain_text(token.children)

    for chapter, tokens, _ in parsed:
        for directive, scope in directives(tokens):
            _, listing = BY_DIRECTIVE[directive]
            for record in _of(records, directive, context.edition, scope) if listing.prefix else ():
                name = words(getattr(record, listing.label), record)
                yield Entry(element_id(record), listing.prefix, 0, "", name, name, chapter.slug)


def term_wordings(
    records: Sequence[Record], printed: Mapping[str, Entry], context: EditionContext
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What the text calls each term of the printed glossary, and each abbreviation of the printed list, by its id.

    What is not translated has no such name.
    """
    is_source = context.language.code == context.source_language.code
    terms = [record for record in records if isinstance(record, Term) and "term" not in record.untranslated]
    short = [record for record in records if isinstance(record, Abbreviation) and "short" not in record.untranslated]
    return (
        *(
            (id, (*wordings(printed[id].title), *(term.also if is_source else ())))
            for term in terms
            if (id := element_id(term)) in printed
        ),
        *((id, (printed[id].title,)) for record in short if (id := element_id(record)) in printed),
    )


def directives(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """The directives in a chapter that print registers, with their scopes."""
    for token in tokens:
        if (name := token.type.removesuffix("_open")) in BY_DIRECTIVE and name != token.type:
            yield name, str(token.meta.get("scope", ""))


def _of(records: Sequence[Record], directive: str, edition: Edition, scope: str) -> Sequence[Record]:
    return [*listed(records, directive, edition.country, edition.date, scope)]


def printed_rows(
    records: Sequence[Record],
    context: EditionContext,
    values: Values,
    entries: Mapping[str, Entry],
    md: MarkdownIt,
    places: Sequence[Place] = (),
) -> tuple[dict[tuple[str, str], Rows], tuple[Diagnostic, ...]]:
    """What the directives print, by name and scope, and what is wrong with the texts of the registers.

    ``places`` are those to which entries of the index lead in the text.
    """
    edition, language = context.edition, context.language
    own = [record for record in edition_records(records, edition) if not isinstance(record, TitlePage)]
    text = render_texts(own, md, values, entries, context.source_language.code, messages=context.messages)
    rows: dict[tuple[str, str], Rows] = {}
    for directive, (_, listing) in BY_DIRECTIVE.items():
        for scope in ("", *(SCOPES if listing.is_scoped else ())):
            directive_context = DirectiveContext(own, edition, language, text, entries, places)
            printed = _of(own, directive, edition, scope)
            rows[directive, scope] = _ROWS.get(directive, record_rows)(printed, directive_context)
    return rows, text.problems
