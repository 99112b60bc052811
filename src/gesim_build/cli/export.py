"""``gesim export``: packs for agencies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gesim_build.cli.options import ProjectFolder, languages, publications

if TYPE_CHECKING:
    from gesim_build.model import Book
    from gesim_build.packs.making import Wanted
    from gesim_build.pipeline import Project

# The format of the glossary, which does not come back.
_GLOSSARY = "tbx"
Formats = Annotated[str, typer.Option("--format", "-f", help="xliff (2.1), xliff12, xlsx, tmx; tbx for the glossary.")]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", help="Only what is missing, fuzzy or unreviewed; repeat for more.", show_default=False),
]
Chapters = Annotated[
    list[str] | None,
    typer.Option("--chapter", help="Only this chapter: its file or English title; repeat for more."),
]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where to write it. Default: NAME-CODE.SUFFIX here."),
]


def export(
    lang: Annotated[list[str] | None, languages("export")] = None,
    format_: Formats = "xliff",
    chapter: Chapters = None,
    only: Only = None,
    publication: Annotated[list[str] | None, publications("export")] = None,
    output: Output = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace a pack of the same name.")] = False,
    project: ProjectFolder = Path(),
) -> None:
    """Write a file for an agency or a translation program; gesim import takes it back."""
    from gesim_build.packs.formats import FORMATS
    from gesim_build.packs.making import ONLY, Wanted
    from gesim_build.pipeline import open_project, translated_languages
    from gesim_build.pipeline.packing import write_pack
    from gesim_build.pipeline.texts import usable_publications

    _check_choice("--format", [format_], (*FORMATS, _GLOSSARY))
    _check_choice("--only", only or (), ONLY)
    opened = open_project(project)
    codes = lang or translated_languages(opened)
    if output and len(codes) != 1:
        raise typer.BadParameter("say which language with --lang: one file is of one language", param_hint="--output")
    published = usable_publications(opened, publication or ())
    wanted = Wanted(tuple(only or ()), tuple(chapter or ()))
    for code in codes:
        content, holds, suffix = _made(opened, published, code, format_, wanted)
        if not content:
            typer.echo(f"{code}: there is nothing to export.")
            continue
        place = output or Path(f"{opened.config.book.name}-{code}.{suffix}")
        is_new = write_pack(content, place, overwrite=overwrite)
        typer.echo(f"{place}: {holds}" + ("" if is_new else " (unchanged)"))


def _made(
    project: Project, published: Sequence[tuple[Project, Book]], language: str, format_: str, wanted: Wanted
) -> tuple[bytes, str, str]:
    """A file, what it holds in words, and its suffix; no bytes if there is nothing for it."""
    from gesim_build.catalog.progress import selected
    from gesim_build.packs.formats import FORMATS
    from gesim_build.pipeline.glossary import glossary_in_tbx
    from gesim_build.pipeline.packing import pack_of

    selected(project.config.editions, project.config.language, [language])
    if format_ == _GLOSSARY:
        content, count = glossary_in_tbx(project, published[0][1], language)
        return content if count else b"", f"{count} terms", _GLOSSARY
    made, pack = FORMATS[format_], pack_of(project, published, language, wanted)
    return made.write(pack) if pack.units else b"", f"{len(pack.units)} messages", made.suffix


def _check_choice(option: str, given: Iterable[str], choices: Iterable[str]) -> None:
    """Raises BadParameter for what is none of the choices."""
    names = [*choices]
    for name in given:
        if name not in names:
            raise typer.BadParameter(f"“{name}” is none of {', '.join(names)}", param_hint=option)
