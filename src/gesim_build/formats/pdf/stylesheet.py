"""The print stylesheet: one text, with the tokens of the look put in for every ``var()``.

Resolved here and not by the layout engine, because page rules and SVG cannot see custom properties, and because an
inherited property costs time at each element.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from gesim_build.theme import Theme

# What holds for every part, and the few rules in the colour of its pillar; apart, so that a worker parses most once.
PLAIN = ("elements", "page", "text", "opener", "boxes", "tables", "forms", "registers")
ACCENT = ("accent",)
BOOK = (*PLAIN, *ACCENT)
PILLAR_COLOURS = {"psychosocial": "plum", "legal": "teal", "economic": "ochre"}
WITHOUT_PILLAR = "muted"
ICON_COLOURS = {"practice": "teal", "warning": "ochre", "key": "plum", "safety": "safety", "checklist": "ink"}
OTHER_ICONS = "muted"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PROPERTY = re.compile(r"--([\w-]+)\s*:\s*([^;}]+)")
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")


def tokens(theme: Theme) -> dict[str, str]:
    """The custom properties of ``shared/tokens.css`` by name, without the leading dashes."""
    css = _COMMENT.sub("", theme.text("shared/tokens.css"))
    return {name: value.strip() for name, value in _PROPERTY.findall(css)}


def resolve(css: str, values: Mapping[str, str]) -> str:
    """Put values in for ``var(--name)``, drop the comments. A name that is not known stays as it is."""
    return _VARIABLE.sub(lambda match: values.get(match[1], match[0]), _COMMENT.sub("", css))


def stylesheet(theme: Theme, names: tuple[str, ...], pillar: str = "") -> str:
    """The print stylesheets of these names as one, with ``--accent`` standing for the colour of the pillar."""
    values = tokens(theme)
    values["accent"] = values[PILLAR_COLOURS.get(pillar, WITHOUT_PILLAR)]
    return "\n".join(_resolved(theme.text(f"print/{name}.css"), tuple(sorted(values.items()))) for name in names)


def figure_stylesheet(theme: Theme) -> str:
    """The stylesheet that goes into every drawing."""
    return resolve(theme.text("shared/figure.css"), tokens(theme)).strip()


def icons(theme: Theme) -> tuple[tuple[str, str], ...]:
    """The icon of each kind of box as SVG text, drawn in the colour of the kind's label."""
    values = tokens(theme)
    drawings = sorted(theme.under("shared/icons/").items())
    return tuple(
        (kind, content.decode("utf-8").replace("currentColor", values[ICON_COLOURS.get(kind, OTHER_ICONS)]))
        for name, content in drawings
        if (kind := name.removesuffix(".svg")) != name
    )


@lru_cache(maxsize=64)
def _resolved(css: str, values: tuple[tuple[str, str], ...]) -> str:
    return resolve(css, dict(values))
