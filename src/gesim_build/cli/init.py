"""``gesim init``: a small book to start from, which builds at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.", show_default=False)]
Template = Annotated[
    Literal["handbook", "guide", "forms", "report"], typer.Option("--template", "-t", help="What to start from.")
]
Languages = Annotated[
    list[str] | None,
    typer.Option("--lang", "-l", help="Language of an edition; repeat for more. English is always one of them."),
]


def init(folder: Folder, template: Template = "handbook", lang: Languages = None) -> None:
    """Start a small book in DIR, which builds at once."""
    import datetime as dt
    import shlex
    import uuid

    from gesim_build.languages import load
    from gesim_build.starter import write_starter
    from gesim_build.system import BUILD, NEEDS, packages

    languages = tuple(lang or ())
    for code in languages:
        load(code)
    needed = packages(need for need in NEEDS if need.stage == BUILD)
    written = write_starter(folder, dt.date.today(), uuid.uuid4(), template, languages, needed)
    _catalogs(folder)
    is_here = folder.resolve() == Path.cwd()
    place = shlex.quote(str(folder))
    typer.echo(f"{len(written)} files written to {'this folder' if is_here else folder}. What you can do now:\n")
    for command, what in (
        *(() if is_here else ((f"cd {place}", "go there"),)),
        ("gesim build", "make PDF, EPUB and HTML, in dist/"),
        ("gesim missing", "see what is not translated"),
        ("gesim sync", "bring your changes to the translators, in translations/"),
    ):
        typer.echo(f"  {command:<{max(14, len(place) + 4)}} {what}")


def _catalogs(folder: Path) -> None:
    """A catalog for each language that comes with none."""
    from gesim_build.catalog.units import units
    from gesim_build.catalog.update import Options, update_catalogs
    from gesim_build.pipeline import load_book, open_project, translated_languages

    project = open_project(folder)
    if languages := translated_languages(project):
        book, _ = load_book(project)
        editions = {code: project.config.editions[code] for code in languages}
        texts = {code: units(book, edition.country) for code, edition in editions.items()}
        update_catalogs(folder, project.config.book.name, texts, editions, languages, Options())
