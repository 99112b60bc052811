"""The stylesheet of an EPUB: custom properties replaced by their values, because older readers know none."""

from __future__ import annotations

from gesim_build.formats.epub.drawn import Rules, rules_of
from gesim_build.formats.look import Look
from gesim_build.markup.css import custom_properties, resolve, without_comments
from gesim_build.model import Edition


def drawing_rules(look: Look) -> Rules:
    """What the classes of drawings look like by day."""
    theme = look.theme
    return rules_of(resolve(theme.text("shared/figure.css") + theme.text("epub/colours.css"), look.shared_tokens))


def stylesheet(look: Look, edition: Edition) -> str:
    """The whole stylesheet; rules and drawings get their dark colours where the reader says that its page is dark."""
    theme, day = look.theme, look.shared_tokens
    night = {**day, **custom_properties(theme.text("shared/dark.css"))}
    colours = without_comments(theme.text("shared/figure.css") + theme.text("epub/colours.css"))
    css = "\n".join(
        [
            resolve(theme.text("epub/book.css") + colours, day),
            f"@media (prefers-color-scheme: dark) {{\n{resolve(colours, night)}}}\n",
        ]
    )
    return theme.in_direction(css, edition)
