"""Custom properties of CSS: ``--name: value`` and ``var(--name)``."""

from __future__ import annotations

import re
from collections.abc import Mapping

_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_PROPERTY = re.compile(r"--([\w-]+)\s*:\s*([^;}]+)")
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")


def without_comments(css: str) -> str:
    """A style sheet without its comments; one that ends its line takes the line end with it."""
    return _COMMENT.sub("", css)


def custom_properties(css: str) -> dict[str, str]:
    """The values of the custom properties that a style sheet sets, by name without the leading dashes."""
    return {name: value.strip() for name, value in _PROPERTY.findall(without_comments(css))}


def resolve(css: str, values: Mapping[str, str]) -> str:
    """The style sheet with each ``var(--name)`` replaced by its value; a name without one stays as it is."""
    return _VARIABLE.sub(lambda match: values.get(match[1], match[0]), css)
