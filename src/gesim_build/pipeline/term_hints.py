"""Notes for translators on the terms of the glossary in a text: ``gesim sync --terms``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gesim_build.catalog.expected import TERM
from gesim_build.catalog.update import Hints
from gesim_build.checks.analysis.terms import named_in
from gesim_build.model import Book, Catalog, Unit
from gesim_build.pipeline import Project
from gesim_build.pipeline.cached import cached_languages
from gesim_build.pipeline.check import read_terms


def term_hints(project: Project, book: Book) -> Hints:
    """What finds them, in the texts of a language with its catalog. A faulty file of variants is left to the check."""

    def hints(catalog: Catalog, texts: Sequence[Unit]) -> Mapping[tuple[str, str], Sequence[str]]:
        terms, _ = read_terms(project, book, catalog, cached_languages(project))
        keys = {unit.key: named_in(unit.msgid, terms) for unit in texts}
        return {key: [f"{TERM}{name} = {called}" for name, called in named] for key, named in keys.items() if named}

    return hints
