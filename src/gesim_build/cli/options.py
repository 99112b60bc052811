"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

ProjectFolder = Annotated[Path, typer.Option("--project", help="Folder of the handbook.")]
PeopleOrPrograms = Annotated[Literal["text", "json"], typer.Option("--format", "-f", help="For people or programs.")]


def languages(verb: str, note: str = "") -> Any:
    """``--lang``: the languages that a command is to build, check, list."""
    return typer.Option("--lang", "-l", help=f"Language to {verb}; repeat for more. Default: all.{note}")


PSEUDO_NOTE = " qps is the pseudo-language."
