"""The rules of web pages and EPUB for what only some books have: others are not a byte longer for it."""

from __future__ import annotations

import re

from gesim_build.markup.classes import EASY, EXAMPLE_MARK
from gesim_build.model import Manuscript
from gesim_build.theme import Theme


def used_rules(theme: Theme, manuscript: Manuscript) -> str:
    """The rules for a label on every page, for forms that are filled in, and for parts in Easy Language."""
    answered = any(has_answers(part.xhtml) for part in manuscript.parts)
    label = theme.text("shared/page-label.css") if manuscript.book.page_label else ""
    easy = theme.text("shared/easy.css") if any(is_easy(part.xhtml) for part in manuscript.parts) else ""
    return label + (theme.text("shared/answers.css") if answered else "") + easy


def has_answers(xhtml: str) -> bool:
    """Whether a form is filled in somewhere in a text."""
    return f'class="{EXAMPLE_MARK}"' in xhtml


def is_easy(xhtml: str) -> bool:
    """Whether a part has the layout of what is written in Easy Language."""
    opening, _, _ = xhtml.partition(">")
    return re.search(rf'class="[^"]*\b{EASY}\b', opening) is not None
