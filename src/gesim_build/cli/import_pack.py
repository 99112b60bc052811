"""``gesim import``: what an agency has sent back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gesim_build.cli.options import PeopleOrPrograms, ProjectFolder


def import_pack(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="The pack, in any format of gesim export."),
    ],
    lang: Annotated[
        str, typer.Option("--lang", "-l", help="Its language, if it does not say so.", show_default=False)
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Write nothing; tell what would be taken.")] = False,
    format_: PeopleOrPrograms = "text",
    project: ProjectFolder = Path(),
) -> None:
    """Take the translations of a pack into the catalog; exit 1 if some could not be taken.

    What only the pack has changed is taken; what the catalog has changed since the export stays.
    """
    from contextlib import nullcontext

    from gesim_build.cli.progress import warn
    from gesim_build.packs.report import as_json, findings, is_whole, origin_problems, stop_if_foreign, summary
    from gesim_build.pipeline import open_project
    from gesim_build.pipeline.packing import import_into, origin_of, read_pack
    from gesim_build.pipeline.writing import writing_catalogs
    from gesim_build.report import show

    opened = open_project(project)
    with nullcontext() if dry_run else writing_catalogs(opened, warn):
        pack, po = read_pack(opened, file, lang)
        language = Path(po.path).stem
        problems = tuple(origin_problems(pack, origin_of(opened, language), str(file)))
        stop_if_foreign(problems)
        results, _ = import_into(opened, pack, po, dry=dry_run)
    show([*problems, *findings(results, str(file), po.path)], root=project)
    text = as_json if format_ == "json" else summary
    typer.echo(text(results, po.path, dry=dry_run))
    raise typer.Exit(int(not is_whole(results)))
