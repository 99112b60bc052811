"""The job of a press release: a single page that is no part of a book."""

from __future__ import annotations

from gesim_build.formats.look import Look
from gesim_build.formats.pdf.plan.job import Job

TEMPLATE, TRIM = "print/press-release.xhtml.j2", "report"
_STYLES = ("elements", "page", "text", "press-release")


def press_release_job(xhtml: str, title: str, language: str, look: Look) -> Job:
    """The job that lays it out; ``look`` is that of pages of `TRIM`."""
    look = look.for_text(xhtml)
    css = (look.stylesheet(_STYLES),)
    return Job(title=title, path=TEMPLATE, language=language, xhtml=xhtml, css=css, page=look.page, alone=True)
