"""The stylesheet of an EPUB: custom properties replaced by their values, because older readers know none."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gesim_build.theme import Theme

_PROPERTY = re.compile(r"(--[\w-]+):\s*([^;]+);")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)


def stylesheet(theme: Theme) -> str:
    """The whole stylesheet; rules and drawings get their dark colours where the reader says that its page is dark."""
    day = properties(theme.text("shared/tokens.css"))
    night = day | properties(theme.text("shared/dark.css"))
    colours = _COMMENT.sub("", theme.text("shared/figure.css") + theme.text("epub/colours.css"))
    return "\n".join(
        [
            replaced(theme.text("epub/book.css") + colours, day),
            f"@media (prefers-color-scheme: dark) {{\n{replaced(colours, night)}}}\n",
        ]
    )


def properties(css: str) -> dict[str, str]:
    """The custom properties that a stylesheet sets, by name."""
    return dict(_PROPERTY.findall(_COMMENT.sub("", css)))


def replaced(css: str, values: Mapping[str, str]) -> str:
    """The stylesheet with each ``var(--name)`` replaced; one that nothing sets stays as it is."""
    return _VARIABLE.sub(lambda match: values.get(match[1], match[0]), css)
