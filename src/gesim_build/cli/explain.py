"""``gesim explain``: what a code means and what to do."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    code: Annotated[str | None, typer.Argument(help="The code in brackets: numbers-differ. Without one, all.")] = None,
) -> None:
    """Explain a finding by its code, or list all codes."""
    from gesim_build.checks.catalogue import documentation, examples

    known = documentation()
    if code is None:
        width = max(map(len, known))
        for name, text in known.items():
            typer.echo(f"{name:<{width}}  {text.splitlines()[0]}")
    elif code in known:
        shown = examples(code)
        typer.echo("\n\n".join(filter(None, (code, known[code], shown and f"Examples:\n\n{shown}"))))
    else:
        _fail(code, list(known))


def _fail(code: str, known: list[str]) -> None:
    import difflib

    near = difflib.get_close_matches(code, known, 3)
    hint = f"Did you mean {' or '.join(near)}?" if near else "gesim explain lists all codes."
    typer.echo(f"There is no code “{code}”. {hint}", err=True)
    raise typer.Exit(2)
