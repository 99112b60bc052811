"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

ProjectFolder = Annotated[Path, typer.Option("--project", help="Folder of the handbook.")]
PeopleOrPrograms = Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="For people or programs.")]
Places = Annotated[
    bool,
    typer.Option("--places", help="Say page and section of the last PDF, and the texts before and after."),
]

ClusterAddress = Annotated[
    str,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help="Lay out on the machines of a Dask cluster whose scheduler has this address: tcp://host:8786.",
        show_default=False,
    ),
]


def languages(verb: str, note: str = "") -> Any:
    """``--lang``: the languages that a command is to build, check, list."""
    return typer.Option("--lang", "-l", help=f"Language to {verb}; repeat for more. Default: all.{note}")


def publications(verb: str) -> Any:
    """``--publication``: what of a project a command is to build, check, list."""
    return typer.Option(
        "--publication",
        help=f"Publication to {verb}, the book by its own name; repeat for more. Default: all.",
        show_default=False,
    )


PSEUDO_NOTE = " qps is the pseudo-language."
