"""``gesim init``: a small handbook in two languages that builds at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.", show_default=False)]


def init(folder: Folder) -> None:
    """Start a small handbook in two languages in DIR."""
    import datetime as dt
    import shlex
    import uuid

    from gesim_build.starter import write_starter

    place = shlex.quote(str(folder))
    written = write_starter(folder, dt.date.today(), uuid.uuid4())
    typer.echo(f"{len(written)} files written to {folder}. What you can do now:\n")
    for command, what in (
        (f"cd {place}", "go there"),
        ("gesim build", "make PDF, EPUB and HTML in both languages, in dist/"),
        ("gesim missing", "see what is not translated (nothing, until you change something)"),
        ("gesim sync", "bring your changes to the translators, in translations/"),
    ):
        typer.echo(f"  {command:<{max(14, len(place) + 4)}} {what}")
