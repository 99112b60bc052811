"""Task lists: ``- [ ] text``. The box is structure, not text: it is taken off before the translator sees it."""

from __future__ import annotations

import re

from markdown_it.token import Token

from gesim_build.markdown.problems import Environment

_BOX = re.compile(r"\[[ xX]\][ \t\n]+")


def task_lists(tokens: list[Token], env: Environment) -> list[Token]:
    """Mark items that begin with a box with the class ``task`` and their list with ``task-list``."""
    del env
    lists: list[Token] = []
    for index, token in enumerate(tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(token)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open" and index + 2 < len(tokens):
            inline = tokens[index + 2]
            if inline.type == "inline" and (box := _BOX.match(inline.content)):
                inline.content = inline.content[box.end() :]
                token.attrSet("class", "task")
                lists[-1].attrSet("class", "task-list")
    return tokens
