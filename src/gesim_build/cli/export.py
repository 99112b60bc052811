"""``gesim export``: packs for agencies."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from gesim_build.cli.options import ProjectFolder, languages, publications

Formats = Annotated[str, typer.Option("--format", "-f", help="xliff (2.1), xliff12, xlsx or tmx.", show_default=True)]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", help="Only what is missing, fuzzy or unreviewed; repeat for more.", show_default=False),
]
Chapters = Annotated[
    list[str] | None,
    typer.Option("--chapter", help="Only this chapter: its file or English title; repeat for more."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write it. Default: NAME-CODE.SUFFIX here."),
]


def export(
    lang: Annotated[list[str] | None, languages("export")] = None,
    format_: Formats = "xliff",
    chapter: Chapters = None,
    only: Only = None,
    publication: Annotated[list[str] | None, publications("export")] = None,
    output: Output = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a pack of the same name.")] = False,
    project: ProjectFolder = Path(),
) -> None:
    """Write a file for an agency or a translation program; gesim import takes it back."""
    from gesim_build.cli.surveys import usable_publications
    from gesim_build.packs.formats import FORMATS
    from gesim_build.packs.making import ONLY, Wanted
    from gesim_build.pipeline import open_project, translated_languages
    from gesim_build.pipeline.packing import pack_of, write_pack

    _check_choice("--format", [format_], FORMATS)
    _check_choice("--only", only or (), ONLY)
    opened = open_project(project)
    codes = lang or translated_languages(opened)
    if output and len(codes) != 1:
        raise typer.BadParameter("say which language with --lang: one file is of one language", param_hint="--output")
    published = usable_publications(opened, publication or ())
    made = FORMATS[format_]
    wanted = Wanted(tuple(only or ()), tuple(chapter or ()))
    for code in codes:
        pack = pack_of(opened, published, code, wanted)
        if not pack.units:
            typer.echo(f"{code}: there is nothing to export.")
            continue
        place = output or Path(f"{opened.config.book.name}-{code}.{made.suffix}")
        is_new = write_pack(made.write(pack), place, overwrite=overwrite)
        typer.echo(f"{place}: {len(pack.units)} messages" + ("" if is_new else " (unchanged)"))


def _check_choice(option: str, given: Iterable[str], choices: Iterable[str]) -> None:
    """Raises BadParameter for what is none of the choices."""
    names = [*choices]
    for name in given:
        if name not in names:
            raise typer.BadParameter(f"“{name}” is none of {', '.join(names)}", param_hint=option)
