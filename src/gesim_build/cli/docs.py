"""``gesim docs``: the documentation, which comes with the program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Topic = Annotated[str | None, typer.Argument(help="What to read: syntax, configuration. Without one, the list.")]


def docs(
    topic: Topic = None,
    open_: Annotated[
        bool, typer.Option("--open", help="Open it with the program that this machine has for it.")
    ] = False,
) -> None:
    """Print a page of the documentation, or list the pages."""
    from gesim_build.packaged import packaged_docs

    pages = {path.stem: path for path in sorted(packaged_docs().glob("*.md")) if path.stem != "README"}
    if topic is None:
        width = max(map(len, pages))
        for name, path in pages.items():
            typer.echo(f"{name:<{width}}  {_title(path)}")
        typer.echo("\nRead one with: gesim docs TOPIC")
        return
    name = topic.removeprefix("docs/").removesuffix(".md")
    if name not in pages:
        _fail(topic, list(pages))
    if open_:
        typer.launch(pages[name].as_uri())
    else:
        typer.echo(pages[name].read_text(encoding="utf-8").rstrip("\n"))


def _title(path: Path) -> str:
    """The heading that a page begins with."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return first.lstrip("# ")


def _fail(topic: str, known: list[str]) -> None:
    import difflib

    near = difflib.get_close_matches(topic, known, 1)
    hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known)}."
    typer.echo(f"There is no page “{topic}”. {hint}", err=True)
    raise typer.Exit(2)
