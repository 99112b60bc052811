"""What the jobs of a book depend on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gesim_build.formats.look import SCREEN, Medium
from gesim_build.formats.pdf.plan.book_jobs import book_jobs
from gesim_build.formats.pdf.plan.job import Job
from tests.formats.pdf import sample

REFERRING = replace(SCREEN, page_references=True)


def jobs(medium: Medium, code: str = "de", more: str = "") -> dict[str, Job]:
    """The jobs of the sample, whose first chapter has more text."""
    text = sample.manuscript(lambda xhtml: xhtml.replace("<p>", f"<p>{more}", 1) if 'id="about"' in xhtml else xhtml)
    look = sample.look(medium).for_language(code)
    return book_jobs(replace(text, language=replace(text.language, labels={"page": "Seite {number}"})), look)


@pytest.mark.parametrize("medium", [SCREEN, REFERRING])
def test_an_edit_changes_the_job_of_its_part_alone(medium: Medium) -> None:
    before, after = jobs(medium), jobs(medium, more="Many more words. " * 1000)
    assert {name for name in before if before[name] != after[name]} == {"about"}


def test_references_say_a_page_where_that_is_wanted() -> None:
    assert {job.page_reference for job in jobs(SCREEN).values()} == {""}
    with_pages = {name for name, job in jobs(REFERRING).items() if job.page_reference == "Seite {number}"}
    assert with_pages == {part.id for part in sample.manuscript().parts}
    assert {job.page_reference for job in jobs(REFERRING, "ar").values()} == {""}
