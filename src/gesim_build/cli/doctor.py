"""``gesim doctor``: what is installed, what is missing, and the command that installs it."""

from __future__ import annotations

import typer


def doctor(context: typer.Context) -> None:
    """Tell what this machine has and what it lacks. Exit code 1 if books cannot be built here."""
    from pathlib import Path

    from gesim_build import system

    project = Path((context.obj or {}).get("project", ".")) if isinstance(context.obj, dict) else Path()
    findings = system.examine(project)
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        typer.echo(f"  {finding.state:<8}  {finding.name:<{width}}  {finding.detail}")
    lacking = [finding for finding in findings if finding.state == "missing"]
    packages = dict.fromkeys(finding.package for finding in findings if finding.state != "ok" and finding.package)
    if packages:
        typer.echo(f"\nTo install what is missing (Debian and Ubuntu):\n  sudo apt-get install {' '.join(packages)}")
    if lacking:
        raise typer.Exit(1)
