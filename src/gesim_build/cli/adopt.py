"""``gesim adopt``: a project of another program's book, with its translations."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

KINDS = ("mdbook", "sphinx", "mkdocs", "hugo", "po4a")

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The folder of the other book. It is only read.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="NEW", help="A new or empty folder. Default: DIR's name and “-gesim”, here."
    ),
]
Kind = Annotated[str, typer.Option("--from", help=f"What the book is, if that is not clear: {', '.join(KINDS)}.")]
Languages = Annotated[list[str] | None, typer.Option("--lang", help="Bring only this language over; repeat for more.")]


def adopt(folder: Folder, output: Output = None, kind: Kind = "", lang: Languages = None) -> None:
    """Make a project of an mdBook, a Sphinx or MyST book, an MkDocs or Hugo site, or Markdown translated with po4a."""
    import datetime as dt
    import shlex
    import uuid

    from gesim_build.adopt.report import NAME, summary
    from gesim_build.pipeline.adopting import adopt_project

    if kind and kind not in KINDS:
        raise typer.BadParameter(f"there are: {', '.join(KINDS)}", param_hint="--from")
    target = output or Path(f"{folder.resolve().name}-gesim")
    adoption, findings = adopt_project(folder, target, kind, lang or (), dt.date.today(), uuid.uuid4())
    typer.echo(summary(adoption))
    if findings:
        typer.echo(
            f"gesim finds {len(findings)} errors in the new project: gesim check --project {shlex.quote(str(target))}"
        )
    typer.echo(f"Written to {target}; {target / NAME} has it all, by file and line. Look at it with:")
    typer.echo(f"  gesim build --project {shlex.quote(str(target))}")
