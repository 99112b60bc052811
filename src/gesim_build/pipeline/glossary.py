"""The glossary of a project as a file for translation programs. [I/O]"""

from __future__ import annotations

from collections.abc import Iterator

from gesim_build.catalog.store import read_po_files
from gesim_build.checks.analysis.markup import read
from gesim_build.diagnostics import stop_on_errors
from gesim_build.languages.wordings import wordings
from gesim_build.model import Book
from gesim_build.packs.tbx import ADMITTED, DEPRECATED, PREFERRED, Concept, Wordings, write
from gesim_build.pipeline import Project
from gesim_build.registers.definitions import Term
from gesim_build.registers.variants import forbidden_words, parse_variants, variants_path
from gesim_build.source import read_text

# What nobody may say in a language belongs to no term.
_FORBIDDEN = "never-say"


def glossary_in_tbx(project: Project, book: Book, language: str) -> tuple[bytes, int]:
    """The glossary in the source language and another one, as TBX, and how many concepts it has.

    Raises GesimError for a broken catalog or file of terms.
    """
    source = project.config.language
    terms = [record for record in book.records if isinstance(record, Term)]
    concepts = tuple(_concepts(project, terms, language))
    return write(concepts, source, f"{project.config.book.title}: {source}, {language}"), len(concepts)


def _concepts(project: Project, terms: list[Term], language: str) -> Iterator[Concept]:
    po = read_po_files(project.root, [language])[language]
    said = {e.key: e.msgstr[0] for e in po.entries if not e.obsolete and not e.fuzzy}
    toml = read_text(project.root, variants_path(language))
    names = [name for term in terms for name in term.names]
    variants, problems = parse_variants(toml, names) if toml else ({}, ())
    stop_on_errors(problems)
    source = project.config.language
    for term in terms:
        further = [each for name in term.names for each in variants.get(name.casefold(), ())]
        called = dict.fromkeys((*wordings(said.get(("", term.term), "")), *further))
        first = ADMITTED if language in term.undecided else PREFERRED
        statuses = (first, *(ADMITTED for _ in called))
        own: Wordings = (
            (term.term, PREFERRED), *((name, ADMITTED) for name in term.also),
            *((wording, DEPRECATED) for wording in term.never_say),
        )  # fmt: skip
        definitions = {source: term.definition, language: said.get(("", term.definition), "")}
        plain = {code: read(text).text for code, text in definitions.items()}
        yield Concept(term.id, plain, {source: own, language: [*zip(called, statuses, strict=False)]}, term.comment)
    if toml and (never := forbidden_words(toml)):
        because = "; ".join(f"{word}: {reason}" for word, reason in never.items())
        yield Concept(_FORBIDDEN, {}, {language: [(word, DEPRECATED) for word in never]}, because)
