"""The pieces of a book as jobs for the layout engine, to be laid out in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gesim_build.formats.look import Look
from gesim_build.formats.pdf.book import contents_title
from gesim_build.formats.pdf.plan.book_jobs import book_jobs, contents_job
from gesim_build.formats.pdf.plan.furniture import folios_job, running_heads, running_heads_job
from gesim_build.formats.pdf.plan.job import Job
from gesim_build.model import Manuscript
from gesim_build.pipeline import languages_of, load_book, manuscript, open_project, read_catalogs, read_templates
from gesim_build.theme import Theme


def pieces(project: Path, *languages: str) -> Iterator[tuple[str, dict[str, Job]]]:
    """Each of these languages of a project, with the jobs of its PDF by name; the contents have made-up folios."""
    opened = open_project(project)
    theme = read_templates(opened)
    book, _ = load_book(opened)
    catalogs, _ = read_catalogs(opened)
    for language in languages:
        text, _ = manuscript(opened, book, catalogs.get(language), languages_of(opened)[language], theme)
        yield language, _jobs(text, theme)


def _jobs(text: Manuscript, theme: Theme) -> dict[str, Job]:
    look = Look(theme)
    heads = running_heads(text, contents_title(text), look.page)
    return {
        **book_jobs(text, look),
        "contents": contents_job(text, look, lambda id: str(len(id))),
        "heads": running_heads_job(text, look, heads),
        "folios": folios_job(text, look, "arabic", 0),
    }
