"""``gesim add-language``: one more edition."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gesim_build.cli.options import ProjectFolder


def add_language(
    language: Annotated[str, typer.Argument(help="Code of the language: uk, fr.")],
    country: Annotated[str, typer.Option("--country", help="Country of the edition, two capitals: UA, FR.")],
    project: ProjectFolder = Path(),
) -> None:
    """Add an edition in another language: its table in handbook.toml, its catalog, and what is to be written for it."""
    from gesim_build.catalog.update import Options, summary, update_catalogs
    from gesim_build.cli.progress import warn
    from gesim_build.config import PATH
    from gesim_build.output import write_file
    from gesim_build.pipeline import open_project, translated_languages
    from gesim_build.pipeline.new_edition import open_passages, open_registers, with_edition
    from gesim_build.pipeline.texts import texts_to_translate, usable_book
    from gesim_build.pipeline.writing import writing_catalogs

    opened = open_project(project)
    if language in opened.config.editions:
        raise typer.BadParameter(f"there is an edition in “{language}” already", param_hint="LANGUAGE")
    text, extended = with_edition(opened, language, country)
    book, texts = usable_book(extended), texts_to_translate(extended.publications, [language])
    with writing_catalogs(opened, warn):
        write_file(project / PATH, text.encode(), PATH)
        edition = {language: extended.config.editions[language]}
        name, configured = extended.config.book.name, translated_languages(extended)
        updates = update_catalogs(project, name, texts, edition, configured, Options())
    typer.echo(f"{PATH}: [editions.{language}] added\n{summary(updates)}")
    for slot in open_passages(book, country):
        typer.echo(f"handbook/national/{country}/{slot}.md: to be written, if {country} has something to say there")
    for path in open_registers(book, country):
        typer.echo(f"{path}: has nothing of {country} yet, but of other countries")
    typer.echo(f"Translate translations/{language}.po, and look at it with: gesim build --lang {language} --watch")
