"""``gesim serve``: the workbench of translators and editors in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gesim_build.cli.options import ProjectFolder, languages


def serve(
    lang: Annotated[list[str] | None, languages("work on")] = None,
    publication: Annotated[
        str, typer.Option("--publication", help="Publication to work on. Default: the book.", show_default=False)
    ] = "",
    pdf: Annotated[
        bool, typer.Option("--pdf", help="Show pages of the PDF too, built again after each change.")
    ] = False,
    by: Annotated[str, typer.Option("--by", metavar="ROLE", help="Who signs reviewed texts: a role or initials.")] = "",
    port: Annotated[int, typer.Option("--port", help="Port of this machine. Default: any.", show_default=False)] = 0,
    browse: Annotated[bool, typer.Option("--open", help="Open the browser.")] = False,
    project: ProjectFolder = Path(),
) -> None:
    """Translate, edit and review beside the page, in a browser on this machine."""
    from gesim_build.cli.today import today
    from gesim_build.serve.requirements import require_libraries

    require_libraries()
    from gesim_build.serve.server import serving
    from gesim_build.serve.workbench import Wanted, Workbench

    bench = Workbench(Wanted(project, publication, tuple(lang or ())))
    bench.languages()
    with serving(bench, today, by, port, pdf=pdf) as address:
        _tell(address, browse=browse)
        _wait()


def _tell(address: str, *, browse: bool) -> None:
    import webbrowser

    typer.echo(f"The workbench is at {address}")
    typer.echo("Only this machine reaches it. Ctrl-C ends.", err=True)
    if browse:
        webbrowser.open(address)


def _wait() -> None:
    """Wait until a signal ends the program: it is raised in this thread."""
    import threading

    threading.Event().wait()
