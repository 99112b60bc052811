"""``gesim memory``: what translation memories suggest for what is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gesim_build.cli.options import PeopleOrPrograms, ProjectFolder, languages

Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE…",
        exists=True,
        dir_okay=False,
        show_default=False,
        help="TMX files, besides those that [translations] in handbook.toml names.",
    ),
]


def memory(
    files: Files = None,
    lang: Annotated[list[str] | None, languages("look up")] = None,
    at_least: Annotated[
        int, typer.Option("--at-least", min=50, max=100, metavar="PERCENT", help="How alike a text must be.")
    ] = 70,
    prefill: Annotated[
        bool, typer.Option("--prefill", help="Write the best suggestions into the catalogs, as fuzzy.")
    ] = False,
    format_: PeopleOrPrograms = "text",
    project: ProjectFolder = Path(),
) -> None:
    """Suggest translations of what is missing, from an organisation's memory of its other texts."""
    import json
    from contextlib import nullcontext

    from gesim_build.catalog.store import read_po_files, write_po
    from gesim_build.catalog.suggestions import as_data, as_text, prefilled, suggested
    from gesim_build.cli.progress import warn
    from gesim_build.cli.surveys import surveys
    from gesim_build.pipeline import open_project
    from gesim_build.pipeline.memories import memories_of
    from gesim_build.pipeline.writing import writing_catalogs

    opened = open_project(project)
    if not files and not opened.config.memories:
        raise typer.BadParameter("name a TMX file, here or in handbook.toml: [translations] memory", param_hint="FILE")
    with writing_catalogs(opened, warn) if prefill else nullcontext():
        states = surveys(opened, lang or ())
        known = memories_of(opened, [state.language for state in states], files or ())
        found = [one for state in states for one in suggested(state, known[state.language], at_least)]
        typer.echo(json.dumps({"suggestions": as_data(found)}, ensure_ascii=False, indent=2) if format_ == "json"
                   else as_text(found) or "The memories have nothing like what is missing.")  # fmt: skip
        if prefill:
            for code, po in read_po_files(opened.root, [state.language for state in states]).items():
                new, count = prefilled(po, [one for one in found if one.language == code])
                write_po(opened.root, new, po)
                typer.echo(f"{po.path}: {count} filled in, as fuzzy", err=True)
