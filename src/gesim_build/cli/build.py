"""``gesim build``: make the outputs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gesim_build.cli.head_start import head_start
from gesim_build.cli.options import PSEUDO_NOTE, ClusterAddress, ProjectFolder, languages, publications
from gesim_build.output_formats import FORMATS, PRESS, UNUSUAL, named

if TYPE_CHECKING:
    from gesim_build.pipeline.results import Machines
    from gesim_build.workers.backend import Processes


def build(
    lang: Annotated[list[str] | None, languages("build", PSEUDO_NOTE)] = None,
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            help=f"{named(FORMATS)}; repeat for more. Default: all but {named(UNUSUAL)}.",
        ),
    ] = None,
    publication: Annotated[list[str] | None, publications("build")] = None,
    release: Annotated[bool, typer.Option("--release", help="Refuse anything untranslated, fuzzy or expired.")] = False,
    fast: Annotated[
        bool,
        typer.Option("--fast", help="A draft: lay each part out once, write the files, then check them."),
    ] = False,
    cluster: ClusterAddress = "",
    watch: Annotated[
        bool, typer.Option("--watch", "-w", help="Build again whenever a file changes; Ctrl-C ends.")
    ] = False,
    project: ProjectFolder = Path(),
) -> None:
    """Build the handbook: PDF, forms, EPUB and offline web pages of each language, in dist/."""
    if fast:
        _require_draft(format_ or [], release=release)
    if not watch:
        with head_start(format_ or [], cluster) as ready:
            how = {"release": release, "fast": fast, "machines": _machines(cluster, project, ready)}
            raise typer.Exit(_build(project, lang or [], format_ or [], publication or [], noted=not release, **how))
    if cluster:
        raise typer.BadParameter("after an edit the processes of this machine are quicker", param_hint="--watch")
    if release:
        raise typer.BadParameter("a release is made once, from files that nobody is editing", param_hint="--watch")
    from gesim_build.cli.watching import build_on_change
    from gesim_build.pipeline.memory import Memory

    with Memory(project) as memory:
        how = {"release": False, "fast": fast, "memory": memory}
        build_on_change(
            project, lambda: _build(project, lang or [], format_ or [], publication or [], noted=False, **how)
        )


def _machines(cluster: str, project: Path, ready: Processes | None) -> Machines:
    """The machines of a build, and that what is wrong with them is shown at once."""
    from gesim_build.pipeline.results import Machines
    from gesim_build.report import show

    return Machines(cluster, lambda found: show((found,), root=project), ready)


def _require_draft(formats: list[str], *, release: bool) -> None:
    """Raises BadParameter for what may not be made in a hurry."""

    if release:
        raise typer.BadParameter("a release is laid out and checked with all care", param_hint="--fast")
    if PRESS in formats:
        raise typer.BadParameter("files for a print shop are laid out and checked with all care", param_hint="--fast")


def _build(
    project: Path, lang: list[str], format_: list[str], publication: list[str], *, noted: bool, **how: Any
) -> int:
    """Build once, and show what was made; the exit code. ``noted`` for the same build to come, ``how`` says `build`."""
    from gesim_build.cli.last_build import inputs_now, leave_note
    from gesim_build.cli.progress import shown_progress, warn
    from gesim_build.cli.summary import summary
    from gesim_build.cli.today import today
    from gesim_build.last_build import forget
    from gesim_build.pipeline import open_project
    from gesim_build.pipeline.build import build as run
    from gesim_build.pipeline.build import left_out, targets
    from gesim_build.pipeline.target import exit_code
    from gesim_build.pipeline.writing import writing_outputs
    from gesim_build.report import show

    before = inputs_now(project)
    opened = open_project(project)
    wanted = targets(opened, lang, format_, publication)
    missing = left_out(opened, lang, format_, publication)
    folders = {target.folder for target in wanted}
    with writing_outputs(opened, tuple(folders), warn), shown_progress(len(wanted)) as progress:
        forget(project)
        outcomes = run(opened, wanted, today=today(), progress=progress, **how)
        # A build that says what it has left out is not answered from memory.
        if noted and not missing:
            leave_note(project, before, outcomes)
    findings = dict.fromkeys(finding for outcome in outcomes for finding in outcome.diagnostics)
    show((*missing, *findings), root=project)
    typer.echo(summary(outcomes))
    return exit_code(outcomes)
