"""Task lists: ``- [ ] text``, or ``- [x] text`` where it is done.

The box is structure, not text: it is taken off before the translator sees it.
"""

from __future__ import annotations

import re

from markdown_it.token import Token

from gesim_build.markdown.problems import Environment
from gesim_build.markup.classes import TASK, TASK_LIST

_BOX = re.compile(r"\[([ xX])\][ \t\n]+")


def task_lists(tokens: list[Token], env: Environment) -> list[Token]:
    """Say of each item that begins with a box which it is: ``meta["box"]`` is ``open`` or ``ticked``.

    In a list with bullets it takes the place of the bullet: the item has the class ``task``, the list ``task-list``.
    """
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
                token.meta["box"] = "open" if box[1] == " " else "ticked"
                if lists[-1].type == "bullet_list_open":
                    token.attrSet("class", TASK)
                    lists[-1].attrSet("class", TASK_LIST)
    return tokens
