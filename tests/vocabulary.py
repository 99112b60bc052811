"""The vocabulary of the default theme, for tests that parse a text."""

from __future__ import annotations

from gesim_build.packaged import packaged_templates
from gesim_build.theme import read_theme

VOCABULARY = read_theme(packaged_templates().parent).vocabulary
