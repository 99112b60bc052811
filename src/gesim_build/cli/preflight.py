"""``gesim preflight``: are these files fit for a print shop?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def preflight(
    files: Annotated[list[Path], typer.Argument(help="PDF files; a cover is one whose name ends in -cover.pdf.")],
    format_: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    project: Annotated[
        Path, typer.Option("--project", help="Folder of the handbook whose [print] settings count.")
    ] = Path(),
) -> None:
    """Examine PDF files for a print shop, rule by rule. Exits with 1 if a rule fails."""
    from gesim_build.config import PATH
    from gesim_build.pipeline import open_project
    from gesim_build.pipeline.preflight import preflight_files
    from gesim_build.preflight.as_json import render_json
    from gesim_build.preflight.table import render_table
    from gesim_build.print_spec import PrintSpec

    renderers = {"text": render_table, "json": render_json}
    if format_ not in renderers:
        raise typer.BadParameter(f"there are {', '.join(renderers)}", param_hint="--format")
    press = open_project(project).config.print_spec if (project / PATH).is_file() else PrintSpec()
    reports = preflight_files(files, press)
    typer.echo(renderers[format_](reports), nl=False)
    if any(report.failed for report in reports):
        raise typer.Exit(1)
