"""``gesim schema``: the JSON Schema of ``handbook.toml``, of a publication's file, or of one in ``languages/``."""

from __future__ import annotations

import json
from typing import Annotated, Literal

import typer


def schema(
    of: Annotated[
        Literal["handbook", "publication", "language"],
        typer.Argument(help="The file: handbook.toml, publications/NAME.toml, languages/CODE.toml."),
    ] = "handbook",
) -> None:
    """Print the JSON Schema of a TOML file of a project, for editors that complete and check such files."""
    from gesim_build.schema import json_schema

    if of == "language":
        from gesim_build.languages.table import LanguageTable

        printed = json_schema(LanguageTable, "languages/CODE.toml", "What gesim knows of a language.")
    elif of == "publication":
        from gesim_build.config_keys import PublicationTable

        printed = json_schema(PublicationTable, "publications/NAME.toml", "A publication of a gesim handbook.")
    else:
        from gesim_build.config_keys import HandbookToml

        printed = json_schema(HandbookToml, "handbook.toml", "Configuration of a gesim handbook.")
    typer.echo(json.dumps(printed, indent=2, ensure_ascii=False))
