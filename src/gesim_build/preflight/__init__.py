"""Preflight: is a PDF fit for a print shop? Each rule gives one verdict, and says on which page what is wrong.

It looks at the finished file alone and knows nothing of how it was made, so that it judges files of any origin.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

# In the order of the report; modules are imported when they are asked for.
RULES: tuple[str, ...] = (
    "identification",
    "output_intent",
    "boxes",
    "page_count",
    "spine",
    "colour_spaces",
    "black_text",
    "overprint",
    "transparency",
    "ink_coverage",
    "image_resolution",
    "fonts",
    "annotations",
)


def rule_modules() -> tuple[ModuleType, ...]:
    """The modules of all rules, each with NAME and ``check(document, profile)``."""
    return tuple(import_module(f"gesim_build.preflight.rules.{name}") for name in RULES)
