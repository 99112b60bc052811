"""A table's caption: from the title of its directive into the table, where it belongs."""

from __future__ import annotations

from markdown_it.token import Token

from gesim_build.diagnostics import error
from gesim_build.markdown.problems import Environment, report


def table_captions(tokens: list[Token], env: Environment) -> list[Token]:
    """Move the title tokens of each ``table`` directive after the ``table_open`` that follows them.

    Reports ``table-without-table``.
    """
    result: list[Token] = []
    caption: list[Token] = []
    inside = False
    for token in tokens:
        if token.type == "table_wrap_title_open":
            inside, caption = True, [token]
            continue
        if inside:
            caption.append(token)
            inside = token.type != "table_wrap_title_close"
            continue
        result.append(token)
        if token.type == "table_open" and caption:
            result += caption
            caption = []
        elif token.type == "table_wrap_close" and caption:
            line = (caption[0].map or [0])[0]
            report(
                env,
                error,
                "table-without-table",
                "this directive holds no table",
                line,
                "Put a table of | cells | inside it.",
            )
            caption = []
    return result
