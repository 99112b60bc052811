"""``gesim doctor``: what is installed, what is missing, and the command that installs it."""

from __future__ import annotations

from pathlib import Path

import typer

from gesim_build.cli.options import ProjectFolder


def doctor(
    project: ProjectFolder = Path(),
) -> None:
    """Tell what is installed and what is missing.

    Names the command that installs it. Exits with 1 if books cannot be built here.
    """
    from gesim_build import system

    findings = system.examine(project)
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        typer.echo(f"  {finding.state:<8}  {finding.name:<{width}}  {finding.detail}")
    packages = [finding.package for finding in findings if finding.state != "ok" and finding.package]
    for line in ("", *lines) if (lines := system.installation(packages)) else ():
        typer.echo(line)
    if any(finding.state == "missing" for finding in findings):
        raise typer.Exit(1)
