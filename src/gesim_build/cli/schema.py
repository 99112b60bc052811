"""``gesim schema``: the JSON Schema of ``handbook.toml``."""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """Print the JSON Schema of handbook.toml, for editors that complete and check TOML."""
    from gesim_build.config_keys import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
