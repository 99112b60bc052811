"""Raw HTML in a text: a few inline elements and comments, judged as the parser's tokens; everything else is refused."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown_it.token import Token
from markupsafe import escape

# What may be written, by name, with the attributes that each may have; docs/syntax.md lists them for editors.
ELEMENTS: Mapping[str, tuple[str, ...]] = {
    "abbr": ("title",),
    "br": (),
    "kbd": (),
    "sub": (),
    "sup": (),
    "wbr": (),
}
VOID = frozenset(("br", "wbr"))
HINT = "Use Markdown or a directive; only br, wbr, sub, sup, kbd, abbr and comments may be written as HTML."

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<rest>.*?)(?P<empty>/?)>", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"""\s+(?P<name>[A-Za-z_:][A-Za-z0-9:._-]*)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+))"""
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that may be written: the element's name, and its attributes with their values, entities resolved.

    ``kind`` is ``open``, ``close`` or ``void``.
    """

    name: str
    kind: str
    attributes: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """The tag in XML's form."""
        written = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes)
        return f"</{self.name}>" if self.kind == "close" else f"<{self.name}{written}{'/' * (self.kind == 'void')}>"


def is_comment(content: str) -> bool:
    """Whether the content of an ``html_inline`` token is a comment: for translators, never printed."""
    return content.startswith("<!--")


def read_tag(content: str) -> Tag | None:
    """The tag of an ``html_inline`` token; None if it may not be written."""
    match = _TAG.fullmatch(content)
    name = match["name"].lower() if match else ""
    if not match or name not in ELEMENTS:
        return None
    attributes = _attributes(match["rest"], ELEMENTS[name])
    if attributes is None or (match["end"] and (attributes or name in VOID)) or (match["empty"] and name not in VOID):
        return None
    return Tag(name, "close" if match["end"] else "void" if name in VOID else "open", attributes)


def _attributes(text: str, allowed: Sequence[str]) -> tuple[tuple[str, str], ...] | None:
    """The attributes written in a tag; None if one of them is not allowed, is written twice or has no value."""
    found: dict[str, str] = {}
    position = 0
    while match := _ATTRIBUTE.match(text, position):
        name, position = match["name"].lower(), match.end()
        if name not in allowed or name in found:
            return None
        found[name] = html.unescape(next(v for v in match.group("double", "single", "bare") if v is not None))
    return None if text[position:].strip() else tuple(found.items())


def html_faults(tokens: Sequence[Token]) -> Iterator[str]:
    """What is wrong with the raw HTML of one text, given its inline tokens: what may not be written, or does not nest.

    Elements of Markdown (emphasis, links) count as well: what begins within one must end within it.
    """
    open_: list[str] = []
    for token in tokens:
        if token.type == "html_inline" and not is_comment(token.content):
            yield from _tag_faults(token.content, open_)
        elif token.nesting == 1:
            open_.append("")
        elif token.nesting == -1:
            while open_ and (name := open_.pop()):
                yield f"<{name}> is not closed before the end of the {_words(token)} it begins in"
    yield from (f"<{name}> is not closed" for name in open_ if name)


def _tag_faults(content: str, open_: list[str]) -> Iterator[str]:
    tag = read_tag(content)
    if tag is None:
        yield f"raw HTML {content} is not allowed"
    elif tag.kind == "open":
        open_.append(tag.name)
    elif tag.kind == "close":
        if open_ and open_[-1] == tag.name:
            open_.pop()
        else:
            yield f"{content} closes nothing that was opened just before"


def _words(token: Token) -> str:
    return {"em_close": "emphasis", "strong_close": "emphasis", "link_close": "link"}.get(token.type, "phrase")
