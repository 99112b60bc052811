"""The roles of MyST, ``{name}`text```: what each becomes in our inline Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from markdown_it.token import Token

Address = Callable[[str], str | None]
Lose = Callable[[str], None]
Role = Callable[[Token, Address, Lose], str]

_TITLED = re.compile(r"(?P<words>.*?)\s*<(?P<target>[^<>]*)>", re.DOTALL)
_MARKUP = re.compile(r"([\\`*\[\]<_])")


def _words(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)


def _reference(token: Token, address: Address, lose: Lose) -> str:
    """``{ref}`words <target>```: a link; without words, one that finds its words by itself."""
    match = _TITLED.fullmatch(token.content)
    words, target = (match["words"], match["target"]) if match else ("", token.content)
    found = address(f"{target}.md" if token.meta["name"] == "doc" else f"#{target}")
    if found is None or (not words and not found.startswith("#")):
        lose(f"the reference to {target} is left out")
        return _words(words or target)
    return f"[{_words(words)}]({found})"


def _code(token: Token, address: Address, lose: Lose) -> str:
    del address, lose
    return f"`{token.content.strip('`')}`"


def _emphasis(token: Token, address: Address, lose: Lose) -> str:
    del address, lose
    return f"*{_words(token.content)}*"


def _strong(token: Token, address: Address, lose: Lose) -> str:
    del address, lose
    return f"**{_words(token.content)}**"


def _element(token: Token, address: Address, lose: Lose) -> str:
    del address, lose
    name = {"sup": "sup", "superscript": "sup", "sub": "sub", "subscript": "sub", "kbd": "kbd"}[token.meta["name"]]
    return f"<{name}>{_words(token.content)}</{name}>"


def _abbreviation(token: Token, address: Address, lose: Lose) -> str:
    del address, lose
    match = re.fullmatch(r"(?P<short>[^()]*?)\s*\((?P<long>.*)\)", token.content)
    if not match:
        return _words(token.content)
    return f'<abbr title="{escape(match["long"])}">{_words(match["short"])}</abbr>'


ROLES: Mapping[str, Role] = {
    **dict.fromkeys(("ref", "doc", "numref", "term"), _reference),
    **dict.fromkeys(("code", "literal", "file", "samp", "command", "program", "option", "envvar"), _code),
    **dict.fromkeys(("func", "class", "meth", "mod", "attr", "py:func", "py:class", "py:meth", "py:mod"), _code),
    **dict.fromkeys(("guilabel", "menuselection", "strong"), _strong),
    **dict.fromkeys(("emphasis", "dfn"), _emphasis),
    **dict.fromkeys(("sup", "superscript", "sub", "subscript", "kbd"), _element),
    "abbr": _abbreviation,
}
