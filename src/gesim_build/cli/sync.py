"""``gesim sync``: bring the catalogs in step with the English text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gesim_build.cli.options import ProjectFolder, languages

if TYPE_CHECKING:
    from gesim_build.catalog.sync import Key
    from gesim_build.catalog.update import Hints, Options, Update
    from gesim_build.model import Catalog, Unit
    from gesim_build.pipeline import Project


Message = Annotated[
    list[str] | None,
    typer.Option(
        "--message",
        metavar="PLACE|TEXT",
        help="With --source-typo: only this message, whatever was corrected in it; its FILE:LINE or how it begins; "
        "repeat for more.",
    ),
]
PlaceNotes = Annotated[
    bool,
    typer.Option(
        "--places",
        help="Tell translators in comments page and section of the last PDF, and the texts before and after; "
        "a sync without it takes them out again.",
    ),
]
Terms = Annotated[
    bool | None,
    typer.Option(
        "--terms/--no-terms",
        help="Name the terms of the glossary in comments, with their translations. Default: where they are named.",
        show_default=False,
    ),
]


def sync(
    lang: Annotated[list[str] | None, languages("update")] = None,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if a catalog is out of step.")] = False,
    source_typo: Annotated[
        bool, typer.Option("--source-typo", help="The English changes were slips: keep the translations as they are.")
    ] = False,
    message: Message = None,
    lines: Annotated[bool, typer.Option("--lines", help="Write line numbers into the references.")] = False,
    templates: Annotated[
        bool, typer.Option("--templates", help="Also make a template, CODE.pot, for each catalog.")
    ] = False,
    terms: Terms = None,
    places: PlaceNotes = False,
    project: ProjectFolder = Path(),
) -> None:
    """Bring the translation catalogs in step with the English text; no translation is ever lost."""
    from gesim_build.catalog.update import Options, outdated, summary
    from gesim_build.cli.last_build import inputs_now, leave_sync_note
    from gesim_build.pipeline import open_project
    from gesim_build.report import show

    if message and not source_typo:
        raise typer.BadParameter("says which corrections --source-typo is about", param_hint="--message")
    before = inputs_now(project)
    opened = open_project(project)
    notes = _places(opened) if places else None
    options = Options(check, source_typo, lines, templates, tuple(message or ()), terms, notes)
    updates = _updated(opened, lang or (), options)
    findings = outdated(updates)
    told = "" if check else f"{summary(updates)}\n"
    # The PDF is none of the inputs that a note knows of.
    if not findings and not places:
        leave_sync_note(project, before, told)
    if check:
        show(findings, root=project)
        raise typer.Exit(1 if findings else 0)
    typer.echo(told, nl=False)


def _places(project: Project) -> Hints:
    """Finds the places of messages in the PDFs that were built last."""
    from gesim_build.catalog.progress import survey
    from gesim_build.catalog.surroundings import PrintedText, surroundings
    from gesim_build.pipeline.last_pdf import blocks_of, last_pdf

    def notes(catalog: Catalog, units: Sequence[Unit]) -> Mapping[Key, Sequence[str]]:
        printed = PrintedText(blocks_of(last_pdf(project, catalog.language)))
        found = surroundings(survey(units, catalog), units, printed)
        return {key: place.lines() for key, place in found.items()}

    return notes


def _updated(project: Project, languages: Sequence[str], options: Options) -> tuple[Update, ...]:
    """Work out the catalogs and write them, unless it is a check; tells what an interrupted sync has left."""
    from contextlib import nullcontext

    from gesim_build.catalog.journal import interrupted
    from gesim_build.catalog.progress import selected
    from gesim_build.catalog.update import update_catalogs
    from gesim_build.cli.progress import warn
    from gesim_build.last_build import SYNC, forget
    from gesim_build.pipeline import known_publications
    from gesim_build.pipeline.texts import texts_to_translate, usable_book
    from gesim_build.pipeline.writing import writing_catalogs
    from gesim_build.report import show

    config = project.config
    editions = {code: config.editions[code] for code in selected(config.editions, config.language, languages)}
    configured = selected(config.editions, config.language, ())
    texts = texts_to_translate(known_publications(project, ()), editions)
    with nullcontext() if options.check else writing_catalogs(project, warn):
        forget(project.root, SYNC)
        show(interrupted(project.root), root=project.root)

        def hints(catalog: Catalog, texts: Sequence[Unit]) -> Mapping[Key, Sequence[str]]:
            from gesim_build.pipeline.term_hints import term_hints  # imports all checks, which few syncs need

            return term_hints(project, usable_book(project))(catalog, texts)

        return update_catalogs(project.root, config.book.name, texts, editions, configured, options, hints)
