"""``gesim adopt``: the project is made beside its place, examined, brought in step with its catalogs, and put there."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gesim_build.adopt.folder import Folder
from gesim_build.adopt.project import Adoption, adopt
from gesim_build.adopt.readers import read_book
from gesim_build.adopt.report import NAME, page
from gesim_build.atomic import fill_folder, remove_leftovers, staging_folder
from gesim_build.catalog.units import units
from gesim_build.catalog.update import Options, update_catalogs
from gesim_build.diagnostics import Diagnostic, GesimError, Location, Severity, error
from gesim_build.locks import locked
from gesim_build.model import Book
from gesim_build.pipeline import Project, catalogs_of, languages_of, load_book, open_project, translated_languages
from gesim_build.pipeline.check import check_language


def adopt_project(
    source: Path, target: Path, kind: str, languages: Sequence[str], date: dt.date, identifier: uuid.UUID
) -> tuple[Adoption, tuple[Diagnostic, ...]]:
    """Make a project in ``target`` of the book in ``source``; what became of it, and what is still wrong with it.

    All of it is written or nothing, and nothing is ever written into ``source``. Raises GesimError for a book that
    cannot be read, and for a target that is in it, holds something already or cannot be written.
    """
    _refuse(source, target)
    folder = Folder(source)
    adoption = adopt(folder, read_book(folder, kind, languages), languages, date, identifier)
    place = Location(target.as_posix())
    try:
        parent = target.resolve().parent
        parent.mkdir(parents=True, exist_ok=True)
        with locked(parent, wait=lambda: None), staging_folder(parent) as staging:
            files, findings = _finished(staging / "book", adoption)
            remove_leftovers(parent)
            fill_folder(target, files)
    except OSError as problem:
        hint = "Check the permissions of the folder and the space on the disk."
        raise GesimError([error("cannot-write", f"cannot be written: {problem.strerror}", place, hint)]) from None
    return adoption, findings


def _refuse(source: Path, target: Path) -> None:
    if target.resolve().is_relative_to(source.resolve()):
        hint = "Name a folder elsewhere with --output; nothing was changed."
        what = "the new project would be in the folder that is adopted"
        raise GesimError([error("folder-not-empty", what, Location(target.as_posix()), hint)])
    if target.is_symlink() or (target.exists() and (not target.is_dir() or any(target.iterdir()))):
        hint = "Name a new folder, or an empty one; nothing was changed."
        raise GesimError(
            [error("folder-not-empty", "there is something here already", Location(target.as_posix()), hint)]
        )


def _finished(root: Path, adoption: Adoption) -> tuple[Mapping[Path, bytes], tuple[Diagnostic, ...]]:
    """The files with catalogs in step with the text and the report, and what gesim finds wrong with them."""
    fill_folder(root, adoption.files)
    findings = _examined(root)
    written = {path.relative_to(root): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
    kept = {path: content for path, content in written.items() if not path.parts[0].startswith(".")}
    return {**kept, Path(NAME): page(adoption, findings).encode("utf-8")}, findings


def _examined(root: Path) -> tuple[Diagnostic, ...]:
    """Bring the catalogs in step with the book, if it can be read; what is wrong with it, and with its translations."""
    try:
        project = open_project(root)
        book, findings = load_book(project)
        errors = tuple(found for found in findings if found.severity is Severity.ERROR)
        if not errors:
            codes = translated_languages(project)
            editions = {code: project.config.editions[code] for code in codes}
            if editions:
                texts = {code: units(book, edition.country) for code, edition in editions.items()}
                update_catalogs(root, project.config.book.name, texts, editions, codes, Options())
            errors = tuple(_in_translations(open_project(root), book, codes))
    except GesimError as problem:
        return problem.diagnostics
    return errors


def _in_translations(project: Project, book: Book, codes: Sequence[str]) -> Iterator[Diagnostic]:
    """The errors in the catalogs: translations that are not printed, the English text is in their place."""
    catalogs, _ = catalogs_of(project, book, codes)
    conventions = languages_of(project)
    for code in codes:
        found = check_language(project, book, catalogs.get(code), code, conventions, release=False)
        yield from (one for one in found if one.severity is Severity.ERROR)
