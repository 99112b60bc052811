"""Progress of long work: a bar on a terminal, plain lines elsewhere, both on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from gesim_build.pipeline.target import Outcome, Progress


@contextmanager
def shown_progress(total: int) -> Iterator[Progress]:
    """Show progress over a number of targets while the block runs."""
    if not sys.stderr.isatty():
        yield _line
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("Building"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[last]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("build", total=total, last="")
        yield lambda outcome: bar.update(task, advance=1, last=_name(outcome))


def warn(text: str) -> None:
    """Tell at once, on standard error, what is going on."""
    typer.echo(text, err=True)


def _line(outcome: Outcome) -> None:
    if outcome.unchanged:
        return
    how = f"{outcome.seconds:.1f} s" if outcome.result else "failed"
    typer.echo(f"{_name(outcome)}: {how}", err=True)


def _name(outcome: Outcome) -> str:
    return f"{outcome.target.language} {outcome.target.format}"
