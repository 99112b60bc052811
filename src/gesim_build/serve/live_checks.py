"""The findings of ``gesim check`` in texts as they are typed: in one translation, in a chapter of the source. Pure."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from gesim_build.catalog.units import units
from gesim_build.checks import check_message, check_source
from gesim_build.diagnostics import Diagnostic, GesimError, Location, Severity, accepted_code
from gesim_build.model import Message, Source, Unit
from gesim_build.pipeline import Project, load_book
from gesim_build.pipeline.check import check_whole_book
from gesim_build.serve.edition import OpenBook, OpenEdition
from gesim_build.serve.entries import EntryState
from gesim_build.source import decode


def in_translation(edition: OpenEdition, unit: Unit, state: EntryState) -> tuple[Diagnostic, ...]:
    """The findings in a translation that is not saved yet, whether it is fuzzy or not. An empty one has none."""
    text = unicodedata.normalize("NFC", state.msgstr)
    if edition.catalog is None or not text.strip():
        return ()
    accepted = tuple(filter(None, map(accepted_code, state.comments.split("\n"))))
    message = Message(*unit.key, text, False, "", Location(edition.catalog.path), accepted)
    return check_message(unit, message, edition.language, edition.terms, edition.country)


def in_source(opened: OpenBook, path: str, text: str) -> tuple[Diagnostic, ...]:
    """The findings in a source file with a text that is not saved yet."""
    source, problems = decode(path, text.encode())
    if problems:
        return problems
    try:
        found = _all_in_source(_with_text(opened.project, source), opened, path)
    except GesimError as problem:
        found = problem.diagnostics
    return tuple(finding for finding in dict.fromkeys(found) if finding.location.path == path)


def _all_in_source(project: Project, opened: OpenBook, path: str) -> tuple[Diagnostic, ...]:
    """The findings in a book, and in how one of its files is written; if it can be read, those in it as a whole too."""
    book, found = load_book(project)
    if any(finding.severity is Severity.ERROR for finding in found):
        return found
    written = check_source([unit for unit in units(book) if unit.location.path == path],
                           opened.languages[project.config.language])  # fmt: skip
    return (*found, *written, *check_whole_book(project, book, {}, release=False, today=None))


def _with_text(project: Project, source: Source) -> Project:
    texts = {**project.sources.texts, source.path: source}
    return replace(project, sources=replace(project.sources, texts=texts))
