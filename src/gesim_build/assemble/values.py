"""Values: what ``{{name}}`` prints in an edition."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from markdown_it.token import Token
from markupsafe import Markup, escape

from gesim_build.diagnostics import Diagnostic, Location, error
from gesim_build.markdown.inline import FilledText, ParsedChapter
from gesim_build.registers import BY_VALUE

_TAG = re.compile(r"<[^>]*>")
_JOINER = "\u2060"
# A tag; the dash of a range of numbers; the last slash of an act's number, before its letters.
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

    It puts a word joiner there. Attributes, and numbers that are part of an address, stay as they are.
    """
    return Markup(_TAG_OR_BREAK.sub(lambda match: match[0] + ("" if match[0].startswith("<") else _JOINER), xhtml))


def fill_values(chapter: ParsedChapter, values: Values) -> tuple[ParsedChapter, tuple[Diagnostic, ...]]:
    """A chapter with its ``value`` tokens filled; ``unknown-value``."""
    return chapter.with_texts(lambda token, place: fill_text(token, values, place))


def fill_text(token: Token, values: Values, place: Location) -> FilledText:
    """One ``inline`` token with its values filled, also in its alternative texts. A link within a link is dropped.

    A value that ends with a full stop («16 d.») takes the place of one that follows it, also after the ends of links
    and emphasis; an ellipsis stays.
    """
    if not any(child.type in ("value", "image") for child in token.children or ()):
        return token, ()
    children: list[Token] = []
    problems: list[Diagnostic] = []
    links, stopped = 0, False
    for child in token.children or ():
        filled, wrong = child, tuple[Diagnostic, ...]()
        if child.type == "image":
            filled, wrong = fill_text(child, values, place)
        elif child.type == "value":
            filled, wrong = _filled(child, values, place, in_link=links > 0)
        elif stopped and child.type == "text" and _FULL_STOP.match(child.content):
            filled = child.copy(content=child.content[1:])
        if child.type == "value":
            stopped = filled.content.endswith(".")
        elif child.nesting >= 0 and not _ends_element(child):
            stopped = False
        links += child.nesting if child.type in ("link_open", "link_close") else 0
        children.append(filled)
        problems += wrong
    return token.copy(children=children), tuple(problems)


def _filled(token: Token, values: Values, place: Location, *, in_link: bool) -> FilledText:
    name = token.meta["name"]
    value, wrong = values.known.get(name), tuple[Diagnostic, ...]()
    if value is None:
        value, wrong = plain(name), (_unknown(name, values, place),)
    xhtml = _LINK_TAG.sub("", value.xhtml) if in_link else value.xhtml
    return token.copy(content=value.text, meta={**token.meta, "xhtml": xhtml}), wrong


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
    near = get_close_matches(name, values.known)
    own = sorted(known for known in values.known if known.partition(".")[0] not in BY_VALUE)
    hint = f"Did you mean {' or '.join(f'{{{{{n}}}}}' for n in near)}? " if near else f"Known: {', '.join(own)}. "
    hint += "Your own go into [values] of handbook.toml; facts and references come from their registers."
    return error("unknown-value", f"there is no value {{{{{name}}}}}", place, hint)
