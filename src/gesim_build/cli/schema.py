"""``gesim schema``: the JSON Schema of ``handbook.toml``."""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """Print the JSON Schema of handbook.toml, for editors that complete and check TOML."""
    from gesim_build.config_keys import HandbookToml
    from gesim_build.schema import json_schema

    schema = json_schema(HandbookToml, "handbook.toml", "Configuration of a gesim handbook.")
    typer.echo(json.dumps(schema, indent=2, ensure_ascii=False))
