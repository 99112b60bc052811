"""The rules of web pages and EPUB for what only some books have: others are not a byte longer for it."""

from __future__ import annotations

from gesim_build.markup.classes import EXAMPLE_MARK
from gesim_build.model import Manuscript
from gesim_build.theme import Theme


def used_rules(theme: Theme, manuscript: Manuscript) -> str:
    """The rules for a label on every page, and for forms that are filled in."""
    answered = any(has_answers(part.xhtml) for part in manuscript.parts)
    label = theme.text("shared/page-label.css") if manuscript.book.page_label else ""
    return label + (theme.text("shared/answers.css") if answered else "")


def has_answers(xhtml: str) -> bool:
    """Whether a form is filled in somewhere in a text."""
    return f'class="{EXAMPLE_MARK}"' in xhtml
