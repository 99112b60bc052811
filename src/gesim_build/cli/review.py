"""``gesim review``: what is not signed, and ``gesim review sign``: sign it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gesim_build.cli.options import PeopleOrPrograms, ProjectFolder, languages, publications

if TYPE_CHECKING:
    from gesim_build.catalog.review import Review, Reviewed
    from gesim_build.catalog.signing import Difference

review_app = typer.Typer(
    name="review",
    help="List what nobody has signed, by chapter, or sign it; exit 1 if something is left.",
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


Files = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE…",
        exists=True,
        dir_okay=False,
        show_default=False,
        help="A PO file that a reviewer returned: what it has as the catalog has it is signed.",
    ),
]
Language = Annotated[str, typer.Option("--lang", "-l", help="The language.", show_default=False)]
Who = Annotated[
    str,
    typer.Option("--by", metavar="WHO", help="Who signs: a role or initials; no name is needed.", show_default=False),
]
As = Annotated[
    str,
    typer.Option("--as", metavar="KIND", help="What for: translation, terminology, or a review of the book."),
]
Chapters = Annotated[
    list[str] | None, typer.Option("--chapter", help="Sign a chapter: its file or title; repeat for more.")
]
Messages = Annotated[
    list[str] | None,
    typer.Option("--message", metavar="HASH", help="Sign a message, as gesim review shows it; repeat for more."),
]
Everything = Annotated[bool, typer.Option("--all", help="Sign all that is translated.")]
Day = Annotated[
    str,
    typer.Option("--date", metavar="DATE", help="The day, as 2026-01-31. Default: today.", show_default=False),
]


@review_app.callback(invoke_without_command=True)
def review(
    context: typer.Context,
    lang: Annotated[list[str] | None, languages("list")] = None,
    publication: Annotated[list[str] | None, publications("list")] = None,
    format_: PeopleOrPrograms = "text",
    project: ProjectFolder = Path(),
) -> None:
    """List what nobody has signed, by chapter, with the words changed since it was; exit 1 if there is something."""
    if context.invoked_subcommand:
        return
    import os
    import sys

    from gesim_build.catalog.review_listing import review_json, review_text
    from gesim_build.pipeline import open_project
    from gesim_build.pipeline.reviewing import reviews
    from gesim_build.pipeline.texts import usable_publications
    from gesim_build.report import show
    from gesim_build.report.colour import wants_colour

    opened = open_project(project)
    states, _, problems = reviews(opened, usable_publications(opened, publication or ()), lang or ())
    found = tuple(states.values())
    colour = wants_colour(os.environ, terminal=sys.stdout.isatty())
    show(problems, root=project)
    typer.echo(review_json(found) if format_ == "json" else review_text(found, colour=colour), color=colour)
    open_ = any(one.open for state in found for one in state.messages)
    raise typer.Exit(2 if problems else int(open_))


@review_app.command()
def sign(
    lang: Language,
    by: Who,
    files: Files = None,
    kind: As = "translation",
    chapter: Chapters = None,
    message: Messages = None,
    everything: Everything = False,
    date: Day = "",
    format_: PeopleOrPrograms = "text",
    project: ProjectFolder = Path(),
) -> None:
    """Sign messages, chapters, or a file that a reviewer returned; exit 1 if something in it was not signed."""
    from gesim_build.catalog.ledger_store import add_sign_offs
    from gesim_build.catalog.signing import differences, signatures
    from gesim_build.cli.progress import warn
    from gesim_build.diagnostics import stop_on_errors
    from gesim_build.pipeline import open_project
    from gesim_build.pipeline.reviewing import review_kinds, reviews
    from gesim_build.pipeline.texts import usable_publications
    from gesim_build.pipeline.writing import writing_catalogs
    from gesim_build.report import show

    opened = open_project(project)
    kinds = review_kinds(opened)
    day = _checked(by, kind, kinds, date)
    if not (files or chapter or message or everything):
        raise typer.BadParameter("say what to sign: a file, --chapter, --message or --all")
    published = usable_publications(opened)
    with writing_catalogs(opened, warn):
        states, ledgers, problems = reviews(opened, published, [lang])
        stop_on_errors(problems)
        wanted, different = _wanted(states[lang], files or (), chapter or (), message or (), everything=everything)
        new = signatures(wanted, kind, by, day, ledgers[lang])
        add_sign_offs(project, lang, new, kinds)
    show(tuple(differences(different)), root=project)
    unready = sum(not one.is_ready for one in dict.fromkeys(wanted))
    typer.echo(_told(len(new), kind, unready, different, as_json=format_ == "json"))
    raise typer.Exit(int(bool(different)))


def _checked(by: str, kind: str, kinds: Sequence[str], date: str) -> dt.date:
    """The day of a sign-off. Raises BadParameter for what cannot be one."""
    from gesim_build.catalog.ledger import wrong_name
    from gesim_build.cli.today import today

    if wrong := wrong_name(by):
        raise typer.BadParameter(wrong, param_hint="--by")
    if kind not in kinds:
        raise typer.BadParameter(f"“{kind}” is none of {', '.join(kinds)}", param_hint="--as")
    try:
        day = dt.date.fromisoformat(date) if date else today()
    except ValueError:
        raise typer.BadParameter(f"“{date}” is no day as 2026-01-31", param_hint="--date") from None
    if day > max(today(), dt.date.today()):
        raise typer.BadParameter(f"{day} is in the future", param_hint="--date")
    return day


def _wanted(
    state: Review, files: Sequence[Path], chapters: Sequence[str], hashes: Sequence[str], *, everything: bool
) -> tuple[tuple[Reviewed, ...], tuple[Difference, ...]]:
    """The messages that are to be signed, and those that returned files have otherwise."""
    from gesim_build.catalog.signing import of_chapters, of_hashes, of_returned
    from gesim_build.catalog.store import read_po
    from gesim_build.diagnostics import stop_on_errors

    wanted = [*of_chapters(state, chapters), *of_hashes(state, hashes), *(state.messages if everything else ())]
    different: list[Difference] = []
    for file in files:
        returned, problems = read_po(Path(), str(file))
        stop_on_errors(problems)
        equal, others = of_returned(state, returned)
        wanted += equal
        different += others
    return tuple(wanted), tuple(different)


def _told(new: int, kind: str, unready: int, different: Sequence[Difference], *, as_json: bool) -> str:
    """What was done, for people or programs."""
    import json

    if as_json:
        others = [
            {"file": one.place.path, "line": one.place.line, "msgid": one.msgid, "reason": one.reason,
             "msgstr": one.ours, "returned": one.returned}
            for one in different
        ]  # fmt: skip
        return json.dumps({"signed": new, "not_translated": unready, "different": others}, ensure_ascii=False, indent=2)
    more = [f"{unready} are not translated yet"] if unready else []
    more += [f"{len(different)} of the file are not signed"] if different else []
    return "; ".join([f"{new} messages signed as {kind}", *more]) + "."
