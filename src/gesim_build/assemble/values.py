"""Values: what ``{{name}}`` prints in an edition, filled into the inline tokens."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from markdown_it.token import Token
from markupsafe import Markup, escape

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.markdown.problems import place_of
from gesim_build.registers import BY_VALUE

_TAG = re.compile(r"<[^>]*>")
_JOINER = "\u2060"
# A tag; the dash of a range of numbers; the last stroke of an act's number, before its letters.
_TAG_OR_BREAK = re.compile(r"<[^>]*>|(?<=[\w.)])–(?=[\d(])|(?<![\w/.])\d+/\d+/(?=[^\W\d_])")
_LINK_TAG = re.compile(r"</?a\b[^>]*>")
_FULL_STOP = re.compile(r"\.(?!\.)")


@dataclass(frozen=True, slots=True)
class Value:
    """What a value prints: as plain text, for titles and metadata, and as XHTML."""

    text: str
    xhtml: Markup


@dataclass(frozen=True, slots=True)
class Values:
    """The values of an edition by name, and the countries of records (``ref.ID``) that other editions have."""

    known: Mapping[str, Value]
    elsewhere: Mapping[str, str]


def plain(text: str) -> Value:
    """A value without marks."""
    return Value(text, unbroken(escape(text)))


def marked(xhtml: Markup) -> Value:
    """A value with marks."""
    return Value(html.unescape(_TAG.sub("", xhtml)), unbroken(xhtml))


def unbroken(xhtml: Markup) -> Markup:
    """XHTML in which no line ends within a range ("8–9") or the number of an act ("2004/80/EC").

    There a word joiner stands. Attributes, and numbers that are part of an address, stay as they are.
    """
    return Markup(_TAG_OR_BREAK.sub(lambda match: match[0] + ("" if match[0].startswith("<") else _JOINER), xhtml))


def fill_values(tokens: Sequence[Token], values: Values, path: str) -> tuple[Diagnostic, ...]:
    """Fill the ``value`` tokens of a chapter in place (they are this edition's own copies): ``unknown-value``."""
    texts = (token for token in tokens if token.type == "inline")
    return tuple(problem for token in texts for problem in fill_text(token, values, place_of(token, path)))


def fill_text(token: Token, values: Values, place: Location) -> Iterator[Diagnostic]:
    """Fill the values of one ``inline`` token, and of the alternative texts in it. A link within a link is dropped.

    A value that ends with a full stop («16 d.») takes the place of one that follows it.
    """
    inside = 0
    children = token.children or []
    for position, child in enumerate(children):
        inside += child.nesting if child.type in ("link_open", "link_close") else 0
        if child.type == "image":
            yield from fill_text(child, values, place)
        if child.type != "value":
            continue
        name = child.meta["name"]
        value = values.known.get(name)
        if value is None:
            yield _unknown(name, values, place)
            value = plain(name)
        if value.text.endswith("."):
            _drop_full_stop(children[position + 1 :])
        child.content = value.text
        child.meta = {**child.meta, "xhtml": _LINK_TAG.sub("", value.xhtml) if inside else value.xhtml}


def _drop_full_stop(following: Sequence[Token]) -> None:
    """Take away a full stop that follows, also behind the ends of links and emphasis; an ellipsis stays."""
    after = next((token for token in following if token.nesting >= 0 and not _ends_element(token)), None)
    if after and after.type == "text" and _FULL_STOP.match(after.content):
        after.content = after.content[1:]


def _ends_element(token: Token) -> bool:
    """Whether a token ends an element of HTML, or is the empty text that emphasis leaves beside it."""
    if token.type == "html_inline":
        return token.content.startswith("</")
    return token.type == "text" and not token.content


def _unknown(name: str, values: Values, place: Location) -> Diagnostic:
    country = values.elsewhere.get(".".join(name.split(".")[:2]))
    if country:
        what = f"{{{{{name}}}}} is a record of {country}, and this text is printed in other editions too"
        hint = f"Use it in handbook/national/{country}/ only, or take the record's country out."
        return error("unknown-value", what, place, hint)
    near = get_close_matches(name, values.known, 3)
    own = sorted(known for known in values.known if known.partition(".")[0] not in BY_VALUE)
    hint = f"Did you mean {' or '.join(f'{{{{{n}}}}}' for n in near)}? " if near else f"Known: {', '.join(own)}. "
    hint += "Your own go into [values] of handbook.toml; facts and references come from their registers."
    return error("unknown-value", f"there is no value {{{{{name}}}}}", place, hint)
