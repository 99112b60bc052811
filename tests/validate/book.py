"""A book with one of everything, rendered in memory: what the gates look at, and what the tests cut."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gesim_build.diagnostics import Diagnostic
from gesim_build.formats import RenderContext, renderer
from gesim_build.formats.look import Look, medium_of
from gesim_build.model import Manuscript
from gesim_build.pipeline import catalogs_of, languages_of, load_book, manuscript, open_project, read_templates
from gesim_build.pipeline.prepress import with_icc_profile
from gesim_build.validate import INSPECTIONS, file_groups, inspect_packed, read_piece, unpack
from gesim_build.validate.completeness import losses
from gesim_build.validate.inventory import TEXT, Inventory
from gesim_build.validate.manuscript import inventory
from tests.formats.pdf.sample import at_once

EVERYTHING = Path(__file__).parents[1] / "books" / "everything"
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The manuscript of an edition, and by format its files by path and what was read of the pieces of these.

    What they hold is not kept but taken each time: it is what the tests are about, also those with a changed program.
    """

    text: Manuscript
    files: Mapping[str, Files]
    pieces: Mapping[str, tuple[bytes, ...]]

    @property
    def holds(self) -> Inventory:
        """The inventory of the manuscript."""
        return inventory(self.text)


@cache
def rendered(language: str = "en") -> Rendered:
    """The book in a language, in every format that is inspected."""
    project = open_project(EVERYTHING)
    book, _ = load_book(project)
    catalogs, _ = catalogs_of(project, book, (language,))
    theme = read_templates(project)
    text, _ = manuscript(project, book, catalogs.get(language), languages_of(project)[language], theme)
    spec = with_icc_profile(project.config.print_spec)
    contexts = {
        name: RenderContext(text, Look(theme, medium_of(name, spec)), at_once, print_spec=spec) for name in INSPECTIONS
    }
    made = {name: tuple(renderer(name)(context)) for name, context in contexts.items()}
    files = {name: {one.path: one.content for one in artifacts} for name, artifacts in made.items()}
    pieces = {
        name: tuple(read_piece(piece) for one in artifacts for piece in one.pieces) for name, artifacts in made.items()
    }
    return Rendered(text, files, pieces)


def lost(format_: str, files: Files, language: str = "en") -> tuple[Diagnostic, ...]:
    """What the gate says of the files of a format: the same whether or not their pieces were read before."""
    holds, pieces = rendered(language).holds, rendered(language).pieces[format_]
    texts = [item.key for item in holds if item.kind == TEXT]
    findings: list[Diagnostic] = []
    for group in file_groups(format_, files):
        packed = inspect_packed(format_, group.files, texts)
        assert inspect_packed(format_, group.files, texts, pieces) == packed
        findings += losses(holds, unpack(packed), group.shows, f"{format_}{group.ending}")
    return tuple(findings)
