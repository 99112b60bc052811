"""The print stylesheet: one text, with the tokens of the look put in for every ``var()``.

Resolved here and not by the layout engine, because page rules and SVG cannot see custom properties, and because an
inherited property costs time at each element.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from gesim_build.formats.pdf.plan.geometry import Geometry, geometry_of
from gesim_build.formats.pdf.plan.medium import SCREEN, Medium
from gesim_build.markup.css import custom_properties, resolve, without_comments
from gesim_build.theme import Theme

# What holds for every part, and the few rules in the colour of its pillar; apart, so that a worker parses most once.
PLAIN = ("elements", "page", "text", "opener", "boxes", "tables", "forms", "registers")
ACCENT = ("accent",)
# Where there is no side column, and on a press.
STACKED = "stacked"
PRESS = "press"
# What may be laid over the others when a page would hold next to nothing, in the order in which it is tried.
SPACING_VARIANTS = (
    ("spacing/tighter",),
    ("spacing/tighter", "spacing/deeper"),
    ("spacing/looser",),
    ("spacing/looser", "spacing/deeper"),
)
CMYK_SUFFIX = "-cmyk"


def tokens(theme: Theme, medium: Medium = SCREEN) -> dict[str, str]:
    """The values of all custom properties of a medium, by name without the leading dashes: look, trim, geometry.

    On a press the inks of a colour, ``--NAME-cmyk``, take the place of ``--NAME``.
    """
    look = custom_properties(theme.text("shared/tokens.css"))
    if medium.press:
        look |= {name.removesuffix(CMYK_SUFFIX): value for name, value in look.items() if name.endswith(CMYK_SUFFIX)}
    return look | _trim(theme, medium) | geometry(theme, medium).tokens()


def geometry(theme: Theme, medium: Medium = SCREEN) -> Geometry:
    """The measures of the medium's pages."""
    return geometry_of(_trim(theme, medium), medium.bleed)


def _trim(theme: Theme, medium: Medium) -> dict[str, str]:
    return custom_properties(theme.text(f"print/trim/{medium.trim.lower()}.css"))


def stylesheet(
    theme: Theme,
    names: tuple[str, ...],
    pillar: str = "",
    medium: Medium = SCREEN,
    more: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """The stylesheets of these names as one; ``--accent`` is the colour of the pillar, ``more`` further values."""
    values = tokens(theme, medium) | dict(more)
    values["accent"] = values[theme.vocabulary.pillar_colour(pillar)]
    return "\n".join(_resolved(theme.text(f"print/{name}.css"), tuple(sorted(values.items()))) for name in names)


def styles(
    theme: Theme, plain: tuple[str, ...], accent: tuple[str, ...] = (), pillar: str = "", medium: Medium = SCREEN
) -> tuple[str, ...]:
    """The stylesheets of a piece with pages of text: the plain one, that in the pillar's colour, that of a press."""
    stacked = (STACKED,) if geometry(theme, medium).stacked else ()
    sheets = [stylesheet(theme, (*plain, *stacked), medium=medium)]
    if accent:
        sheets.append(stylesheet(theme, accent, pillar, medium))
    if medium.press:
        sheets.append(stylesheet(theme, (PRESS,), medium=medium))
    return tuple(sheets)


def spacing_variants(theme: Theme, medium: Medium = SCREEN) -> tuple[str, ...]:
    """The stylesheets that let a piece take a little less room, or more."""
    return tuple(stylesheet(theme, names, medium=medium) for names in SPACING_VARIANTS)


def figure_stylesheet(theme: Theme, medium: Medium = SCREEN) -> str:
    """The stylesheet that goes into every drawing."""
    return resolve(without_comments(theme.text("shared/figure.css")), tokens(theme, medium)).strip()


def icons(theme: Theme, medium: Medium = SCREEN) -> tuple[tuple[str, str], ...]:
    """The icon of each kind of box as SVG text, drawn in the colour of the kind's label."""
    values = tokens(theme, medium)
    drawings = sorted(theme.under("shared/icons/").items())
    return tuple(
        (kind, content.decode("utf-8").replace("currentColor", values[theme.vocabulary.box_colour(kind)]))
        for name, content in drawings
        if (kind := name.removesuffix(".svg")) != name
    )


@lru_cache(maxsize=64)
def _resolved(css: str, values: tuple[tuple[str, str], ...]) -> str:
    return resolve(without_comments(css), dict(values))
