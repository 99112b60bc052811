"""``gesim merge-po``: merge two versions of a catalog message by message, as a merge driver for git."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from gesim_build.diagnostics import Diagnostic


def merge_po(
    base: Annotated[
        Path,
        typer.Argument(
            metavar="BASE", exists=True, dir_okay=False, help="The version that both were made from (git: %O)."
        ),
    ],
    ours: Annotated[
        Path,
        typer.Argument(
            metavar="OURS", exists=True, dir_okay=False, help="Our version; the result is written to it (git: %A)."
        ),
    ],
    theirs: Annotated[
        Path, typer.Argument(metavar="THEIRS", exists=True, dir_okay=False, help="The other version (git: %B).")
    ],
    name: Annotated[str, typer.Option("--name", metavar="PATH", help="What messages call the file (git: %P).")] = "",
) -> None:
    """Merge two versions of a PO file; no translation is lost. Exit 1 if both had changed the same one.

    Nothing is written if one of the files cannot be read.
    """
    from gesim_build.catalog.merge import merge, merge_findings
    from gesim_build.catalog.store import read_po, write_po
    from gesim_build.diagnostics import stop_on_errors
    from gesim_build.report import show

    names = {ours: name or str(ours)}
    read = {file: read_po(Path(), str(file)) for file in (base, ours, theirs)}
    stop_on_errors(
        [_named(problem, names.get(file, str(file))) for file, (_, found) in read.items() for problem in found]
    )
    merged = merge(*(po for po, _ in read.values()))
    write_po(Path(), merged.po, read[ours][0])
    again, _ = read_po(Path(), str(ours))
    show([_named(finding, names[ours]) for finding in merge_findings(again, merged)], root=Path())
    raise typer.Exit(bool(merged.conflicts))


def _named(finding: Diagnostic, name: str) -> Diagnostic:
    """A finding in a file that git made for the merge, with the name that the file has in the project."""
    return replace(finding, location=replace(finding.location, path=name), related=())
