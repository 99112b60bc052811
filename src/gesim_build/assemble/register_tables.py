"""The registers in one edition: the values they give to the text, what can be referred to, and what they print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from gesim_build.assemble.citations import CITED, citation_values, fact_values
from gesim_build.assemble.edition_context import EditionContext
from gesim_build.assemble.legal import instrument_rows, instruments, rights_rows
from gesim_build.assemble.parsed import ParsedChapter
from gesim_build.assemble.record_texts import render_texts
from gesim_build.assemble.registers import contact_rows, contacts, glossary_rows
from gesim_build.assemble.renderer import Rows
from gesim_build.assemble.values import Values, fill_text, plain
from gesim_build.diagnostics import Diagnostic
from gesim_build.markdown.directives import SCOPES
from gesim_build.markdown.inline import parsed_text, plain_text
from gesim_build.model import Edition, Entry, Record
from gesim_build.registers.printing import in_scope

# What a record of a register is called in the name of a value.
_VALUES = {"facts": ("fact", "source"), "references": ("ref",)}


def edition_records(records: Sequence[Record], edition: Edition) -> tuple[Record, ...]:
    """The records of an edition: those of all countries and its own."""
    return tuple(record for record in records if in_scope(record, edition.country))


def edition_values(
    records: Sequence[Record], context: EditionContext, md: MarkdownIt, macros: Any
) -> tuple[Values, tuple[Diagnostic, ...]]:
    """Every value of an edition by name, and what is wrong with the texts of citations."""
    own = edition_records(records, context.edition)
    elsewhere = {
        f"{prefix}.{record.id}": record.country
        for record in records
        if record not in own
        for prefix in _VALUES.get(record.register, ())
    }
    simple = {name: plain(text) for name, text in context.values.items()} | fact_values(own, context.language)
    references = [record for record in own if record.register == "references"]
    texts = render_texts(references, md, Values(simple, elsewhere), {}, context.source_language.code, CITED)
    cited = citation_values(own, texts, context.language, macros)
    return Values({**simple, **cited}, elsewhere), texts.problems


def register_entries(
    records: Sequence[Record], parsed: Sequence[ParsedChapter], context: EditionContext, values: Values, md: MarkdownIt
) -> Iterator[Entry]:
    """The terms, contacts and instruments that chapters print: what ``[word](#term-ID)`` and the like refer to."""

    def words(record: Record, key: str) -> str:
        token = parsed_text(md, str(record.fields[key]))
        list(fill_text(token, values, record.location))
        return plain_text(token.children)

    for chapter, tokens, _ in parsed:
        for token in tokens:
            for kind, record, key in _listed(records, token, context.edition):
                name = words(record, key)
                yield Entry(f"{kind}-{record.id}", kind, 0, "", name, name, chapter.slug)


def _listed(records: Sequence[Record], token: Token, edition: Edition) -> Iterator[tuple[str, Record, str]]:
    """What a directive prints that can be referred to: kind, record, and the key of its name."""
    scope = str(token.meta.get("scope", ""))
    if token.type == "glossary_open":
        yield from (("term", record, "term") for record in records if record.register == "glossary")
    elif token.type == "contacts_open":
        yield from (("contact", record, "name") for record in contacts(records, edition, scope))
    elif token.type == "instruments_open":
        yield from (("instrument", record, "short") for record in instruments(records, edition, scope))


def printed_rows(
    records: Sequence[Record], context: EditionContext, values: Values, entries: Mapping[str, Entry], md: MarkdownIt
) -> tuple[dict[tuple[str, str], Rows], tuple[Diagnostic, ...]]:
    """What the directives print, by name and scope, and what is wrong with the texts of the registers."""
    edition, language = context.edition, context.language
    own = [record for record in edition_records(records, edition) if record.register != "book"]
    text = render_texts(own, md, values, entries, context.source_language.code)
    rows: dict[tuple[str, str], Rows] = {("glossary", ""): glossary_rows(own, language.locale, text)}
    for scope in ("", *SCOPES):
        rows["contacts", scope] = contact_rows(own, edition, language.locale, scope, text)
        rows["rights", scope] = rights_rows(own, edition, language, scope, text, entries)
        rows["instruments", scope] = instrument_rows(own, edition, language, scope, text)
    return rows, text.problems
