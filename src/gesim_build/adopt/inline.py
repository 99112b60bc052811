"""Inline Markdown of any dialect -> ours, in one form: whatever wrote a text, and however, equal texts come out equal.

That is how a message of another program finds its unit: both are written in this form, without addresses, and compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from gesim_build.adopt.inline_html import in_markdown
from gesim_build.adopt.roles import ROLES
from gesim_build.markdown.escaping import escaped

# What begins a block of its own at the start of a paragraph (CommonMark, and our directives and definitions).
_BLOCK = re.compile(r"(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|:{3,}|[:~](?=\s)|~{3,}|=+$|-+$|\|)")
_NUMBERED = re.compile(r"\d{1,9}(?=[.)](?:\s|$))")
_RUNS = re.compile(r"[ \t]{2,}")
_SPACES = re.compile(r"[ \t]*\n[ \t]*")
# `{#id .class}` of a heading, `{: .class}` of kramdown: no words.
_ATTRIBUTES = re.compile(r"\s*\{(?:\s*[#.:][^{}]*|[\w-]+=[^{}]*)\}\s*$")
_LAST_HASHES = re.compile(r"(?<=\s)#+$")


@dataclass(frozen=True, slots=True)
class Words:
    """A text in our inline Markdown."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was in a text: it becomes a figure. ``alt`` and ``title`` are in our inline Markdown."""

    source: str
    alt: str
    title: str = ""


Piece = Words | Picture


@dataclass(frozen=True, slots=True)
class Scope:
    """What a text needs to know of the page that it is in.

    ``address`` says where a link leads in our book, None if nowhere; ``footnote`` names a footnote; ``lose`` reports
    what could not be carried.
    """

    address: Callable[[str], str | None]
    footnote: Callable[[str], str]
    lose: Callable[[str], None]


def _no_words(name: str) -> str:
    del name
    return ""


def _nothing(what: str) -> None:
    del what


# What a text is compared by: addresses and names of footnotes do not count.
NEUTRAL = Scope(_no_words, _no_words, _nothing)


def pieces(tokens: Sequence[Token], scope: Scope) -> tuple[Piece, ...]:
    """The texts and pictures of the children of an ``inline`` token, in order; a text without words is left out."""
    found: list[Piece] = []
    words: list[Token] = []
    for token in _without_wrapped_pictures(in_markdown(tokens, scope.lose), scope):
        if token.type != "image":
            words.append(token)
            continue
        found += _words(words, scope)
        words = []
        alt = "".join(piece.text for piece in pieces(token.children or (), scope) if isinstance(piece, Words))
        found.append(Picture(str(token.attrs.get("src", "")), alt, escaped(str(token.attrs.get("title", "")))))
    return (*found, *_words(words, scope))


def _words(tokens: Sequence[Token], scope: Scope) -> tuple[Words, ...]:
    if tokens and tokens[-1].type == "text":
        tokens = [*tokens[:-1], tokens[-1].copy(content=_ATTRIBUTES.sub("", tokens[-1].content))]
    text = _at_start(_SPACES.sub(" ", _Writer(scope).write(tokens)).strip())
    return (Words(text),) if text else ()


def _without_wrapped_pictures(tokens: Sequence[Token], scope: Scope) -> list[Token]:
    """The tokens, without links around what is only a picture: a figure leads nowhere."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        end = _end_of_link(tokens, index) if tokens[index].type == "link_open" else index
        within = [token for token in tokens[index + 1 : end] if token.content.strip() or token.type == "image"]
        if within and any(token.type == "image" for token in within):
            scope.lose(f"the link around a picture to {tokens[index].attrs.get('href', '')} is left out")
            kept += tokens[index + 1 : end]
            index = end + 1
        else:
            kept += tokens[index : end + 1]
            index = end + 1
    return kept


def _end_of_link(tokens: Sequence[Token], start: int) -> int:
    ends = (index for index in range(start, len(tokens)) if tokens[index].type == "link_close")
    return next(ends, len(tokens) - 1)


def _at_start(text: str) -> str:
    """The text with what would begin another block escaped, and what would end a heading."""
    if match := _NUMBERED.match(text):
        text = f"{match[0]}\\{text[match.end() :]}"
    elif _BLOCK.match(text):
        text = f"\\{text}"
    return _LAST_HASHES.sub(lambda hashes: f"\\{hashes[0]}", text)


@dataclass(slots=True)
class _Writer:
    """Writes the tokens of one text. ``links`` are those that are open: whether each is written at all."""

    scope: Scope

    def write(self, tokens: Sequence[Token]) -> str:
        """The text of some tokens."""
        written: list[str] = []
        links: list[str | None] = []
        for index, token in enumerate(tokens):
            if token.type == "link_open":
                links.append(self._address(token))
                written.append("[" if links[-1] is not None else "")
            elif token.type == "link_close":
                address = links.pop() if links else None
                written.append(f"]({_in_brackets(address)})" if address is not None else "")
            else:
                following = tokens[index + 1] if index + 1 < len(tokens) else None
                written.append(self._one(token, following))
        return "".join(written)

    def _address(self, token: Token) -> str | None:
        href = str(token.attrs.get("href", ""))
        if "title" in token.attrs:
            self.scope.lose(f"the title of a link is left out: “{token.attrs['title']}”")
        address = self.scope.address(href)
        if address is None:
            self.scope.lose(f"the link to {href or 'nowhere'} is left out, its words stay")
        return address

    def _one(self, token: Token, following: Token | None) -> str:
        if token.type == "text":
            text = escaped(_RUNS.sub(" ", token.content))
            is_before_link = following is not None and following.type in ("link_open", "footnote_mark")
            return f"{text[:-1]}\\!" if text.endswith("!") and is_before_link else text
        if token.type in ("strong_open", "strong_close"):
            return "**"
        if token.type in ("em_open", "em_close"):
            return "*"
        if token.type == "code_inline":
            return code(token.content)
        if token.type == "footnote_mark":
            return f"[^{self.scope.footnote(token.meta['label'])}]"
        return self._other(token)

    def _other(self, token: Token) -> str:
        """Breaks, HTML that we know too, roles of MyST; nothing for what has no form of ours."""
        if token.type == "softbreak":
            return " "
        if token.type == "hardbreak":
            return "<br/>"
        if token.type == "html_inline":
            return token.content
        if token.type == "myst_role":
            return ROLES.get(str(token.meta["name"]), _plain_role)(token, self.scope.address, self.scope.lose)
        if token.type in ("s_open", "math_inline", "math_inline_double"):
            self.scope.lose(
                "crossed-out text is printed plain" if token.type == "s_open" else "a formula is its source"
            )
        return code(token.content) if token.type.startswith("math_inline") else ""


def _plain_role(token: Token, address: Callable[[str], str | None], lose: Callable[[str], None]) -> str:
    del address
    lose(f"the role {{{token.meta['name']}}} is left out, its words stay")
    return escaped(token.content)


def code(content: str) -> str:
    """A code span with as few backticks as will do."""
    runs = {len(run) for run in re.findall(r"`+", content)}
    marks = "`" * next(count for count in range(1, len(runs) + 2) if count not in runs)
    pad = " " if content[:1] == "`" or content[-1:] == "`" or (content[:1] == content[-1:] == " " != content) else ""
    return f"{marks}{pad}{content}{pad}{marks}"


def _in_brackets(address: str) -> str:
    """An address as a link has it; in angle brackets where a space or an odd bracket would end it."""
    is_plain = not re.search(r"[\s<>]", address) and address.count("(") == address.count(")")
    return address if is_plain else f"<{address}>"
