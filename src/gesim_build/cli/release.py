"""``gesim release``: every edition, ready to be published."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gesim_build.cli.options import ClusterAddress, ProjectFolder, languages, publications

if TYPE_CHECKING:
    from gesim_build.pipeline import Project
    from gesim_build.release.manifest import Manifest


def release(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="With --merge: folders of releases of single languages.")
    ] = None,
    lang: Annotated[list[str] | None, languages("release")] = None,
    publication: Annotated[list[str] | None, publications("release")] = None,
    merge: Annotated[bool, typer.Option("--merge", help="Put the releases in FOLDERS into one.")] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="Folder to write, new or with an earlier release. Default: dist/release.",
            show_default=False,
        ),
    ] = None,
    cluster: ClusterAddress = "",
    project: ProjectFolder = Path(),
) -> None:
    """Build all languages and formats as a release, with a manifest, checksums and a page to download from."""
    from gesim_build.output import FOLDER
    from gesim_build.pipeline import open_project
    from gesim_build.pipeline.release import require_replaceable

    if merge != bool(folders):
        wrong = "name the folders to merge" if merge else "folders are named with --merge only"
        raise typer.BadParameter(wrong, param_hint="FOLDERS")
    if merge and (lang or publication or cluster):
        takes = "--merge takes what the folders have, and lays nothing out"
        raise typer.BadParameter(takes, param_hint="--lang, --publication, --cluster")
    opened = open_project(project)
    target = output or project / FOLDER / "release"
    require_replaceable(target)
    if merge:
        manifest = _merged(opened, folders or [], target, project)
    else:
        manifest = _built(opened, lang or [], publication or [], target, project, cluster)
    typer.echo(f"Released {_counted(manifest)}, in {target}")


def _counted(manifest: Manifest) -> str:
    """What a release has in it."""
    from gesim_build.cli.summary import size_text

    files = [file for edition in manifest.editions for file in edition.files]
    languages = ", ".join(f"{edition.publication} {edition.code}".strip() for edition in manifest.editions)
    return f"{languages}: {len(files)} files, {size_text(sum(file.size for file in files))}"


def _merged(opened: Project, folders: Sequence[Path], target: Path, root: Path) -> Manifest:
    """Put the releases of some folders into one."""
    from gesim_build.cli.progress import warn
    from gesim_build.pipeline.release import merge_releases
    from gesim_build.pipeline.writing import writing_outputs
    from gesim_build.report import show

    with writing_outputs(opened, (), warn, target):
        manifest, findings = merge_releases(opened, folders, target)
    show(findings, root=root)
    return manifest


def _built(
    opened: Project, languages: Sequence[str], publications: Sequence[str], target: Path, root: Path, cluster: str
) -> Manifest:
    """Build and write; exits with 1 when something keeps the release from being made."""
    from gesim_build.cli.progress import shown_progress, warn
    from gesim_build.cli.summary import summary
    from gesim_build.cli.today import today
    from gesim_build.pipeline.release import build_release, left_out_of_release, release_targets, write_release
    from gesim_build.pipeline.results import Machines
    from gesim_build.pipeline.writing import writing_outputs
    from gesim_build.report import show

    wanted = release_targets(opened, languages, publications)
    machines = Machines(cluster, lambda found: show((found,), root=root))
    show(left_out_of_release(opened, languages, publications), root=root)
    with writing_outputs(opened, tuple({item.folder for item in wanted}), warn, target):
        with shown_progress(len(wanted)) as progress:
            outcomes = build_release(opened, wanted, progress, today(), machines)
        show(tuple(dict.fromkeys(finding for outcome in outcomes for finding in outcome.diagnostics)), root=root)
        typer.echo(summary(outcomes))
        if any(outcome.failed for outcome in outcomes):
            typer.echo("No release was made.", err=True)
            raise typer.Exit(1)
        return write_release(opened, outcomes, target)
