"""What the open terms of the glossary are called so far, for those who decide. [I/O]"""

from __future__ import annotations

from collections.abc import Mapping

from gesim_build.catalog.po import PoFile
from gesim_build.catalog.store import FOLDER, read_po
from gesim_build.languages.wordings import wordings
from gesim_build.model import Book
from gesim_build.pipeline import Project
from gesim_build.registers.definitions import Term
from gesim_build.registers.variants import parse_variants, variants_path
from gesim_build.source import read_text


def candidates_of(
    project: Project, book: Book, language: str, catalog: PoFile | None = None
) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The wordings of the terms that are undecided in a language, by id and language.

    They are those of the translated headword, even of a fuzzy one, and what ``terms-CODE.toml`` adds for any of its
    names. The ``catalog`` is read if it is not given. Raises GesimError for a broken file.
    """
    terms = [record for record in book.records if isinstance(record, Term)]
    open_ = [term for term in terms if language in term.undecided]
    if not open_:
        return {}
    po = catalog or read_po(project.root, f"{FOLDER}/{language}.po")[0]
    called = {entry.key: entry.msgstr[0] for entry in po.entries if not entry.obsolete}
    source = read_text(project.root, variants_path(language))
    variants, _ = parse_variants(source, [name for term in terms for name in term.names]) if source else ({}, ())
    return {
        (term.id, language): tuple(
            dict.fromkeys(
                (
                    *wordings(called.get(("", term.term), "")),
                    *(each for name in term.names for each in variants.get(name.casefold(), ())),
                )
            )
        )
        for term in open_
    }
