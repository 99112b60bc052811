"""A chapter on its way through the assembly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from markdown_it.token import Token

from gesim_build.model import Chapter


class ParsedChapter(NamedTuple):
    """A chapter, its tokens after the inline rules, and the environment with its footnotes."""

    chapter: Chapter
    tokens: Sequence[Token]
    env: Any
