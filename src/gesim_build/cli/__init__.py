"""The command line. Commands parse options, call the pipeline, report and exit; each is a file of its own."""

from __future__ import annotations

from typing import Annotated

import typer

from gesim_build.cli.add_language import add_language
from gesim_build.cli.adopt import adopt
from gesim_build.cli.build import build
from gesim_build.cli.check import check
from gesim_build.cli.docs import docs
from gesim_build.cli.doctor import doctor
from gesim_build.cli.explain import explain
from gesim_build.cli.export import export
from gesim_build.cli.import_pack import import_pack
from gesim_build.cli.init import init
from gesim_build.cli.memory import memory
from gesim_build.cli.merge_po import merge_po
from gesim_build.cli.missing import missing
from gesim_build.cli.pending import pending
from gesim_build.cli.preflight import preflight
from gesim_build.cli.release import release
from gesim_build.cli.review import review_app
from gesim_build.cli.schema import schema
from gesim_build.cli.serve import serve
from gesim_build.cli.status import status
from gesim_build.cli.sync import sync

COMMANDS = (
    build, serve, release, check, missing, status, pending, sync, merge_po, export, memory, add_language, preflight,
    init, adopt, doctor, explain, docs, schema,
)  # fmt: skip

app = typer.Typer(
    name="gesim",
    help="Build multilingual handbooks: PDF, EPUB and offline web pages from Markdown and translations.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    app.command()(command)
app.command("import")(import_pack)
app.add_typer(review_app)


def _version(wanted: bool) -> None:
    if wanted:
        from gesim_build import __version__

        typer.echo(f"gesim {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Build multilingual handbooks: PDF, EPUB and offline web pages from Markdown and translations."""
    del version
