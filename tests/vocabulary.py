"""The vocabulary of this repository's handbook, for tests that parse a text: it has something of every kind."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from gesim_build.config import PATH, parse_config
from gesim_build.model import Source
from gesim_build.theme import BookWords, Theme, read_theme

_ROOT = Path(__file__).parents[1]


@cache
def handbook_theme() -> Theme:
    """The default theme with what the handbook adds to it."""
    config = parse_config(Source(PATH, (_ROOT / PATH).read_text(encoding="utf-8")))
    return read_theme(Path("/nonexistent"), BookWords(config.toml, config.special))


VOCABULARY = handbook_theme().vocabulary
